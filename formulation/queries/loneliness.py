"""How lonely the client felt, day by day, in words."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case
from formulation.models import LonelinessRating
from formulation.queries.points import points_of


@dataclass(frozen=True, kw_only=True)
class LonelinessPoint:
    """One rating, with where in the treatment it stands; empty for those in between."""

    title: str
    rating: LonelinessRating

    @property
    def words(self) -> str:
        """8 of 10; not lonely at all; as lonely as can be."""
        ends = {0: ", not lonely at all", 10: ", as lonely as can be"}
        return f"{self.rating.value} of 10{ends.get(self.rating.value, '')}"


@dataclass(frozen=True, kw_only=True)
class Loneliness:
    """Every rating that holds, first to latest; of one day the later recorded one."""

    ratings: tuple[LonelinessRating, ...] = ()
    is_closed: bool = False

    scale = "From 0, not lonely at all, to 10, as lonely as can be."

    @property
    def all_points(self) -> tuple[LonelinessPoint, ...]:
        """Every rating, those of start, middle and now with their title."""
        titles = {point.rating.pk: point.title for point in self.points}
        return tuple(
            LonelinessPoint(title=titles.get(rating.pk, ""), rating=rating)
            for rating in self.ratings
        )

    @property
    def points(self) -> tuple[LonelinessPoint, ...]:
        """At the start, in the middle and now; the same rule as for the support."""
        by_day = {rating.rated_on: rating for rating in self.ratings}
        return tuple(
            LonelinessPoint(title=title, rating=by_day[day])
            for title, day in points_of(list(by_day), is_closed=self.is_closed)
        )

    @property
    def latest(self) -> LonelinessPoint | None:
        return self.points[-1] if self.points else None

    @property
    def change(self) -> str:
        """From 8 to 5, lower by 3; empty where it was rated on one day only."""
        if len(self.ratings) < 2:
            return ""
        first, last = self.ratings[0].value, self.ratings[-1].value
        way = "lower" if last < first else "higher"
        by = f"{way} by {abs(last - first)}" if last != first else "the same"
        return f"From {first} to {last}, {by}"


def loneliness_of(case: Case) -> Loneliness:
    """The history of one case. One query."""
    rows = (
        LonelinessRating.objects.filter(case=case)
        .select_related("author")
        .order_by("rated_on", "recorded_at", "pk")
    )
    holding = {rating.rated_on: rating for rating in rows}
    return Loneliness(ratings=tuple(holding.values()), is_closed=case.is_closed)
