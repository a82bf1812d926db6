"""What could be talked about in one session: its own tasks, what is still open, the
lines of the phase. Offers, all of them; nothing is ever hidden or required."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from cases.models import Case
from formulation.queries import current_focus
from protocols.base import AgendaLine, SessionGuide
from sessions.models import CarriedTask, TaskTick
from sessions.queries.course import Course
from sessions.queries.expected import problem_word


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    key: str
    title: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class AgendaGroup:
    """Lines under one heading. `is_aside` stands folded, below the rest."""

    title: str
    items: tuple[AgendaItem, ...]
    is_aside: bool = False


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """`title` is what the manual says the session is for."""

    title: str
    guide: SessionGuide | None
    groups: tuple[AgendaGroup, ...]

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        return tuple(item for group in self.groups for item in group.items)


NO_AGENDA = Agenda(title="", guide=None, groups=())


def agenda_of(case: Case, course: Course, number: int | None) -> Agenda:
    """The agenda of session `number`; empty while the model is undecided, and for a

    follow-up. Two queries."""
    if course.protocol is None or number is None:
        return NO_AGENDA
    word = problem_word(case)
    guide = course.protocol.guide(number, course.planned, word)
    ticked = _ticked(case)
    focus = current_focus(case)
    lines = course.protocol.agenda(
        number, course.planned, focus.area if focus else None, word
    )
    own = {task.key for task in guide.tasks}
    still_open = {
        task.key: (at, task)
        for at in range(1, number)
        for task in course.protocol.tasks(at, course.planned, word)
        if task.key not in ticked and task.key not in own
    }
    # Only what last time left open stands in the way of the eye; the rest is folded,
    # by the phase that it comes from, this one first.
    recent = number - 1
    phase_at = {
        at: course.protocol.phase_of(at, course.planned).title
        for at in range(1, recent)
    }
    phases = sorted(
        dict.fromkeys(phase_at.values()), key=lambda title: title != guide.phase.title
    )
    groups = (
        _group("This session", [(task, "") for task in guide.tasks]),
        _group(
            f"Carried over from session {recent}",
            [(task, "") for at, task in still_open.values() if at >= recent],
        ),
        _group(
            guide.phase.title,
            [(line, _done(ticked, line)) for line in lines if line.phase is not None],
        ),
        _group("Every session", [(line, "") for line in lines if line.phase is None]),
        *(
            _group(
                f"Carried over: {phase}",
                [
                    (task, _from(at))
                    for at, task in still_open.values()
                    if phase_at.get(at) == phase
                ],
                is_aside=True,
            )
            for phase in phases
        ),
    )
    return Agenda(
        title=guide.title, guide=guide, groups=tuple(g for g in groups if g.items)
    )


def open_tasks(case: Case) -> list[CarriedTask]:
    """What supervisors asked for and nobody has finished, oldest first."""
    return list(open_tasks_of([case]))


def open_tasks_of(cases: Iterable[Case]) -> QuerySet[CarriedTask]:
    """The same of several cases. One query."""
    return (
        CarriedTask.objects.open()
        .for_therapists()
        .filter(case__in=list(cases))
        .select_related("asked_by")
        .order_by("asked_at", "pk")
    )


def find_task(case: Case, task_id: UUID) -> CarriedTask | None:
    """An open task of this case."""
    return next((task for task in open_tasks(case) if task.pk == task_id), None)


def finished_tasks(case: Case) -> list[CarriedTask]:
    return list(
        CarriedTask.objects.for_therapists()
        .filter(case=case)
        .exclude(outcome=CarriedTask.Outcome.OPEN)
        .select_related("asked_by")
        .order_by("-finished_at", "pk")
    )


def _ticked(case: Case) -> dict[str, int | None]:
    rows = (
        TaskTick.objects.filter(case=case)
        .order_by("therapy_session__scheduled_at")
        .values_list("key", "therapy_session__number")
    )
    return dict(rows)


def _group(
    title: str, lines: Iterable[tuple[AgendaLine, str]], *, is_aside: bool = False
) -> AgendaGroup:
    """Lines that another part of the form answers need no tick."""
    items = {
        line.key: AgendaItem(key=line.key, title=line.title, hint=hint)
        for line, hint in lines
        if line.recorded_in is None
    }
    return AgendaGroup(title=title, items=tuple(items.values()), is_aside=is_aside)


def _from(number: int) -> str:
    return f"from session {number}"


def _done(ticked: Mapping[str, int | None], line: AgendaLine) -> str:
    number = ticked.get(line.key)
    return f"ticked in session {number}" if number else ""
