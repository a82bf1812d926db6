"""Risk entries and safety plans, as a story tells them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from cases import actions as cases
from ipt_practice.demo.story import Risk
from ipt_practice.demo.telling import Telling
from sessions.entry import RiskFields


def risk_fields(risk: Risk | None, *, compared: str) -> RiskFields:
    """The full entry that the story tells, or the quick one with `compared`."""
    if risk is None or risk.thoughts == "NONE":
        return RiskFields(
            asked="YES",
            thoughts="NONE",
            compared=compared,
            actions=risk.actions if risk else (),
        )
    return RiskFields(
        asked="YES",
        thoughts=risk.thoughts,
        compared=risk.compared,
        said=risk.said,
        plan="NO",
        intent="UNSURE" if risk.thoughts == "ACTIVE" else "NO",
        means="NOT_APPLICABLE",
        keeps_going=risk.keeps_going,
        formulation=risk.formulation,
        actions=risk.actions,
        informed=risk.informed,
        parent_told=risk.parent_told,
        parent_not_told_reason=risk.parent_not_told,
        next_step=risk.next_step,
        no_plan_reason=risk.no_plan_reason,
    )


def make_safety_plan(told: Telling, parts: dict[str, Any], at: datetime) -> None:
    cases.make_safety_plan(
        case=told.case,
        by=told.by,
        is_agreed_by_client=True,
        made_on=at.date(),
        review_on=at.date() + timedelta(days=28),
        at=at,
        **parts,
    )
