"""Where the pattern showed: relationships by sessions. It counts, and infers nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.models import Case
from formulation.models import InventoryPerson, PatternSighting
from sessions.queries.course import Course
from sessions.queries.courses import course_of
from sessions.queries.grid import Column, Kind, columns_of, slot_of

Changed = PatternSighting.Changed
# The class of the glyph, the word in a cell, and how a sentence about it begins.
MARKS = {
    Changed.NO.value: ("hap", "happened", "Happened"),
    Changed.PARTLY.value: ("not", "noticed", "Noticed"),
    Changed.YES.value: ("dif", "done differently", "Something different"),
}
# The first and the last sessions that are laid side by side, at most.
COMPARED = 5


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What was marked in one cell, and how often."""

    changed: str
    count: int = 1

    @property
    def glyph(self) -> str:
        return MARKS[self.changed][0]

    @property
    def words(self) -> str:
        word = MARKS[self.changed][1]
        return word if self.count == 1 else f"{word} {self.count} times"


@dataclass(frozen=True, kw_only=True)
class Cell:
    column: Column
    marks: tuple[Mark, ...] = ()

    @property
    def words(self) -> str:
        """What is drawn, for those who hear the table."""
        said = ", ".join(mark.words for mark in self.marks)
        return said or self.column.empty_words


@dataclass(frozen=True, kw_only=True)
class Row:
    """One relationship. `person` is None in the room and in a dream of nobody known."""

    person: InventoryPerson | None
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """How often one thing was marked at first and of late."""

    title: str
    first: int
    last: int

    @property
    def first_words(self) -> str:
        return "time" if self.first == 1 else "times"


@dataclass(frozen=True, kw_only=True)
class Trace:
    """The whole table. `length` is how many sessions are laid side by side in words:

    the first so many against the last so many of those `held`; 0 while there are fewer
    than two. `outside` counts what was recorded without a session.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    held: int
    length: int
    compared: tuple[Compared, ...]
    outside: int

    @property
    def is_empty(self) -> bool:
        return not self.rows

    @property
    def has_this_week(self) -> bool:
        return any(column.is_this_week for column in self.columns)

    @property
    def first_sessions(self) -> str:
        """ "in sessions 1 to 5", "in session 1", "so far"."""
        if self.length == 0:
            return "so far"
        if self.length == 1:
            return "in session 1"
        return f"in sessions 1 to {self.length}"

    @property
    def last_sessions(self) -> str:
        return "in the last one" if self.length == 1 else f"in the last {self.length}"


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """One sighting as the table needs it: the row it is in, and its column."""

    key: str
    person: InventoryPerson | None
    changed: str
    session_id: UUID | None
    seen_on: date


def trace_of(case: Case, *, today: date, course: Course | None = None) -> Trace:
    """The trace of a case. One query more than its course, whatever stands in it."""
    course = course or course_of(case)
    seen = _seen(case, {line.session_id for line in course.sessions})
    outside = [one for one in seen if one.session_id is None]
    columns = columns_of(course, today=today, outside=[one.seen_on for one in outside])
    numbers = {line.session_id: line.number for line in course.sessions if line.number}
    return Trace(
        columns=columns,
        rows=tuple(_rows(seen, columns, course)),
        held=course.attended,
        length=min(COMPARED, course.attended // 2),
        compared=_compared(
            [
                (one.changed, numbers.get(one.session_id) if one.session_id else None)
                for one in seen
            ],
            held=course.attended,
        ),
        outside=len(outside),
    )


def _seen(case: Case, sessions: Collection[UUID]) -> list[_Seen]:
    """Every sighting in order of time; those of these sessions with their session."""
    rows = (
        PatternSighting.objects.filter(case=case)
        .select_related("person", "session_link", "beside_link")
        .order_by("seen_on", "recorded_at", "pk")
    )
    return [
        _Seen(
            key=str(one.person_id or one.source),
            person=one.person,
            changed=one.changed,
            session_id=_session_of(one, sessions),
            seen_on=one.seen_on,
        )
        for one in rows
    ]


def _session_of(sighting: PatternSighting, sessions: Collection[UUID]) -> UUID | None:
    link = getattr(sighting, "session_link", None) or getattr(
        sighting, "beside_link", None
    )
    if link is None or link.therapy_session_id not in sessions:
        return None
    return UUID(str(link.therapy_session_id))


def _rows(
    seen: Sequence[_Seen], columns: Sequence[Column], course: Course
) -> Iterable[Row]:
    """In the order in which they came up; dreams and the room after the people."""
    found: dict[str, dict[object, Counter[str]]] = defaultdict(dict)
    people: dict[str, InventoryPerson | None] = {}
    for one in seen:
        place = one.session_id or slot_of(course, one.seen_on)
        found[one.key].setdefault(place, Counter())[one.changed] += 1
        people[one.key] = one.person
    last = {
        PatternSighting.Source.DREAM.value: 1,
        PatternSighting.Source.IN_THE_ROOM.value: 2,
    }
    for key in sorted(people, key=lambda key: last.get(key, 0)):
        person = people[key]
        yield Row(
            person=person,
            title="" if person else str(PatternSighting.Source(key).label),
            cells=tuple(
                Cell(column=column, marks=_marks(found[key].get(_place(column))))
                for column in columns
            ),
        )


def _place(column: Column) -> object:
    return column.slot if column.kind == Kind.BETWEEN else column.session_id


def _marks(counted: Counter[str] | None) -> tuple[Mark, ...]:
    """Each kind once, from what happened to what was different."""
    if counted is None:
        return ()
    return tuple(
        Mark(changed=changed, count=counted[changed])
        for changed in MARKS
        if counted[changed]
    )


def _compared(
    seen: Sequence[tuple[str, int | None]], *, held: int
) -> tuple[Compared, ...]:
    """What was done differently first: that is what is looked for."""
    length = min(COMPARED, held // 2) or held
    return tuple(
        Compared(
            title=MARKS[changed][2],
            first=_count(seen, changed, 1, length),
            last=_count(seen, changed, held - length + 1, held),
        )
        for changed in reversed(MARKS)
    )


def _count(
    seen: Sequence[tuple[str, int | None]], changed: str, first: int, last: int
) -> int:
    return sum(
        changed == one and number is not None and first <= number <= last
        for one, number in seen
    )
