"""The focus line of each session of an IPT, from first to last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from cases.models import Case
from formulation.models import FocusArea
from formulation.queries import area_choices, focus_kind_of
from protocols.base import FocusKind
from sessions.models import SessionNote
from sessions.queries.course import Course, SessionLine
from sessions.queries.courses import course_of
from sessions.queries.grid import Column, columns_of


@dataclass(frozen=True, kw_only=True)
class FocusLine:
    """One session that was held or missed. `link` is what its note says of the focus;

    `added` counts what was added to that note later. `agreed` names a focus that was
    agreed on its day, or since the session before.
    """

    session: SessionLine
    link: str = ""
    added: int = 0
    agreed: tuple[str, ...] = ()
    is_edge: bool = False

    @property
    def is_touched(self) -> bool:
        return bool(self.link)


@dataclass(frozen=True, kw_only=True)
class StripCell:
    column: Column
    is_touched: bool = False

    @property
    def words(self) -> str:
        return "touched" if self.is_touched else self.column.empty_words


@dataclass(frozen=True, kw_only=True)
class FocusStrip:
    """`touched` of the `held` sessions since `agreed_on`, None while none is agreed."""

    lines: tuple[FocusLine, ...]
    cells: tuple[StripCell, ...]
    agreed_on: date | None
    touched: int
    held: int
    is_ended: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.lines

    @property
    def has_this_week(self) -> bool:
        return any(cell.column.is_this_week for cell in self.cells)

    @property
    def ratio(self) -> str:
        """The focus was touched in 7 of 9 sessions since it was agreed."""
        if self.agreed_on is None:
            word = "session" if self.held == 1 else "sessions"
            return (
                f"{self.touched} of {self.held} {word} with a link to the focus. "
                "It is not agreed yet."
            )
        if not self.held:
            return "No session was held since the focus was agreed."
        word = "session" if self.held == 1 else "sessions"
        when = "while it was agreed" if self.is_ended else "since it was agreed"
        return f"The focus was touched in {self.touched} of {self.held} {word} {when}."


def focus_strip(case: Case, *, today: date, course: Course | None = None) -> FocusStrip:
    """The strip of a case. Three queries more than its course, however long that is.

    Only sessions of the time in which the case followed an IPT, or no model yet.
    """
    course = course or course_of(case)
    areas = list(
        FocusArea.objects.filter(
            case=case, rank=FocusArea.Rank.PRIMARY, agreed_on__isnull=False
        ).order_by("agreed_on", "recorded_at")
    )
    notes = _notes(case)
    lines = _lines(course, notes, _agreed(areas))
    last = areas[-1] if areas else None
    counted = [line for line in lines if _counts(line.session, last)]
    shown = {line.session.session_id for line in lines}
    is_ipt = focus_kind_of(case) != FocusKind.IPAF
    return FocusStrip(
        lines=tuple(lines),
        cells=tuple(
            StripCell(
                column=column,
                is_touched=bool(
                    column.session_id and notes.get(column.session_id, ("", 0))[0]
                ),
            )
            for column in columns_of(course, today=today)
            if column.session_id in shown or (is_ipt and not column.is_read)
        ),
        agreed_on=last.agreed_on if last else None,
        touched=sum(line.is_touched for line in counted),
        held=len(counted),
        is_ended=last is not None and last.ended_on is not None,
    )


def _notes(case: Case) -> dict[UUID, tuple[str, int]]:
    """Session -> (its link to the focus, how many additions its note has)."""
    rows = (
        SessionNote.objects.filter(case=case)
        .annotate(added=Count("addenda"))
        .values_list("therapy_session_id", "focus_link", "added")
    )
    return {session_id: (link.strip(), added) for session_id, link, added in rows}


def _agreed(areas: Sequence[FocusArea]) -> list[tuple[date, str]]:
    """The days on which a focus was agreed, with its title."""
    if not areas:
        return []
    titles = dict(area_choices())
    return [(one.agreed_on, titles[one.area]) for one in areas if one.agreed_on]


def _lines(
    course: Course,
    notes: dict[UUID, tuple[str, int]],
    agreed: list[tuple[date, str]],
) -> list[FocusLine]:
    found: list[FocusLine] = []
    waiting, before = list(agreed), ""
    for line in course.sessions:
        if line.is_open or not _is_of_ipt(line):
            continue
        now = tuple(title for day, title in waiting if day <= line.on)
        waiting = [one for one in waiting if one[0] > line.on]
        link, added = notes.get(line.session_id, ("", 0))
        phase = line.phase.title if line.phase else before
        found.append(
            FocusLine(
                session=line,
                link=link,
                added=added,
                agreed=now,
                is_edge=bool(before) and phase != before,
            )
        )
        before = phase
    return found


def _is_of_ipt(line: SessionLine) -> bool:
    return line.model is None or line.model.focus_kind == FocusKind.FOCUS_AREA


def _counts(line: SessionLine, focus: FocusArea | None) -> bool:
    """Held while this focus was agreed; every held one while none is."""
    if line.number is None:
        return False
    if focus is None or focus.agreed_on is None:
        return True
    ended = focus.ended_on
    return focus.agreed_on <= line.on and (ended is None or line.on <= ended)
