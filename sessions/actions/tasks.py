"""What a supervisor asked for, coming home into the therapist's next session."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.actions import check_open
from cases.models import Case
from sessions.actions.rules import RuleBroken, moment_of
from sessions.models import CarriedTask


class TaskHasNoWords(RuleBroken):
    sentence = "Write what you ask for"
    field = "text"


class TaskAlreadyFinished(RuleBroken):
    sentence = "This task is finished already"


class OutcomeMissing(RuleBroken):
    sentence = "Choose done or not done"
    field = "outcome"


class WhyNotDone(RuleBroken):
    sentence = "Write why it is not done. Your supervisor reads this"
    field = "note"


@transaction.atomic
def ask_task(
    *,
    case: Case,
    by: User,
    text: str,
    owner: User | None = None,
    due_on: date | None = None,
    at: datetime | None = None,
) -> CarriedTask:
    """Ask the case's therapist for something; it stands in the log until it is finished.

    Where `owner` is who asks, they have taken it on themselves, and it stands in no
    therapist's log. Raises TaskHasNoWords, cases.actions.CaseAlreadyClosed.
    """
    check_open(case)
    if not text.strip():
        raise TaskHasNoWords
    task = CarriedTask(
        case=case,
        text=text.strip(),
        asked_by=by,
        owner=owner or case.therapist,
        asked_at=moment_of(at),
        due_on=due_on,
    )
    task.full_clean()
    task.save(force_insert=True)
    audit.log(by=by, verb="task.asked", record=task, case=case, at=at)
    return task


@transaction.atomic
def finish_task(
    *,
    task: CarriedTask,
    by: User,
    outcome: str = CarriedTask.Outcome.DONE,
    note: str = "",
    at: datetime | None = None,
) -> CarriedTask:
    """Done, or not done and why. Once.

    Raises TaskAlreadyFinished, OutcomeMissing, WhyNotDone.
    """
    task = CarriedTask.objects.select_for_update(no_key=True).get(pk=task.pk)
    if task.outcome != CarriedTask.Outcome.OPEN:
        raise TaskAlreadyFinished
    if outcome not in (CarriedTask.Outcome.DONE, CarriedTask.Outcome.NOT_DONE):
        raise OutcomeMissing
    if outcome == CarriedTask.Outcome.NOT_DONE and not note.strip():
        raise WhyNotDone
    task.outcome = outcome
    task.outcome_note = note.strip()
    task.finished_at = moment_of(at)
    task.full_clean()
    task.save(update_fields=["outcome", "outcome_note", "finished_at"])
    audit.log(by=by, verb="task.finished", record=task, case=task.case, at=at)
    return task
