"""Risk entries with the session they were made in."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case, RiskEntry
from protocols.risk import ACTIONS
from sessions.models import SessionRisk

TITLES = {str(action.key): action.title for action in ACTIONS}


@dataclass(frozen=True, kw_only=True)
class RiskLine:
    """One entry. `number` is the session's, None for one made on its own."""

    entry: RiskEntry
    number: int | None
    actions: tuple[str, ...]


def risk_lines(case: Case) -> list[RiskLine]:
    """Every entry, newest first. Two queries."""
    numbers = dict(
        SessionRisk.objects.filter(case=case).values_list(
            "risk_entry_id", "therapy_session__number"
        )
    )
    entries = (
        RiskEntry.objects.filter(case=case)
        .select_related("author")
        .order_by("-asked_on", "-recorded_at", "-pk")
    )
    return [
        RiskLine(
            entry=entry,
            number=numbers.get(entry.pk),
            actions=tuple(TITLES.get(key, key) for key in entry.actions),
        )
        for entry in entries
    ]
