"""A course as columns: what a table of marks by session is laid over.

Held, planned and missed appointments stand in order of time. What was recorded without a
session has a column of its own where its day falls, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from protocols.base import Phase
from sessions.queries.course import Course, SessionLine


class Kind(StrEnum):
    """The value is the class of the column in `trace.css`."""

    HELD = "held"
    PLANNED = "fut"
    MISSED = "missed"
    BETWEEN = "between"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One appointment, or the time between two of them.

    `label` is what fits above a narrow column, `title` says it in full. `is_edge`: another
    phase begins here. `session_id` is None where nothing is booked, and between sessions.
    """

    kind: Kind
    label: str
    title: str
    session_id: UUID | None = None
    on: date | None = None
    phase: str = ""
    is_edge: bool = False
    is_this_week: bool = False
    # Of a column between sessions: how many appointments were before it.
    slot: int = 0

    @property
    def is_between(self) -> bool:
        return self.kind == Kind.BETWEEN

    @property
    def is_read(self) -> bool:
        """Whether there is a page to read: planned ones are written, not read."""
        return self.kind in (Kind.HELD, Kind.MISSED)

    @property
    def empty_words(self) -> str:
        """What a cell without a mark says."""
        return EMPTY_WORDS[self.kind]


EMPTY_WORDS = {
    Kind.HELD: "no mark",
    Kind.PLANNED: "not held yet",
    Kind.MISSED: "did not take place",
    Kind.BETWEEN: "no mark",
}


def columns_of(
    course: Course, *, today: date, outside: Iterable[date] = ()
) -> tuple[Column, ...]:
    """The columns of a course. `outside` are days of what belongs to no session."""
    lines = _lines(course)
    slots = {slot_of(course, day) for day in outside}
    found: list[Column] = []
    before: Phase | None = None
    for place, line in enumerate(lines):
        if place in slots:
            found.append(_between(lines, place, course))
        phase = line.phase
        is_new = bool(before and phase and before.title != phase.title)
        found.append(_column(line, is_edge=is_new, today=today))
        before = phase or before
    if len(lines) in slots:
        found.append(_between(lines, len(lines), course))
    found += _unbooked(course, lines, before)
    return tuple(found)


def slot_of(course: Course, day: date) -> int:
    """How many appointments of the course lie on or before a day."""
    return sum(line.on <= day for line in _lines(course))


def _lines(course: Course) -> list[SessionLine]:
    """Without what is booked past the end of a closed course."""
    return [
        line
        for line in course.sessions
        if line.is_missed or (line.place_in_course or 0) <= course.length
    ]


def _column(line: SessionLine, *, is_edge: bool, today: date) -> Column:
    kind = Kind.HELD if line.is_signed else Kind.PLANNED
    if line.is_missed:
        kind = Kind.MISSED
    return Column(
        kind=kind,
        label="×" if line.is_missed else str(line.place_in_course),
        title=line.attendance_title if line.is_missed else line.title,
        session_id=line.session_id,
        on=line.on,
        phase=line.phase.title if line.phase else "",
        is_edge=is_edge,
        is_this_week=line.on.isocalendar()[:2] == today.isocalendar()[:2],
    )


def _between(lines: list[SessionLine], place: int, course: Course) -> Column:
    earlier = [one.place_in_course for one in lines[:place] if one.place_in_course]
    later = [one.place_in_course for one in lines[place:] if one.place_in_course]
    first = earlier[-1] if earlier else None
    then = later[0] if later else (first or 0) + 1
    if then > course.length:
        title = f"After session {first}" if first else "Without a session"
        label = f"{first}–" if first else "–"
    else:
        title = f"Between sessions {first} and {then}" if first else "Before session 1"
        label = f"{first or ''}–{then}"
    return Column(kind=Kind.BETWEEN, label=label, title=title, slot=place)


def _unbooked(
    course: Course, lines: list[SessionLine], before: Phase | None
) -> Iterator[Column]:
    """Sessions that were agreed and have no appointment yet."""
    last = max((line.place_in_course or 0 for line in lines), default=0)
    for number in range(last + 1, course.length + 1):
        phase = course.phase_at(number)
        yield Column(
            kind=Kind.PLANNED,
            label=str(number),
            title=f"Session {number}",
            phase=phase.title if phase else "",
            is_edge=bool(before and phase and before.title != phase.title),
        )
        before = phase or before
