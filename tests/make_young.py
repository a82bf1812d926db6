"""Builders for what the formats for young people, brief work and counselling keep."""

from __future__ import annotations

from typing import Any

from cases.models import Case, Contact
from sessions import actions
from sessions.models import Barrier, Engagement, FamilyContact, SchoolPlan, Triage
from tests import make, make_cases


def mother(case: Case) -> Contact:
    return make_cases.contact(case, kind="GUARDIAN", name="Dana Okafor")


def school(case: Case) -> Contact:
    return make_cases.contact(case, kind="SCHOOL", name="Ms Okoye")


def talk(case: Case, **fields: Any) -> FamilyContact:
    """A phone check-in, unless another kind is given."""
    values: dict[str, Any] = {"kind": "CHECK_IN", "held_on": make.TODAY, "mood": 7}
    if fields.get("kind", "CHECK_IN") != "CHECK_IN":
        values |= {"mood": None, "client_agreed_to": "That I come here"}
    return actions.record_talk(
        case=case, by=case.therapist, at=make.NOW, **(values | fields)
    )


def school_plan(case: Case, **fields: Any) -> SchoolPlan:
    values: dict[str, Any] = {
        "at": make.NOW,
        "may_know": "Attendance only",
        "attendance": "A late start on Mondays",
        "agreed_on": make.TODAY,
    }
    if "contact" not in fields:
        values["contact"] = school(case)
    return actions.agree_school_plan(case=case, by=case.therapist, **(values | fields))


def engagement(case: Case, **fields: Any) -> Engagement:
    values: dict[str, Any] = {"held_on": make.TODAY, "hopes": "To sleep, and to laugh"}
    return actions.record_engagement(
        case=case, by=case.therapist, at=make.NOW, **(values | fields)
    )


def barrier(case: Case, **fields: Any) -> Barrier:
    values: dict[str, Any] = {"kind": "CHILDCARE", "answer": "Her sister on Mondays"}
    return actions.add_barrier(
        case=case, by=case.therapist, at=make.NOW, **(values | fields)
    )


def triage(case: Case, **fields: Any) -> Triage:
    values: dict[str, Any] = {
        "decision": "WELL",
        "reason": "She walks with the neighbour, and sleeps",
        "decided_on": make.TODAY,
    }
    return actions.decide_triage(
        case=case, by=case.therapist, at=make.NOW, **(values | fields)
    )
