"""What was asked about safety in many cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils import timezone

from cases.models import RiskEntry, SafetyMeeting
from cases.queries.acknowledging import with_acknowledging
from protocols import risk_seen
from supervision.facts.shapes import RiskFacts

PROTECTION = ("harm_from_others", "self_neglect", "safeguarding")
PLAN_LOOKED_AT = frozenset({"PLAN_MADE", "PLAN_REVIEWED"})


def risks_of(ids: Collection[UUID]) -> dict[tuple[UUID, bool], list[RiskFacts]]:
    """By case, and whether they are about the partner of a couple."""
    found: dict[tuple[UUID, bool], list[RiskFacts]] = defaultdict(list)
    entries = RiskEntry.objects.filter(case__in=ids)
    for row in with_acknowledging(entries).order_by("asked_on", "recorded_at"):
        waits = not row.is_seen and risk_seen.asks_for(
            row.asks, actions=row.actions, is_full=row.is_full
        )
        recorded_on = timezone.localdate(row.recorded_at)
        found[row.case_id, row.about_id is not None].append(
            RiskFacts(
                asked_on=row.asked_on,
                thoughts=row.thoughts,
                is_full=row.is_full,
                looked_at_plan=bool(PLAN_LOOKED_AT & set(row.actions)),
                names_protection=any(
                    getattr(row, name) == RiskEntry.YesNo.YES for name in PROTECTION
                ),
                has_called="SAFEGUARDING" in row.actions,
                unseen_since=recorded_on if waits else None,
            )
        )
    return found


def against_joint_work(ids: Collection[UUID]) -> dict[UUID, list[date]]:
    """Days of meetings alone after which joint work should not go on, by case: of each
    partner the last one alone counts."""
    last = {
        (meeting.case_id, meeting.client_id): meeting
        for meeting in SafetyMeeting.objects.filter(case__in=ids).order_by(
            "held_on", "recorded_at", "pk"
        )
    }
    found: dict[UUID, list[date]] = defaultdict(list)
    for meeting in last.values():
        if not meeting.may_go_on:
            found[meeting.case_id].append(meeting.held_on)
    return found
