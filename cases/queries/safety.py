"""What was asked about safety, and which plan stands."""

from __future__ import annotations

from datetime import date

from django.db import models

from cases.models import Case, Client, RiskEntry, SafetyPlan
from ui import words


def risk_entries(
    case: Case, *, about: Client | None = None
) -> models.QuerySet[RiskEntry]:
    """Every entry about the case's client, or about the partner of a couple where `about`
    says so; newest first, with author and safety plan."""
    return (
        RiskEntry.objects.filter(case=case, about=about)
        .select_related("author", "safety_plan")
        .order_by("-asked_on", "-recorded_at", "-pk")
    )


def latest_risk(case: Case, *, about: Client | None = None) -> RiskEntry | None:
    """The newest entry, whether or not anything was asked."""
    return risk_entries(case, about=about).first()


def risk_words(entry: RiskEntry | None, *, today: date) -> str:
    """Words for the storyboard: "Risk asked 16 Nov: no thoughts". Never a level."""
    if entry is None:
        return "Risk not asked yet"
    day = words.short_day(entry.asked_on, today=today)
    if entry.asked != RiskEntry.Asked.YES:
        return f"Risk not asked {day}"
    return f"Risk asked {day}: {entry.thoughts_words}"


def current_safety_plan(
    case: Case, *, about: Client | None = None
) -> SafetyPlan | None:
    """The newest version, which is the one that stands."""
    return safety_plans(case, about=about).first()


def safety_plans(
    case: Case, *, about: Client | None = None
) -> models.QuerySet[SafetyPlan]:
    """Every version of the client's plan, or of the partner's, newest first."""
    return (
        SafetyPlan.objects.filter(case=case, about=about)
        .select_related("author")
        .order_by("-number")
    )
