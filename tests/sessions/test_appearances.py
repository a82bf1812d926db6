"""In which sessions someone was spoken of, and a goal was worked on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from sessions.entry import SightingFields
from sessions.models import SessionPerson
from sessions.queries.appearances import sessions_on_goal, sessions_with
from tests import guards, make, make_formulation, make_sessions
from tests.formulation.pages import is_fine, main_of, url, words
from tests.make_sessions import FIRST_DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def dit(therapist):
    return make_formulation.dit_case(therapist=therapist)


def hold(session, **fields) -> None:
    make_sessions.signed(session, techniques=(), **fields)


def test_every_session_in_which_someone_was_spoken_of_stands_latest_first(dit):
    mum, dad = (make_formulation.person(dit, name) for name in ("Mum", "Dad"))
    booked = make_sessions.course(case=dit)
    hold(booked[0], people=(mum.pk,))
    hold(booked[1], people=(dad.pk,))
    marks = ("NO", "YES", "YES")
    hold(
        booked[2],
        sightings=tuple(SightingFields(person_id=mum.pk, changed=one) for one in marks),
    )

    found = sessions_with(mum)

    assert [line.title for line in found.lines] == ["Session 3", "Session 1"]
    assert [mark.words for mark in found.lines[0].marks] == [
        "happened",
        "done differently 2 times",
    ]
    assert found.lines[1].marks == ()
    assert found.ratio == "in 2 of 3 sessions"


def test_a_mark_signed_before_people_were_ticked_is_found_too(dit):
    mum = make_formulation.person(dit, "Mum")
    booked = make_sessions.course(case=dit)
    hold(booked[0], sightings=(SightingFields(person_id=mum.pk, changed="NO"),))
    with guards.lifted():
        SessionPerson.objects.all().delete()

    assert [line.title for line in sessions_with(mum).lines] == ["Session 1"]


def test_a_follow_up_is_named_and_not_counted(case):
    samuel = make_formulation.person(case, "Samuel")
    booked = make_sessions.course(case=case, signed_ones=1)
    after = make_sessions.session(
        case=case, kind="FOLLOW_UP", attendance="CAME", minutes=20
    )
    SessionPerson.objects.create(case=case, therapy_session=after, person=samuel)

    found = sessions_with(samuel)

    assert [line.title for line in found.lines] == ["Follow-up contact"]
    assert found.ratio == "in 0 of 1 session"
    assert booked


def test_a_goal_is_counted_over_the_sessions_since_it_was_set(case):
    goal = make_formulation.goal(case, set_on=FIRST_DAY + timedelta(weeks=1))
    booked = make_sessions.course(case=case, signed_ones=2)
    make_sessions.signed(booked[2], goals=(goal.pk,))

    found = sessions_on_goal(goal)

    assert [line.title for line in found.lines] == ["Session 3"]
    assert found.ratio == "in 1 of 2 sessions"


def test_a_goal_written_down_after_it_was_worked_on_is_counted_from_then(case):
    goal = make_formulation.goal(case, set_on=make.TODAY)
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], goals=(goal.pk,))
    make_sessions.signed(booked[1])

    assert sessions_on_goal(goal).ratio == "in 1 of 2 sessions"


def test_the_page_of_a_person_lists_their_sessions(signed_in, dit):
    mum = make_formulation.person(dit, "Mum")
    booked = make_sessions.course(case=dit)
    browser = signed_in(dit.therapist)

    assert "Not spoken of yet" in words(browser.get(url("person", dit, mum)))
    hold(booked[0], sightings=(SightingFields(person_id=mum.pk, changed="PARTLY"),))
    response = browser.get(url("person", dit, mum))

    assert is_fine(response)
    assert "Spoken of in 1 of 1 session" in words(response)
    assert "Session 1 14 Sep Noticed" in words(response)
    assert reverse("sessions:session", args=[dit.pk, booked[0].pk]) in main_of(response)


def test_the_page_of_a_goal_lists_its_sessions(signed_in, case):
    goal = make_formulation.goal(case, set_on=FIRST_DAY)
    booked = make_sessions.course(case=case)
    browser = signed_in(case.therapist)

    assert "Not worked on yet" in words(browser.get(url("goal", case, goal)))
    make_sessions.signed(booked[0], goals=(goal.pk,))
    response = browser.get(url("goal", case, goal))

    assert is_fine(response)
    assert "Worked on in 1 of 1 session since it was set" in words(response)
    assert reverse("sessions:session", args=[case.pk, booked[0].pk]) in main_of(
        response
    )


@pytest.mark.parametrize("count", [1, 6])
def test_both_lists_cost_the_same_however_long_they_are(
    case, django_assert_num_queries, count
):
    samuel = make_formulation.person(case, "Samuel")
    goal = make_formulation.goal(case)
    for session in make_sessions.course(case=case)[:count]:
        make_sessions.signed(session, people=(samuel.pk,), goals=(goal.pk,))

    with django_assert_num_queries(3):
        sessions_with(samuel)
    with django_assert_num_queries(2):
        sessions_on_goal(goal)
