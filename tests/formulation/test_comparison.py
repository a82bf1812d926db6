"""Two circles side by side: who moved, in words."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from formulation import actions
from formulation.queries import Change, compared_circles
from tests import make, make_formulation

EARLY = make.NOW - timedelta(days=49)
START = date(2026, 10, 5)


def place(case, name, ring, **more):
    return make_formulation.person(
        case, name, ring=ring, rated_on=START, at=EARLY, **more
    )


def move(person, ring, on=make.TODAY):
    actions.move_person(
        person=person, by=person.author, ring=ring, rated_on=on, at=make.NOW
    )


@pytest.fixture
def moved(case):
    """Samuel came two rings in, Priya went one out, Ada stayed, Jo is new."""
    place(case, "Ada", 1)
    samuel, priya = place(case, "Samuel", 4), place(case, "Priya", 2)
    move(samuel, 2)
    move(priya, 3)
    make_formulation.person(case, "Jo", ring=3)
    return samuel


def said(pair):
    return {change.person.name: change.words for change in pair.changes}


def test_start_and_now_say_who_moved_how_far_and_from_where(case, moved):
    pair = compared_circles(case)

    assert said(pair) == {
        "Samuel": "2 rings closer, from at the edge to close",
        "Priya": "1 ring further out, from close to further out",
        "Jo": "Further out; not placed in the first",
    }
    assert [change.person.name for change in pair.changes] == ["Samuel", "Jo", "Priya"]
    assert [change.person.name for change in pair.stayed] == ["Ada"]
    assert pair.summary == (
        "1 came closer, 1 moved further out, 1 came in, 1 stayed where they were"
    )


def test_the_other_way_round_it_says_the_opposite(case, moved):
    pair = compared_circles(case, first="", second="start")

    assert said(pair)["Samuel"] == "2 rings further out, from close to at the edge"
    assert said(pair)["Jo"] == "Further out in the first; not placed in the second"
    assert "1 not placed in the second" in pair.summary


def test_a_move_to_where_the_client_wished_them_says_so(case, moved, therapist):
    actions.wish_ring(person=moved, by=therapist, ring=2)

    words = said(compared_circles(case))["Samuel"]

    assert words.endswith("to close, where the client would like them")


def test_with_many_people_each_change_has_a_shorter_form(case, moved, therapist):
    actions.wish_ring(person=moved, by=therapist, ring=2)
    few = compared_circles(case)
    assert not few.is_long
    assert {one.person.name: one.short_words for one in few.changes} == {
        "Samuel": "at the edge → close, as wished",
        "Priya": "close → further out",
        "Jo": "Further out; not placed in the first",
    }

    for at in range(8):
        move(place(case, f"Person {at}", 3), 2)

    assert compared_circles(case).is_long


def test_any_two_days_can_be_compared(case, moved):
    pair = compared_circles(case, first="2026-10-05", second="2026-11-01")

    assert pair.changes == ()
    assert len(pair.stayed) == 3
    assert pair.summary == "3 stayed where they were"


def test_nobody_compared_with_nobody_says_nothing(case):
    pair = compared_circles(case)

    assert (pair.changes, pair.stayed, pair.summary) == ((), (), "")


def test_who_is_never_printed_is_counted(case, moved):
    place(case, "Father", 5, is_never_printed=True)

    assert compared_circles(case).private_count == 1


def test_someone_who_stands_in_one_circle_alone_has_moved_no_rings(case):
    person = place(case, "Ada", 1)

    assert Change(person=person, was=None, now=1).steps == 0
    assert Change(person=person, was=1, now=None).steps == 0


def test_comparing_costs_the_same_for_two_and_for_twelve_people(case, moved):
    with CaptureQueriesContext(connection) as few:
        compared_circles(case)
    for at in range(10):
        make_formulation.person(case, f"Person {at}", ring=at % 5 + 1)
    with CaptureQueriesContext(connection) as many:
        compared_circles(case)

    assert len(many) == len(few)
