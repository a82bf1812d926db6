"""A note in the wrong client's case: it stays, and counts nowhere (docs/adr/0029)."""

from __future__ import annotations

import importlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.urls import reverse

from audit.models import Event
from cases.actions import record_risk
from cases.models import RiskEntry
from cases.models.case import StandingQuerySet
from cases.queries.safety import latest_risk
from formulation.models import InventoryPerson, PatternSighting
from measures.actions import record_administration
from measures.models import Administration
from sessions import actions
from sessions.actions import voiding
from sessions.actions.notes import NoteVoided, NotWaitingForCountersignature
from sessions.entry import SightingFields
from sessions.models import (
    CarriedTask,
    Homework,
    HomeworkReview,
    NoteVoid,
    SessionDraft,
    SessionNote,
    TakenOver,
    TaskTick,
    TechniqueUse,
    TherapySession,
)
from sessions.queries import (
    course_of,
    homework_of,
    last_note,
    open_homework,
    open_tasks,
)
from supervision.queries import flags_of_cases, waiting_for
from tests import make, make_sessions
from tests.make_sessions import FULL_RISK, moment

voids = importlib.import_module("sessions.migrations.0014_guards_of_logging")

pytestmark = pytest.mark.django_db

REASON = "Two logs were open, and I wrote into the wrong one"
CANARY = "canary words about somebody else"


def void(note: SessionNote, **fields):
    by = fields.pop("by", note.author)
    return actions.void_note(note=note, by=by, **({"reason": REASON} | fields))


def numbers(case) -> list[int | None]:
    return [line.number for line in course_of(case).sessions if line.is_signed]


@pytest.fixture
def case(therapist):
    return make.case(therapist=therapist, protocol_key="DIT_16_SEED")


@pytest.fixture
def booked(case) -> list[TherapySession]:
    return make_sessions.course(case=case)


@pytest.fixture
def wrong(case, booked, therapist, supervisor) -> SessionNote:
    """The second session: with something of everything, and all of it someone else's."""
    make_sessions.signed(
        booked[0], techniques=("DIT_LISTENING",), next_homework="Ring Dana"
    )
    task = make_sessions.carried_task(case, supervisor)
    dad = InventoryPerson.objects.create(
        case=case, name="Dad", added_at=make.NOW, author=therapist
    )
    return make_sessions.signed(
        booked[1],
        answers={"PHQ9": (3, 3, 3, 3, 3, 3, 3, 3, 1), "GAD7": (3,) * 7},
        risk=FULL_RISK,
        ticks=("DIT_ENGAGEMENT_REPEATS",),
        techniques=("DIT_EMPATHY",),
        homework_reviews={Homework.objects.get().pk: ("DONE", "It was easy")},
        next_homework="Write to the brother",
        sightings=(SightingFields(person_id=dad.pk, changed="YES"),),
        finished_tasks=(task.pk,),
        text=CANARY,
        next_plan=CANARY,
    )


def test_nothing_that_hung_off_it_counts_any_more(case, wrong):
    session = wrong.therapy_session_id

    void(wrong)

    assert not SessionNote.objects.filter(pk=wrong.pk).exists()
    assert not TaskTick.objects.filter(therapy_session=session).exists()
    assert not TechniqueUse.objects.filter(therapy_session=session).exists()
    assert not PatternSighting.objects.filter(case=case).exists()
    assert not case.sightings.exists()
    assert not InventoryPerson.objects.get().sightings.exists()
    assert [one.total for one in Administration.objects.standing()] == [8, 7]
    assert latest_risk(case).thoughts == "NONE"
    assert case.risk_entries.count() == 1
    assert last_note(case).number == 1
    assert [line.text for line in homework_of(case)] == ["Ring Dana"]
    flags = flags_of_cases([case], moment(make_sessions.FIRST_DAY + timedelta(days=9)))
    assert not any("PHQ-9" in flag.evidence for flag in flags[case.pk])


