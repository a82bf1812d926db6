"""What is treated, and the measure that follows it: corrected later, with the reason."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.clients import ProblemNotNamed
from cases.actions.days import check_day
from cases.models import Case, ProblemChange
from protocols import problems
from protocols.problems import ProblemKey


class SameProblem(Exception):
    def __str__(self) -> str:
        return "Nothing is different from what stands now."


@transaction.atomic
def change_problem(
    *,
    case: Case,
    by: User,
    problem: str,
    other_problem: str = "",
    main_measure: str = "",
    reason: str,
    changed_on: date,
    at: datetime | None = None,
) -> ProblemChange:
    """Name another problem or main measure. What was written before keeps its words.

    Without `main_measure` the one suggested for the problem is taken. Raises
    ProblemNotNamed, SameProblem, DayNotPossible, UnknownProblem.
    """
    at = at or timezone.now()
    check_day(changed_on, what="Date of the change", at=at, not_before=case.referred_on)
    other_problem = other_problem.strip() if problem == ProblemKey.OTHER else ""
    if problem == ProblemKey.OTHER and not other_problem:
        raise ProblemNotNamed
    new = (
        problem,
        other_problem,
        main_measure or problems.problem(problem).main_measure,
    )
    standing = Case.objects.select_for_update().get(pk=case.pk)
    old = (standing.problem, standing.other_problem, standing.main_measure)
    if new == old:
        raise SameProblem
    change = ProblemChange(
        case=case,
        old_problem=old[0],
        old_other_problem=old[1],
        old_main_measure=old[2],
        new_problem=new[0],
        new_other_problem=new[1],
        new_main_measure=new[2],
        reason=reason,
        changed_on=changed_on,
        recorded_at=at,
        author=by,
    )
    change.full_clean()
    change.save()
    case.problem, case.other_problem, case.main_measure = new
    case.save(update_fields=["problem", "other_problem", "main_measure"])
    audit.log(
        by=by,
        verb="problem.changed",
        record=change,
        case=case,
        at=at,
        detail={"old": f"{old[0]}, {old[2]}", "new": f"{new[0]}, {new[2]}"},
    )
    return change
