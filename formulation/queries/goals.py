"""Goals with the client's ratings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.models import Case
from formulation.models import Goal, GoalRating

# Two or three goals are worked on at a time; more than four lose the thread.
MANY_GOALS = 4


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A goal in the client's words, its ratings from first to last.

    The first rating is the baseline. Of two on one day only the later recorded one counts.
    """

    goal: Goal
    ratings: tuple[tuple[date, int], ...]

    @property
    def goal_id(self) -> UUID:
        return self.goal.pk

    @property
    def words(self) -> str:
        return self.goal.words

    @property
    def target(self) -> int | None:
        return self.goal.target

    @property
    def is_active(self) -> bool:
        return self.goal.status == Goal.Status.ACTIVE

    @property
    def status_title(self) -> str:
        return str(self.goal.get_status_display())

    @property
    def baseline(self) -> int | None:
        return self.ratings[0][1] if self.ratings else None

    @property
    def latest(self) -> int | None:
        return self.ratings[-1][1] if self.ratings else None

    @property
    def latest_on(self) -> date | None:
        return self.ratings[-1][0] if self.ratings else None

    @property
    def values(self) -> list[int]:
        return [value for _, value in self.ratings]

    @property
    def change(self) -> str:
        """From 1 to 7; 3 so far; not rated yet."""
        match len(self.ratings):
            case 0:
                return "Not rated yet"
            case 1:
                return f"{self.latest} so far"
        return f"From {self.baseline} to {self.latest}"


def goals_of(case: Case) -> list[GoalLine]:
    """Every goal of a case: those being worked on first, in the order they were set."""
    by_goal: dict[UUID, dict[date, int]] = {}
    ratings = GoalRating.objects.filter(case=case)
    for rating in ratings.order_by("rated_on", "recorded_at", "pk"):
        by_goal.setdefault(rating.goal_id, {})[rating.rated_on] = rating.value
    lines = [
        GoalLine(goal=goal, ratings=tuple(by_goal.get(goal.pk, {}).items()))
        for goal in Goal.objects.filter(case=case).in_order()
    ]
    return sorted(lines, key=lambda line: not line.is_active)


def goal_line(goal: Goal) -> GoalLine:
    """One goal with its ratings."""
    ratings = goal.ratings.order_by("rated_on", "recorded_at", "pk")
    by_day = {rating.rated_on: rating.value for rating in ratings}
    return GoalLine(goal=goal, ratings=tuple(by_day.items()))
