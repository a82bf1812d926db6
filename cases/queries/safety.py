"""What was asked about safety, and which plan stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models

from cases.models import Case, RiskEntry, SafetyPlan
from protocols.risk import SAFETY_PLAN
from ui import words


def risk_entries(case: Case) -> models.QuerySet[RiskEntry]:
    """Every entry of the case, newest first, with author and safety plan."""
    return (
        RiskEntry.objects.filter(case=case)
        .select_related("author", "safety_plan")
        .order_by("-asked_on", "-recorded_at", "-pk")
    )


def latest_risk(case: Case) -> RiskEntry | None:
    """The newest entry, whether or not anything was asked."""
    return risk_entries(case).first()


def risk_words(entry: RiskEntry | None, *, today: date) -> str:
    """Words for the storyboard: "Risk asked 16 Nov: no thoughts". Never a level."""
    if entry is None:
        return "Risk not asked yet"
    day = words.short_day(entry.asked_on, today=today)
    if entry.asked != RiskEntry.Asked.YES:
        return f"Risk not asked {day}"
    return f"Risk asked {day}: {entry.thoughts_words}"


def current_safety_plan(case: Case) -> SafetyPlan | None:
    """The newest version, which is the one that stands."""
    return safety_plans(case).first()


def safety_plans(case: Case) -> models.QuerySet[SafetyPlan]:
    """Every version, newest first."""
    return (
        SafetyPlan.objects.filter(case=case)
        .select_related("author")
        .order_by("-number")
    )


@dataclass(frozen=True, kw_only=True)
class PlanPart:
    """One part of a safety plan as it is read and printed."""

    title: str
    text: str


def plan_parts(plan: SafetyPlan) -> list[PlanPart]:
    """The parts that were filled in, in the order of Stanley & Brown 2012."""
    parts = [
        PlanPart(title=part.title, text=getattr(plan, part.key)) for part in SAFETY_PLAN
    ]
    return [part for part in parts if part.text]
