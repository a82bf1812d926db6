"""Somebody who may need protection, a formulation without an answer, yearly days."""

from datetime import date, timedelta

import pytest

from cases.models import Client
from formulation import when
from tests import make, make_cases, make_formulation, make_sessions, make_timeline
from tests.make_supervision import dismissal, scored, sign, standing

pytestmark = pytest.mark.django_db

YESTERDAY = make.TODAY - timedelta(days=1)
NAMED = {
    **make_cases.FULL_RISK,
    "asked_alone": "YES",
    "others": "Her brother, 9, is alone in the evenings",
}


# Protection


@pytest.mark.parametrize("what", ["safeguarding", "harm_from_others", "self_neglect"])
def test_somebody_who_may_need_protection_is_passed_on(case, what):
    make_cases.risk_entry(case, **NAMED | {what: "YES"})

    flag = standing(case)["SAFEGUARD"]

    assert flag.evidence == (
        f"Somebody who may need protection was named on {make.TODAY.day} "
        f"{make.TODAY:%b}; no entry since says that the safeguarding lead was called"
    )
    make_cases.risk_entry(case, **make_cases.FULL_RISK | {"actions": ["SAFEGUARDING"]})
    assert "SAFEGUARD" not in standing(case)


def test_a_call_from_before_does_not_answer_what_was_named_today(case):
    before = make_cases.FULL_RISK | {"actions": ["SAFEGUARDING"]}
    make_cases.risk_entry(case, asked_on=YESTERDAY, **before)
    make_cases.risk_entry(case, **NAMED, safeguarding="YES")

    assert "SAFEGUARD" in standing(case)


def test_the_call_may_stand_in_the_entry_that_names_it(case):
    entry = NAMED | {"actions": ["SAFEGUARDING"], "safeguarding": "YES"}
    make_cases.risk_entry(case, **entry)

    assert "SAFEGUARD" not in standing(case)


def test_nothing_named_asks_for_nothing(case):
    make_cases.risk_entry(case, **make_cases.FULL_RISK, safeguarding="NO")

    assert "SAFEGUARD" not in standing(case)


# The formulation told back


def test_a_formulation_without_an_answer_is_named_after_two_more_sessions(case):
    booked = scored(case, [20])
    written = make_formulation.formulation(case, made_on=booked[0].scheduled_at.date())
    sign(booked[1])
    assert "NO_FORMULATION_RESP" not in standing(case)
    sign(booked[2])

    assert standing(case)["NO_FORMULATION_RESP"].evidence == (
        "2 sessions since the formulation was written, and no answer of the client"
    )
    make_formulation.actions.share_formulation(
        formulation=written,
        by=case.therapist,
        shared_on=make.TODAY,
        response="AGREES",
        response_words="Yes",
        at=make.NOW,
    )
    assert "NO_FORMULATION_RESP" not in standing(case)


def test_only_the_newest_version_waits_for_an_answer(case):
    booked = scored(case, [20])
    day = booked[0].scheduled_at.date()
    make_formulation.formulation(case, made_on=day)
    make_formulation.shared_formulation(
        case, made_on=day, illness="Low since the move", reason="She put it better"
    )
    sign(booked[1])
    sign(booked[2])

    assert "NO_FORMULATION_RESP" not in standing(case)


def test_an_ipaf_waits_for_an_answer_too(therapist):
    case = make_formulation.dit_case(therapist=therapist)
    booked = make_sessions.course(case=case)
    sign(booked[0])
    make_formulation.ipaf(case, made_on=booked[0].scheduled_at.date())
    sign(booked[1])
    sign(booked[2])

    assert standing(case)["NO_FORMULATION_RESP"].evidence == (
        "2 sessions since the IPAF was written, and no answer of the client"
    )


def test_what_the_model_before_wrote_waits_for_no_answer(therapist):
    case = make_formulation.dit_case(therapist=therapist)
    booked = make_sessions.course(case=case)
    sign(booked[0])
    make_formulation.ipaf(case, made_on=booked[0].scheduled_at.date())
    sign(booked[1])
    sign(booked[2])
    assert "NO_FORMULATION_RESP" in standing(case)
    case.protocol_key = "IPT_ADULT"
    case.save()

    assert "NO_FORMULATION_RESP" not in standing(case)


# Yearly days


def test_the_yearly_day_of_a_death_is_named_fourteen_days_ahead(case):
    in_two_weeks = make.TODAY + timedelta(days=14)
    died_on = in_two_weeks.replace(year=in_two_weeks.year - 1)
    make_formulation.someone_who_died(case, died_on=died_on)

    flag = standing(case)["ANNIV"]

    assert flag.evidence == (
        f"The yearly day of a death is {in_two_weeks.day} {in_two_weeks:%B}"
    )
    assert "Ngozi" not in flag.evidence
    assert "ANNIV" not in standing(case, make.NOW - timedelta(days=1))


def test_a_yearly_day_that_was_seen_rests_and_comes_back_the_next_year(case):
    soon = make.TODAY + timedelta(days=3)
    make_timeline.event(
        case,
        "They moved apart",
        kind="SEPARATION",
        starts=when.on(soon.replace(year=soon.year - 2)),
    )
    assert "a separation" in standing(case)["ANNIV"].evidence
    dismissal(case, "ANNIV")

    assert "ANNIV" not in standing(case)
    assert "ANNIV" in standing(case, make.NOW + timedelta(days=365))


# Scores twice up


def test_two_rises_running_are_getting_worse_though_still_below_the_first(case):
    scored(case, [20, 8, 11, 14])

    assert standing(case)["DETERIORATION"].evidence == (
        "PHQ-9 rose twice running: 8, 11, 14"
    )


def test_one_rise_or_a_small_one_is_not(case):
    scored(case, [20, 8, 10, 13])

    assert "DETERIORATION" not in standing(case)


# Consent that is old


def test_consent_is_asked_for_again_after_a_year(case):
    client = Client.objects.get(pk=case.client_id)
    agreed_on = date(2025, 11, 3)
    case.referred_on = agreed_on
    case.save()
    make_cases.consent(case, "TREATMENT", given_on=agreed_on)
    assert not client.age_on(make.TODAY) < 18

    assert standing(case)["CONSENT"].evidence == (
        "Treatment was last agreed to on 3 November 2025"
    )
    make_cases.consent(case, "TREATMENT", given_on=make.TODAY)
    assert "CONSENT" not in standing(case)