def test_what_it_finished_or_looked_at_is_open_again(case, wrong, booked):
    assert open_homework(case)[0].text == "Write to the brother"
    assert open_tasks(case) == []

    void(wrong)

    assert [line.text for line in open_homework(case)] == ["Ring Dana"]
    assert CarriedTask.objects.get() in open_tasks(case)
    again = make_sessions.signed(
        TherapySession.objects.get(
            case=case, scheduled_at=wrong.therapy_session.scheduled_at
        ),
        techniques=("DIT_EMPATHY",),
        homework_reviews={Homework.objects.get().pk: ("NOT_DONE", "")},
    )
    assert again.therapy_session.number == 2
    assert HomeworkReview.objects.get().outcome == "NOT_DONE"


def test_scores_and_safety_of_the_day_that_were_there_before_stay(case, booked):
    first = booked[0]
    early = first.scheduled_at - timedelta(hours=2)
    kept = record_administration(
        case=case,
        by=case.therapist,
        instrument_key="WSAS",
        taken_on=make_sessions.FIRST_DAY,
        answers=[1, 1, 1, 1, 1],
        at=early,
    )
    asked = record_risk(
        case=case,
        by=case.therapist,
        asked_on=make_sessions.FIRST_DAY,
        asked="YES",
        thoughts="NONE",
        compared="FIRST",
        at=early,
    )
    note = make_sessions.signed(first, techniques=("DIT_EMPATHY",))

    void(note)

    assert list(Administration.objects.standing()) == [kept]
    assert list(RiskEntry.objects.all()) == [asked]
    fresh = TherapySession.objects.get(case=case, scheduled_at=first.scheduled_at)
    make_sessions.signed(fresh, answers={}, risk=None, techniques=("DIT_EMPATHY",))
    assert fresh.measures.get().administration == kept
    assert fresh.risks.get().risk_entry == asked


def test_the_signed_note_itself_is_not_touched(wrong):
    before = SessionNote.objects.filter(pk=wrong.pk).values().get()

    void(wrong)

    assert SessionNote.with_voided.filter(pk=wrong.pk).values().get() == before


def test_its_number_is_free_and_the_appointment_lies_open(case, wrong):
    said = void(wrong)

    course = course_of(case)
    assert said.number == 2
    assert [line.session_id for line in course.voided] == [wrong.therapy_session_id]
    assert course.next.scheduled_at == wrong.therapy_session.scheduled_at
    assert (course.next.place_in_course, course.number_now) == (2, 2)
    assert course.attended == 1
    assert len(course.sessions) == 16


def test_a_gap_before_signed_sessions_is_filled_with_its_own_number(case, booked):
    notes = [
        make_sessions.signed(one, techniques=("DIT_EMPATHY",)) for one in booked[:3]
    ]

    void(notes[1])

    course = course_of(case)
    assert numbers(case) == [1, 3]
    assert (course.next.place_in_course, course.number_now) == (2, 2)
    fresh = TherapySession.objects.get(pk=course.next.session_id)
    moved = actions.move_session(
        therapy_session=fresh,
        by=case.therapist,
        scheduled_at=fresh.scheduled_at + timedelta(days=1),
    )
    make_sessions.signed(moved, techniques=("DIT_EMPATHY",))
    assert numbers(case) == [1, 2, 3]
    assert course_of(case).number_now == 4


def test_a_gap_that_nobody_fills_keeps_later_numbers_apart(case, booked):
    notes = [
        make_sessions.signed(one, techniques=("DIT_EMPATHY",)) for one in booked[:3]
    ]
    void(notes[1])
    fresh = TherapySession.objects.get(pk=course_of(case).next.session_id)
    actions.record_absence(
        therapy_session=fresh,
        by=case.therapist,
        attendance="DID_NOT_COME",
        absence_reason="Not known",
    )

    make_sessions.signed(booked[3], techniques=("DIT_EMPATHY",))

    assert numbers(case) == [1, 3, 4]
    assert course_of(case).attended == 3


