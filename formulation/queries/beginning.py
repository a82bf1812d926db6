"""When it began: what lies before that day is the client's life before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cases.models import Case
from formulation.models import SymptomEpisode


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """Everything before `limit` was before it began.

    `is_known` when the timeline says so; else the referral is the limit, as whatever came
    before it came before the treatment at least.
    """

    limit: date
    is_known: bool

    @property
    def day_before(self) -> date:
        return self.limit - timedelta(days=1)


def beginning_of(case: Case) -> Beginning:
    """The first day of the episode that goes on now, from the timeline; else the referral."""
    began = (
        SymptomEpisode.objects.filter(case=case, removed_at=None, ends_on=None)
        .order_by("-starts_on")
        .values_list("starts_on", flat=True)
        .first()
    )
    return Beginning(limit=began or case.referred_on, is_known=began is not None)
