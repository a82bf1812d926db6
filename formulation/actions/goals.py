"""What the client wants to be different, rated by the client from 0 to 10."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.rules import (
    RuleBroken,
    check_not_before,
    check_not_future,
    hold,
    moment_of,
)
from formulation.models import FocusArea, Goal, GoalRating


class GoalHasNoWords(RuleBroken):
    sentence = "Write what the client wants to be different, in their words"


class RatingOutOfRange(RuleBroken):
    """Ratings run from 0, not at all, to 10, fully there."""


class GoalFinished(RuleBroken):
    sentence = "This goal is finished. Take it up again to rate or change it"


class GoalNotFinished(RuleBroken):
    sentence = "This goal is being worked on"


class GoalEndUnknown(RuleBroken):
    sentence = "Choose met, partly met or let go"


class GoalOfAnotherCase(RuleBroken):
    sentence = "Rate only goals of this case"


class GoalKindUnknown(RuleBroken):
    sentence = "Choose what the goal is about from the list, or leave it open"


class GoalMethodUnknown(RuleBroken):
    sentence = "Choose a way of working from the list, or leave it open"


class FocusOfAnotherCase(RuleBroken):
    sentence = "Choose a focus area of this case"


class FocusIsOver(RuleBroken):
    sentence = "This focus area is no longer worked on. Choose the current one"


class NothingRated(RuleBroken):
    sentence = "Rate at least one goal from 0 to 10"


@transaction.atomic
def set_goal(
    *,
    case: Case,
    by: User,
    words: str,
    baseline: int | None,
    target: int | None,
    set_on: date,
    kind: str = "",
    method: str = "",
    focus_area: FocusArea | None = None,
    at: datetime | None = None,
) -> Goal:
    """Set a goal. The baseline is its first rating, and may come later.

    `kind`, `method` and `focus_area` (a current one, in IPT) may all stay open. Raises a
    RuleBroken with the sentence to show.
    """
    moment = moment_of(at)
    if not words.strip():
        raise GoalHasNoWords(field="words")
    check_not_future(set_on, at=moment, what="The day of the goal", field="set_on")
    if target is not None:
        check_rating(target, field="target")
    hold(case)
    goal = Goal(
        case=case,
        number=case.goals.count() + 1,
        words=words.strip(),
        target=target,
        set_on=set_on,
        recorded_at=moment,
        author=by,
    )
    _belongs(goal, kind=kind, method=method, focus_area=focus_area)
    goal.full_clean()
    goal.save()
    audit.log(by=by, verb="goal.set", record=goal, case=case, at=at)
    if baseline is not None:
        _rate(goal, by=by, value=baseline, rated_on=set_on, field="baseline", at=at)
    return goal


@transaction.atomic
def change_goal(
    *,
    goal: Goal,
    by: User,
    words: str,
    target: int | None,
    kind: str = "",
    method: str = "",
    focus_area: FocusArea | None = None,
    at: datetime | None = None,
) -> Goal:
    """Reword a goal that is being worked on, or say anew what it belongs to. Ratings stay.

    A focus area that has ended meanwhile may stay where it stands.
    """
    hold(goal.case)
    goal.refresh_from_db()
    check_active(goal)
    if not words.strip():
        raise GoalHasNoWords(field="words")
    if target is not None:
        check_rating(target, field="target")
    goal.words = words.strip()
    goal.target = target
    _belongs(goal, kind=kind, method=method, focus_area=focus_area)
    goal.full_clean()
    goal.save(update_fields=["words", "target", "kind", "method", "focus_area"])
    audit.log(by=by, verb="goal.changed", record=goal, case=goal.case, at=at)
    return goal


@transaction.atomic
def rate_goal(
    *, goal: Goal, by: User, value: int, rated_on: date, at: datetime | None = None
) -> GoalRating:
    """The client's rating on a day. Of two on one day the later recorded one holds."""
    hold(goal.case)
    goal.refresh_from_db()
    check_active(goal)
    return _rate(goal, by=by, value=value, rated_on=rated_on, field="value", at=at)


