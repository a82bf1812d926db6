"""Builders for the timeline: the least that a test needs."""

from __future__ import annotations

from typing import Any

from cases.models import Case
from formulation import actions, when
from formulation.models import SymptomEpisode, TimelineEvent
from tests import make


def event(case: Case, title: str = "Dad moved out", **fields: Any) -> TimelineEvent:
    """A separation in March 2026."""
    values: dict[str, Any] = {
        "kind": TimelineEvent.Kind.SEPARATION,
        "starts": when.in_month(2026, 3),
        "at": make.NOW,
    }
    return actions.add_event(
        case=case, by=case.therapist, title=title, **(values | fields)
    )


def episode(case: Case, label: str = "Low mood", **fields: Any) -> SymptomEpisode:
    """The current one, since April 2026."""
    values: dict[str, Any] = {
        "severity": 2,
        "starts": when.in_month(2026, 4),
        "at": make.NOW,
    }
    return actions.add_episode(
        case=case, by=case.therapist, label=label, **(values | fields)
    )
