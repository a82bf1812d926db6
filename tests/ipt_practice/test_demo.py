"""The demo practice, loaded once: it keeps every rule that a real practice keeps."""

from __future__ import annotations

import io
import json
import re
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

import ipt_practice.demo
from accounts.models import Practice, User
from audit.models import Event
from audit.queries import check_chain
from cases.models import Case, Client, Contact, RiskEntry
from documents.models import Document, Rendering
from ipt_practice.demo.cast import MEMBERS, PASSWORD
from ipt_practice.demo.clock import CourseClock
from ipt_practice.demo.crowd import crowd
from ipt_practice.demo.load import STORIES, PracticeIsNotEmpty, load
from measures.models import Administration
from sessions.models import (
    SessionDraft,
    SessionMeasure,
    SessionNote,
    SessionRisk,
    TherapySession,
)
from supervision.queries import caseload_of, waiting_for

pytestmark = pytest.mark.django_db

# Totals and answers as they are written down: [point, PHQ-9, answers, GAD-7, answers].
SCORES = json.loads(
    Path(ipt_practice.demo.__file__).with_name("scores.json").read_text()
)
# Numbers that Ofcom keeps free for drama, and the domain of RFC 2606.
INVENTED_NUMBER = re.compile(r"01632 960\d{3}")


@pytest.fixture(scope="module", autouse=True)
def told(django_db_setup, django_db_blocker):
    """What `load` returned and said; rolled back after the last test."""
    lines: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        count = load(today=timezone.localdate(), say=lines.append)
        yield count, lines
        transaction.set_rollback(True)


def of(name: str) -> Case:
    """The case of the worked client with this first name."""
    return Case.objects.get(client__given_name=name, client__phone__startswith="0")


def local_day(moment: datetime) -> date:
    return timezone.localdate(moment)


def treatment_of(case: Case) -> list[TherapySession]:
    return list(TherapySession.objects.filter(case=case).in_treatment().in_order())


# The whole


def test_forty_four_cases_are_loaded_and_said(told):
    count, lines = told

    assert count == Case.objects.count() == Client.objects.count() == 44
    assert lines[-1] == "The supervisor's table is full."


def test_the_members_sign_in_with_the_public_password_and_no_second_factor():
    people = User.objects.all()

    assert {person.email for person in people} == {
        f"{member.key}@demo.example" for member in MEMBERS
    }
    assert all(person.check_password(PASSWORD) for person in people)
    assert all(person.is_demo for person in people)


def test_the_access_log_is_whole():
    chain = check_chain()

    assert chain.problem == ""
    assert chain.count > 2_000


def test_nothing_is_recorded_in_the_future():
    now = timezone.now()

    assert not Event.objects.filter(occurred_at__gt=now).exists()
    assert not SessionNote.objects.filter(signed_at__gt=now).exists()
    assert not Administration.objects.filter(recorded_at__gt=now).exists()
    assert not RiskEntry.objects.filter(recorded_at__gt=now).exists()
    assert not Document.objects.filter(saved_at__gt=now).exists()


def test_everything_else_in_the_log_has_the_moment_it_speaks_of():
    assert not Event.objects.filter(occurred_at__isnull=True).exists()


# Sessions


def test_attended_sessions_are_numbered_without_a_gap_and_no_other_is():
    for case in Case.objects.all():
        sessions = treatment_of(case)
        numbers = [one.number for one in sessions if one.is_attended]
        assert numbers == list(range(1, len(numbers) + 1))
        assert all(one.number is None for one in sessions if not one.is_attended)
        assert all(
            earlier.scheduled_at < later.scheduled_at
            for earlier, later in pairwise(sessions)
        )


def test_every_appointment_is_on_a_working_day():
    days = {local_day(one.scheduled_at) for one in TherapySession.objects.all()}

    assert {day.weekday() for day in days} == {0, 1, 2, 3, 4}


def test_the_sessions_keep_the_weeks_of_the_story():
    """A missed one stays where it was, and later ones do not slide."""
    marco = treatment_of(of("Marco"))
    first = local_day(marco[0].scheduled_at)
    held = [one for one in marco if not one.is_planned]

    assert [(local_day(one.scheduled_at) - first).days // 7 for one in held] == [
        *range(9)
    ]
    assert [one.is_missed for one in held].count(True) == 2
    assert [n for n, one in enumerate(held, start=1) if one.is_missed] == [6, 7]


def test_every_attended_session_has_both_questionnaires_and_a_risk_entry():
    keys = defaultdict(set)
    for session_id, key in SessionMeasure.objects.values_list(
        "therapy_session", "administration__instrument_key"
    ):
        keys[session_id].add(key)
    asked = set(SessionRisk.objects.values_list("therapy_session", flat=True))
    attended = TherapySession.objects.in_treatment().attended()

    assert attended.count() > 250
    for one in attended:
        assert keys[one.pk] == {"PHQ9", "GAD7"}, one
        assert one.pk in asked, one


def test_every_attended_session_is_signed_within_three_days():
    notes = SessionNote.objects.select_related("therapy_session")
    attended = TherapySession.objects.attended()

    assert {note.therapy_session_id for note in notes} == {
        *attended.values_list("pk", flat=True)
    }
    for note in notes:
        waited = note.signed_at - note.therapy_session.scheduled_at
        assert timedelta(0) < waited <= timedelta(hours=72)


def test_one_note_is_late_and_nothing_else_lies_open_for_long():
    draft = SessionDraft.objects.select_related("therapy_session").get()
    settled = timezone.now() - timedelta(days=2)
    left_open = TherapySession.objects.planned().filter(scheduled_at__lt=settled)

    assert draft.fields["text"]
    assert draft.therapy_session.is_planned
    assert {one.pk for one in left_open} <= {draft.therapy_session_id}


