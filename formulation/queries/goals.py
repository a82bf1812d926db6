"""Goals with the client's ratings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.models import Case
from formulation.models import Goal, GoalRating
from formulation.queries.focus import area_title
from ui import drawing

# Two or three goals are worked on at a time; more than four lose the thread.
MANY_GOALS = 4


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A goal in the client's words, its ratings from first to last.

    The first rating is the baseline. Of two on one day only the later recorded one counts.
    """

    goal: Goal
    ratings: tuple[tuple[date, int], ...]
    # Days since it was set on which goals of the case were rated again, this one or another.
    days: tuple[date, ...] = ()

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
    def by_day(self) -> list[tuple[date, int | None]]:
        """Each day on which goals were rated; None where this one was not asked."""
        given = dict(self.ratings)
        return [(day, given.get(day)) for day in sorted({*self.days, *given})]

    @property
    def drawn(self) -> drawing.Rated:
        """For the chart: its ratings, the days on which it was not asked, its target."""
        return drawing.Rated(points=tuple(self.by_day), target=self.target)

    @property
    def kind_title(self) -> str:
        return str(self.goal.get_kind_display()) if self.goal.kind else ""

    @property
    def method_title(self) -> str:
        return str(self.goal.get_method_display()) if self.goal.method else ""

    @property
    def focus_title(self) -> str:
        """The focus area that it serves, in this practice's words."""
        focus = self.goal.focus_area
        return area_title(focus.area) if focus else ""

    @property
    def change(self) -> str:
        """From 1 to 7; 3 so far; not rated yet."""
        match len(self.ratings):
            case 0:
                return "Not rated yet"
            case 1:
                return f"{self.latest} so far"
        return f"From {self.baseline} to {self.latest}"


@dataclass(frozen=True, kw_only=True)
class MethodGroup:
    """Goals that belong to one way of working; the title is empty for all together."""

    title: str
    lines: tuple[GoalLine, ...]


def goals_of(case: Case) -> list[GoalLine]:
    """Every goal of a case: those being worked on first, in the order they were set.

    Two queries.
    """
    by_goal = _ratings(case)
    days = _days(by_goal)
    goals = Goal.objects.filter(case=case).select_related("focus_area").in_order()
    lines = [_line(goal, by_goal.get(goal.pk, {}), days) for goal in goals]
    return sorted(lines, key=lambda line: not line.is_active)


def goal_line(goal: Goal) -> GoalLine:
    """One goal with its ratings, and the days on which others of the case were rated."""
    by_goal = _ratings(goal.case)
    return _line(goal, by_goal.get(goal.pk, {}), _days(by_goal))


def by_method(lines: Sequence[GoalLine]) -> list[MethodGroup]:
    """The goals by the way of working that they belong to, where there is more than one.

    Many work integratively (Stuart & Robertson 2012): what is CBT's stays told apart.
    """
    used = [
        method for method in Goal.Method if any(_is(line, method) for line in lines)
    ]
    if len(used) < 2:
        return [MethodGroup(title="", lines=tuple(lines))]
    groups = [
        MethodGroup(
            title=str(method.label),
            lines=tuple(line for line in lines if _is(line, method)),
        )
        for method in used
    ]
    left = tuple(line for line in lines if not line.goal.method)
    return [*groups, MethodGroup(title="Not said", lines=left)] if left else groups


def _ratings(case: Case) -> dict[UUID, dict[date, int]]:
    """By goal and day; of two on one day the later recorded one."""
    found: dict[UUID, dict[date, int]] = {}
    ratings = GoalRating.objects.filter(case=case)
    for rating in ratings.order_by("rated_on", "recorded_at", "pk"):
        found.setdefault(rating.goal_id, {})[rating.rated_on] = rating.value
    return found


def _days(by_goal: dict[UUID, dict[date, int]]) -> set[date]:
    """Days on which goals were asked about. The baseline of a new one asks of no other."""
    return {day for ratings in by_goal.values() for day in list(ratings)[1:]}


def _is(line: GoalLine, method: Goal.Method) -> bool:
    return line.goal.method == method.value


def _line(goal: Goal, by_day: dict[date, int], days: set[date]) -> GoalLine:
    """A goal that is over is shown until its last rating."""
    last = max(by_day, default=goal.set_on)
    is_active = goal.status == Goal.Status.ACTIVE
    since = (day for day in days if day >= goal.set_on and (is_active or day <= last))
    return GoalLine(goal=goal, ratings=tuple(by_day.items()), days=tuple(sorted(since)))
