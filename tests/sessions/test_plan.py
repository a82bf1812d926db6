"""Agreeing the plan and changing it: days, phases, reasons, versions."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from accounts.models import Practice
from audit.models import Event
from cases.actions import CaseAlreadyClosed
from cases.models import Case
from protocols import protocol
from sessions import actions
from sessions.actions import plan as rules
from sessions.dates import NoSuchTime
from sessions.models import Contract
from sessions.plan import propose
from sessions.queries import course_of
from tests import make, make_sessions
from tests.make_sessions import AT, FIRST_DAY, moment

pytestmark = pytest.mark.django_db
BEFORE = moment(FIRST_DAY - timedelta(days=3))


def days(case: Case) -> list[date]:
    return [
        timezone.localdate(one.scheduled_at) for one in make_sessions.sessions(case)
    ]


def change(case: Case, **fields):
    values: dict = {
        "by": case.therapist,
        "reason": "Asked for by both",
        "agreed_on": FIRST_DAY,
        "at": moment(FIRST_DAY),
    }
    return actions.change_contract(case=case, **(values | fields))


def test_every_session_is_booked_weekly_at_the_same_clock_time(case):
    contract = make_sessions.contract(case=case)

    booked = make_sessions.sessions(case)
    assert len(booked) == 16
    assert days(case) == [FIRST_DAY + timedelta(weeks=week) for week in range(16)]
    assert {timezone.localtime(one.scheduled_at).time() for one in booked} == {AT}
    assert contract.ends_on == FIRST_DAY + timedelta(weeks=15)
    assert contract.number == 1


def test_agreeing_begins_the_treatment_and_is_logged(therapist):
    case = make.case(therapist=therapist, status=Case.Status.ASSESSMENT)

    contract = make_sessions.contract(case=case)

    case.refresh_from_db()
    assert case.status == Case.Status.TREATMENT
    event = Event.objects.get(verb="contract.agreed")
    assert event.record_id == str(contract.pk)
    assert event.occurred_at == BEFORE
    assert Event.objects.filter(verb="treatment.started").exists()


def test_skipped_days_are_left_out(case):
    holiday = FIRST_DAY + timedelta(weeks=2)

    contract = make_sessions.contract(case=case, skipped_days=[holiday])

    assert holiday not in days(case)
    assert contract.skipped_days == [holiday.isoformat()]
    assert contract.ends_on == FIRST_DAY + timedelta(weeks=16)


def test_sessions_held_before_the_plan_count_towards_it(case):
    early = actions.book_session(
        case=case, by=case.therapist, scheduled_at=moment(FIRST_DAY - timedelta(days=7))
    )
    make_sessions.signed(early)

    contract = make_sessions.contract(case=case, planned=12)

    assert len(days(case)) == 12
    assert contract.starts_on == FIRST_DAY - timedelta(days=7)
    assert days(case)[1] == FIRST_DAY


def test_the_plan_of_an_undecided_case_waits_for_the_model(therapist):
    case = make.case(therapist=therapist, protocol_key="")

    with pytest.raises(rules.ModelUndecided):
        make_sessions.contract(case=case)


def test_there_is_one_plan_and_then_changes(case):
    make_sessions.contract(case=case)

    with pytest.raises(rules.PlanExists):
        make_sessions.contract(case=case)


def test_a_closed_case_takes_no_plan(therapist):
    with pytest.raises(CaseAlreadyClosed):
        make_sessions.contract(case=make.closed_case(therapist=therapist))


def test_a_dit_course_chooses_how_its_phases_are_cut(therapist):
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")

    make_sessions.contract(case=case, protocol_key="DIT_16_MANUAL")

    phases = [phase.title for phase in course_of(case).phases]
    assert phases == ["Beginning", "Middle", "Ending"]


@pytest.mark.parametrize("key", ["DIT_16_SEED", "NONSENSE"])
def test_the_phases_are_those_of_the_own_treatment(case, key):
    with pytest.raises(rules.OtherTreatment):
        make_sessions.contract(case=case, protocol_key=key)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"planned": 3}, rules.LengthImpossible),
        ({"planned": 41, "reason": "Long"}, rules.LengthImpossible),
        ({"planned": 20}, rules.LengthNeedsReason),
        ({"minutes": 0}, rules.MinutesImpossible),
        ({"minutes": 121}, rules.MinutesImpossible),
        ({"cadence_days": 0}, rules.CadenceImpossible),
        (
            {
                "skipped_days": [
                    date(2027, 1, 1) + timedelta(days=n) for n in range(101)
                ]
            },
            rules.TooManySkippedDays,
        ),
        ({"agreed_on": FIRST_DAY}, rules.AgreedInTheFuture),
    ],
)
def test_what_cannot_be_planned_is_refused_with_nothing_saved(case, fields, rule):
    with pytest.raises(rule) as caught:
        make_sessions.contract(case=case, **fields)

    assert str(caught.value)
    assert not Contract.objects.exists()
    assert not make_sessions.sessions(case)


def test_an_unusual_length_is_planned_with_a_reason(case):
    contract = make_sessions.contract(
        case=case, planned=8, reason="The employer pays for eight"
    )

    assert len(days(case)) == 8
    assert contract.reason == "The employer pays for eight"


def test_a_dit_length_names_the_one_usual_number(therapist):
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")

    with pytest.raises(rules.LengthNeedsReason, match="usually 16 sessions"):
        make_sessions.contract(case=case, planned=20)


def test_a_plan_has_no_fields_that_nobody_knows(case):
    with pytest.raises(TypeError, match="colour"):
        make_sessions.contract(case=case, colour="red")


def test_a_time_that_does_not_exist_is_asked_about(case):
    with pytest.raises(NoSuchTime):
        make_sessions.contract(
            case=case,
            starts_on=date(2027, 3, 28),
            time=time(1, 30),
            agreed_on=date(2026, 9, 1),
        )

    assert not Contract.objects.exists()


# Changing


def test_a_change_is_a_new_version_and_the_earlier_one_stays(case):
    first = make_sessions.contract(case=case)

    second = change(case, planned=12)

    assert second.number == 2
    assert second.reason == "Asked for by both"
    first.refresh_from_db()
    assert first.planned == 16
    assert len(days(case)) == 12
    assert second.ends_on == FIRST_DAY + timedelta(weeks=11)
    assert Event.objects.filter(verb="contract.changed").exists()


def test_a_longer_plan_goes_on_at_the_end(case):
    make_sessions.contract(case=case, planned=12)

    change(case, planned=16)

    assert days(case) == [FIRST_DAY + timedelta(weeks=week) for week in range(16)]


def test_a_new_time_moves_what_is_to_come_and_not_what_was_held(case):
    booked = make_sessions.course(case=case, signed_ones=2)
    held = [booked[0].scheduled_at, booked[1].scheduled_at]
    now = moment(FIRST_DAY + timedelta(days=8))

    change(case, time=time(9, 15), at=now)

    after = make_sessions.sessions(case)
    assert [one.scheduled_at for one in after[:2]] == held
    times = {timezone.localtime(one.scheduled_at).time() for one in after[2:]}
    assert times == {time(9, 15)}


def test_the_next_day_moves_all_that_follow(case):
    make_sessions.course(case=case, signed_ones=2)
    next_on = FIRST_DAY + timedelta(days=16)

    change(case, next_on=next_on, at=moment(FIRST_DAY + timedelta(days=8)))

    assert days(case)[2:5] == [next_on + timedelta(weeks=week) for week in range(3)]
    assert len(days(case)) == 16


def test_one_that_is_being_written_keeps_its_day(case):
    booked = make_sessions.course(case=case)
    actions.save_draft(
        therapy_session=booked[0], by=case.therapist, fields={"text": "…"}, version=0
    )

    eve = FIRST_DAY - timedelta(days=1)

    change(case, time=time(9, 0), at=moment(eve), agreed_on=eve)

    assert make_sessions.sessions(case)[0].scheduled_at == booked[0].scheduled_at


def test_other_minutes_reach_the_sessions_to_come(case):
    make_sessions.course(case=case, signed_ones=1)

    change(case, minutes=45, at=moment(FIRST_DAY + timedelta(days=1)))

    assert [one.minutes for one in make_sessions.sessions(case)[:3]] == [50, 45, 45]


def test_words_change_without_moving_a_day(case):
    make_sessions.contract(case=case)
    moved = make_sessions.sessions(case)[4]
    actions.move_session(
        therapy_session=moved,
        by=case.therapist,
        scheduled_at=moved.scheduled_at + timedelta(days=1),
        at=BEFORE,
    )
    before = days(case)

    change(case, missed_sessions="Ring before noon")

    assert days(case) == before


def test_a_plan_whose_sessions_are_all_held_can_go_on(case):
    for one in make_sessions.course(case=case, planned=12):
        make_sessions.signed(one)
    end = FIRST_DAY + timedelta(weeks=11)

    change(case, planned=13, at=moment(end + timedelta(days=2)), agreed_on=end)

    assert days(case)[-1] == end + timedelta(weeks=1)


def test_after_a_long_gap_the_rest_is_booked_from_the_day_chosen(case):
    for one in make_sessions.course(case=case, planned=12):
        make_sessions.signed(one)
    today = FIRST_DAY + timedelta(weeks=20)

    change(
        case,
        planned=14,
        next_on=today + timedelta(days=3),
        at=moment(today),
        agreed_on=today,
    )

    assert days(case)[-2:] == [today + timedelta(days=3), today + timedelta(days=10)]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"reason": " ", "planned": 12}, rules.ChangeNeedsReason),
        ({}, rules.NothingChanged),
        ({"planned": 2}, rules.LengthImpossible),
        ({"next_on": FIRST_DAY - timedelta(days=30)}, rules.NextTooEarly),
        ({"protocol_key": "DIT_16_SEED"}, rules.OtherTreatment),
    ],
)
def test_a_change_that_cannot_be_is_refused(case, fields, rule):
    make_sessions.contract(case=case)

    with pytest.raises(rule):
        change(case, **fields)

    assert Contract.objects.count() == 1
    assert len(days(case)) == 16


def test_the_next_session_comes_after_what_is_signed(case):
    make_sessions.course(case=case, signed_ones=3)

    with pytest.raises(rules.NextTooEarly):
        change(case, next_on=FIRST_DAY + timedelta(weeks=2), at=moment(FIRST_DAY))


def test_no_plan_is_shorter_than_what_was_held(case):
    make_sessions.course(case=case, signed_ones=13)

    with pytest.raises(rules.FewerThanHeld, match="13 sessions are already signed"):
        change(case, planned=12, at=moment(FIRST_DAY + timedelta(weeks=13)))


def test_an_appointment_that_something_hangs_on_stays_when_the_plan_gets_shorter(case):
    booked = make_sessions.course(case=case)
    actions.write_process_note(
        therapy_session=booked[-1], by=case.therapist, text="Say goodbye slowly"
    )

    change(case, planned=12, at=moment(FIRST_DAY))

    kept = make_sessions.sessions(case)
    assert [one.pk for one in kept] == [one.pk for one in [*booked[:12], booked[-1]]]


def test_there_is_no_change_without_a_plan(case):
    with pytest.raises(rules.NoPlan):
        change(case, planned=12)


def test_a_change_has_no_fields_that_nobody_knows(case):
    make_sessions.contract(case=case)

    with pytest.raises(TypeError, match="colour"):
        change(case, colour="red")


def test_missed_ones_use_up_the_plan_where_the_practice_says_so(case):
    Practice.objects.create(missed_session_counts=True)
    booked = make_sessions.course(case=case, planned=12)

    actions.record_absence(
        therapy_session=booked[0],
        by=case.therapist,
        attendance="DID_NOT_COME",
        absence_reason="Not known",
        at=moment(FIRST_DAY + timedelta(days=1)),
    )

    assert len(days(case)) == 12
    assert course_of(case).left == 11


# The proposal


def test_a_proposal_lays_the_protocol_over_the_calendar_and_saves_nothing():
    proposal = propose(
        protocol=protocol("IPT_ADULT"),
        planned=14,
        starts_on=FIRST_DAY,
        at=AT,
        cadence_days=7,
    )

    assert [one.number for one in proposal.sessions] == list(range(1, 15))
    assert proposal.ends_on == FIRST_DAY + timedelta(weeks=13)
    assert [phase.last for phase in proposal.phases] == [4, 11, 14]
    assert proposal.letter_number == 12
    assert proposal.on(2) == FIRST_DAY + timedelta(weeks=1)
    assert [one.number for one in proposal.sessions if one.review] == [4, 8, 12]
