"""The ending: which of its steps were taken, and how the client felt about it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from cases.models import Case
from protocols.ending_checklist import (
    CHECKLIST,
    FEELINGS_INVITED,
    steps_of_tick,
    ticks_of_endings,
)
from protocols.endings import feeling_words
from sessions.models import EndingFeeling, EndingStep, TaskTick
from sessions.queries.course import Course


@dataclass(frozen=True, kw_only=True)
class StepTaken:
    """Where a step of the checklist stands: the sessions in which it was ticked, or the
    day on which somebody noted it."""

    key: str
    sessions: tuple[int, ...] = ()
    noted_on: date | None = None
    note: str = ""

    @property
    def is_done(self) -> bool:
        return bool(self.sessions) or self.noted_on is not None


@dataclass(frozen=True, kw_only=True)
class FeltLine:
    """What the client felt, and when: `title` is "Session 13", or "Between sessions"."""

    title: str
    on: date
    felt: tuple[str, ...]
    words: str


def steps_taken(case: Case) -> dict[str, StepTaken]:
    """Every step of the checklist that is not read from elsewhere. Three queries."""
    ticked: dict[str, set[int]] = defaultdict(set)
    ticks = TaskTick.objects.filter(
        case=case, key__in=ticks_of_endings(), therapy_session__number__isnull=False
    ).values_list("key", "therapy_session__number")
    for key, number in ticks:
        for step in steps_of_tick(key):
            ticked[step].add(number or 0)
    felt_in = EndingFeeling.objects.filter(
        case=case, therapy_session__number__isnull=False
    ).values_list("therapy_session__number", flat=True)
    ticked[FEELINGS_INVITED].update(number or 0 for number in felt_in)
    noted = {
        row.key: row
        for row in EndingStep.objects.filter(case=case).order_by("recorded_at", "pk")
    }
    return {
        step.key: _step(step.key, ticked[step.key], noted.get(step.key))
        for step in CHECKLIST
        if not step.is_recorded
    }


def _step(key: str, numbers: set[int], noted: EndingStep | None) -> StepTaken:
    is_noted = noted is not None and noted.is_done
    return StepTaken(
        key=key,
        sessions=tuple(sorted(numbers)),
        noted_on=noted.done_on if noted is not None and is_noted else None,
        note=noted.note if noted is not None and is_noted else "",
    )


def feelings_of(case: Case, course: Course) -> list[FeltLine]:
    """What the client felt about the ending, from first to last. One query."""
    rows = EndingFeeling.objects.filter(case=case).order_by(
        "recorded_on", "recorded_at"
    )
    return [_felt(row, course) for row in rows]


def _felt(row: EndingFeeling, course: Course) -> FeltLine:
    line = course.line(row.therapy_session_id) if row.therapy_session_id else None
    return FeltLine(
        title=line.title if line else "Between sessions",
        on=row.recorded_on,
        felt=tuple(feeling_words(row.felt)),
        words=row.words,
    )
