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
from django.urls import reverse
from django.utils import timezone

import ipt_practice.demo
from accounts.models import Practice, User
from audit.models import Event
from audit.queries import check_chain
from cases.models import (
    Case,
    Client,
    ConfidentialityAgreement,
    Contact,
    FlagDismissal,
    FunctioningRating,
    IntakeVersion,
    RiskEntry,
    SafetyPlan,
    SuitabilityReview,
    TherapyGroup,
)
from cases.queries import covered_by, hand_overs, intake_progress
from documents.models import Document, Rendering
from formulation.models import ClosenessRating, FocusArea, Goal, InventoryPerson, Ipaf
from ipt_practice.demo.cast import MEMBERS, PASSWORD
from ipt_practice.demo.clock import CourseClock
from ipt_practice.demo.crowd import COUNT as CROWD
from ipt_practice.demo.crowd import crowd
from ipt_practice.demo.load import STORIES, PracticeIsNotEmpty, load
from ipt_practice.demo.voice import VOICE
from measures.models import Administration
from sessions.here_and_now import BEGINS
from sessions.models import (
    CarriedTask,
    HereAndNowNote,
    ProcessNote,
    RelapsePlan,
    SessionDraft,
    SessionMeasure,
    SessionNote,
    SessionRisk,
    Snippet,
    TaskTick,
    TechniqueUse,
    TherapySession,
)
from sessions.queries import own_here_and_now
from sessions.queries.groups import group_page
from supervision.models import SupervisionReview
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


def test_every_story_is_loaded_and_said(told):
    count, lines = told

    worked = len(STORIES) + 1 + len(VOICE) + CROWD
    assert count == Case.objects.count() == Client.objects.count() - 1 == worked
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

    # At most the last note of each case.
    assert 0 < len(waiting) <= Case.objects.filter(therapist__is_trainee=True).count()
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
        recorded = Administration.objects.filter(
            case=case, instrument_key=key, about=None
        )
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

    of_clients = SessionRisk.objects.filter(risk_entry__about=None)
    for session_id, told in of_clients.values_list(
        "therapy_session", "risk_entry__item9"
    ):
        assert told == item9[session_id]


# The people to look at first


def test_the_supervisor_sees_every_open_case():
    helena = User.objects.get(email="helena@demo.example")

    caseload = caseload_of(helena, timezone.now())

    assert caseload.total == caseload.shown == Case.objects.open().count()


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
    ("name", "letter", "page", "sessions"),
    [
        ("Sara", "GOODBYE_LETTER", "PATTERN_PAGE", 16),
        ("Daniel", "ENDING_LETTER", "FORMULATION_PAGE", 14),
    ],
)
def test_who_has_ended_is_closed_with_letters_and_a_released_summary(
    name, letter, page, sessions
):
    case = of(name)
    documents = {one.kind: one for one in Document.objects.filter(case=case)}

    assert case.status == Case.Status.CLOSED
    assert sum(one.is_attended for one in treatment_of(case)) == sessions
    assert set(documents) == {
        letter,
        page,
        "AGREEMENT",
        "CIRCLE_PAGE",
        "GP_LETTER",
        "RELAPSE_PLAN_LETTER",
        "SAFETY_PLAN",
        "TREATMENT_SUMMARY",
    }
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


# Assessed before they are treated


def test_every_case_is_assessed_in_full_and_its_version_is_kept():
    for case in Case.objects.select_related("client"):
        version = IntakeVersion.objects.get(case=case)
        seen_on = local_day(version.completed_at)
        progress = intake_progress(case, on=seen_on)
        assert progress.is_complete, (case, progress.still_open_words)
        assert not progress.is_changed_since
        assert version.answers["first_seen_on"] == f"{seen_on}"
        assert version.answers["onset"] < f"{seen_on:%Y-%m}"


def test_symptoms_weigh_as_much_as_the_first_scores_say():
    asked = {"sleep": ("PHQ9", 2), "death": ("PHQ9", 8), "anxiety": ("GAD7", 0)}
    for version in IntakeVersion.objects.select_related("case"):
        for symptom, (key, item) in asked.items():
            first = Administration.objects.filter(
                case=version.case, instrument_key=key, about=None
            ).in_order()[0]
            assert version.answers[f"symptom_{symptom}"] == first.answers[item]


