"""Item 9, the safety plan, safety not asked: raised and cleared by facts."""

from datetime import date, timedelta

import pytest

from sessions import actions as sessions
from tests import make, make_cases, make_couples, make_measures, make_sessions
from tests.make_supervision import scored, sign, standing

pytestmark = pytest.mark.django_db

BEFORE = date(2026, 11, 16)


# Item 9


def test_item_9_asks_for_a_full_risk_entry_and_is_cleared_by_it(case):
    make_measures.administration(case, total=12, item9=2)

    flag = standing(case)["SI_ITEM9"]
    assert flag.tag == "Item 9 is 2"
    assert flag.evidence == (
        "Item 9 is 2 at the assessment, and no full risk entry since"
    )
    make_cases.risk_entry(case, **make_cases.FULL_RISK)
    assert "SI_ITEM9" not in standing(case)


def test_a_quick_entry_does_not_answer_item_9(case):
    make_measures.administration(case, total=12, item9=1)
    make_cases.risk_entry(case)

    assert "SI_ITEM9" in standing(case)


def test_a_full_entry_from_before_does_not_answer_it(case):
    make_cases.risk_entry(case, asked_on=BEFORE, **make_cases.FULL_RISK)
    make_measures.administration(case, total=12, item9=1)

    assert standing(case)["SI_ITEM9"].tag == "Item 9 is 1"


def test_a_later_0_clears_it(case):
    make_measures.administration(case, total=12, item9=1, on=BEFORE)
    make_measures.administration(case, total=12)

    assert "SI_ITEM9" not in standing(case)


def test_a_blank_item_9_is_not_0_and_is_cleared_by_asking(case):
    make_measures.administration(case, given=[1] * 8 + [None])

    assert standing(case)["SI_ITEM9"].tag == "Item 9 left blank"
    make_cases.risk_entry(case, asked="NO", thoughts="", not_asked_reason="No time")
    assert "SI_ITEM9" in standing(case)
    make_cases.risk_entry(case)
    assert "SI_ITEM9" not in standing(case)


def test_asking_before_a_blank_does_not_fill_it(case):
    make_cases.risk_entry(case, asked_on=BEFORE)
    make_measures.administration(case, given=[1] * 8 + [None])

    assert "SI_ITEM9" in standing(case)


def test_a_draft_raises_it_before_anything_is_signed(case):
    (first, *_) = make_sessions.course(case=case)
    sessions.save_draft(
        therapy_session=first,
        by=case.therapist,
        fields={"phq9_9": "1"},
        version=0,
        at=make.NOW,
    )

    flag = standing(case)["SI_ITEM9"]
    assert flag.evidence == (
        "Item 9 is 1 at the unsigned session, and no full risk entry since"
    )
    make_cases.risk_entry(case, **make_cases.FULL_RISK)
    assert "SI_ITEM9" not in standing(case)


def test_a_0_in_a_draft_clears_nothing(case):
    make_measures.administration(case, total=12, item9=1, on=date(2026, 9, 10))
    (first, *_) = make_sessions.course(case=case)
    sessions.save_draft(
        therapy_session=first,
        by=case.therapist,
        fields={"phq9_9": "0"},
        version=0,
        at=make.NOW,
    )

    assert "SI_ITEM9" in standing(case)


def test_thoughts_that_were_recorded_without_a_full_entry_raise_it(case):
    from cases.models import RiskEntry

    RiskEntry.objects.create(
        case=case,
        asked_on=BEFORE,
        asked="YES",
        thoughts="PASSIVE",
        recorded_at=make.NOW,
        author=case.therapist,
    )

    flag = standing(case)["SI_ITEM9"]
    assert flag.tag == "Thoughts recorded"
    assert "the risk entry of 16 Nov" in flag.evidence


def test_thoughts_with_their_full_entry_are_not_raised_by_a_later_0(case):
    make_cases.risk_entry(case, asked_on=BEFORE, **make_cases.FULL_RISK)
    make_measures.administration(case, total=12)

    assert "SI_ITEM9" not in standing(case)


def test_without_scores_and_entries_nothing_is_said(case):
    assert not {"SI_ITEM9", "SI_PLAN", "RISK_STALE"} & set(standing(case))


# Safety plan


def thoughts(case, **fields):
    return make_cases.risk_entry(
        case, **(make_cases.FULL_RISK | {"actions": ["SUPPORTER"]} | fields)
    )


def test_thoughts_without_a_plan_ask_for_one(case):
    thoughts(case)

    assert standing(case)["SI_PLAN"].evidence == "Thoughts recorded, and no safety plan"
    make_cases.safety_plan(case)
    assert "SI_PLAN" not in standing(case)


def test_a_plan_is_looked_at_again_within_four_weeks(case):
    thoughts(case)
    make_cases.safety_plan(case)

    assert "SI_PLAN" not in standing(case, make.NOW + timedelta(days=28))
    late = standing(case, make.NOW + timedelta(days=29))["SI_PLAN"]
    assert late.evidence == "Thoughts recorded; safety plan not looked at for 29 days"


def test_an_entry_that_looked_at_the_plan_clears_it(case):
    made = make.TODAY - timedelta(days=40)
    make_cases.safety_plan(case, made_on=made)
    thoughts(case)
    assert "SI_PLAN" in standing(case)

    thoughts(case, actions=["PLAN_REVIEWED"])

    assert "SI_PLAN" not in standing(case)


def test_each_partner_has_a_plan_of_their_own(therapist):
    case = make_couples.couple_case(therapist=therapist)
    partner = case.couple.client
    thoughts(case, about=partner)
    make_cases.safety_plan(case)
    assert standing(case)["SI_PLAN"].evidence == (
        "Partner: Thoughts recorded, and no safety plan"
    )

    make_cases.safety_plan(case, about=partner)

    assert "SI_PLAN" not in standing(case)


def test_no_thoughts_any_more_clear_it(case):
    thoughts(case, asked_on=BEFORE)
    make_cases.risk_entry(case)

    assert "SI_PLAN" not in standing(case)


def test_not_having_asked_does_not_clear_it(case):
    thoughts(case, asked_on=BEFORE)
    make_cases.risk_entry(case, asked="NO", thoughts="", not_asked_reason="No time")

    assert "SI_PLAN" in standing(case)


# Safety not asked


def test_a_last_session_without_a_risk_entry_is_said(case):
    booked = scored(case, [10])
    sign(booked[1], phq9=10, risk=None)

    assert standing(case)["RISK_STALE"].evidence == "No risk entry at session 2"
    make_cases.risk_entry(case, asked_on=booked[1].scheduled_at.date())
    assert "RISK_STALE" not in standing(case)


def test_a_risk_entry_in_the_log_counts(case):
    scored(case, [10])

    assert "RISK_STALE" not in standing(case)


def test_only_the_last_session_counts(case):
    booked = scored(case, [])
    sign(booked[0], phq9=10, risk=None)
    sign(booked[1], phq9=10)

    assert "RISK_STALE" not in standing(case)
