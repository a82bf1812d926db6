"""Risk entries with the session they were made in."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case, Client, RiskEntry
from cases.queries import about_of
from protocols.risk import ACTIONS
from sessions.models import SessionRisk

TITLES = {str(action.key): action.title for action in ACTIONS}


@dataclass(frozen=True, kw_only=True)
class RiskLine:
    """One entry. `number` is the session's, None for one made on its own."""

    entry: RiskEntry
    number: int | None
    actions: tuple[str, ...]


def risk_lines(case: Case, client: Client) -> list[RiskLine]:
    """Every entry about the client, or the partner of a couple, newest first. Two
    queries."""
    numbers = dict(
        SessionRisk.objects.filter(case=case).values_list(
            "risk_entry_id", "therapy_session__number"
        )
    )
    entries = (
        RiskEntry.objects.filter(case=case, about=about_of(case, client))
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
