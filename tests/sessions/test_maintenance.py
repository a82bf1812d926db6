"""Maintenance: a course of its own, a rule that only speaks, and people who decide."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Case
from sessions import actions
from sessions.actions import maintenance as rules
from sessions.models import Contract, MaintenanceContract, StepUp, TherapySession
from sessions.queries import course_of
from sessions.queries.maintenance import (
    is_step_up,
    maintenance_of,
    month_of,
    rule_words,
)
from tests import make, make_ending, make_formulation, make_measures, make_sessions

pytestmark = pytest.mark.django_db

FIRST = date(2026, 6, 3)
START = datetime(2026, 5, 20, 12, tzinfo=make.NOW.tzinfo)


# A case before it was closed.
OPEN = {
    "status": "TREATMENT",
    "closed_on": None,
    "closed_by": None,
    "ending_reason": "",
}


def terms(**fields) -> rules.Terms:
    values: dict[str, Any] = {
        "reason": "The third episode",
        "starts_on": FIRST,
        "months": 24,
        "baseline_score": 3,
        "early_signs": "Stops cycling\nIrritable",
        "agreed_on": START.date(),
    }
    return rules.Terms(**(values | fields))


def ended(therapist) -> Case:
    return make.closed_case(
        therapist=therapist,
        protocol_key="IPT_ADULT",
        referred_on=date(2026, 1, 5),
        closed_on=date(2026, 5, 4),
    )


def ended_with_focus(therapist) -> Case:
    case = ended(therapist)
    Case.objects.filter(pk=case.pk).update(**OPEN)
    make_formulation.agreed_focus(case)
    case.save()
    return case


def continued(therapist, **fields) -> MaintenanceContract:
    return actions.continue_with_maintenance(
        case=ended(therapist),
        by=therapist,
        terms=terms(**fields),
        at_time=time(10),
        at=START,
    )


def test_maintenance_opens_a_case_of_its_own_with_its_plan(therapist):
    contract = continued(therapist, areas=["ROLE_TRANSITION"])

    case, plan = contract.case, Contract.objects.get(case=contract.case)
    assert case.protocol_key == "IPT_MAINTENANCE"
    assert contract.follows is not None
    assert contract.follows.is_closed
    assert (plan.planned, plan.cadence_days) == (24, 28)
    assert TherapySession.objects.filter(case=case).count() == 24


def test_a_case_is_closed_before_maintenance_and_continued_once(therapist):
    running = make.case(therapist=therapist)
    with pytest.raises(rules.StillInTreatment):
        actions.continue_with_maintenance(
            case=running, by=therapist, terms=terms(), at_time=time(10), at=START
        )

    first = continued(therapist)
    with pytest.raises(rules.ContinuedAlready):
        actions.continue_with_maintenance(
            case=first.follows, by=therapist, terms=terms(), at_time=time(9), at=START
        )


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"reason": " "}, rules.WordsMissing),
        ({"early_signs": ""}, rules.WordsMissing),
        ({"areas": ["LUCK"]}, rules.AreaUnknown),
        ({"months": 36, "rhythm": "WEEKLY"}, rules.TooManySessions),
    ],
)
def test_a_contract_has_what_makes_it_one(therapist, fields, rule):
    with pytest.raises(rule):
        continued(therapist, **fields)

    assert not MaintenanceContract.objects.exists()


def test_a_change_is_a_new_version_and_belongs_to_maintenance_alone(therapist):
    first = continued(therapist)

    second = actions.agree_maintenance(
        case=first.case, by=therapist, terms=terms(months=12), at=START
    )

    assert (second.number, second.follows) == (2, first.follows)
    with pytest.raises(rules.NotMaintenance):
        actions.agree_maintenance(
            case=make.case(therapist=therapist), by=therapist, terms=terms(), at=START
        )


@pytest.mark.parametrize(
    ("areas", "kept"),
    [(None, ["ROLE_TRANSITION"]), ((), []), (["DEFICITS"], ["DEFICITS"])],
)
def test_it_goes_on_with_the_focus_before_unless_something_else_is_said(
    therapist, areas, kept
):
    """Maintenance goes on from the acute treatment (Frank 1991)."""
    before = ended_with_focus(therapist)

    contract = actions.continue_with_maintenance(
        case=before, by=therapist, terms=terms(areas=areas), at_time=time(10), at=START
    )

    assert contract.focus_areas == kept


def test_the_page_offers_the_focus_before(client, therapist):
    before = ended_with_focus(therapist)
    client.force_login(therapist)

    page = client.get(reverse("sessions:continue_with_maintenance", args=[before.pk]))

    assert page.context["form"].initial["focus_areas"] == ["ROLE_TRANSITION"]


@pytest.mark.parametrize(
    ("score", "is_met", "words"),
    [
        (9, True, "PHQ-9 9 is 6 above 3 at the start: the step-up rule is met."),
        (8, False, "PHQ-9 8 is 5 above 3 at the start: the step-up rule is not met"),
        (3, False, "PHQ-9 3 is as at the start (3): the step-up rule is not met"),
        (2, False, "PHQ-9 2 is 1 below 3 at the start: the step-up rule is not met"),
        (11, True, "8 above 3 at the start, and 10 or more: the step-up rule is met."),
    ],
)
def test_the_rule_says_its_numbers(case, score, is_met, words):
    contract = make_ending.maintenance(case)

    assert is_step_up(contract, score) == is_met
    assert words in rule_words(contract, score)


def test_the_highest_score_counts_also_without_a_rise(case):
    contract = make_ending.maintenance(case, baseline_score=8)

    assert is_step_up(contract, 10)
    assert not is_step_up(contract, 9)


def test_months_are_counted_from_the_start_and_stop_at_the_last(case):
    contract = make_ending.maintenance(case, starts_on=date(2026, 1, 31), months=12)

    assert month_of(contract, date(2026, 1, 31)) == 1
    assert month_of(contract, date(2026, 2, 27)) == 1
    assert month_of(contract, date(2026, 2, 28)) == 2
    assert month_of(contract, date(2029, 1, 1)) == 12


def test_more_sessions_are_booked_by_people_and_the_monthly_ones_stay(therapist):
    contract = continued(therapist)
    monthly = set(
        TherapySession.objects.filter(case=contract.case).values_list("pk", flat=True)
    )

    actions.step_up(
        case=contract.case,
        by=therapist,
        reason="His father moved in",
        sessions=2,
        first_on=date(2026, 6, 9),
        decided_on=START.date(),
        score=9,
        at=START,
    )

    sessions = TherapySession.objects.filter(case=contract.case)
    extra = sessions.exclude(pk__in=monthly).order_by("scheduled_at")
    assert monthly <= set(sessions.values_list("pk", flat=True))
    assert [timezone.localdate(one.scheduled_at) for one in extra] == [
        date(2026, 6, 9),
        date(2026, 6, 16),
    ]
    assert Contract.objects.filter(case=contract.case).count() == 2
    assert StepUp.objects.get().sessions == 2


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"reason": " "}, rules.StepUpNeedsReason),
        ({"first_on": date(2026, 5, 1)}, rules.StepUpInThePast),
    ],
)
def test_meeting_more_often_has_a_reason_and_lies_ahead(therapist, fields, rule):
    values = {
        "reason": "Worse",
        "sessions": 1,
        "first_on": date(2026, 6, 9),
        "decided_on": START.date(),
    }

    with pytest.raises(rule):
        actions.step_up(
            case=continued(therapist).case, by=therapist, at=START, **(values | fields)
        )


def test_without_a_contract_there_is_nothing_to_step_up(case):
    with pytest.raises(rules.NoContract):
        actions.step_up(
            case=case,
            by=case.therapist,
            reason="Worse",
            sessions=1,
            first_on=make.TODAY,
            decided_on=make.TODAY,
            at=make.NOW,
        )


def test_the_page_stands_the_months_beside_the_start(
    therapist, django_assert_num_queries
):
    case = make.case(therapist=therapist, protocol_key="IPT_MAINTENANCE")
    make_ending.maintenance(case, starts_on=make.TODAY - timedelta(days=70))
    held = make_sessions.session(case=case, days_ago=3)
    make_sessions.signed(
        held, answers={"PHQ9": tuple(make_measures.answers("PHQ9", 9))}
    )
    course = course_of(case)

    with django_assert_num_queries(2):
        page = maintenance_of(case, course, today=make.TODAY)

    assert page is not None
    assert [(one.month, one.score, one.above_words) for one in page.months] == [
        (3, 9, "6 above")
    ]
    assert page.is_met
    assert page.month_now == 3
    assert page.next_review is not None


def test_its_pages_open_and_the_log_asks_about_the_early_signs(client, therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_MAINTENANCE")
    client.force_login(therapist)
    empty = client.get(reverse("sessions:maintenance", args=[case.pk]))
    assert "No maintenance contract yet" in empty.content.decode()

    make_ending.maintenance(case)
    held = make_sessions.session(case=case, days_ago=0)
    for name in ("maintenance", "print_maintenance", "agree_maintenance", "step_up"):
        page = client.get(reverse(f"sessions:{name}", args=[case.pk]))
        assert page.status_code == 200
    log = client.get(reverse("sessions:log", args=[case.pk, held.pk]))
    assert "Stops cycling" in log.content.decode()


def test_a_year_of_maintenance_through_its_pages(client, therapist):
    """Agreed on its page after an ending; twelve months, a rise, two weekly sessions."""
    before = ended(therapist)
    client.force_login(therapist)
    typed = {
        "reason": "The third episode",
        "starts_on": (timezone.localdate() - timedelta(days=7 * 52)).isoformat(),
        "at": "12:00",
        "rhythm": "MONTHLY",
        "months": "13",
        "baseline_measure": "PHQ9",
        "baseline_score": "3",
        "focus_areas": ["ROLE_TRANSITION"],
        "early_signs": "Stops cycling",
        "step_up_score": "10",
        "step_up_rise": "6",
        "step_up_sessions": "4",
        "review_months": "6",
        "agreed_on": timezone.localdate().isoformat(),
    }
    agreed = client.post(
        reverse("sessions:continue_with_maintenance", args=[before.pk]), typed
    )
    case = MaintenanceContract.objects.get().case
    assert agreed.url == reverse("sessions:maintenance", args=[case.pk])

    booked = list(TherapySession.objects.filter(case=case).in_order())
    for month, session in enumerate(booked[:12]):
        total = 9 if month == 11 else 4
        make_sessions.signed(
            session, answers={"PHQ9": tuple(make_measures.answers("PHQ9", total))}
        )
    page = client.get(agreed.url).content.decode()
    assert "PHQ-9 9 is 6 above 3 at the start: the step-up rule is met." in page
    assert not StepUp.objects.exists()

    form = client.get(reverse("sessions:step_up", args=[case.pk])).content.decode()
    assert "the step-up rule is met" in form
    first = timezone.localdate() + timedelta(days=2)
    client.post(
        reverse("sessions:step_up", args=[case.pk]),
        {
            "reason": "His father moved in",
            "sessions": "2",
            "first_on": first.isoformat(),
            "decided_on": timezone.localdate().isoformat(),
        },
    )

    step = StepUp.objects.get()
    assert (step.score, step.sessions) == (9, 2)
    assert TherapySession.objects.filter(case=case).planned().count() == 3
    assert "2 weekly sessions" in client.get(agreed.url).content.decode()
