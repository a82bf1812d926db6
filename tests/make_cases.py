"""Builders of this room's records, through the actions that the pages use."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from accounts.models import User
from cases import actions
from cases.models import (
    Case,
    Client,
    ConfidentialityAgreement,
    Consent,
    Contact,
    FunctioningRating,
    HandOver,
    Integration,
    ProblemChange,
    RiskEntry,
    SafetyPlan,
    SuitabilityReview,
)
from measures.actions import record_administration
from protocols import suitability
from protocols.intake import FIELDS, Kind
from tests import make

WORDS = {
    "warning_signs": "I stop answering the telephone",
    "on_my_own": "Walk to the river",
    "people_and_places": "The allotment on Saturdays",
    "people_to_ask": "Ruth, 555 0100; she knows",
    "professionals": "The crisis line",
    "safer_place": "Tablets are with my sister",
}
FULL_RISK: dict[str, Any] = {
    "thoughts": "PASSIVE",
    "said": "Asked plainly. Wishes not to wake up; no plan.",
    "formulation": "Worse at night, safer with her sister in the house",
    "actions": ["PLAN_REVIEWED"],
    "no_plan_reason": "Made on paper, typed in tomorrow",
}


def young_case(*, therapist: User, **fields: Any) -> Case:
    """A case of someone who is 16 on make.TODAY, and for a while after."""
    return make.case(
        therapist=therapist, of=make.client(born_on=date(2010, 11, 1)), **fields
    )


def contact(case: Case, **fields: Any) -> Contact:
    values: dict[str, Any] = {"kind": "EMERGENCY", "name": "Grace Okafor"}
    return actions.add_contact(
        case=case, by=case.therapist, at=make.NOW, **(values | fields)
    )


def consent(case: Case, kind: str = "SHARE_GP", **fields: Any) -> Consent:
    values: dict[str, Any] = {
        "client": case.client,
        "given_on": date(2026, 9, 1),
        "at": make.NOW,
    }
    return actions.give_consent(
        case=case,
        by=case.therapist,
        kind=kind,
        **(values | fields),
    )


def privacy_agreed(case: Case, **fields: Any) -> ConfidentialityAgreement:
    """What stays private, agreed with a young client and a parent or guardian."""
    values: dict[str, Any] = {
        "who_consents": "Her mother, with her",
        "stays_private": "What she says of her friends",
        "may_be_shared": "That she comes",
        "agreed_by_client_on": date(2026, 9, 1),
        "at": make.NOW,
    }
    return actions.agree_confidentiality(
        case=case, by=case.therapist, **(values | fields)
    )


def withdrawn_consent(
    case: Case, kind: str = "SHARE_GP", client: Client | None = None
) -> Consent:
    whose = client or case.client
    consent(case, kind, client=whose)
    return actions.withdraw_consent(
        client=whose,
        case=case,
        by=case.therapist,
        kind=kind,
        withdrawn_on=date(2026, 10, 1),
        at=make.NOW,
    )


def risk_entry(case: Case, **fields: Any) -> RiskEntry:
    values: dict[str, Any] = {
        "asked_on": make.TODAY,
        "asked": "YES",
        "thoughts": "NONE",
        "at": make.NOW,
    }
    return actions.record_risk(case=case, **({"by": case.therapist} | values | fields))


def hand_over(case: Case, **fields: Any) -> HandOver:
    """Written by the case's therapist on make.TODAY."""
    values: dict[str, Any] = {
        "hold": "She may cancel; ring her the same day.",
        "at": make.NOW,
    }
    return actions.write_hand_over(case=case, by=case.therapist, **(values | fields))


def safety_plan(case: Case, **fields: Any) -> SafetyPlan:
    values: dict[str, Any] = {"made_on": make.TODAY, "at": make.NOW, **WORDS}
    return actions.make_safety_plan(case=case, by=case.therapist, **(values | fields))


def rating(
    case: Case, on: date = make.TODAY, **ratings: int | None
) -> FunctioningRating:
    return actions.rate_functioning(
        case=case,
        by=case.therapist,
        rated_on=on,
        ratings=ratings or {"work": 3, "home": 1},
        at=make.NOW,
    )


def decision(
    case: Case, protocol_key: str = "IPT_ADULT", **fields: Any
) -> SuitabilityReview:
    values: dict[str, Any] = {
        "answers": {one.key: "NOT_ASKED" for one in suitability.QUESTIONS},
        "cautions": [],
        "decision": protocol_key[:3] or "WAIT",
        "reason": "A loss set it off",
        "client_view": "AGREES",
        "is_agreed_with_supervisor": True,
        "decided_on": make.TODAY,
        "at": make.NOW,
    }
    return actions.decide_model(
        case=case, by=case.therapist, protocol_key=protocol_key, **(values | fields)
    )


def full_answers(*, is_under_18: bool = False) -> dict[str, Any]:
    """An answer to every required field."""
    return {
        key: _answer(field.kind, field.choices)
        for key, field in FIELDS.items()
        if field.is_required and (is_under_18 or not field.is_only_under_18)
    }


def _answer(kind: Kind, choices: tuple[tuple[str, str], ...]) -> Any:
    return {
        Kind.DATE: "2026-09-01",
        Kind.MONTH: "2026-03",
        Kind.MULTI: [choices[0][0]] if choices else [],
        Kind.CHOICE: choices[0][0] if choices else "",
        Kind.RATING_0_3: 0,
        Kind.RATING_0_4: 0,
    }.get(kind, "In a few words")


def changed_model(case: Case, protocol_key: str = "DIT_16_SEED", **fields: Any) -> Case:
    """The case after it went over to another model on make.TODAY."""
    values: dict[str, Any] = {
        "reason": "The pattern shows with everyone",
        "changed_on": make.TODAY,
        "at": make.NOW,
    }
    actions.change_model(
        case=case, by=case.therapist, protocol_key=protocol_key, **(values | fields)
    )
    return case


def whole_assessment(case: Case) -> None:
    """Everything that an assessment needs, on its own pages and on others."""
    answers = full_answers() | {"functioning_work": 1}
    actions.save_intake(
        case=case, by=case.therapist, answers=answers, version=0, at=make.NOW
    )
    contact(case)
    beside_the_form(case)


def beside_the_form(case: Case) -> None:
    """What an assessment needs on other pages, but for someone to ring."""
    actions.change_client(case=case, by=case.therapist, safe_contact="Mobile only")
    case.client.refresh_from_db()
    consent(case, "TREATMENT")
    consent(case, "RECORDS")
    risk_entry(case)
    record_administration(
        case=case,
        by=case.therapist,
        instrument_key="PHQ9",
        answers=[0] * 9,
        taken_on=make.TODAY,
        at=make.NOW,
    )


def beside(case: Case, **fields: Any) -> Integration:
    """Beside CBT that a colleague gives."""
    values: dict[str, Any] = {
        "use": "ADJUNCT",
        "other": "CBT",
        "delivered_by": "A colleague",
        "stays_in_other": "Panic",
        "focus_here": "The move, and who is left",
        "reason": "Panic is better, the move is not talked about",
        "since": make.TODAY - timedelta(days=30),
        "at": make.NOW,
    }
    return actions.record_integration(case=case, by=case.therapist, **(values | fields))


def changed_problem(case: Case, problem: str = "PTSD", **fields: Any) -> ProblemChange:
    values: dict[str, Any] = {
        "reason": "The assessment showed it",
        "changed_on": make.TODAY,
        "at": make.NOW,
    }
    return actions.change_problem(
        case=case, by=case.therapist, problem=problem, **(values | fields)
    )
