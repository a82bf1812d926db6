"""Risk entries that a supervisor has not yet said they have read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.queries import practice, supervisees_of
from cases.models import Case, RiskEntry
from cases.queries.acknowledging import with_acknowledging
from protocols import risk_seen
from protocols.thresholds import Thresholds

if TYPE_CHECKING:
    from cases.queries.acknowledging import Acknowledging


@dataclass(frozen=True, kw_only=True)
class WaitingEntry:
    """An entry that waits for a supervisor, and the last day on which it is in time."""

    entry: RiskEntry
    due_on: date
    is_overdue: bool


def entries_waiting_for(supervisor: User, on: date) -> list[WaitingEntry]:
    """Entries in the cases of their supervisees, oldest first. Two queries."""
    days = Thresholds.of(practice().thresholds).acknowledge_days
    entries = (
        _unseen(supervisor, on)
        .select_related("author", "about", "case__client", "case__couple__client")
        .order_by("recorded_at", "pk")
    )
    return [
        _waiting(entry, days, on)
        for entry in entries
        if risk_seen.asks_for(entry.asks, actions=entry.actions, is_full=entry.is_full)
    ]


def count_of_entries_waiting_for(supervisor: User, on: date) -> int:
    """How many `entries_waiting_for` lists. One query."""
    rows = _unseen(supervisor, on).values_list("asks", "actions", "is_full")
    return sum(
        risk_seen.asks_for(asks, actions=actions, is_full=is_full)
        for asks, actions, is_full in rows
    )


def _unseen(supervisor: User, on: date) -> QuerySet[Acknowledging, Acknowledging]:
    """Entries after which something was done, in cases that the supervisor may open."""
    entries = (
        RiskEntry.objects.filter(
            case__therapist__in=supervisees_of(supervisor, on),
            case__in=Case.objects.visible_to(supervisor, on),
        )
        .exclude(actions=[])
        .exclude(author=supervisor)
    )
    return with_acknowledging(entries).filter(is_seen=False)


def _waiting(entry: RiskEntry, days: int, on: date) -> WaitingEntry:
    due_on = risk_seen.due_on(timezone.localdate(entry.recorded_at), days)
    return WaitingEntry(entry=entry, due_on=due_on, is_overdue=due_on < on)


def risk_entry_of(case: Case, entry_id: UUID) -> RiskEntry | None:
    """One of this case's own entries, with what was said to it."""
    return (
        RiskEntry.objects.filter(case=case, pk=entry_id)
        .select_related("author", "about", "case__client", "case__couple__client")
        .prefetch_related("acknowledgements__author")
        .first()
    )
