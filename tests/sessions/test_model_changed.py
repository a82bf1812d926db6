"""After a change of model each session stays what it was, and the plan asks again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from protocols import protocol
from sessions import actions
from sessions.frame import frame_of, rail_of
from sessions.queries import course_of, plan_page
from tests import make, make_cases, make_sessions
from tests.make_sessions import FIRST_DAY

pytestmark = pytest.mark.django_db

# The day after the eighth session.
CHANGED = FIRST_DAY + timedelta(weeks=7, days=1)


@pytest.fixture
def changed(case):
    """Eight sessions of IPT out of twelve, then DIT without a new plan."""
    make_sessions.course(case=case, signed_ones=8, planned=12)
    return make_cases.changed_model(case, changed_on=CHANGED)


def page_of(browser, name, *args) -> str:
    return browser.get(reverse(f"sessions:{name}", args=args)).content.decode()


def test_phase_and_length_are_those_of_the_day(changed):
    course = course_of(changed)

    third, ninth = course.by_number(3), course.next
    assert third.model.therapy == "IPT"
    assert third.phase == protocol("IPT_ADULT").phases(12)[0]
    assert third.planned == 12
    assert ninth.model.therapy == "DIT"
    assert ninth.phase == course.phase_at(9)


def test_until_a_new_plan_the_number_agreed_holds_everywhere(changed, signed_in):
    browser = signed_in(changed.therapist)
    course = course_of(changed)

    assert course.planned == 12
    assert frame_of(
        changed, reader=changed.therapist, course=course
    ).format_line.startswith("session 9 of 12")
    third = course.by_number(3)
    assert "Session 3 of 12" in page_of(
        browser, "session", changed.pk, third.session_id
    )
    assert "12 sessions of 50 minutes" in page_of(browser, "plan", changed.pk)


def test_a_new_plan_leaves_the_sessions_before_as_they_were(changed):
    actions.change_contract(
        case=changed,
        by=changed.therapist,
        planned=24,
        reason="DIT has sixteen of its own",
        agreed_on=make.TODAY,
        at=make.NOW,
        protocol_key="DIT_16_MANUAL",
    )

    course = course_of(changed)

    assert not course.needs_new_contract
    assert (course.planned, course.protocol.key) == (24, "DIT_16_MANUAL")
    assert course.by_number(3).planned == 12
    assert course.by_number(3).model.key == "IPT_ADULT"


def test_the_plan_names_topics_by_the_model_of_the_day(changed):
    course = course_of(changed)
    page = plan_page(changed, course)

    titles = {
        row.line.place_in_course: row.title for b in page.blocks for row in b.rows
    }
    assert titles[3] == protocol("IPT_ADULT").guide(3, 12).title
    assert titles[9] == protocol("DIT_16_SEED").guide(9, 12).title
    assert {block.model for block in page.blocks} == {"IPT", "DIT"}
    assert len(titles) == 12


def test_the_rail_shows_the_phases_as_they_were(changed):
    rail = rail_of(course_of(changed), may_write=True)

    ipt = protocol("IPT_ADULT").phases(12)
    assert rail.phases[0].title == ipt[0].title
    assert rail.phases[-1].last == 12
    assert [phase.first for phase in rail.phases[1:]] == [
        phase.last + 1 for phase in rail.phases[:-1]
    ]
    assert any(phase.first == 9 for phase in rail.phases)


def test_a_session_signed_on_the_day_before_the_change_was_made_is_of_the_old_one(case):
    booked = make_sessions.course(case=case, signed_ones=1)
    moment = booked[0].scheduled_at + timedelta(hours=4)
    make_cases.changed_model(case, changed_on=FIRST_DAY, at=moment)

    assert course_of(case).by_number(1).model.therapy == "IPT"


def test_a_plan_that_is_too_short_for_the_new_model_is_laid_out_all_the_same(case):
    make_sessions.course(
        case=case, signed_ones=2, planned=8, reason="A short break for both"
    )
    make_cases.changed_model(case)

    assert course_of(case).planned == 12
    assert course_of(case).by_number(2).planned == 8


def test_another_format_of_the_same_therapy_is_no_change_of_model(therapist):
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")
    make_sessions.course(case=case)
    make_cases.changed_model(case, "DIT_16_MANUAL")

    course = course_of(case)
    assert not course.has_changed_model
    assert not course.needs_new_contract


def test_the_plan_asks_for_a_new_contract(changed, signed_in):
    browser = signed_in(changed.therapist)

    asks = "The plan was agreed for the treatment before"
    assert asks in page_of(browser, "plan", changed.pk)
    overview = browser.get(reverse("overview", args=[changed.pk])).content.decode()
    assert asks in overview
    assert reverse("sessions:change_plan", args=[changed.pk]) in overview


def test_a_plan_that_fits_asks_for_nothing(case, signed_in):
    make_sessions.course(case=case, signed_ones=2)
    browser = signed_in(case.therapist)

    assert "agreed for the treatment before" not in page_of(browser, "plan", case.pk)


def test_a_way_back_to_ipt_can_be_agreed_though_the_form_asks_for_no_way(therapist):
    """IPT has one way of cutting the phases, so the form sends none."""
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")
    make_sessions.course(case=case)
    make_cases.changed_model(case, "IPT_ADULT")

    contract = actions.change_contract(
        case=case,
        by=therapist,
        planned=14,
        reason="Now IPT",
        agreed_on=make.TODAY,
        at=make.NOW,
    )

    assert contract.protocol_key == "IPT_ADULT"


def test_another_format_of_the_same_therapy_asks_for_a_plan_of_its_own(case):
    make_sessions.course(case=case, signed_ones=5, planned=12)
    fifth = FIRST_DAY + timedelta(weeks=4, days=1)
    make_cases.changed_model(case, "IPT_COUNSELLING", changed_on=fifth)

    course = course_of(case)

    assert course.needs_new_contract
    assert course.by_number(3).model.key == "IPT_ADULT"
    assert course.planned == protocol("IPT_COUNSELLING").most_possible
    assert course.next.model.key == "IPT_COUNSELLING"
