"""Everything about safety in the order in which it happened, in words."""

from datetime import timedelta

import pytest

from sessions.queries.risk_timeline import safety_events
from supervision.actions import acknowledge_risk
from tests import make, make_cases, make_measures
from ui.drawing.safety import LEFT, NEAREST, RADIUS, RIGHT, WIDTH, apart

pytestmark = pytest.mark.django_db

BEFORE = make.TODAY - timedelta(days=7)


@pytest.fixture
def told(case, supervisor):
    make_measures.administration(case, total=12, item9=2, on=BEFORE)
    entry = make_cases.risk_entry(
        case,
        **make_cases.FULL_RISK
        | {"actions": ["SUPERVISOR"], "next_step": "Ring Friday"},
    )
    make_cases.safety_plan(case)
    acknowledge_risk(entry=entry, by=supervisor, text="Talked at noon", at=make.NOW)
    return case


def test_entries_answers_plans_and_what_a_supervisor_said_stand_by_day(told):
    events = safety_events(told, told.client)

    assert [event.on for event in events] == sorted(
        (event.on for event in events), reverse=True
    )
    words = {event.kind: event.words for event in events}
    assert words["ITEM"] == "PHQ-9 item 9: 2"
    assert words["ENTRY"] == ("Asked: passive thoughts. Done: talked to the supervisor")
    assert words["PLAN"] == "Version 1 made, not yet agreed"
    assert words["READ"].endswith("read the entry")


def test_a_blank_item_9_is_blank_and_not_0(case):
    make_measures.administration(case, given=[1] * 8 + [None])

    [event] = safety_events(case, case.client)
    assert (event.words, event.mark) == ("PHQ-9 item 9 left blank", "–")


def test_not_having_asked_is_said(case):
    make_cases.risk_entry(
        case, asked="NO", thoughts="", not_asked_reason="Came with her child"
    )
    [event] = safety_events(case, case.client)
    assert event.words == "Not asked"


def test_the_page_says_it_all_without_a_level(signed_in, told, therapist):
    page = signed_in(therapist).get(f"/cases/{told.pk}/risk/timeline/")
    text = page.content.decode()

    assert "PHQ-9 item 9: 2" in text
    assert "Talked at noon" in text
    assert "<svg" in text[text.index("<main") :]
    for word in ("risk level", "low risk", "high risk"):
        assert word not in text.lower()


def test_a_case_without_anything_says_so(signed_in, case, therapist):
    page = signed_in(therapist).get(f"/cases/{case.pk}/risk/timeline/")
    assert "Nothing yet." in page.content.decode()


def test_its_questions_do_not_grow_with_the_entries(told, django_assert_num_queries):
    for _ in range(4):
        make_cases.risk_entry(told)
        make_measures.administration(told, total=5)
    with django_assert_num_queries(7):
        safety_events(told, told.client)


def test_the_list_of_steps_stands_over_the_latest_entry_alone(
    signed_in, case, therapist
):
    browser = signed_in(therapist)
    full = make_cases.FULL_RISK | {"thoughts": "ACTIVE", "intent": "UNSURE"}
    make_cases.risk_entry(case, **full)
    page = browser.get(f"/cases/{case.pk}/risk/").content.decode()
    assert "This program tells nobody." in page
    assert "Ring the supervisor or the duty number" in page

    make_cases.risk_entry(case, at=make.NOW + timedelta(minutes=5))
    page = browser.get(f"/cases/{case.pk}/risk/").content.decode()
    assert "This program tells nobody." not in page


@pytest.mark.parametrize("count", [1, 2, 16, 40])
def test_marks_of_one_day_stand_beside_each_other_and_inside(count):
    places = apart([600.0] * count)

    assert places == sorted(places)
    assert places[-1] <= WIDTH - RIGHT - RADIUS
    assert places[0] >= LEFT + RADIUS - 0.001
    gaps = [after - before for before, after in zip(places, places[1:], strict=False)]
    room = (WIDTH - RIGHT - LEFT - 2 * RADIUS) / max(1, count - 1)
    assert all(gap >= min(NEAREST, room) - 0.001 for gap in gaps)


def test_no_marks_take_no_place():
    assert apart([]) == []
