"""When the signs of progress of a focus are due, by session number."""

from datetime import timedelta

import pytest
from django.urls import reverse

from formulation import actions as formulation
from sessions.queries import course_of
from sessions.queries.markers import markers_due
from tests import make, make_formulation, make_sessions
from tests.formulation.pages import is_fine, words

DAY = timedelta(days=1)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def due(case, *, number, rated=(), since=None):
    course = course_of(case)
    first = course.sessions[0].on
    return markers_due(course, since=since or first, rated=rated, number=number)


def day_of(case, number):
    return course_of(case).sessions[number - 1].on


def test_the_first_rating_is_due_as_soon_as_there_is_a_focus(case):
    make_sessions.course(case=case, signed_ones=1)

    assert due(case, number=2).words.startswith("Not rated yet")


def test_between_two_due_sessions_nothing_is(case):
    make_sessions.course(case=case, signed_ones=1)

    assert due(case, number=3, rated=[day_of(case, 1)]) is None


def test_every_fourth_session_and_the_last_one_ask_for_them(case):
    make_sessions.course(case=case, signed_ones=1)
    course = course_of(case)
    rated = [day_of(case, 1)]

    found = {n: due(case, number=n, rated=rated) for n in (4, course.planned)}
    assert found[4].words == "Due at this session (4)."
    assert found[course.planned].words == f"Due at this session ({course.planned})."


def test_rated_on_the_day_of_the_session_is_rated(case):
    make_sessions.course(case=case, signed_ones=1)

    assert due(case, number=4, rated=[day_of(case, 1), day_of(case, 4)]) is None
    assert due(case, number=4, rated=[day_of(case, 4) - DAY]) is not None


def test_what_was_missed_is_said_until_it_is_rated(case):
    make_sessions.course(case=case, signed_ones=1)

    late = due(case, number=6, rated=[day_of(case, 1)])
    assert late.words == "Due at session 4, and not rated since."
    assert due(case, number=6, rated=[day_of(case, 5)]) is None


def test_a_focus_chosen_later_owes_nothing_for_before(case):
    make_sessions.course(case=case, signed_ones=1)
    since = day_of(case, 4) + DAY

    assert due(case, number=6, rated=[since], since=since) is None


def test_without_a_plan_and_after_the_end_nothing_is_due(case, therapist):
    make_sessions.course(case=case, signed_ones=1)
    closed = make.closed_case(therapist=therapist, of=make.client("Leah Stone"))

    assert markers_due(course_of(closed), since=make.TODAY, rated=[], number=4) is None


def test_the_focus_page_and_the_log_say_so(browser, case):
    sessions = make_sessions.course(case=case, signed_ones=1)
    focus = make_formulation.grief(case)

    page = browser.get(reverse("formulation:focus", args=[case.pk]))
    assert "The first rating shows where it began" in words(page)
    log = browser.get(reverse("sessions:log", args=[case.pk, sessions[1].pk]))
    assert is_fine(log)
    assert "The first rating shows where it began" in words(log)
    assert reverse("formulation:focus_markers", args=[case.pk, focus.pk]) in (
        log.content.decode()
    )

    formulation.rate_markers(
        focus_area=focus,
        by=case.therapist,
        values={"GRIEF_RANGE": 1},
        rated_on=make.TODAY,
        at=make.NOW,
    )
    log = browser.get(reverse("sessions:log", args=[case.pk, sessions[1].pk]))
    assert "The first rating" not in words(log)


def test_a_log_without_a_focus_says_nothing_of_signs(browser, case):
    sessions = make_sessions.course(case=case, signed_ones=1)

    log = browser.get(reverse("sessions:log", args=[case.pk, sessions[1].pk]))

    assert "Signs of progress" not in words(log)
