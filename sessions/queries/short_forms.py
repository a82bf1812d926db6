"""What makes coming hard, what was said about help, and what comes after counselling."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case
from sessions.models import Barrier, Engagement, Triage


@dataclass(frozen=True, kw_only=True)
class EngagementPage:
    """`said` is the newest; what came before it is kept in `former`."""

    said: Engagement | None
    former: tuple[Engagement, ...]
    barriers: tuple[Barrier, ...]
    removed: tuple[Barrier, ...]

    @property
    def is_empty(self) -> bool:
        return self.said is None and not self.barriers and not self.removed

    @property
    def met(self) -> str:
        """ "2 of 3 met": a count of ticks."""
        done = sum(1 for one in self.barriers if one.met_on)
        return f"{done} of {len(self.barriers)} met" if self.barriers else ""


def engagement_page(case: Case) -> EngagementPage:
    """Two queries."""
    said = list(
        Engagement.objects.filter(case=case)
        .select_related("author")
        .order_by("-recorded_at")
    )
    barriers = list(Barrier.objects.filter(case=case).order_by("recorded_at"))
    return EngagementPage(
        said=said[0] if said else None,
        former=tuple(said[1:]),
        barriers=tuple(one for one in barriers if one.removed_at is None),
        removed=tuple(one for one in barriers if one.removed_at is not None),
    )


def triages_of(case: Case) -> list[Triage]:
    """Every decision, newest first. One query."""
    return list(
        Triage.objects.filter(case=case)
        .select_related("author")
        .order_by("-recorded_at")
    )
