"""The trace: where the pattern showed, relationship by relationship, session by session."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from formulation.models import PatternSighting
from sessions import actions
from sessions.models import TherapySession
from sessions.queries import course_of
from sessions.queries.grid import Kind
from sessions.queries.trace import Trace, trace_of
from tests import make, make_cases, make_formulation, make_sessions
from tests.formulation.pages import is_fine, main_of, url, words
from tests.make_sessions import FIRST_DAY, marked

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


@pytest.fixture
def dit(therapist):
    return make_formulation.dit_case(therapist=therapist)


@pytest.fixture
def booked(dit) -> list[TherapySession]:
    return make_sessions.course(case=dit)


@pytest.fixture
def mum(dit):
    return make_formulation.person(dit, "Mum", relationship="mother")


def trace(case, today=make.TODAY) -> Trace:
    return trace_of(case, today=today)


def cells_of(found: Trace, row: int = 0) -> dict[str, str]:
    """The marked cells of a row in words, by the label of their column."""
    return {
        cell.column.label: cell.words for cell in found.rows[row].cells if cell.marks
    }


def column(found: Trace, label: str):
    return next(one for one in found.columns if one.label == label)


def test_a_case_without_a_mark_has_no_trace(dit, booked):
    assert trace(dit).is_empty


def test_every_mark_stands_where_its_person_meets_its_session(dit, booked, mum):
    marked(booked[0], (mum, "NO"), (None, "PARTLY"))
    marked(booked[1], (mum, "YES"))

    found = trace(dit)

    assert [row.person for row in found.rows] == [mum, None]
    assert cells_of(found) == {"1": "happened", "2": "done differently"}
    assert found.rows[1].title == "In the room"
    assert cells_of(found, 1) == {"1": "noticed"}


def test_people_stand_in_the_order_in_which_they_came_up_and_the_room_last(
    dit, booked, mum
):
    dad = make_formulation.person(dit, "Dad")
    PatternSighting.objects.create(
        case=dit,
        source=PatternSighting.Source.DREAM,
        seen_on=FIRST_DAY,
        recorded_at=make.NOW,
        author=dit.therapist,
    )
    marked(booked[0], (None, "NO"), (mum, "NO"))
    marked(booked[1], (dad, "NO"))

    rows = trace(dit).rows

    assert [row.person or row.title for row in rows] == [
        mum,
        dad,
        "In a dream or fantasy",
        "In the room",
    ]


def test_several_marks_share_a_cell_and_equal_ones_are_counted(dit, booked, mum):
    marked(booked[0], (mum, "YES"), (mum, "NO"), (mum, "NO"), (mum, "PARTLY"))

    cell = trace(dit).rows[0].cells[0]

    assert [(mark.glyph, mark.count) for mark in cell.marks] == [
        ("hap", 2),
        ("not", 1),
        ("dif", 1),
    ]
    assert cell.words == "happened 2 times, noticed, done differently"


def test_every_cell_says_in_words_what_it_draws(dit, booked, mum):
    marked(booked[0], (mum, "NO"))
    marked(booked[1])
    actions.record_absence(
        therapy_session=booked[2],
        by=dit.therapist,
        attendance="DID_NOT_COME",
        absence_reason="No message",
        at=booked[2].scheduled_at + timedelta(hours=1),
    )

    said = [cell.words for cell in trace(dit).rows[0].cells][:4]

    assert said == ["happened", "no mark", "did not take place", "not held yet"]


def test_a_new_phase_begins_at_an_edge(dit, booked, mum):
    marked(booked[0], (mum, "NO"))

    edges = [one.label for one in trace(dit).columns if one.is_edge]

    phases = course_of(dit).phases
    assert edges == [str(phase.first) for phase in phases[1:]]
    assert len(edges) == 3


def test_the_session_of_this_week_is_marked_and_planned_ones_are_pale(dit, booked, mum):
    marked(booked[0], (mum, "NO"))

    found = trace(dit, today=booked[1].scheduled_at.date() + timedelta(days=2))

    assert [one.label for one in found.columns if one.is_this_week] == ["2"]
    assert found.has_this_week
    assert column(found, "1").kind == Kind.HELD
    assert column(found, "16").kind == Kind.PLANNED
    assert not trace(dit, today=FIRST_DAY + 40 * WEEK).has_this_week


def test_a_draft_s_marks_are_no_part_of_the_trace(dit, booked, mum):
    marked(booked[0], (mum, "NO"))
    actions.save_draft(
        therapy_session=booked[1],
        by=dit.therapist,
        fields={f"trace_{mum.pk}": "YES"},
        version=0,
    )

    assert cells_of(trace(dit)) == {"1": "happened"}


# Recorded between sessions


def test_what_was_recorded_between_two_sessions_stands_between_them(dit, booked, mum):
    marked(booked[0], (mum, "NO"))
    marked(booked[1], (mum, "NO"))
    make_formulation.sighting(
        dit,
        source="PERSON",
        person=mum,
        seen_on=FIRST_DAY + timedelta(days=2),
        changed="YES",
    )

    found = trace(dit)

    assert cells_of(found)["1–2"] == "done differently"
    assert column(found, "1–2").title == "Between sessions 1 and 2"
    assert found.outside == 1
    assert [one.label for one in found.columns][:4] == ["1", "1–2", "2", "3"]


@pytest.mark.parametrize(
    ("days", "label", "title"),
    [(-3, "–1", "Before session 1"), (0, "1–2", "Between sessions 1 and 2")],
)
def test_before_the_first_and_on_the_day_of_a_session(
    dit, booked, mum, days, label, title
):
    marked(booked[0], (mum, "NO"))
    make_formulation.sighting(dit, seen_on=FIRST_DAY + timedelta(days=days))

    found = trace(dit)

    assert cells_of(found, 1) == {label: "happened"}
    assert column(found, label).title == title


def test_after_the_last_session_of_a_course(dit, booked, mum):
    for session in booked[:10]:
        marked(session)
    TherapySession.objects.planned().delete()
    make_formulation.sighting(dit, seen_on=make.TODAY)
    type(dit).objects.filter(pk=dit.pk).update(
        status="CLOSED",
        closed_on=make.TODAY,
        closed_by=dit.therapist,
        ending_reason="COMPLETED",
    )
    dit.refresh_from_db()

    found = trace(dit)

    assert [one.label for one in found.columns] == [
        *(str(number) for number in range(1, 11)),
        "10–",
    ]
    assert found.columns[-1].title == "After session 10"
    assert cells_of(found) == {"10–": "happened"}


def test_before_anything_is_planned_a_mark_stands_before_the_proposed_sessions(dit):
    make_formulation.sighting(dit)

    found = trace(dit)

    assert [one.label for one in found.columns] == [
        "–1",
        *(str(number) for number in range(1, 17)),
    ]
    assert found.held == 0


def test_with_no_model_decided_a_mark_is_not_lost(therapist):
    case = make.case(therapist=therapist, protocol_key="")
    make_formulation.sighting(case)

    found = trace(case)

    assert [(one.label, one.title) for one in found.columns] == [
        ("–", "Without a session")
    ]
    assert cells_of(found) == {"–": "happened"}


def test_no_mark_is_lost_wherever_it_was_recorded(dit, booked, mum):
    marked(booked[0], (mum, "NO"), (mum, "NO"), (None, "YES"))
    for days in (-10, 0, 1, 6, 7, 30):
        make_formulation.sighting(dit, seen_on=FIRST_DAY + timedelta(days=days))

    found = trace(dit)

    drawn = sum(
        mark.count for row in found.rows for cell in row.cells for mark in cell.marks
    )
    assert drawn == PatternSighting.objects.count() == 9


# Counted in words


def compared(found: Trace) -> dict[str, tuple[int, int]]:
    return {one.title: (one.first, one.last) for one in found.compared}


def test_the_first_five_and_the_last_five_are_laid_side_by_side(dit, booked, mum):
    for number, session in enumerate(booked[:10], start=1):
        marked(session, (mum, "YES" if number > 5 else "NO"), (None, "PARTLY"))
    make_formulation.sighting(dit, seen_on=FIRST_DAY, changed="YES")

    found = trace(dit)

    assert found.first_sessions == "in sessions 1 to 5"
    assert found.last_sessions == "in the last 5"
    assert compared(found) == {
        "Something different": (0, 5),
        "Noticed": (5, 5),
        "Happened": (5, 0),
    }


@pytest.mark.parametrize(
    ("count", "first", "last", "numbers"),
    [
        (1, "so far", None, (1, 1)),
        (2, "in session 1", "in the last one", (1, 1)),
        (3, "in session 1", "in the last one", (1, 1)),
        (7, "in sessions 1 to 3", "in the last 3", (3, 3)),
    ],
)
def test_fewer_sessions_are_halved_and_none_is_counted_twice(
    dit, booked, mum, count, first, last, numbers
):
    for session in booked[:count]:
        marked(session, (mum, "NO"))

    found = trace(dit)

    assert found.first_sessions == first
    assert last is None or found.last_sessions == last
    assert compared(found)["Happened"] == numbers


# The pages


def test_the_formulation_and_the_patterns_page_show_it(signed_in, dit, booked, mum):
    make_formulation.ipaf(dit)
    marked(booked[0], (mum, "NO"))
    marked(booked[1], (mum, "YES"), (mum, "YES"))
    browser = signed_in(dit.therapist)

    for page in ("ipaf", "patterns"):
        response = browser.get(url(page, dit))
        text = words(response)
        assert is_fine(response)
        assert "Where the pattern showed, session by session" in text
        assert "Something different: 0 times in session 1, 2 in the last one" in text
        assert "done differently 2 times" in text
        assert reverse("sessions:session", args=[dit.pk, booked[0].pk]) in main_of(
            response
        )


def test_the_patterns_page_says_how_many_stand_between_sessions(
    signed_in, dit, booked, mum
):
    marked(booked[0], (mum, "NO"))
    make_formulation.sighting(dit, seen_on=FIRST_DAY)

    text = words(signed_in(dit.therapist).get(url("patterns", dit)))

    assert "1 recorded between sessions" in text


def test_with_initials_the_trace_holds_no_name(signed_in, therapist, dit, booked):
    zoe = make_formulation.person(dit, "Zoe Quill", relationship="aunt of Zoe")
    marked(booked[0], (zoe, "NO"))
    therapist.names_shown = "INITIALS"
    therapist.save()

    page = main_of(signed_in(therapist).get(url("patterns", dit)))

    assert "ZQ" in page.split('class="trace"')[1]
    assert "Quill" not in page


def test_it_costs_one_query_more_than_the_course_however_much_is_marked(
    dit, booked, mum, django_assert_num_queries
):
    course = course_of(dit)
    marked(booked[0], (mum, "NO"))

    with django_assert_num_queries(1):
        trace_of(dit, today=make.TODAY, course=course)
    for number, session in enumerate(booked[1:6]):
        marked(
            session, (make_formulation.person(dit, f"P{number}"), "YES"), (mum, "NO")
        )
    course = course_of(dit)
    with django_assert_num_queries(1):
        trace_of(dit, today=make.TODAY, course=course)


def test_an_ipt_case_without_sightings_has_no_trace(signed_in, case, therapist):
    make_sessions.course(case=case, signed_ones=1)

    page = main_of(signed_in(therapist).get(url("patterns", case)))

    assert 'class="trace"' not in page


def test_after_a_change_to_ipt_the_marks_of_the_time_before_are_still_shown(
    signed_in, dit, booked, mum
):
    marked(booked[0], (mum, "NO"))
    make_cases.decision(dit, "IPT_ADULT")

    page = main_of(signed_in(dit.therapist).get(url("patterns", dit)))

    assert 'class="trace"' in page
