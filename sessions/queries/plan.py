"""The plan as it was agreed, and as it stands on the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from cases.models import Case
from protocols.base import Phase, Protocol, Review
from sessions.models import Contract, TherapySession
from sessions.queries.course import Course, SessionLine
from ui.words import document_day, short_day

LABELS = {
    "place": "Where",
    "missed_sessions": "If a session is missed",
    "between_sessions": "Contact between sessions",
    "client_part": "The client’s part",
    "therapist_part": "The therapist’s part",
    "afterwards": "What happens afterwards",
}


@dataclass(frozen=True, kw_only=True)
class PlanRow:
    """One session of the plan: when it is, and what the manual says it is for.

    `marks` is what the format asks for around it: a parent, a call, a meeting before.
    """

    line: SessionLine
    title: str
    review: Review | None
    has_letter: bool
    marks: tuple[str, ...]

    def is_of(self, model: Protocol, phase: Phase) -> bool:
        return self.line.model == model and self.line.phase == phase


@dataclass(frozen=True, kw_only=True)
class PlanBlock:
    """The sessions of one phase. `model` is named where the case has followed two."""

    phase: Phase
    model: str
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True, kw_only=True)
class AgreedLine:
    """One thing that was agreed. `is_free` is text that somebody wrote."""

    label: str
    words: str
    is_free: bool = False


@dataclass(frozen=True, kw_only=True)
class PlanChange:
    """The newest version of a plan that was agreed anew, beside the one before it."""

    now: Contract
    before: Contract

    @property
    def words(self) -> str:
        """ "16 sessions, 14 before; to 3 Feb 2027, 20 Jan 2027 before"."""
        said = [f"{self.now.planned} sessions"]
        if self.now.planned != self.before.planned:
            said[0] += f", {self.before.planned} before"
        until = f"to {document_day(self.now.ends_on)}"
        if self.now.ends_on != self.before.ends_on:
            until += f", {document_day(self.before.ends_on)} before"
        return "; ".join([*said, until])


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    contracts: tuple[Contract, ...]
    blocks: tuple[PlanBlock, ...]
    agreed: tuple[AgreedLine, ...]


def plan_page(case: Case, course: Course) -> PlanPage:
    """Phases with their sessions, what was agreed, and every version. One query."""
    contracts = contracts_of(case.pk)
    rows = list(_rows(course))
    return PlanPage(
        contracts=tuple(contracts),
        blocks=tuple(_blocks(course, rows)),
        agreed=tuple(_agreed(course.contract, course.ends_on))
        if course.contract
        else (),
    )


def movable(case: Case, now: datetime) -> list[TherapySession]:
    """Planned, still to come, and nobody has begun to write."""
    planned = TherapySession.objects.in_treatment().planned().filter(case=case)
    unwritten = planned.filter(draft__isnull=True, set_aside_drafts__isnull=True)
    return list(unwritten.filter(scheduled_at__gt=now).in_order())


def contracts_of(case_id: UUID) -> list[Contract]:
    """Every version of the plan, newest first."""
    return list(
        Contract.objects.filter(case=case_id)
        .select_related("author")
        .order_by("-number")
    )


def plan_change_of(case_id: UUID) -> PlanChange | None:
    """How the plan was last changed, and why; None while the first one stands."""
    newest = contracts_of(case_id)[:2]
    return PlanChange(now=newest[0], before=newest[1]) if len(newest) > 1 else None


def _blocks(course: Course, rows: list[PlanRow]) -> Iterator[PlanBlock]:
    """Every phase of the plan; after a change of model those that have sessions."""
    for stretch in course.stretches:
        for phase in stretch.phases:
            own = tuple(row for row in rows if row.is_of(stretch.protocol, phase))
            if own or not course.has_changed_model:
                yield PlanBlock(
                    phase=phase,
                    model=stretch.protocol.short_title
                    if course.has_changed_model
                    else "",
                    rows=own,
                )


def _rows(course: Course) -> Iterator[PlanRow]:
    for line in course.sessions:
        if line.model is not None and line.place_in_course is not None:
            yield _row(line, line.model, line.place_in_course)


def _row(line: SessionLine, model: Protocol, number: int) -> PlanRow:
    guide = model.guide(number, line.planned)
    return PlanRow(
        line=line,
        title=guide.title,
        review=guide.review,
        has_letter=number == model.letter_deadline(line.planned),
        marks=guide.marks,
    )


def _days(contract: Contract) -> str:
    today = timezone.localdate()
    days = [date.fromisoformat(day) for day in contract.skipped_days]
    return ", ".join(short_day(day, today=today) for day in days)


def _agreed(contract: Contract, ends_on: date | None) -> list[AgreedLine]:
    """The rhythm as the last session has it: an earlier one may have been moved."""
    when = f"Every {contract.cadence_days} days, {contract.time:%H:%M}"
    if contract.cadence_days == 7:
        when = f"Weekly, {ends_on or contract.starts_on:%A}s at {contract.time:%H:%M}"
    lines = [AgreedLine(label="When", words=when)]
    if contract.skipped_days:
        lines.append(AgreedLine(label="Left out", words=_days(contract)))
    lines += [
        AgreedLine(label=label, words=getattr(contract, name), is_free=True)
        for name, label in LABELS.items()
        if getattr(contract, name)
    ]
    return lines
