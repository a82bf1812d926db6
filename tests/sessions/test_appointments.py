"""Absences, moves and extra sessions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Practice
from audit.models import Event
from cases.actions import CaseAlreadyClosed
from sessions import actions
from sessions.actions import appointments as rules
from sessions.models import SessionDraft, TherapySession
from sessions.queries import course_of
from tests import make, make_sessions
from tests.make_sessions import FIRST_DAY

pytestmark = pytest.mark.django_db


def absent(session, **fields):
    values = {
        "by": session.case.therapist,
        "attendance": "DID_NOT_COME",
        "absence_reason": "Not known",
        "at": session.scheduled_at + timedelta(hours=1),
    }
    return actions.record_absence(therapy_session=session, **(values | fields))


def test_a_missed_session_stays_unnumbered_with_its_meaning(case):
    booked = make_sessions.course(case=case)

    absent(
        booked[0],
        absence_meaning="Good news the week before",
        contact_attempted="Rang on Tuesday, no answer",
    )

    missed = TherapySession.objects.get(pk=booked[0].pk)
    assert missed.number is None
    assert missed.is_missed
    assert missed.absence_meaning == "Good news the week before"
    event = Event.objects.get(verb="session.missed")
    assert event.detail == {"attendance": "DID_NOT_COME"}


def test_dates_move_and_tasks_do_not(case):
    booked = make_sessions.course(case=case)
    before = course_of(case).ends_on

    absent(booked[0])

    course = course_of(case)
    assert len(course.sessions) == 17
    assert course.ends_on == before + timedelta(weeks=1)
    assert course.planned == 16
    assert course.next.place_in_course == 1
    assert course.left == 16


def test_an_absence_recorded_late_keeps_the_day_of_the_week(case):
    booked = make_sessions.course(case=case)

    absent(booked[-1], at=booked[-1].scheduled_at + timedelta(days=10))

    assert course_of(case).ends_on == FIRST_DAY + timedelta(weeks=17)


def test_the_appended_session_skips_the_days_left_out(case):
    end = FIRST_DAY + timedelta(weeks=15)
    booked = make_sessions.course(case=case, skipped_days=[end + timedelta(weeks=1)])

    absent(booked[0])

    assert course_of(case).ends_on == end + timedelta(weeks=2)


def test_nothing_is_appended_where_missed_ones_count(case):
    Practice.objects.create(missed_session_counts=True)
    booked = make_sessions.course(case=case)

    absent(booked[0])

    assert len(course_of(case).sessions) == 16


def test_nothing_is_appended_without_a_plan(case):
    absent(make_sessions.session(case=case))

    assert len(course_of(case).sessions) == 1


def test_an_extra_session_already_booked_takes_the_place(case):
    booked = make_sessions.course(case=case)
    actions.book_session(
        case=case,
        by=case.therapist,
        scheduled_at=booked[-1].scheduled_at + timedelta(days=3),
    )

    absent(booked[0])

    assert len(course_of(case).sessions) == 17


def test_a_cancelled_one_may_lie_ahead(case):
    booked = make_sessions.course(case=case)

    absent(
        booked[3],
        attendance="CANCELLED_BY_CLIENT",
        absence_reason="Holiday",
        at=booked[0].scheduled_at,
    )

    assert TherapySession.objects.get(pk=booked[3].pk).is_missed


def test_a_follow_up_that_was_missed_appends_nothing(case):
    make_sessions.course(case=case)
    follow_up = make_sessions.session(case=case, kind="FOLLOW_UP")

    absent(follow_up)

    assert len(course_of(case).sessions) == 16


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"attendance": "CAME"}, rules.AbsenceKindMissing),
        ({"attendance": ""}, rules.AbsenceKindMissing),
        ({"absence_reason": "  "}, rules.AbsenceReasonMissing),
        ({"at": make_sessions.moment(FIRST_DAY)}, rules.DidNotComeInTheFuture),
    ],
)
def test_an_absence_says_what_happened_and_why(case, fields, rule):
    session = make_sessions.course(case=case)[1]

    with pytest.raises(rule):
        absent(session, **fields)


def test_an_absence_is_recorded_once(case):
    session = make_sessions.course(case=case)[0]
    absent(session)

    with pytest.raises(actions.SessionNotPlanned):
        absent(session)


def draft(session, **fields):
    actions.save_draft(
        therapy_session=session, by=session.case.therapist, fields=fields, version=0
    )


def test_a_draft_that_nobody_typed_in_goes_with_the_absence(case):
    session = make_sessions.course(case=case)[0]
    draft(session, attendance="CAME", minutes="50", text="")

    absent(session)

    assert not SessionDraft.objects.exists()


def test_words_in_a_draft_are_not_thrown_away(case):
    session = make_sessions.course(case=case)[0]
    draft(session, attendance="CAME", phq9_1="2")

    with pytest.raises(rules.DraftExists):
        absent(session)

    assert SessionDraft.objects.exists()


# Moving


def move(session, by_days: int):
    return actions.move_session(
        therapy_session=session,
        by=session.case.therapist,
        scheduled_at=session.scheduled_at + timedelta(days=by_days),
    )


def test_one_session_moves_and_the_others_stay(case):
    booked = make_sessions.course(case=case)

    move(booked[2], 1)

    after = make_sessions.sessions(case)
    assert timezone.localdate(after[2].scheduled_at) == FIRST_DAY + timedelta(days=15)
    assert after[3].scheduled_at == booked[3].scheduled_at
    assert Event.objects.filter(verb="session.moved").exists()


def test_a_move_keeps_the_order_of_numbers(case):
    booked = make_sessions.course(case=case, signed_ones=3)

    with pytest.raises(rules.MovedBeforeSigned, match="Session 3 is already signed"):
        move(booked[3], -8)


def test_a_move_goes_somewhere_else(case):
    booked = make_sessions.course(case=case)

    with pytest.raises(rules.SameTime):
        move(booked[2], 0)
    with pytest.raises(rules.TimeTaken):
        move(booked[2], 7)


def test_a_follow_up_may_be_moved(case):
    make_sessions.course(case=case, signed_ones=1)
    follow_up = make_sessions.session(case=case, kind="FOLLOW_UP")

    assert move(follow_up, 1).scheduled_at > follow_up.scheduled_at - timedelta(days=2)


def test_a_signed_session_does_not_move(case):
    booked = make_sessions.course(case=case, signed_ones=1)

    with pytest.raises(actions.NoteAlreadySigned):
        move(booked[0], 1)


# Booking


def test_an_extra_session_takes_the_plan_s_length(case):
    make_sessions.contract(case=case, minutes=45)

    extra = actions.book_session(
        case=case,
        by=case.therapist,
        scheduled_at=make_sessions.moment(FIRST_DAY + timedelta(days=2)),
        place="VIDEO",
    )

    assert (extra.minutes, extra.place) == (45, "VIDEO")
    assert Event.objects.filter(verb="session.booked").exists()


def test_without_a_plan_a_session_is_fifty_minutes(case):
    extra = actions.book_session(
        case=case, by=case.therapist, scheduled_at=make.NOW + timedelta(days=2)
    )

    assert extra.minutes == 50


def test_two_sessions_do_not_share_a_time_unless_one_was_missed(case):
    booked = make_sessions.course(case=case)
    book = {"case": case, "by": case.therapist, "scheduled_at": booked[0].scheduled_at}

    with pytest.raises(rules.TimeTaken):
        actions.book_session(**book)

    absent(booked[0])
    assert actions.book_session(**book).is_planned


def test_a_session_is_not_booked_before_a_signed_one(case):
    booked = make_sessions.course(case=case, signed_ones=2)

    with pytest.raises(rules.MovedBeforeSigned):
        actions.book_session(
            case=case,
            by=case.therapist,
            scheduled_at=booked[0].scheduled_at - timedelta(days=1),
        )


def test_a_closed_case_takes_follow_ups_and_no_sessions(therapist):
    case = make.closed_case(therapist=therapist)
    book = {"case": case, "by": therapist, "scheduled_at": make.NOW}

    with pytest.raises(CaseAlreadyClosed):
        actions.book_session(**book)

    assert actions.book_session(kind="FOLLOW_UP", **book).is_follow_up
