"""What waits for a clinician: the day's sessions, and everything not signed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sessions import actions
from sessions.models import Homework
from sessions.queries import (
    drafts_of,
    homework_of,
    last_note,
    open_homework,
    sessions_between,
    sessions_on,
)
from tests import make, make_sessions
from tests.make_sessions import AT, FIRST_DAY, moment

pytestmark = pytest.mark.django_db


def test_the_day_has_its_sessions_by_time_with_their_courses(therapist):
    early = make.case(therapist=therapist)
    late = make.case(therapist=therapist)
    make_sessions.course(case=late, signed_ones=1)
    make_sessions.course(case=early, time=AT.replace(hour=9))

    found = sessions_on(therapist, FIRST_DAY)

    assert [one.case.pk for one in found] == [early.pk, late.pk]
    assert found[0].line.title == "Session 1"
    assert found[0].ends_at == found[0].line.scheduled_at + timedelta(minutes=50)
    assert found[1].course.attended == 1


def test_a_session_late_in_the_evening_belongs_to_its_own_day(therapist):
    case = make.case(therapist=therapist)
    make_sessions.course(case=case, time=AT.replace(hour=23, minute=30))

    assert sessions_on(therapist, FIRST_DAY)
    assert not sessions_on(therapist, FIRST_DAY + timedelta(days=1))


def test_only_own_and_covered_cases_are_in_the_day(case, supervisor, outsider):
    make_sessions.course(case=case)
    cover = make.user("Cora Cover")
    make.access(to=case, user=cover)

    assert len(sessions_on(cover, FIRST_DAY)) == 1
    assert not sessions_on(supervisor, FIRST_DAY)
    assert not sessions_on(outsider, FIRST_DAY)


def test_several_days_are_asked_at_once(case):
    make_sessions.course(case=case)

    found = sessions_between(case.therapist, FIRST_DAY, FIRST_DAY + timedelta(days=14))

    assert len(found) == 3


@pytest.mark.parametrize("count", [1, 3])
def test_a_full_day_costs_no_more_queries_than_a_quiet_one(
    therapist, django_assert_num_queries, count
):
    for hour in range(count):
        make_sessions.course(
            case=make.case(therapist=therapist), time=AT.replace(hour=9 + hour)
        )

    with django_assert_num_queries(7):
        sessions_on(therapist, FIRST_DAY)


# Not signed


def waiting(user, weeks: int = 1):
    return drafts_of(user, moment(FIRST_DAY + timedelta(weeks=weeks)))


def test_a_session_that_was_held_and_not_written_waits(case, therapist):
    make_sessions.course(case=case)

    (line,) = waiting(therapist)

    assert line.title == "Session 1"
    assert line.saved_at is None
    assert line.missing == ("nothing written yet",)
    assert not line.is_blocked


def test_a_draft_says_in_words_what_is_missing(case, therapist):
    session = make_sessions.course(case=case)[0]
    actions.save_draft(
        therapy_session=session,
        by=therapist,
        fields={"phq9_1": "1", "text": "A week"},
        version=0,
    )

    (line,) = waiting(therapist)

    assert line.saved_at is not None
    assert line.missing == ("risk", "techniques")


def test_a_draft_with_item_9_and_no_words_is_blocked(case, therapist):
    session = make_sessions.course(case=case)[0]
    fields = {"phq9_1": "1", "phq9_9": "2", "risk_quick": "on", "text": "A"}
    actions.save_draft(therapy_session=session, by=therapist, fields=fields, version=0)

    (line,) = waiting(therapist)

    assert line.is_blocked
    assert line.missing == ("risk", "techniques")


def test_a_signed_session_waits_no_longer(case, therapist):
    make_sessions.course(case=case, signed_ones=1)

    assert waiting(therapist) == []


def test_nobody_else_s_drafts_are_listed(case, supervisor):
    make_sessions.course(case=case)

    assert waiting(supervisor) == []


# Notes and tasks


def test_the_last_note_is_that_of_the_last_signed_session(case):
    booked = make_sessions.course(case=case, signed_ones=2)
    make_sessions.signed(booked[2], text="Third.", next_plan="The funeral")

    note = last_note(case)

    assert (note.number, note.text, note.next_plan) == (3, "Third.", "The funeral")
    assert note.techniques == ("EXPLORATION",)
    assert note.author_name == "Ruth Adeyemi"


def test_a_new_case_has_no_last_note(case):
    assert last_note(case) is None


def test_tasks_are_followed_across_sessions(case):
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], next_homework="Ring Jo\nSleep upstairs")
    ring = Homework.objects.get(text="Ring Jo")
    make_sessions.signed(
        booked[1], homework_reviews={ring.pk: ("PARTLY", "It is early")}
    )

    done, left = homework_of(case)

    assert (done.text, done.outcome_title, done.learned) == (
        "Ring Jo",
        "Partly",
        "It is early",
    )
    assert (done.set_in, done.reviewed_in) == (1, 2)
    assert done.helped
    assert left.is_open
    assert [line.text for line in open_homework(case)] == ["Sleep upstairs"]
