"""Builders of couples: two clients in one case, through the actions that the pages use."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from cases import actions
from cases.models import (
    Case,
    CaseLink,
    Client,
    Commitment,
    CouplePartner,
    CoupleTerms,
    SafetyMeeting,
)
from formulation import actions as formulation
from formulation.models import (
    AgreementReview,
    CoupleAgreement,
    JointFormulation,
    OwnPart,
    RoleExpectation,
)
from measures.actions import record_administration
from tests import make, make_cases


def couple_case(*, therapist: User, of: Client | None = None, **fields: Any) -> Case:
    """A case of two: Priya, or whoever `of` is, and Tom."""
    values = {"protocol_key": "IPT_ADULT", **fields}
    case = make.case(therapist=therapist, of=of or make.client("Priya Rao"), **values)
    partner(case)
    return Case.objects.with_people().get(pk=case.pk)


def partner(case: Case, **fields: Any) -> CouplePartner:
    values: dict[str, Any] = {
        "client": None,
        "client_fields": {
            "given_name": "Tom",
            "family_name": "Hale",
            "born_on": date(1988, 5, 2),
        },
        "at": make.NOW,
    }
    return actions.add_partner(case=case, by=case.therapist, **(values | fields))


def terms(case: Case, **fields: Any) -> CoupleTerms:
    values: dict[str, Any] = {
        "purpose": "DISPUTE",
        "identified": "FIRST",
        "history": "Six years together; a child of eleven months.",
        "secrets": "What is said alone is brought in by whoever said it.",
        "secrets_agreed_on": make.TODAY,
        "print_outs": "Both get the joint ones",
        "at": make.NOW,
    }
    return actions.set_couple_terms(case=case, by=case.therapist, **(values | fields))


def commitment(case: Case, **fields: Any) -> Commitment:
    values: dict[str, Any] = {
        "client": case.client,
        "level": 8,
        "said_on": make.TODAY,
        "at": make.NOW,
    }
    return actions.note_commitment(case=case, by=case.therapist, **(values | fields))


def safety_meeting(case: Case, **fields: Any) -> SafetyMeeting:
    values: dict[str, Any] = {
        "client": case.client,
        "held_on": make.TODAY,
        "afraid": "NO",
        "controlled": "NO",
        "hurt": "NO",
        "said": "Speaks freely; no fear at home.",
        "may_go_on": True,
        "at": make.NOW,
    }
    return actions.hold_safety_meeting(
        case=case, by=case.therapist, **(values | fields)
    )


def link(case: Case, other: Case, **fields: Any) -> CaseLink:
    values: dict[str, Any] = {"reason": "Partners, each seen alone", "at": make.NOW}
    return actions.link_cases(
        case=case, other=other, by=case.therapist, **(values | fields)
    )


def expectation(case: Case, **fields: Any) -> RoleExpectation:
    values: dict[str, Any] = {
        "area": "NIGHTS",
        "first_wants": "Shared nights",
        "second_wants": "She is better at it",
        "gap": 3,
        "negotiable": 2,
        "said_on": make.TODAY,
        "at": make.NOW,
    }
    return formulation.say_expectation(
        case=case, by=case.therapist, **(values | fields)
    )


def agreement(case: Case, **fields: Any) -> CoupleAgreement:
    values: dict[str, Any] = {
        "what": "An hour to plan the week",
        "who": "BOTH",
        "when": "Sundays at five",
        "agreed_on": make.TODAY,
        "at": make.NOW,
    }
    return formulation.agree_between_them(
        case=case, by=case.therapist, **(values | fields)
    )


def look(agreement: CoupleAgreement, **fields: Any) -> AgreementReview:
    values: dict[str, Any] = {
        "outcome": "PARTLY",
        "looked_on": make.TODAY,
        "at": make.NOW,
    }
    return formulation.look_at_agreement(
        agreement=agreement, by=agreement.case.therapist, **(values | fields)
    )


def own_part(case: Case, **fields: Any) -> OwnPart:
    values: dict[str, Any] = {
        "whose": "FIRST",
        "words": "I go quiet and hope to be asked",
        "said_on": make.TODAY,
        "at": make.NOW,
    }
    return formulation.say_own_part(case=case, by=case.therapist, **(values | fields))


def joint_formulation(case: Case, **fields: Any) -> JointFormulation:
    values: dict[str, Any] = {
        "words": "Nights and thanks have become a silent contest.",
        "said_on": make.TODAY,
        "is_said_jointly": True,
        "at": make.NOW,
    }
    return formulation.say_together(case=case, by=case.therapist, **(values | fields))


def told_alone(case: Case, person: Client, word: str) -> None:
    """Everything that is one partner's own, with `word` in every text of it."""
    about: dict[str, Any] = {"about": person}
    safety_meeting(
        case,
        client=person,
        said=f"{word} said",
        may_go_on=False,
        reason=f"{word} reason",
    )
    make_cases.safety_plan(
        case, **about, **{key: f"{word} {key}" for key in make_cases.WORDS}
    )
    make_cases.risk_entry(
        case,
        **about,
        thoughts="PASSIVE",
        actions=["PLAN_REVIEWED"],
        **{
            key: f"{word} {key}"
            for key in (
                "said",
                "behaviour",
                "keeps_going",
                "others",
                "formulation",
                "informed",
                "next_step",
            )
        },
    )
    record_administration(
        case=case,
        by=case.therapist,
        instrument_key="PHQ9",
        answers=[3] * 8 + [0] if word == "ZEBRA" else [1] * 8 + [0],
        taken_on=make.TODAY,
        at=make.NOW,
        **about,
    )
    for kind in ("GP", "EMERGENCY", "OTHER"):
        make_cases.contact(
            case,
            client=person,
            kind=kind,
            name=f"{word} {kind}",
            relation=f"{word} relation",
            phone=f"{word} 01632 960001",
            address=f"{word} street",
            may_be_told=f"{word} told",
            consent_given_on=make.TODAY,
        )
    actions.give_consent(
        client=person,
        case=case,
        by=case.therapist,
        kind="SHARE_GP",
        given_on=make.TODAY,
        limits=f"{word} limits",
        at=make.NOW,
    )
    actions.change_client(
        case=case,
        by=case.therapist,
        client=person,
        safe_contact=f"{word} safe",
        address=f"{word} home",
        language=f"{word} tongue",
        at=make.NOW,
    )
