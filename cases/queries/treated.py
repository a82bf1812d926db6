"""What a course treats, in words, and how that came to be."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case, ProblemChange
from protocols import problems


@dataclass(frozen=True, kw_only=True)
class Treated:
    """The problem treated and its main measure; `changes` newest first."""

    problem: str
    main_measure: str
    changes: tuple[ProblemChange, ...]


def treated_of(case: Case) -> Treated:
    """One query beside the case."""
    changes = ProblemChange.objects.filter(case=case).select_related("author")
    return Treated(
        problem=problems.title_of(case.problem, case.other_problem),
        main_measure=problems.measure_title(case.main_measure),
        changes=tuple(changes.order_by("-changed_on", "-recorded_at")),
    )
