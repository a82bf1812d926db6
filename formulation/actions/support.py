"""The support plan: who could help, what stands in the way, the next small step, what came of it.

Finding, strengthening and building support is part of every focus of IPT (Weissman,
Markowitz & Klerman 2018; Stuart & Robertson 2012).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.fitting import fill
from formulation.actions.focus_rules import PersonOfAnotherCase
from formulation.actions.people import add_person
from formulation.actions.people_rules import check_present
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
from formulation.models import InventoryPerson, SupportStep

SUPPORT_FIELDS = (
    "person",
    "someone_new",
    "kind",
    "move",
    "barrier",
    "barrier_met",
    "step",
    "by_when",
    "is_rehearsed",
)
# More than one can work on; three to five are usual.
MOST_STEPS = 40
Outcome = SupportStep.Outcome
TRIED = frozenset({Outcome.HELPED, Outcome.MIXED, Outcome.HURT})


class SupporterMissing(RuleBroken):
    sentence = "Choose a person, or write who it could be, like “a walking group”"


class TwoSupporters(RuleBroken):
    sentence = "Choose a person or write someone new, not both"


class SupporterDied(RuleBroken):
    sentence = "This person has died. Choose someone who can be asked"


class SupportKindMissing(RuleBroken):
    sentence = "Choose what kind of support is wanted"


class DayWithoutStep(RuleBroken):
    sentence = "Write the next small step that belongs to this day"


class StepDayPast(RuleBroken):
    sentence = "By when must be today or later"


class TooManySteps(RuleBroken):
    sentence = f"The plan holds {MOST_STEPS} rows. Take out one that matters less first"


class SupportRowRemoved(RuleBroken):
    sentence = "This row was taken out of the plan. Put it back first"


class SupportRowNotRemoved(RuleBroken):
    sentence = "This row is in the plan"


class OutcomeUnknown(RuleBroken):
    sentence = "Choose what came of it"


class OutcomeDayMissing(RuleBroken):
    sentence = "Enter the day on which it was tried or let go"


class MoodWithoutTrying(RuleBroken):
    sentence = "An effect on the mood can be noted once it was tried"


class MoodEffectUnknown(RuleBroken):
    sentence = "Choose an effect from much worse to much better"


class AlreadyInTheInventory(RuleBroken):
    sentence = "This row is with someone of the inventory already"


@transaction.atomic
def plan_support(
    *, case: Case, by: User, at: datetime | None = None, **row: Any
) -> SupportStep:
    """Put a row into the plan: with whom, what kind of support; the rest can wait.

    `row` may hold what SUPPORT_FIELDS names. Raises a RuleBroken with the sentence to show.
    """
    hold(case)
    if case.support_steps.filter(removed_at__isnull=True).count() >= MOST_STEPS:
        raise TooManySteps
    moment = moment_of(at)
    step = SupportStep(case=case, author=by, recorded_at=moment)
    changed = fill(step, row, known=SUPPORT_FIELDS)
    _check_row(step, changed, at=moment)
    step.full_clean()
    step.save()
    _log(step, by=by, verb="support.planned", at=at, fields=changed)
    return step


@transaction.atomic
def change_support(
    *, support_step: SupportStep, by: User, at: datetime | None = None, **row: Any
) -> SupportStep:
    """Change a row of the plan. The log keeps which fields, not what was typed."""
    step = _taken(support_step)
    changed = fill(step, row, known=SUPPORT_FIELDS)
    if not changed:
        return step
    _check_row(step, changed, at=moment_of(at))
    step.full_clean()
    step.save()
    _log(step, by=by, verb="support.changed", at=at, fields=changed)
    return step


@transaction.atomic
def note_support_outcome(
    *,
    support_step: SupportStep,
    by: User,
    outcome: str,
    outcome_on: date | None = None,
    mood_effect: int | None = None,
    learned: str = "",
    at: datetime | None = None,
) -> SupportStep:
    """What came of the step, how it was for the mood (-2 to 2), and what was learned.

    “Not tried yet” takes an outcome back; it has no day and no effect.
    """
    step = _taken(support_step)
    if outcome not in Outcome.values:
        raise OutcomeUnknown(field="outcome")
    if mood_effect is not None and mood_effect not in range(-2, 3):
        raise MoodEffectUnknown(field="mood_effect")
    if mood_effect is not None and outcome not in TRIED:
        raise MoodWithoutTrying(field="mood_effect")
    if outcome == Outcome.NOT_TRIED:
        outcome_on = None
    elif outcome_on is None:
        raise OutcomeDayMissing(field="outcome_on")
    else:
        _check_outcome_day(step, outcome_on, at=moment_of(at))
    step.outcome = outcome
    step.outcome_on = outcome_on
    step.mood_effect = mood_effect
    step.learned = learned.strip()
    step.full_clean()
    step.save(update_fields=["outcome", "outcome_on", "mood_effect", "learned"])
    _log(step, by=by, verb="support.outcome_noted", at=at, outcome=outcome)
    return step


@transaction.atomic
def bring_into_inventory(
    *,
    support_step: SupportStep,
    by: User,
    at: datetime | None = None,
    **person_fields: Any,
) -> InventoryPerson:
    """Someone new becomes a person of the inventory, and the row speaks of them.

    `person_fields` are those of `add_person`, with `ring` and `name`.
    """
    step = _taken(support_step)
    if step.person_id is not None:
        raise AlreadyInTheInventory
    person = add_person(case=step.case, by=by, at=at, **person_fields)
    step.person, step.someone_new = person, ""
    _check_row(step, ["person"], at=moment_of(at))
    step.save(update_fields=["person", "someone_new"])
    _log(step, by=by, verb="support.changed", at=at, fields=["person", "someone_new"])
    return person


@transaction.atomic
def remove_support(
    *, support_step: SupportStep, by: User, at: datetime | None = None
) -> SupportStep:
    """Take a row out of the plan; `restore_support` puts it back as it was."""
    step = _taken(support_step)
    take_out(step, by=by, verb="support.removed", at=at)
    return step


@transaction.atomic
def restore_support(
    *, support_step: SupportStep, by: User, at: datetime | None = None
) -> SupportStep:
    """Put a row back. Someone who left the inventory meanwhile has to come back first."""
    step = support_step
    hold(step.case)
    step.refresh_from_db()
    check_taken_out(step, SupportRowNotRemoved)
    if step.person is not None:
        check_present(step.person)
    put_back(step, by=by, verb="support.restored", at=at)
    return step


def _taken(step: SupportStep) -> SupportStep:
    """The row as it stands now, for one writer, and still in the plan."""
    hold(step.case)
    step.refresh_from_db()
    check_standing(step, SupportRowRemoved)
    return step


def _check_row(step: SupportStep, changed: list[str], *, at: datetime) -> None:
    if step.person is None and not step.someone_new:
        raise SupporterMissing(field="person")
    if step.person is not None and step.someone_new:
        raise TwoSupporters(field="someone_new")
    if step.person is not None and "person" in changed:
        if step.person.case_id != step.case_id:
            raise PersonOfAnotherCase(field="person")
        check_present(step.person)
        if step.person.is_deceased:
            raise SupporterDied(field="person")
    if not step.kind:
        raise SupportKindMissing(field="kind")
    if step.by_when is not None and not step.step:
        raise DayWithoutStep(field="step")
    # A day that has gone by may stay while something else is changed.
    if step.by_when is None or "by_when" not in changed:
        return
    if step.by_when < timezone.localdate(at):
        raise StepDayPast(field="by_when")


def _check_outcome_day(step: SupportStep, day: date, *, at: datetime) -> None:
    check_not_future(day, at=at, what="The day", field="outcome_on")
    check_not_before(
        day,
        earliest=step.case.client.born_on,
        what="The day",
        than="the client was born",
        field="outcome_on",
    )


def _log(
    step: SupportStep, *, by: User, verb: str, at: datetime | None, **detail: Any
) -> None:
    audit.log(by=by, verb=verb, record=step, case=step.case, at=at, detail=detail)