def test_the_trainee_s_notes_are_countersigned_but_for_the_last_ones():
    helena = User.objects.get(email="helena@demo.example")
    waiting = waiting_for(helena, timezone.localdate())

    assert 0 < len(waiting) <= 12
    assert SessionNote.objects.filter(needs_countersignature=True).count() > len(
        waiting
    )


# Scores and safety


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_every_total_is_the_sum_that_is_written_down(story):
    case = Case.objects.get(
        client__given_name=story.given_name, client__family_name=story.family_name
    )

    for key, first in (("PHQ9", 1), ("GAD7", 3)):
        recorded = Administration.objects.filter(case=case, instrument_key=key)
        written = [
            (row[first], [int(digit) for digit in row[first + 1]])
            for row in SCORES[story.key]
        ]
        assert [(one.total, one.answers) for one in recorded.in_order()] == written
        assert all(total == sum(answers) for total, answers in written)


def test_every_total_of_every_case_is_the_sum_of_its_answers():
    for one in Administration.objects.all():
        assert one.total == sum(one.answers)
        assert not one.is_prorated


def test_an_entry_is_full_exactly_where_item_nine_is_above_zero():
    entries = RiskEntry.objects.all()

    assert {entry.is_full for entry in entries} == {True, False}
    for entry in entries:
        assert entry.is_full == ((entry.item9 or 0) >= 1), entry


def test_the_item_in_the_risk_entry_is_the_one_in_the_questionnaire():
    item9 = dict(
        SessionMeasure.objects.filter(
            administration__instrument_key="PHQ9"
        ).values_list("therapy_session", "administration__risk_item")
    )

    for session_id, told in SessionRisk.objects.values_list(
        "therapy_session", "risk_entry__item9"
    ):
        assert told == item9[session_id]


# The people to look at first


def test_the_supervisor_has_forty_open_cases():
    helena = User.objects.get(email="helena@demo.example")

    caseload = caseload_of(helena, timezone.now())

    assert caseload.total == caseload.shown == 40


def test_marco_stands_first_because_he_gets_worse():
    helena = User.objects.get(email="helena@demo.example")

    first = caseload_of(helena, timezone.now()).rows[0]

    assert first.case_id == of("Marco").pk
    assert "DETERIORATION" in [flag.key for flag in first.flags]


def test_the_table_shows_more_than_one_kind_of_flag_and_many_quiet_rows():
    helena = User.objects.get(email="helena@demo.example")
    rows = caseload_of(helena, timezone.now()).rows
    kinds = {flag.key for row in rows for flag in row.flags}

    assert {"DETERIORATION", "DNA2"} <= kinds
    assert sum(not row.flags for row in rows) >= 20


@pytest.mark.parametrize(
    ("name", "letter", "sessions"),
    [("Sara", "GOODBYE_LETTER", 16), ("Daniel", "ENDING_LETTER", 14)],
)
def test_who_has_ended_is_closed_with_letters_and_a_released_summary(
    name, letter, sessions
):
    case = of(name)
    documents = {one.kind: one for one in Document.objects.filter(case=case)}

    assert case.status == Case.Status.CLOSED
    assert sum(one.is_attended for one in treatment_of(case)) == sessions
    assert set(documents) == {letter, "RELAPSE_PLAN_LETTER", "TREATMENT_SUMMARY"}
    assert documents["TREATMENT_SUMMARY"].is_released
    assert not any(one.is_draft for one in documents.values())
    for document in documents.values():
        assert Rendering.objects.filter(document=document).exists()
    assert not any(one.is_planned for one in treatment_of(case))


def test_two_older_cases_are_closed_with_a_summary_that_is_still_a_draft():
    """The admin sees them named before an export, and can ask for them."""
    released = Document.objects.released().values("case")
    older = Case.objects.closed().exclude(pk__in=released)

    assert older.count() == 2
    for case in older:
        assert Document.objects.get(case=case).is_draft


# Nobody here exists


def test_no_telephone_number_and_no_address_could_be_somebody_s():
    numbers = [Practice.objects.get().phone]
    numbers += Client.objects.values_list("phone", flat=True)
    numbers += Contact.objects.values_list("phone", flat=True)
    addresses = [*Client.objects.values_list("email", flat=True)]
    addresses += Contact.objects.values_list("email", flat=True)

    given = [number for number in numbers if number]
    assert len(given) > 8
    assert all(INVENTED_NUMBER.fullmatch(number) for number in given)
    assert all(one.endswith("@example.org") for one in addresses if one)
    assert len(given) == len(set(given))


# Loading


def test_a_second_load_is_refused_and_changes_nothing():
    before = Event.objects.count()

    with pytest.raises(PracticeIsNotEmpty):
        load(today=timezone.localdate())
    with pytest.raises(CommandError, match="only goes into an empty practice"):
        call_command("load_demo", stdout=io.StringIO())

    assert Event.objects.count() == before
    assert Case.objects.count() == 44


def test_only_a_demo_is_loaded(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="Set DEMO=1 first"):
        call_command("load_demo")


def test_the_crowd_is_the_same_at_every_loading():
    assert list(crowd()) == list(crowd())


@pytest.mark.parametrize("days", range(14))
def test_on_any_day_the_last_session_is_settled_and_the_next_still_to_come(days):
    today = date(2026, 12, 24) + timedelta(days=days)
    for weekday in range(5):
        clock = CourseClock(
            today=today, weekday=weekday, at=time(17, 0), began_weeks_ago=6
        )
        assert clock.day(6) <= today - timedelta(days=2) < clock.day(7)
        assert {clock.day(week).weekday() for week in range(7)} == {weekday}
        assert clock.day(1) + timedelta(weeks=5) == clock.day(6)