def test_the_order_of_time_is_still_kept(case, booked):
    make_sessions.signed(booked[0], techniques=("DIT_EMPATHY",))
    second = make_sessions.signed(booked[1], techniques=("DIT_EMPATHY",))
    void(second)

    with pytest.raises(actions.RuleBroken, match="comes first"):
        make_sessions.signed(booked[2], techniques=("DIT_EMPATHY",))


def test_only_who_signed_it_with_a_reason_and_once(wrong, outsider):
    with pytest.raises(voiding.NotItsAuthor):
        void(wrong, by=outsider)
    with pytest.raises(voiding.VoidReasonMissing):
        void(wrong, reason="Wrong one")
    void(wrong)
    with pytest.raises(voiding.AlreadyVoided):
        void(wrong)

    assert NoteVoid.objects.count() == 1


def test_nothing_is_added_to_it_and_nobody_countersigns_it(trainee, supervisor):
    case = make.case(therapist=trainee, protocol_key="DIT_16_SEED")
    first = make_sessions.course(case=case)[0]
    note = make_sessions.signed(first, techniques=("DIT_EMPATHY",))
    assert waiting_for(supervisor, make.TODAY)

    void(note)

    assert not waiting_for(supervisor, make.TODAY)
    with pytest.raises(NoteVoided):
        actions.add_addendum(note=note, by=trainee, text="More")
    with pytest.raises(NotWaitingForCountersignature):
        actions.countersign(note=note, by=supervisor, decision="AGREED")


def test_the_log_says_it_without_a_word_of_the_note(wrong):
    void(wrong)

    event = Event.objects.get(verb="note.voided")
    assert event.case_id == wrong.case_id
    assert "canary" not in str(event.detail)


def test_a_closed_case_books_nothing(case, wrong):
    case.status, case.closed_on = "CLOSED", make.TODAY
    case.closed_by, case.ending_reason = case.therapist, "COMPLETED"
    case.save()
    open_ones = TherapySession.objects.planned().count()

    void(wrong)

    assert TherapySession.objects.planned().count() == open_ones


# The database


def test_without_a_void_nothing_may_be_taken_back_or_given_up(wrong):
    session = wrong.therapy_session
    for write in (
        lambda: TherapySession.objects.filter(pk=session.pk).update(
            number=None, attendance="VOIDED"
        ),
        lambda: RiskEntry.objects.update(withdrawn_at=make.NOW),
        lambda: PatternSighting.objects.update(withdrawn_at=make.NOW),
        lambda: Administration.objects.update(
            withdrawn_at=make.NOW, withdrawn_reason="No"
        ),
        lambda: HomeworkReview.objects.all()._raw_delete("default"),
        lambda: session.measures.all().delete(),
        lambda: session.risks.all().delete(),
    ):
        with pytest.raises(IntegrityError, match="signed|kept"), transaction.atomic():
            write()


def test_after_a_void_nothing_else_may_change_and_nothing_twice(wrong):
    void(wrong)
    session = wrong.therapy_session_id
    taken = Administration.objects.filter(withdrawn_at__isnull=False)
    for write in (
        lambda: TherapySession.with_voided.filter(pk=session).update(number=2),
        lambda: TherapySession.with_voided.filter(pk=session).update(minutes=1),
        lambda: RiskEntry.with_withdrawn.update(withdrawn_at=None),
        lambda: RiskEntry.with_withdrawn.filter(withdrawn_at__isnull=False).update(
            said="Nothing"
        ),
        lambda: PatternSighting.with_withdrawn.update(withdrawn_at=None),
        lambda: PatternSighting.with_withdrawn.update(trigger="Else"),
        lambda: taken.update(withdrawn_at=None, withdrawn_reason=""),
        lambda: NoteVoid.objects.update(reason="Another reason"),
        lambda: NoteVoid.objects.all()._raw_delete("default"),
        lambda: SessionNote.with_voided.filter(pk=wrong.pk).update(text=""),
    ):
        with pytest.raises(IntegrityError, match="signed|kept"), transaction.atomic():
            write()


