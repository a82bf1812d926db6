"""How the client manages in seven areas of life, at the start and now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models

from cases.models import Case, FunctioningRating
from protocols.functioning import FUNCTIONING, LEVELS
from ui.drawing import Area


@dataclass(frozen=True, kw_only=True)
class FunctioningLine:
    """One area of life at the start and now, 0 (fine) to 4 (cannot function).

    `now` is None until a second rating speaks of the area.
    """

    key: str
    title: str
    start: int | None
    start_on: date | None
    now: int | None
    now_on: date | None

    @property
    def start_words(self) -> str:
        return level_words(self.start)

    @property
    def now_words(self) -> str:
        return level_words(self.now)

    @property
    def drawn(self) -> Area:
        """As the chart takes it."""
        return Area(title=self.title, start=self.start, now=self.now)


def level_words(level: int | None) -> str:
    """ "A lot of trouble" for 2; empty where nothing was rated."""
    return dict(LEVELS)[level] if level is not None else ""


def functioning_ratings(case: Case) -> models.QuerySet[FunctioningRating]:
    """Every rating, newest first."""
    return (
        FunctioningRating.objects.filter(case=case)
        .select_related("author")
        .order_by("-rated_on", "-recorded_at")
    )


def functioning_start_and_now(case: Case) -> list[FunctioningLine]:
    """The seven areas, first rating against latest, in one query."""
    ratings = list(reversed(functioning_ratings(case)))
    return [_functioning_line(area.key, area.title, ratings) for area in FUNCTIONING]


def _functioning_line(
    key: str, title: str, ratings: list[FunctioningRating]
) -> FunctioningLine:
    rated = [(getattr(one, key), one.rated_on) for one in ratings]
    rated = [(value, day) for value, day in rated if value is not None]
    start, start_on = rated[0] if rated else (None, None)
    now, now_on = rated[-1] if len(rated) > 1 else (None, None)
    return FunctioningLine(
        key=key, title=title, start=start, start_on=start_on, now=now, now_on=now_on
    )
