"""The outcome chart over an axis of dates: columns stand where their days do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ui.drawing.course import Course
from ui.drawing.fitting import width_of
from ui.drawing.outcome import SIZES, Chart, Size
from ui.drawing.svg import num, text
from ui.words import short_day

TICK = 11.5
BETWEEN_TICKS = 10


def dated(course: Course) -> Course:
    """Only the columns that have a day, in the order of their days.

    Phases begin and marks stand at the column that has their place now; what is only due
    has no day, and is left out.
    """
    kept = [
        (place, column)
        for place, column in enumerate(course.columns)
        if column.on is not None
    ]
    kept.sort(key=lambda pair: (pair[1].on, pair[0]))
    where = {place: at for at, (place, _) in enumerate(kept)}
    during = sum(place <= course.planned for place, _ in kept)
    return replace(
        course,
        columns=tuple(column for _, column in kept),
        planned=max(during - 1, 0),
        phase_starts=tuple(
            where[start] for start in course.phase_starts if start in where
        ),
        today=None,
        marks=tuple(
            replace(mark, column=where[mark.column])
            for mark in course.marks
            if mark.column in where and not mark.is_due
        ),
    )


class DatedChart(Chart):
    """The same chart; a week is as wide everywhere."""

    def __init__(self, course: Course, size: Size, *, today: date) -> None:
        self.today = today
        self.days = [column.on for column in course.columns if column.on is not None]
        super().__init__(course, size)

    def x(self, column: int) -> float:
        first, last = self.days[0], self.days[-1]
        span = (last - first).days
        if span == 0:
            return (self.left + self.right) / 2
        edge = 12.0
        inner = self.right - self.left - 2 * edge
        return self.left + edge + inner * (self.days[column] - first).days / span

    def _phases(self) -> None:
        starts = list(self.course.phase_starts)
        if self.course.after:
            starts.append(self.course.planned + 1)
        for start in starts:
            x = (self.x(start - 1) + self.x(start)) / 2 if start else self.x(start)
            path = f"M{num(x)} 20V{num(self.bottom)}"
            self.pieces.append(f'<path class="phl" d="{path}"/>')

    def _axis(self, low: float) -> float:
        """First and last day, and between them as many as have room."""
        low += 16
        taken: list[tuple[float, float]] = []
        order = [0, len(self.days) - 1, *range(1, len(self.days) - 1)]
        for place in dict.fromkeys(order):
            said = short_day(self.days[place], today=self.today)
            half = width_of(said, TICK) / 2
            x = self.x(place)
            if any(
                x - half < end + BETWEEN_TICKS and start - BETWEEN_TICKS < x + half
                for start, end in taken
            ):
                continue
            taken.append((x - half, x + half))
            self.pieces.append(text(said, x, low, anchor="middle"))
        return low


def outcome_by_dates(course: Course, size: str = "l", *, today: date) -> str:
    """The chart over dates as SVG text; sizes as in `outcome`. Empty without a day."""
    only = dated(course) if any(column.on for column in course.columns) else None
    if only is None:
        return ""
    return DatedChart(only, SIZES[size], today=today).draw(has_axis=True)