@transaction.atomic
def rate_goals(
    *,
    case: Case,
    by: User,
    values: Mapping[UUID, int | None],
    rated_on: date,
    at: datetime | None = None,
) -> list[GoalRating]:
    """Rate several goals of one case on one day, all or none; None leaves a goal out.

    `values` maps ids of goals to ratings. Raises GoalFinished for one that is not open.
    """
    given = {pk: value for pk, value in values.items() if value is not None}
    if not given:
        raise NothingRated
    goals = case.goals.in_bulk(list(given))
    if len(goals) < len(given):
        raise GoalOfAnotherCase
    return [
        rate_goal(goal=goals[pk], by=by, value=value, rated_on=rated_on, at=at)
        for pk, value in given.items()
    ]


@transaction.atomic
def finish_goal(
    *, goal: Goal, by: User, status: str, at: datetime | None = None
) -> Goal:
    """Close a goal as met, partly met or let go; `reopen_goal` undoes it."""
    hold(goal.case)
    goal.refresh_from_db()
    check_active(goal)
    if status not in set(Goal.Status.values) - {Goal.Status.ACTIVE.value}:
        raise GoalEndUnknown(field="status")
    goal.status = status
    goal.finished_at = moment_of(at)
    goal.save(update_fields=["status", "finished_at"])
    audit.log(
        by=by,
        verb="goal.finished",
        record=goal,
        case=goal.case,
        at=at,
        detail={"status": status},
    )
    return goal


@transaction.atomic
def reopen_goal(*, goal: Goal, by: User, at: datetime | None = None) -> Goal:
    """Take a finished goal up again."""
    hold(goal.case)
    goal.refresh_from_db()
    if goal.status == Goal.Status.ACTIVE:
        raise GoalNotFinished
    goal.status = Goal.Status.ACTIVE
    goal.finished_at = None
    goal.save(update_fields=["status", "finished_at"])
    audit.log(by=by, verb="goal.reopened", record=goal, case=goal.case, at=at)
    return goal


def check_active(goal: Goal) -> None:
    if goal.status != Goal.Status.ACTIVE:
        raise GoalFinished


def check_rating(value: int, *, field: str) -> None:
    if value not in range(11):
        raise RatingOutOfRange("Enter a number from 0 to 10", field=field)


def _belongs(
    goal: Goal, *, kind: str, method: str, focus_area: FocusArea | None
) -> None:
    if kind and kind not in Goal.Kind.values:
        raise GoalKindUnknown(field="kind")
    if method and method not in Goal.Method.values:
        raise GoalMethodUnknown(field="method")
    if focus_area is not None and focus_area.pk != goal.focus_area_id:
        if focus_area.case_id != goal.case_id:
            raise FocusOfAnotherCase(field="focus_area")
        if focus_area.ended_on is not None:
            raise FocusIsOver(field="focus_area")
    goal.kind, goal.method, goal.focus_area = kind, method, focus_area


def _rate(
    goal: Goal,
    *,
    by: User,
    value: int,
    rated_on: date,
    field: str,
    at: datetime | None,
) -> GoalRating:
    moment = moment_of(at)
    check_rating(value, field=field)
    check_not_future(
        rated_on, at=moment, what="The day of the rating", field="rated_on"
    )
    check_not_before(
        rated_on,
        earliest=goal.set_on,
        what="The day of the rating",
        than="the goal was set",
        field="rated_on",
    )
    rating = GoalRating(
        case=goal.case,
        goal=goal,
        value=value,
        rated_on=rated_on,
        recorded_at=moment,
        author=by,
    )
    rating.full_clean()
    rating.save()
    audit.log(by=by, verb="goal.rated", record=rating, case=goal.case, at=at)
    return rating
