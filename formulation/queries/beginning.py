"""When it began: what lies before that day is the client's life before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cases.models import Case
from formulation.queries.timeline import onset_of


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """Everything before `limit` was before it began; `words` is how that was told.

    Without words nobody has said when: the referral is the limit then, as whatever came
    before it came before the treatment at least.
    """

    limit: date
    words: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.words)

    @property
    def day_before(self) -> date:
        return self.limit - timedelta(days=1)


def beginning_of(case: Case) -> Beginning:
    """The onset of the present symptoms, from timeline or assessment; else the referral."""
    onset = onset_of(case)
    if onset is None:
        return Beginning(limit=case.referred_on)
    return Beginning(limit=onset.when.first, words=onset.words)
