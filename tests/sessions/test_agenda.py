"""The agenda of one session: its own tasks, what is still open, the phase's lines."""

from __future__ import annotations

import pytest

from formulation.actions import choose_focus
from sessions.models import TaskTick
from sessions.queries import agenda_of, course_of, problem_word
from tests import make, make_sessions
from tests.make_sessions import FIRST_DAY, moment

pytestmark = pytest.mark.django_db


def agenda(case):
    course = course_of(case)
    return agenda_of(case, course, course.number_now)


def titles(case) -> dict[str, list[str]]:
    return {
        group.title: [item.title for item in group.items]
        for group in agenda(case).groups
    }


def test_the_first_session_has_its_own_tasks_and_the_phase_s_lines(case):
    make_sessions.course(case=case)

    found = titles(case)

    assert list(found) == ["This session", "Beginning", "Every session"]
    assert "Timeline" in found["Beginning"]
    assert "Symptoms, and depression named" in found["Beginning"]


def test_lines_that_the_form_answers_itself_need_no_tick(case):
    make_sessions.course(case=case)

    assert "Asked about safety" not in titles(case)["Every session"]


def test_tasks_that_were_not_ticked_come_along(case):
    booked = make_sessions.course(case=case)
    first_tasks = [item.key for item in agenda(case).groups[0].items]
    make_sessions.signed(booked[0], ticks=(first_tasks[0],))

    still_open = next(
        group
        for group in agenda(case).groups
        if group.title == "Carried over from session 1"
    )

    keys = [item.key for item in still_open.items]
    assert first_tasks[0] not in keys
    assert first_tasks[1] in keys


def test_those_of_long_ago_stand_aside_and_say_from_when(case):
    make_sessions.course(case=case, signed_ones=5)

    aside = [group for group in agenda(case).groups if group.is_aside]

    assert [group.title for group in aside] == ["Carried over: Beginning"]
    assert aside[0].items[0].hint == "from session 1"


def test_of_what_is_carried_over_this_phase_comes_first_then_each_phase_before(case):
    make_sessions.course(case=case, signed_ones=12)

    aside = [group for group in agenda(case).groups if group.is_aside]

    assert agenda(case).guide.phase.title == "Ending"
    assert [group.title for group in aside] == [
        "Carried over: Beginning",
        "Carried over: Middle",
    ]
    make_sessions.signed(make_sessions.sessions(case)[12])
    make_sessions.signed(make_sessions.sessions(case)[13])
    later = [group for group in agenda(case).groups if group.is_aside]
    assert [group.title for group in later] == [
        "Carried over: Ending",
        "Carried over: Beginning",
        "Carried over: Middle",
    ]
    keys = [item.key for group in later for item in group.items]
    assert len(keys) == len(set(keys))


def test_the_middle_phase_adds_the_lines_of_the_focus(case, therapist):
    choose_focus(
        case=case,
        by=therapist,
        area="ROLE_TRANSITION",
        words="I do not know what to say I am",
        person=None,
        why_now="The job",
        why_this="It fits",
        started_on=FIRST_DAY,
        at=moment(FIRST_DAY),
    )
    make_sessions.course(case=case, signed_ones=4)

    assert any("old role" in title.lower() for title in titles(case)["Middle"])


def test_a_line_says_where_it_was_ticked_before(case):
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], ticks=("BEGINNING_TIMELINE",))

    items = {item.key: item for item in agenda(case).items}

    assert items["BEGINNING_TIMELINE"].hint == "ticked in session 1"


def test_an_undecided_case_and_a_follow_up_have_no_agenda(therapist, case):
    undecided = make.case(therapist=therapist, protocol_key="")

    assert agenda(undecided).groups == ()
    assert agenda_of(case, course_of(case), None).groups == ()


def test_the_problem_has_its_own_word(therapist):
    named = make.case(therapist=therapist, problem="OTHER", other_problem="gambling")
    unnamed = make.case(therapist=therapist, problem="ANXIETY")

    assert problem_word(named) == "gambling"
    assert problem_word(unnamed) == "anxiety"


def test_a_task_that_is_carried_over_counts_once_wherever_it_is_ticked(case):
    booked = make_sessions.course(case=case)
    task = agenda(case).groups[0].items[0].key
    make_sessions.signed(booked[0])
    carried = {group.title: group.items for group in agenda(case).groups}
    assert task in [item.key for item in carried["Carried over from session 1"]]

    make_sessions.signed(booked[1], ticks=(task,))

    assert task not in [item.key for item in agenda(case).items]
    assert TaskTick.objects.filter(case=case, key=task).count() == 1