@pytest.mark.parametrize(
    ("name", "areas"),
    [
        ("Sara", {"work", "home", "money", "leisure", "friendships"}),
        (
            "Daniel",
            {"work", "home", "money", "leisure", "friendships", "parenting"},
        ),
    ],
)
def test_how_life_is_managed_is_rated_at_the_start_and_at_the_end(name, areas):
    """All that apply; the assessment says which of the seven do not."""
    case = of(name)
    sessions = treatment_of(case)
    # Others come with the review half-way, and with a follow-up.
    rated = FunctioningRating.objects.filter(case=case).order_by("rated_on")
    start = rated.first()
    last = rated.get(rated_on=local_day(sessions[-1].scheduled_at))
    all_seven = {*areas, "partner", "parenting"}

    assert start.rated_on < local_day(sessions[0].scheduled_at)
    for rating in (start, last):
        assert {
            area for area in all_seven if getattr(rating, area) is not None
        } == areas
    assert (
        "not apply" in IntakeVersion.objects.get(case=case).answers["functioning_note"]
    )


def test_under_eighteen_a_parent_has_agreed_to_what_stays_private():
    agreement = ConfidentialityAgreement.objects.get(case=of("Sara"))

    assert agreement.is_safety_exception_said
    assert agreement.guardian.name == "Dana Linden"
    assert agreement.agreed_by_client_on == agreement.agreed_by_guardian_on


def test_ellen_s_answers_are_there_and_the_model_is_still_open():
    case = of("Ellen")
    review = SuitabilityReview.objects.get(case=case)

    assert (review.decision, case.is_model_decided) == ("WAIT", False)
    assert "NOT_ASKED" not in review.answers.values()
    assert list(review.answers.values()).count("PARTLY") >= 5


# What is signed is true


def test_a_tick_says_no_more_than_the_record_of_that_day():
    """Keys of the lines that the record can answer, and the day on which it does."""
    letters = Document.objects.filter(kind__endswith="_LETTER")
    shown = {
        ("BEGINNING_FOCUS", "AGREE_FOCUS"): days(FocusArea, "agreed_on"),
        ("AGREE_GOALS", "DIT_4_GOALS"): days(Goal, "set_on"),
        ("DIT_ENGAGEMENT_IPAF", "DIT_3_DRAFT"): days(Ipaf, "made_on"),
        ("DIT_ENGAGEMENT_SHARED", "DIT_4_SHARED", "DIT_4_AGREED"): days(
            Ipaf, "shared_on"
        ),
        ("DIT_CLOSE_NAMED_LETTER", "DIT_END_LETTER", "DIT_CLOSE_ANSWER_ANSWER"): days(
            Document, "shared_on"
        ),
        ("DIT_WIDEN_OUTLINE",): {
            (one.case_id, local_day(one.created_at)) for one in letters
        },
        ("DIT_CONSOLIDATION_LETTER", "ENDING_LETTER"): {
            (one.case_id, local_day(one.created_at)) for one in letters
        }
        | days(Document, "shared_on"),
        ("CLOSE_STEADY_PLAN", "CLOSE_ALONE_DRAFT", "DIT_CLOSE_AHEAD_PLAN"): days(
            RelapsePlan, "made_on"
        ),
        ("CLOSE_STEADY_CIRCLE",): days(ClosenessRating, "rated_on"),
        ("BEGINNING_TIMELINE", "ONSET_TIMELINE"): used("TIMELINE"),
        ("BEGINNING_INVENTORY", "PEOPLE_CIRCLE"): used("SOCIAL_INVENTORY"),
        ("REHEARSE_ROLE_PLAY", "PRACTISED"): used("ROLE_PLAY"),
    }
    for keys, there in shown.items():
        ticked = {
            (one.case_id, local_day(one.therapy_session.scheduled_at))
            for one in TaskTick.objects.filter(key__in=keys).select_related(
                "therapy_session"
            )
        }
        assert ticked, keys
        assert ticked <= there, keys


def days(model, field: str) -> set[tuple[object, date]]:
    """Case and day of every row of a table."""
    rows = model.objects.filter(**{f"{field}__isnull": False})
    return {*rows.values_list("case_id", field)}


def used(technique: str) -> set[tuple[object, date]]:
    rows = TechniqueUse.objects.filter(key=technique).select_related("therapy_session")
    return {(one.case_id, local_day(one.therapy_session.scheduled_at)) for one in rows}


def ticks_of(name: str, number: int) -> set[str]:
    ticks = TaskTick.objects.filter(
        case=of(name), therapy_session__number=number
    ).values_list("key", flat=True)
    return {*ticks}


