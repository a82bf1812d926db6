"""When the signs of progress of a focus are to be rated, by session number."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from protocols.focus_areas import last_due
from sessions.queries.course import Course


@dataclass(frozen=True, kw_only=True)
class MarkersDue:
    """What is due. `number` is the session's, 0 for the first rating of all."""

    number: int
    is_now: bool

    @property
    def words(self) -> str:
        if not self.number:
            return "Not rated yet. The first rating shows where it began."
        if self.is_now:
            return f"Due at this session ({self.number})."
        return f"Due at session {self.number}, and not rated since."


def markers_due(
    course: Course, *, since: date, rated: Collection[date], number: int
) -> MarkersDue | None:
    """Whether signs are due at the session of this number, or were and are not rated.

    They are rated at the start, every four sessions and at the end; a session is held and
    rated in either order on its day. `since` is the day on which the focus was chosen: a
    session before it asks for nothing. None when nothing is due.
    """
    if course.is_closed or not course.planned:
        return None
    if not rated:
        return MarkersDue(number=0, is_now=True)
    due = last_due(min(number, course.planned), planned=course.planned)
    if not due:
        return None
    held = {line.place_in_course: line.on for line in course.sessions}
    day = held.get(due)
    if day is not None and (max(rated) >= day or since > day):
        return None
    return MarkersDue(number=due, is_now=due == number)
