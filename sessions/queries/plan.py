"""The plan as it was agreed, and as it stands on the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from cases.models import Case
from protocols.base import Phase, Protocol, Review
from sessions.models import Contract
from sessions.queries.course import Course, SessionLine

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
    """One session of the plan: when it is, and what the manual says it is for."""

    line: SessionLine
    title: str
    review: Review | None
    has_letter: bool


@dataclass(frozen=True, kw_only=True)
class PlanBlock:
    """The sessions of one phase."""

    phase: Phase
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True, kw_only=True)
class AgreedLine:
    label: str
    words: str


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
        blocks=tuple(
            PlanBlock(
                phase=phase,
                rows=tuple(row for row in rows if row.line.phase == phase),
            )
            for phase in course.phases
        ),
        agreed=tuple(_agreed(course.contract)) if course.contract else (),
    )


def contracts_of(case_id: UUID) -> list[Contract]:
    """Every version of the plan, newest first."""
    return list(
        Contract.objects.filter(case=case_id)
        .select_related("author")
        .order_by("-number")
    )


def _rows(course: Course) -> Iterator[PlanRow]:
    protocol = course.protocol
    for line in course.sessions:
        if protocol is not None and line.place_in_course is not None:
            yield _row(course, protocol, line, line.place_in_course)


def _row(course: Course, protocol: Protocol, line: SessionLine, number: int) -> PlanRow:
    guide = protocol.guide(number, course.planned)
    return PlanRow(
        line=line,
        title=guide.title,
        review=guide.review,
        has_letter=number == protocol.letter_deadline(course.planned),
    )


def _agreed(contract: Contract) -> list[AgreedLine]:
    when = f"Every {contract.cadence_days} days, {contract.time:%H:%M}"
    if contract.cadence_days == 7:
        when = f"Weekly, {contract.starts_on:%A}s at {contract.time:%H:%M}"
    lines = [AgreedLine(label="When", words=when)]
    if contract.skipped_days:
        lines.append(
            AgreedLine(label="Left out", words=", ".join(contract.skipped_days))
        )
    lines += [
        AgreedLine(label=label, words=getattr(contract, name))
        for name, label in LABELS.items()
        if getattr(contract, name)
    ]
    return lines