def test_no_focus_is_ticked_where_none_was_found():
    """Tomasz finds his at session 5, Marco's is shared at session 6."""
    for number in range(1, 5):
        assert not {"BEGINNING_FOCUS", "AGREE_FOCUS"} & ticks_of("Tomasz", number)
    for number in range(1, 6):
        assert not {"DIT_ENGAGEMENT_SHARED", "DIT_4_SHARED"} & ticks_of("Marco", number)
    assert "AGREE_FOCUS" in ticks_of("Tomasz", 5)
    assert "DIT_4_SHARED" in ticks_of("Marco", 6)


def test_no_session_has_all_the_lines_of_its_phase():
    per_session = TaskTick.objects.filter(key__startswith="BEGINNING_").values_list(
        "therapy_session", flat=True
    )
    counts = [list(per_session).count(one) for one in set(per_session)]

    assert counts
    assert max(counts) < 6


@pytest.mark.parametrize(
    ("name", "drafted", "read", "last"), [("Sara", 12, 14, 16), ("Daniel", 13, 14, 14)]
)
def test_the_letter_is_drafted_then_read_together_then_given(name, drafted, read, last):
    case = of(name)
    letter = Document.objects.get(
        case=case, kind__in=["GOODBYE_LETTER", "ENDING_LETTER"]
    )
    day_of = {one.number: local_day(one.scheduled_at) for one in treatment_of(case)}

    assert local_day(letter.created_at) == day_of[drafted]
    assert letter.shared_on == day_of[read]
    assert letter.client_reaction
    assert local_day(letter.approved_at) == day_of[last]


def test_a_word_that_sara_struck_out_is_not_in_her_letter():
    letter = Document.objects.get(case=of("Sara"), kind="GOODBYE_LETTER")

    assert "struck out" in letter.client_reaction
    assert not [part for part in letter.parts if "brave" in part["text"]]


def test_sara_s_summary_names_her_art_club_and_not_someone_close():
    summary = Document.objects.get(case=of("Sara"), kind="TREATMENT_SUMMARY")
    text = "\n".join(part["text"] for part in summary.parts)

    assert "Art club on Wednesdays" in text
    assert "omeone close" not in text


# Worked through as told


def test_sara_s_safety_plan_is_looked_at_again_three_times():
    case = of("Sara")
    weeks = weeks_of(case)
    made = SafetyPlan.objects.filter(case=case).order_by("number")
    looked = RiskEntry.objects.filter(case=case, actions__icontains="PLAN_REVIEWED")

    assert [weeks(plan.made_on) for plan in made] == [0, 6, 12, 17]
    assert {6, 12, 17} <= {weeks(entry.asked_on) for entry in looked}


def weeks_of(case: Case):
    """The week of a day, 1 being that of the first session."""
    first = local_day(treatment_of(case)[0].scheduled_at)
    return lambda day: (day - first).days // 7 + 1


def test_jonas_keeps_seven_notes_of_what_happened_between_sara_and_him():
    """Two of them in parts, as they were seen in the room."""
    of_sara = {"case": of("Sara")}
    notes = ProcessNote.objects.filter(**of_sara)
    here = HereAndNowNote.objects.filter(**of_sara)
    number = "therapy_session__number"

    assert sorted(here.values_list(number, flat=True)) == [6, 7]
    assert sorted(notes.values_list(number, flat=True)) == [3, 5, 10, 13, 15]
    for one in here:
        [own] = own_here_and_now(one.therapy_session, one.author)
        assert own.words.happened.startswith(BEGINS)
        assert own.words.said == "YES"


def test_two_therapists_keep_words_of_their_own_to_put_into_notes():
    owners = Snippet.objects.kept().values_list("owner__given_name", flat=True)

    assert {name: list(owners).count(name) for name in owners} == {
        "Ruth": 3,
        "Jonas": 2,
    }


def test_the_anniversary_falls_between_the_session_before_it_and_the_one_after():
    case = of("Daniel")
    died_on = InventoryPerson.objects.get(case=case, name="Ngozi").died_on
    tenth, eleventh = treatment_of(case)[9:11]

    anniversary = died_on.replace(year=died_on.year + 1)

    assert local_day(tenth.scheduled_at) < anniversary
    assert anniversary < local_day(eleventh.scheduled_at)


