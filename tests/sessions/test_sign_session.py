"""Signing: what stops it, what does not, and what is written in one piece."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, time, timedelta

import pytest
from django.db import DatabaseError

from audit.models import Event
from cases.actions import make_safety_plan
from cases.models import RiskEntry
from formulation.models import InventoryPerson, PatternSighting
from measures.actions import record_administration
from measures.models import Administration
from sessions import actions, models
from sessions.actions import asked, marked, signing
from sessions.actions.homework import HomeworkNotOpen
from sessions.content import sha256_of
from sessions.entry import RiskFields, SessionEntry, SightingFields
from sessions.models import (
    CarriedTask,
    Homework,
    HomeworkReview,
    SessionDraft,
    SessionMeasure,
    SessionNote,
    SessionRisk,
    TaskTick,
    TechniqueUse,
    TherapySession,
)
from tests import make, make_gates, make_sessions
from tests.make_sessions import ASKED, FIRST_DAY, FULL_RISK, PHQ9, moment

pytestmark = pytest.mark.django_db

ITEM_9 = (*PHQ9[:8], 1)


@pytest.fixture
def first(case) -> TherapySession:
    return make_sessions.course(case=case)[0]


def sign(session, **fields) -> SessionNote:
    return make_sessions.signed(session, **fields)


def test_a_signed_session_has_its_number_and_its_note(first, therapist):
    note = sign(first, minutes=45, place="VIDEO", attendance="CAME_LATE")

    first.refresh_from_db()
    assert first.number == 1
    assert (first.attendance, first.minutes, first.place) == ("CAME_LATE", 45, "VIDEO")
    assert note.text == "Told the story of the week."
    assert note.signer_name == therapist.formal_name
    assert note.signer_profession == "IPT therapist"
    assert note.signed_without == []
    assert not note.is_late_entry
    assert not note.needs_countersignature


def test_everything_that_hangs_off_it_is_written_with_it(first, therapist, supervisor):
    task = actions.ask_task(
        case=first.case, by=supervisor, text="Ask about the brother", at=make.NOW
    )

    note = sign(
        first,
        ticks=("BEGINNING_TIMELINE",),
        techniques=("EXPLORATION", "AFFECT"),
        next_homework="Ring Jo\n\nSleep in the bed",
        finished_tasks=(task.pk,),
        next_plan="The funeral",
    )

    assert TaskTick.objects.get().title == "Timeline"
    assert set(TechniqueUse.objects.values_list("title", flat=True)) == {
        "Exploration",
        "Encouraging affect",
    }
    assert set(Homework.objects.values_list("text", flat=True)) == {
        "Ring Jo",
        "Sleep in the bed",
    }
    totals = Administration.objects.values_list("instrument_key", "total")
    assert dict(totals) == {"PHQ9": 8, "GAD7": 7}
    assert SessionMeasure.objects.count() == 2
    assert SessionRisk.objects.get().risk_entry.thoughts == "NONE"
    task.refresh_from_db()
    assert task.outcome == CarriedTask.Outcome.DONE
    assert note.content["homework_set"][0].keys() == {"id", "text"}


def test_the_signature_covers_the_content_and_the_hash_fits(first):
    note = sign(first, text="Cafe\u0301 with Jo\r\nthen home")

    note.refresh_from_db()
    assert note.content_sha256 == sha256_of(note.content)
    assert note.content["note"]["text"] == note.text == "Café with Jo\nthen home"
    assert note.content["session"]["number"] == 1
    assert note.content["session"]["scheduled_at"].endswith("+00:00")
    assert note.content["signer"]["name"] == note.signer_name
    assert [one["total"] for one in note.content["measures"]] == [8, 7]
    assert note.content["risk"][0]["thoughts"] == "NONE"


def test_signing_is_logged_with_ids_and_no_words(first):
    note = sign(first)

    event = Event.objects.get(verb="note.signed")
    assert event.record_id == str(note.pk)
    assert event.detail == {"session": str(first.pk), "number": 1}
    assert event.occurred_at == note.signed_at


def test_signing_ends_the_draft_with_all_its_copies(first, therapist):
    actions.save_draft(
        therapy_session=first, by=therapist, fields={"text": "A"}, version=0
    )

    sign(first)

    assert not SessionDraft.objects.exists()


def test_a_second_press_finds_it_signed(first):
    sign(first)

    with pytest.raises(actions.NoteAlreadySigned):
        sign(first)

    assert SessionNote.objects.count() == 1


def test_a_trainee_s_note_waits_for_the_supervisor(trainee):
    session = make_sessions.course(case=make.case(therapist=trainee))[0]

    assert sign(session).needs_countersignature


@pytest.mark.parametrize(("hours", "is_late"), [(24, False), (25, True)])
def test_a_note_written_a_day_later_says_so_for_good(first, hours, is_late):
    note = sign(first, at=first.scheduled_at + timedelta(hours=hours))

    assert note.is_late_entry is is_late


def test_a_signature_keeps_the_name_of_that_day(first, therapist):
    note = sign(first)
    therapist.family_name = "Other"
    therapist.save()

    note.refresh_from_db()
    assert note.signer_name == "Ruth Adeyemi"


# Numbers


def test_numbers_count_those_that_were_held(case):
    booked = make_sessions.course(case=case, signed_ones=2)
    actions.record_absence(
        therapy_session=booked[2],
        by=case.therapist,
        attendance="DID_NOT_COME",
        absence_reason="Not known",
        at=booked[2].scheduled_at + timedelta(hours=1),
    )

    sign(booked[3])

    booked[3].refresh_from_db()
    assert booked[3].number == 3


def test_sessions_are_signed_in_the_order_of_time(case):
    booked = make_sessions.course(case=case)

    with pytest.raises(signing.EarlierSessionOpen, match="Monday 14 September"):
        sign(booked[1])


def test_no_session_is_squeezed_in_before_a_signed_one(case):
    booked = make_sessions.course(case=case, signed_ones=9)
    early = make_sessions.session(
        case=case, scheduled_at=booked[0].scheduled_at - timedelta(days=1)
    )

    with pytest.raises(
        signing.LaterSessionSigned, match="Session 9 is already signed. Log session 10"
    ):
        sign(early)


def test_a_session_held_on_another_day_keeps_that_day(first):
    held_at = first.scheduled_at + timedelta(days=1)

    sign(first, held_at=held_at, at=held_at + timedelta(hours=2))

    first.refresh_from_db()
    assert first.scheduled_at == held_at


# What stops a signature


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"attendance": ""}, signing.AttendanceMissing),
        ({"attendance": "PLANNED"}, signing.AttendanceMissing),
        ({"attendance": "DID_NOT_COME"}, signing.DidNotTakePlace),
    ],
)
def test_attendance_has_to_be_known(first, fields, rule):
    with pytest.raises(rule):
        sign(first, **fields)


def test_a_session_of_another_day_to_come_is_not_signed(first):
    midnight = make_sessions.moment(make_sessions.FIRST_DAY, time(0, 0))

    with pytest.raises(signing.SessionInTheFuture):
        sign(first, at=midnight - timedelta(minutes=1))


def test_a_session_of_today_is_signed_also_before_its_hour(first):
    midnight = make_sessions.moment(make_sessions.FIRST_DAY, time(0, 0))

    assert sign(first, at=midnight).therapy_session.number == 1


def test_item_9_needs_the_full_entry(first):
    with pytest.raises(
        actions.FullRiskEntryMissing, match="item 9 is 1 today"
    ) as caught:
        sign(first, answers={"PHQ9": ITEM_9}, risk=None)

    assert caught.value.field == "risk"
    assert not SessionNote.objects.exists()
    assert not Administration.objects.exists()


def test_item_9_with_the_quick_entry_is_stopped_too(first):
    with pytest.raises(actions.FullRiskEntryMissing) as caught:
        sign(first, answers={"PHQ9": ITEM_9}, risk=ASKED)

    assert set(caught.value.problems) == {"said", "actions", "no_plan_reason"}


@pytest.mark.parametrize("thoughts", ["PASSIVE", "ACTIVE"])
def test_thoughts_need_the_full_entry(first, thoughts):
    with pytest.raises(actions.FullRiskEntryMissing):
        sign(first, risk=RiskFields(compared="WORSE", thoughts=thoughts))


def test_with_the_full_entry_it_is_signed(first):
    sign(first, answers={"PHQ9": ITEM_9}, risk=FULL_RISK)

    entry = RiskEntry.objects.get()
    assert entry.is_full
    assert entry.item9 == 1
    assert entry.actions == ["SUPERVISOR"]


def test_a_safety_plan_in_the_record_answers_for_itself(first, therapist):
    make_safety_plan(
        case=first.case,
        by=therapist,
        made_on=FIRST_DAY,
        at=moment(FIRST_DAY),
        **dict.fromkeys(
            (
                "warning_signs",
                "on_my_own",
                "people_and_places",
                "people_to_ask",
                "professionals",
                "safer_place",
            ),
            "Said",
        ),
    )

    sign(first, answers={"PHQ9": ITEM_9}, risk=replace(FULL_RISK, no_plan_reason=""))

    assert RiskEntry.objects.get().safety_plan is not None


@pytest.mark.parametrize("item9", [0, None])
def test_item_9_of_zero_or_blank_stops_nothing(first, item9):
    note = sign(first, answers={"PHQ9": (*PHQ9[:8], item9)}, risk=None)

    assert "Nothing is written about safety" in note.signed_without


def test_item_9_typed_in_that_day_on_its_own_page_counts(first, therapist):
    record_administration(
        case=first.case,
        by=therapist,
        instrument_key="PHQ9",
        taken_on=FIRST_DAY,
        answers=list(ITEM_9),
        at=moment(FIRST_DAY),
    )

    with pytest.raises(actions.FullRiskEntryMissing):
        sign(first, answers={}, risk=None)


def test_a_full_entry_of_that_day_is_taken_over(first, therapist):
    entry = make_full_entry(first, therapist)

    note = sign(first, answers={"PHQ9": ITEM_9, "GAD7": (1,) * 7}, risk=None)

    assert SessionRisk.objects.get().risk_entry == entry
    assert note.signed_without == []


def make_full_entry(session, by) -> RiskEntry:
    from cases.actions import record_risk

    values = asked.risk_values(FULL_RISK, asked_on=FIRST_DAY, item9=1)
    return record_risk(case=session.case, by=by, at=moment(FIRST_DAY), **values)


def test_scores_of_that_day_are_taken_over_once(first, therapist):
    kept = record_administration(
        case=first.case,
        by=therapist,
        instrument_key="GAD7",
        taken_on=FIRST_DAY,
        answers=[2] * 7,
        at=moment(FIRST_DAY),
    )

    sign(first, answers={"PHQ9": PHQ9})

    linked = SessionMeasure.objects.values_list("administration__instrument_key")
    assert {key for (key,) in linked} == {"PHQ9", "GAD7"}
    assert SessionMeasure.objects.filter(administration=kept).exists()


def test_scores_typed_again_stand_instead(first, therapist):
    record_administration(
        case=first.case,
        by=therapist,
        instrument_key="PHQ9",
        taken_on=FIRST_DAY,
        answers=[2] * 8 + [0],
        at=moment(FIRST_DAY),
    )

    sign(first)

    linked = SessionMeasure.objects.get(administration__instrument_key="PHQ9")
    assert linked.administration.total == 8


# What is listed and signed past


def test_what_is_missing_is_kept_with_the_note(first):
    note = sign(first, answers={}, risk=None, techniques=(), text="", focus_link="")

    assert note.signed_without == [
        "PHQ-9 was not done, and there is no reason",
        "GAD-7 was not done, and there is no reason",
        "Nothing is written about safety",
        "No technique is ticked",
        "The note is empty",
    ]
    assert note.content["signed_without"] == note.signed_without


def test_nothing_is_signed_past_unless_somebody_says_so(first, therapist):
    with pytest.raises(actions.GapsNotAccepted) as caught:
        actions.sign_session(
            therapy_session=first,
            by=therapist,
            entry=make_sessions.entry(techniques=()),
            accepts_gaps=False,
            at=first.scheduled_at + timedelta(hours=1),
        )

    assert [gap.sentence for gap in caught.value.gaps] == ["No technique is ticked"]
    assert not SessionNote.objects.exists()


def test_the_middle_phase_asks_for_the_link_to_the_focus(case):
    booked = make_sessions.course(case=case, signed_ones=4)
    make_gates.all_there(case)

    note = sign(booked[4], focus_link="")

    assert note.signed_without == ["There is no link to the focus"]


def test_a_strip_with_blanks_is_kept_as_it_is(first):
    note = sign(
        first, answers={"PHQ9": (1, 1, 1, 1, 1, 1, 1, None, 0), "GAD7": (1,) * 7}
    )

    assert note.signed_without == ["PHQ-9 has 8 of 9 answers"]
    assert Administration.objects.get(instrument_key="PHQ9").is_prorated


def test_a_reason_takes_the_place_of_a_questionnaire(first):
    note = sign(first, answers={}, measure_missed_reason="Came in tears")

    assert note.signed_without == []
    assert note.content["measure_missed_reason"] == "Came in tears"


def test_text_taken_over_and_not_looked_at_is_named(case):
    booked = make_sessions.course(case=case, signed_ones=1)

    note = sign(booked[1], unconfirmed=("text",))

    assert note.signed_without == [
        "Text from session 1 stands unchanged and is not confirmed"
    ]


def test_text_typed_elsewhere_and_not_looked_at_is_named(first, therapist):
    save = {"therapy_session": first, "by": therapist, "version": 0}
    actions.save_draft(fields={"text": "A"}, **save)
    with pytest.raises(actions.DraftChangedElsewhere):
        actions.save_draft(fields={"text": "B"}, **save)

    note = sign(first)

    assert note.signed_without == [
        "Text that was typed on another page was not looked at"
    ]


def test_a_case_without_a_model_can_be_logged(therapist):
    case = make.case(therapist=therapist, protocol_key="")
    session = make_sessions.session(case=case)

    note = sign(session, techniques=())

    assert note.signed_without == []
    session.refresh_from_db()
    assert session.number == 1


# What does not belong


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"ticks": ("NONSENSE",)}, marked.AgendaLineUnknown),
        ({"techniques": ("DIT_EMPATHY",)}, marked.TechniqueNotOfProtocol),
    ],
)
def test_ticks_and_techniques_are_those_of_the_treatment(first, fields, rule):
    with pytest.raises(rule):
        sign(first, **fields)

    assert not SessionNote.objects.exists()


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"ticks": ("BEGINNING_TIMELINE",)}, marked.AgendaLineUnknown),
        ({"techniques": ("EXPLORATION",)}, marked.TechniqueNotOfProtocol),
    ],
)
def test_without_a_model_there_is_nothing_to_tick(therapist, fields, rule):
    case = make.case(therapist=therapist, protocol_key="")

    with pytest.raises(rule):
        sign(make_sessions.session(case=case), **({"techniques": ()} | fields))


def test_homework_is_reviewed_once_and_in_its_own_case(case, therapist):
    booked = make_sessions.course(case=case)
    sign(booked[0], next_homework="Ring Jo")
    task = Homework.objects.get()

    sign(booked[1], homework_reviews={task.pk: ("DONE", "Easier than thought")})

    review = HomeworkReview.objects.get()
    assert (review.outcome, review.reviewed_in) == ("DONE", booked[1])
    with pytest.raises(HomeworkNotOpen):
        sign(booked[2], homework_reviews={task.pk: ("PARTLY", "")})


@pytest.fixture
def dit(therapist) -> TherapySession:
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")
    return make_sessions.course(case=case)[0]


def person(case, name: str, **fields) -> InventoryPerson:
    return InventoryPerson.objects.create(
        case=case, name=name, added_at=make.NOW, author=case.therapist, **fields
    )


def test_marks_on_the_trace_say_with_whom(dit):
    dad, gran = person(dit.case, "Dad"), person(dit.case, "Gran", status="DECEASED")

    sign(
        dit,
        techniques=("DIT_EMPATHY",),
        sightings=(
            SightingFields(person_id=dad.pk, changed="PARTLY"),
            SightingFields(person_id=gran.pk, changed="NO"),
            SightingFields(changed="YES", experience="Small", what_was_new="Stayed"),
        ),
    )

    marks = PatternSighting.objects.values_list("source", "person__name", "changed")
    assert set(marks) == {
        ("PERSON", "Dad", "PARTLY"),
        ("PAST", "Gran", "NO"),
        ("IN_THE_ROOM", None, "YES"),
    }


def test_a_mark_needs_somebody_of_this_inventory(dit, therapist):
    stranger = person(make.case(therapist=therapist), "Stranger")

    with pytest.raises(marked.SightingRefused):
        sign(
            dit,
            techniques=(),
            sightings=(SightingFields(person_id=stranger.pk, changed="NO"),),
        )


def test_the_trace_s_own_rules_hold(first):
    with pytest.raises(marked.SightingRefused, match="IPT case"):
        sign(first, sightings=(SightingFields(changed="NO"),))


# All or nothing


@pytest.mark.parametrize(
    "step",
    [
        "SessionMeasure",
        "SessionRisk",
        "TaskTick",
        "TechniqueUse",
        "HomeworkReview",
        "Homework",
    ],
)
def test_a_signature_that_fails_half_way_leaves_nothing(case, monkeypatch, step):
    booked = make_sessions.course(case=case)
    sign(booked[0], next_homework="Ring Jo")
    before = counts()
    task = Homework.objects.get()

    def fails(*args, **kwargs):
        raise DatabaseError("no room")

    model = getattr(models, step)
    monkeypatch.setattr(model, "save", fails)
    monkeypatch.setattr(model.objects, "bulk_create", fails)

    with pytest.raises(DatabaseError):
        sign(
            booked[1],
            ticks=("BEGINNING_TIMELINE",),
            homework_reviews={task.pk: ("DONE", "")},
            next_homework="Write it down",
        )

    assert counts() == before
    booked[1].refresh_from_db()
    assert booked[1].number is None
    assert booked[1].attendance == "PLANNED"


def counts() -> dict[str, int]:
    models = (
        SessionNote,
        Administration,
        RiskEntry,
        TaskTick,
        TechniqueUse,
        Homework,
        HomeworkReview,
        SessionMeasure,
        SessionRisk,
        Event,
    )
    return {model.__name__: model.objects.count() for model in models}


def test_saving_stands_when_the_form_could_not_be_read(first, therapist):
    note = actions.sign_typed(
        therapy_session=first,
        by=therapist,
        fields={"text": "Half", "minutes": "many"},
        version=0,
        entry=None,
        accepts_gaps=False,
    )

    assert note is None
    assert SessionDraft.objects.get().fields["minutes"] == "many"


def test_what_is_typed_is_saved_and_signed_in_one_press(first, therapist):
    note = actions.sign_typed(
        therapy_session=first,
        by=therapist,
        fields={"text": "All"},
        version=0,
        entry=make_sessions.entry(text="All"),
        accepts_gaps=False,
        at=first.scheduled_at + timedelta(hours=1),
    )

    assert note is not None
    assert note.text == "All"
    assert not SessionDraft.objects.exists()


def test_an_entry_knows_its_item_9_and_its_tasks():
    entry = SessionEntry(answers={"PHQ9": ITEM_9}, next_homework=" a \n\n b ")

    assert entry.item9 == 1
    assert [task.text for task in entry.next_tasks] == ["a", "b"]
    assert SessionEntry(answers={"PHQ9": (1, 2)}).item9 is None


def test_times_are_kept_in_utc(first):
    note = sign(first)

    assert note.signed_at.utcoffset() == UTC.utcoffset(None)
