"""The focus line of each session of an IPT, from first to last."""

from __future__ import annotations

from datetime import timedelta

import pytest

from formulation.models import FocusArea
from sessions import actions
from sessions.models import TherapySession
from sessions.queries import course_of
from sessions.queries.focus_strip import focus_strip
from tests import make, make_cases, make_formulation, make_sessions
from tests.formulation.pages import is_fine, main_of, url, words
from tests.make_sessions import FIRST_DAY

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


@pytest.fixture
def booked(case) -> list[TherapySession]:
    return make_sessions.course(case=case)


def agreed(case, week: int = 2) -> FocusArea:
    day = FIRST_DAY + week * WEEK
    focus = make_formulation.agreed_focus(case, started_on=day)
    FocusArea.objects.filter(pk=focus.pk).update(agreed_on=day)
    return focus


def strip(case):
    return focus_strip(case, today=make.TODAY)


def miss(session) -> None:
    actions.record_absence(
        therapy_session=session,
        by=session.case.therapist,
        attendance="DID_NOT_COME",
        absence_reason="No message",
        at=session.scheduled_at + timedelta(hours=1),
    )


def test_before_the_first_session_there_is_nothing_to_show(case, booked):
    assert strip(case).is_empty


def test_each_session_has_its_line_and_what_was_missed_stays_visible(case, booked):
    make_sessions.signed(booked[0], focus_link="")
    miss(booked[1])
    make_sessions.signed(booked[2], focus_link="The empty desk")

    found = strip(case)

    assert [(one.session.number, one.link) for one in found.lines] == [
        (1, ""),
        (None, ""),
        (2, "The empty desk"),
    ]
    assert [cell.words for cell in found.cells][:4] == [
        "no mark",
        "did not take place",
        "touched",
        "not held yet",
    ]


def test_the_ratio_counts_from_the_session_in_which_the_focus_was_agreed(case, booked):
    for session, link in zip(booked, ("a", "", "b", "", "c"), strict=False):
        make_sessions.signed(session, focus_link=link)
    agreed(case, week=2)

    found = strip(case)

    assert (found.touched, found.held) == (2, 3)
    assert found.ratio == (
        "The focus was touched in 2 of 3 sessions since it was agreed."
    )
    assert [one.agreed for one in found.lines] == [
        (), (), ("Role transition",), (), (),
    ]  # fmt: skip


def test_one_session_is_one_session(case, booked):
    make_sessions.signed(booked[0], focus_link="a")

    assert strip(case).ratio == (
        "1 of 1 session with a link to the focus. It is not agreed yet."
    )
    agreed(case, week=0)
    assert "in 1 of 1 session since" in strip(case).ratio


def test_a_focus_without_a_session_since_says_so(case, booked):
    make_sessions.signed(booked[0])
    agreed(case, week=1)

    assert strip(case).ratio == "No session was held since the focus was agreed."


def test_after_a_change_of_focus_the_new_one_is_counted(case, booked):
    for session in booked[:4]:
        make_sessions.signed(session, focus_link="a")
    old = agreed(case, week=0)
    FocusArea.objects.filter(pk=old.pk).update(
        ended_on=FIRST_DAY + 2 * WEEK, ended_reason="Her mother died"
    )

    assert strip(case).ratio == (
        "The focus was touched in 3 of 3 sessions while it was agreed."
    )
    agreed(case, week=3)
    assert (strip(case).touched, strip(case).held) == (1, 1)


def test_sessions_of_a_dit_are_not_in_it(therapist):
    case = make.case(therapist=therapist)
    booked = make_sessions.course(case=case, signed_ones=2)
    make_cases.decision(
        case,
        "DIT_16_SEED",
        decided_on=FIRST_DAY + 2 * WEEK,
        at=make_sessions.moment(FIRST_DAY + 2 * WEEK),
    )
    case.refresh_from_db()
    make_sessions.signed(booked[2], techniques=())

    found = strip(case)

    assert [one.session.number for one in found.lines] == [1, 2]
    assert [cell.column.label for cell in found.cells] == ["1", "2"]


def test_the_focus_page_shows_the_strip(signed_in, case, therapist, booked):
    agreed(case, week=0)
    note = make_sessions.signed(booked[0], focus_link="The empty desk")
    make_sessions.signed(booked[1], focus_link="")
    miss(booked[2])
    actions.add_addendum(note=note, by=therapist, text="It was the chair.")

    response = signed_in(therapist).get(url("focus", case))

    text = words(response)
    assert is_fine(response)
    assert "The focus was touched in 1 of 2 sessions since it was agreed." in text
    assert "The empty desk" in text
    assert "1 added later" in text
    assert "No link was noted." in text
    assert "Did not come" in text


def test_with_initials_the_lines_are_closed(signed_in, case, therapist, booked):
    make_sessions.signed(booked[0], focus_link="Ngozi’s empty chair")
    therapist.names_shown = "INITIALS"
    therapist.save()

    page = main_of(signed_in(therapist).get(url("focus", case)))

    before = page.split("Ngozi’s empty chair")[0]
    assert before.rindex('<details class="closed">') > before.rindex("<li")


def test_it_costs_three_queries_more_than_the_course(
    case, booked, django_assert_num_queries
):
    agreed(case, week=0)
    for count in (1, 5):
        for session in booked[:count]:
            session.refresh_from_db()
            if session.number is None:
                make_sessions.signed(session, focus_link="a")
        course = course_of(case)
        with django_assert_num_queries(3):
            focus_strip(case, today=make.TODAY, course=course)