def test_a_risk_entry_of_this_client_is_still_never_changed(wrong):
    void(wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        RiskEntry.objects.update(withdrawn_at=make.NOW)


# No query can forget

# What points to a session and stands on its own, with the reason.
ON_ITS_OWN = {
    "CompetenceRating": "is about the work that was done, whoever's record holds it",
    "ContactAttempt": "belongs to a session that was missed",
    "CourseReview": "says what was thought of the course, on a page of its own",
    "DraftCopy": "is no record",
    "FamilyContact": "is a talk of its own",
    "GroupAttendance": "is signed with the group's note",
    "HereAndNowNote": "is its author's, and counts nowhere",
    "NoteVoid": "is the void",
    "ProcessNote": "is its author's, and counts nowhere",
    "SessionDraft": "is no record",
    "SessionRecording": "exists in the world until it is destroyed",
    "SetAsideDraft": "is no record",
    "TakenOver": "is read for one session alone",
    "Worksheet": "is kept on a page of its own",
    "WorksheetVersion": "is kept on a page of its own",
}
# Who may ask for what was voided too.
MAY_ASK = {
    "cases/models/case.py",
    "documents/export/reading.py",
    "sessions/actions/here_and_now.py",
    "sessions/actions/notes.py",
    "sessions/actions/rules.py",
    "sessions/actions/voiding.py",
    "sessions/queries/courses.py",
    "sessions/queries/sheet.py",
    "sessions/queries/voids.py",
}


def pointing_to_sessions() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if any(
            field.is_relation
            and field.concrete
            and field.related_model in (TherapySession, SessionNote)
            for field in model._meta.get_fields()
        )
    ]


def test_what_hangs_off_a_session_leaves_out_what_was_voided():
    for model in pointing_to_sessions():
        is_standing = isinstance(
            model._default_manager.get_queryset(), StandingQuerySet
        )
        assert is_standing != (model.__name__ in ON_ITS_OWN), model


def test_records_that_lower_rooms_keep_of_a_session_leave_it_out_too():
    for model in (RiskEntry, PatternSighting, TherapySession, SessionNote):
        assert "WHERE" in str(model.objects.all().query)


def test_few_files_may_ask_for_what_was_voided():
    rooms = ["cases", "formulation", "measures", "sessions", "documents"]
    rooms += ["supervision", "ipt_practice"]
    found = {
        str(path.relative_to(settings.BASE_DIR))
        for room in rooms
        for path in Path(settings.BASE_DIR, room).rglob("*.py")
        if "models" not in path.parts and "migrations" not in path.parts
        if ".with_voided" in (text := path.read_text())
        or ".with_withdrawn" in text
        or "_base_manager" in text
    }

    assert found <= MAY_ASK, found - MAY_ASK


# Taking the words where they belong


def other_case(therapist):
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")
    return case, make_sessions.course(case=case)


def test_its_author_takes_the_words_into_the_draft_of_their_other_case(
    wrong, therapist
):
    void(wrong)
    right, booked = other_case(therapist)
    actions.save_draft(
        therapy_session=booked[0], by=therapist, fields={"text": "Mine"}, version=0
    )

    session = actions.take_over(note=wrong, case=right, by=therapist)
    actions.take_over(note=wrong, case=right, by=therapist)

    fields = SessionDraft.objects.get(therapy_session=booked[0]).fields
    assert session == booked[0]
    assert fields["text"] == f"Mine\n\n{CANARY}"
    assert fields["next_plan"] == CANARY
    assert TakenOver.objects.get().source_sha256 == wrong.content_sha256
    note = make_sessions.signed(booked[0], text=fields["text"], techniques=())
    assert note.content["taken_over_from"] == [wrong.content_sha256]