def test_marco_has_a_third_plan_an_answer_and_one_appointment_more():
    case = of("Marco")
    last = [one for one in treatment_of(case) if one.is_attended][-1]
    coming = [one for one in treatment_of(case) if one.is_planned]
    said = SupervisionReview.objects.filter(case=case).order_by("pk")

    assert SafetyPlan.objects.filter(case=case).count() == 3
    assert {one.author.given_name for one in said} == {"Jonas", "Helena"}
    assert not said.filter(kind="REVIEWED").exists()
    assert CarriedTask.objects.filter(case=case).count() == 2
    # Nine of the sixteen are still to come, and one beside the plan before them.
    assert len(coming) == 10
    assert local_day(coming[0].scheduled_at) > timezone.localdate()
    assert (coming[1].scheduled_at - last.scheduled_at).days in (6, 7)


def test_marco_s_missing_focus_was_let_rest_with_a_reason_until_he_was_back():
    case = of("Marco")
    dismissal = FlagDismissal.objects.get(case=case)
    sixth = next(one for one in treatment_of(case) if one.number == 6)

    assert dismissal.flag == "NO_FOCUS"
    assert "issed two" in dismissal.reason
    assert dismissal.dismissed_at < sixth.scheduled_at


def test_piotr_was_seen_past_his_plan_before_he_was_closed():
    case = Case.objects.get(client__given_name="Piotr")
    review = SupervisionReview.objects.get(case=case)

    assert case.status == Case.Status.CLOSED
    assert sum(one.is_attended for one in treatment_of(case)) == 13
    assert "CONTRACT_OVER" in review.flags
    assert local_day(review.written_at) < case.closed_on


# What to try first


def test_what_the_welcome_says_to_try_first_can_be_done_on_any_day(signed_in):
    """Also on a Sunday, when nobody has an appointment."""
    welcome = (Path(ipt_practice.demo.__file__).parents[2] / "dev").read_text()
    ruth = signed_in(User.objects.get(email="ruth@demo.example"))
    case, now = of("Leah"), timezone.localtime()
    coming = next(one for one in treatment_of(case) if one.is_planned)
    answers = {f"phq9_{n}": "1" for n in range(1, 9)} | {"phq9_9": "0"}
    answers |= {f"gad7_{n}": "1" for n in range(1, 8)}

    found = ruth.get("/clients/").content.decode()
    held = ruth.post(
        reverse("sessions:sign", args=[case.pk, coming.pk]),
        {
            "version": "0",
            "attendance": "CAME",
            "place": "IN_PERSON",
            "minutes": "50",
            "held_on": f"{now:%Y-%m-%d}",
            "held_time": f"{now:%H:%M}",
            "risk_quick": "on",
            "techniques": ["LINKING"],
            "text": "What came back from the parish magazine.",
            "focus_link": "The new role, tried out.",
            **answers,
        },
    )

    assert 'open Leah Brandt under "Clients" and log her next session' in welcome
    assert "Leah Brandt" in found
    assert held.url == reverse("sessions:session", args=[case.pk, coming.pk])
    assert SessionNote.objects.filter(therapy_session=coming).exists()


def test_the_welcome_names_everyone_who_can_sign_in():
    welcome = (Path(ipt_practice.demo.__file__).parents[2] / "dev").read_text()

    assert f"with the password {PASSWORD}:" in welcome
    for member in MEMBERS:
        assert User.objects.get(email=f"{member.key}@demo.example").is_active
        assert f"  {member.key}@demo.example " in welcome


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
    assert Case.objects.count() == len(STORIES) + 1 + len(VOICE) + CROWD


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


def test_the_group_has_met_nine_times_and_half_way_talks_are_due():
    ruth = User.objects.get(email="ruth@demo.example")
    group = TherapyGroup.objects.get()

    page = group_page(group, by=ruth, today=timezone.localdate())

    assert [len(page.members), page.held, len(page.left)] == [7, 9, 1]
    letters = {
        row.membership.code: "".join(mark.letter for mark in row.marks)
        for row in page.members
    }
    assert letters["D"] == "PPP––––––"
    assert letters["E"] == "PAPPPLPPP"
    assert [one.title[:16] for one in page.due] == ["Half-way meeting"] * 6
    assert page.sessions[7].summary.is_approved


def test_callum_leads_the_group_covers_for_ruth_and_works_in_the_cases_of_those_who_stayed():
    callum = User.objects.get(email="callum@demo.example")

    assert TherapyGroup.objects.shaped_by(callum).exists()
    assert Case.objects.own_or_granted(callum).count() == 6 + 1
    (cover,) = covered_by(callum, timezone.localdate())
    assert cover.case.client.given_name == "Leah"
    assert hand_overs(cover.case).get().leave_closed
