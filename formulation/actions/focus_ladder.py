"""Small steps from easy to hard: reminders (grief), situations to practise (deficits).

The client sets the pace and the order (Weissman, Markowitz & Klerman 2018).
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from formulation.actions.focus_rules import check_open
from formulation.actions.rules import (
    RuleBroken,
    check_not_before,
    check_not_future,
    hold,
    moment_of,
)
from formulation.actions.taking_out import (
    check_standing,
    check_taken_out,
    put_back,
    take_out,
)
from formulation.models import FocusArea, LadderStep
from protocols import focus_areas

# More than anyone climbs; three to eight are usual.
MOST_STEPS = 20


class AreaHasNoLadder(RuleBroken):
    sentence = "Only grief and the fourth area work with a ladder"


class StepHasNoWords(RuleBroken):
    sentence = "Write what the step is"


class FearOutOfRange(RuleBroken):
    sentence = "Enter a number from 0, easy, to 10, hardest"


class TooManySteps(RuleBroken):
    sentence = f"A ladder holds {MOST_STEPS} steps. Take one out first"


class StepTakenOut(RuleBroken):
    sentence = "This step was taken out. Put it back first"


class StepStands(RuleBroken):
    sentence = "This step is on the ladder"


class HappenedWithoutDay(RuleBroken):
    sentence = "Enter the day on which it was tried, or leave out what happened"


@transaction.atomic
def add_step(
    *,
    focus_area: FocusArea,
    by: User,
    what: str,
    fear: int | None = None,
    is_avoided: bool = True,
    at: datetime | None = None,
) -> LadderStep:
    """Put a step on the ladder of a focus. How hard it is may come later."""
    hold(focus_area.case)
    focus_area.refresh_from_db()
    check_open(focus_area)
    if focus_areas.focus_area(focus_area.area).ladder is None:
        raise AreaHasNoLadder
    check_room(focus_area)
    step = LadderStep(
        case=focus_area.case,
        focus_area=focus_area,
        author=by,
        recorded_at=moment_of(at),
    )
    _word(step, what=what, fear=fear, is_avoided=is_avoided)
    step.full_clean()
    step.save()
    _log("ladder.step_added", step, by=by, at=at)
    return step


@transaction.atomic
def change_step(
    *,
    step: LadderStep,
    by: User,
    what: str,
    fear: int | None,
    is_avoided: bool,
    tried_on: date | None,
    what_happened: str,
    at: datetime | None = None,
) -> LadderStep:
    """Reword a step, rate it anew, and say when it was tried and what happened."""
    _hold(step)
    _word(step, what=what, fear=fear, is_avoided=is_avoided)
    _tried(step, tried_on=tried_on, what_happened=what_happened, at=at)
    step.full_clean()
    step.save()
    _log("ladder.step_changed", step, by=by, at=at)
    return step


@transaction.atomic
def try_step(
    *,
    step: LadderStep,
    by: User,
    tried_on: date,
    what_happened: str = "",
    is_avoided: bool = False,
    at: datetime | None = None,
) -> LadderStep:
    """The client tried a step on a day. The latest try is the one that stands."""
    _hold(step)
    _tried(step, tried_on=tried_on, what_happened=what_happened, at=at)
    step.is_avoided = is_avoided
    step.full_clean()
    step.save()
    _log("ladder.step_tried", step, by=by, at=at)
    return step


@transaction.atomic
def remove_step(
    *, step: LadderStep, by: User, at: datetime | None = None
) -> LadderStep:
    """Take a step out. Its words are kept; `restore_step` undoes it."""
    _hold(step)
    take_out(step, by=by, verb="ladder.step_removed", at=at)
    return step


@transaction.atomic
def restore_step(
    *, step: LadderStep, by: User, at: datetime | None = None
) -> LadderStep:
    """Put a step back, as it was."""
    hold(step.case)
    step.refresh_from_db()
    check_open(step.focus_area)
    check_taken_out(step, StepStands)
    check_room(step.focus_area)
    put_back(step, by=by, verb="ladder.step_restored", at=at)
    return step


def check_room(focus_area: FocusArea) -> None:
    standing = focus_area.ladder_steps.filter(removed_at__isnull=True)
    if standing.count() >= MOST_STEPS:
        raise TooManySteps


def _hold(step: LadderStep) -> None:
    hold(step.case)
    step.refresh_from_db()
    check_open(step.focus_area)
    check_standing(step, StepTakenOut)


def _word(step: LadderStep, *, what: str, fear: int | None, is_avoided: bool) -> None:
    if not what.strip():
        raise StepHasNoWords(field="what")
    if fear is not None and fear not in range(11):
        raise FearOutOfRange(field="fear")
    step.what = what.strip()
    step.fear = fear
    step.is_avoided = is_avoided


def _tried(
    step: LadderStep, *, tried_on: date | None, what_happened: str, at: datetime | None
) -> None:
    if tried_on is None:
        if what_happened.strip():
            raise HappenedWithoutDay(field="tried_on")
    else:
        what = "The day of the try"
        check_not_future(tried_on, at=moment_of(at), what=what, field="tried_on")
        check_not_before(
            tried_on,
            earliest=step.case.client.born_on,
            what=what,
            than="the client was born",
            field="tried_on",
        )
    step.tried_on = tried_on
    step.what_happened = what_happened.strip()


def _log(verb: str, step: LadderStep, *, by: User, at: datetime | None) -> None:
    audit.log(by=by, verb=verb, record=step, case=step.case, at=at)