def test_words_are_taken_over_only_from_a_void_by_its_author_and_elsewhere(
    case, wrong, therapist, outsider
):
    right, _ = other_case(therapist)
    with pytest.raises(voiding.NotVoided):
        actions.take_over(note=wrong, case=right, by=therapist)
    void(wrong)
    with pytest.raises(voiding.NotItsAuthor):
        actions.take_over(note=wrong, case=right, by=outsider)
    with pytest.raises(voiding.SameCase):
        actions.take_over(note=wrong, case=case, by=therapist)
    nothing_booked = make.case(therapist=therapist)
    with pytest.raises(voiding.NothingBooked):
        actions.take_over(note=wrong, case=nothing_booked, by=therapist)


# The pages


def page_of(client, user, note, name: str = "session"):
    client.force_login(user)
    place = [note.case_id, note.therapy_session_id]
    return client.get(reverse(f"sessions:{name}", args=place))


def test_the_author_voids_it_on_a_page_and_is_offered_the_right_case(
    client, wrong, therapist
):
    right, _ = other_case(therapist)
    place = [wrong.case_id, wrong.therapy_session_id]
    assert "Void this note" in page_of(client, therapist, wrong).content.decode()
    page = client.post(reverse("sessions:void_note", args=place), {"reason": "short"})
    assert "in at least 10 characters" in page.content.decode()
    client.post(reverse("sessions:void_note", args=place), {"reason": REASON})

    shown = page_of(client, therapist, wrong).content.decode()
    assert "Voided: written for another client" in shown
    assert REASON in shown
    assert "Take the words there" in shown
    again = client.post(reverse("sessions:void_note", args=place), {"reason": REASON})
    assert "voided already" in again.content.decode()

    nowhere = client.post(reverse("sessions:take_over", args=place), follow=True)
    assert "Choose the case" in nowhere.content.decode()
    there = client.post(
        reverse("sessions:take_over", args=place), {"case": right.pk}, follow=True
    )
    assert CANARY in there.content.decode()


def test_taking_it_where_nothing_is_booked_says_so(client, wrong, therapist):
    void(wrong)
    empty = make.case(therapist=therapist)
    client.force_login(therapist)
    place = [wrong.case_id, wrong.therapy_session_id]

    page = client.post(
        reverse("sessions:take_over", args=place), {"case": empty.pk}, follow=True
    )

    assert "Book one there first" in page.content.decode()


def test_the_supervisor_reads_it_struck_and_is_offered_nothing(
    client, case, wrong, therapist, supervisor
):
    void(wrong)

    shown = page_of(client, supervisor, wrong).content.decode()
    assert f"<s>{CANARY}</s>" in shown
    assert "<details><summary>Show what was written" in shown
    assert "Take the words there" not in shown
    assert page_of(client, supervisor, wrong, "void_note").status_code == 403
    listed = client.get(reverse("sessions:list", args=[case.pk])).content.decode()
    assert "Voided: written for another client" in listed
    assert CANARY not in listed


def test_an_addition_to_it_is_refused_with_a_sentence(client, wrong, therapist):
    void(wrong)
    client.force_login(therapist)
    place = [wrong.case_id, wrong.therapy_session_id]

    page = client.post(
        reverse("sessions:addendum", args=place), {"text": "More"}, follow=True
    )

    assert "nothing is added to it" in page.content.decode()


@pytest.mark.parametrize(
    "page",
    [
        "overview",
        "sessions:list",
        "sessions:measures",
        "sessions:risk",
        "sessions:homework",
        "sessions:timeline",
        "formulation:patterns",
        "documents:ending",
        "supervision:case",
        "documents:list",
    ],
)
def test_no_other_page_has_a_word_of_it(client, case, wrong, therapist, page):
    void(wrong)
    client.force_login(therapist)

    shown = client.get(reverse(page, args=[case.pk])).content.decode()

    assert "canary" not in shown
    assert "Wishes not to wake up" not in shown
    assert "Write to the brother" not in shown
