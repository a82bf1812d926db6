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
from tests import make


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
