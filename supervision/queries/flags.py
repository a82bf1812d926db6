"""The flags of one case, and of many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from accounts.queries import practice
from cases.models import Case
from protocols.thresholds import Thresholds
from supervision.facts import facts_of
from supervision.flags import RaisedFlag, flags_in


def thresholds() -> Thresholds:
    """The practice's own numbers over the defaults."""
    return Thresholds.of(practice().thresholds)


def flags_of_cases(
    cases: Sequence[Case], now: datetime
) -> dict[UUID, list[RaisedFlag]]:
    """Case -> its standing flags, the most pressing first. A fixed number of queries."""
    limits = thresholds()
    return {
        facts.case.pk: list(flags_in(facts, now, limits).standing)
        for facts in facts_of(cases)
    }


def flags_of(case: Case, now: datetime) -> list[RaisedFlag]:
    return flags_of_cases([case], now)[case.pk]
