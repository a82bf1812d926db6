"""Ratings by day: a goal's, from 0 (not at all) to 10 (fully there), or a scale's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ui.drawing.fitting import width_of
from ui.drawing.svg import line, num, picture, runs, text
from ui.words import document_day, plain_number, short_day

WIDTH, HEIGHT = 360, 150
LEFT, RIGHT, TOP, FOOT = 30, 294, 24, 112
MOST = 10
TICK = 11
Number = int | Decimal


@dataclass(frozen=True, kw_only=True)
class Rated:
    """Ratings in order of their days; None on a day on which it was not asked.

    They run from `least` to `most`; the ends say what these mean, a goal's where nothing
    else is said.
    """

    points: Sequence[tuple[date, Number | None]] = ()
    target: int | None = None
    least: Number = 0
    most: Number = MOST
    low_end: str = "not at all"
    high_end: str = "fully there"

    @property
    def words(self) -> str:
        """The same facts in a sentence."""
        given = [
            f"{document_day(day)} {'not asked' if value is None else value}"
            for day, value in self.points
        ]
        low = f"{self.least}, {self.low_end}," if self.low_end else str(self.least)
        high = f"{self.most}, {self.high_end}" if self.high_end else str(self.most)
        said = f"Ratings from {low} to {high}"
        said += ": " + ", ".join(given) + "." if given else ": none yet."
        return said + ("" if self.target is None else f" Target {self.target}.")

    def height(self, value: Number) -> float:
        """Where a number stands, in units from the top."""
        share = (value - self.least) / (self.most - self.least)
        return FOOT - (FOOT - TOP) * float(share)


def places(days: Sequence[date]) -> list[float]:
    """Days to scale from first to last; one alone stands in the middle."""
    if not days:
        return []
    span = (days[-1] - days[0]).days
    if span == 0:
        return [(LEFT + RIGHT) / 2 for _ in days]
    inner = RIGHT - LEFT - 20
    return [LEFT + 10 + inner * (day - days[0]).days / span for day in days]


def goal_chart(rated: Rated, *, today: date, style: str = "") -> str:
    """A small chart: line and discs, a dashed line for the target, a gap where not asked."""
    days = [day for day, _ in rated.points]
    values = [value for _, value in rated.points]
    at = places(days)
    pieces = [_scale(rated), _target(rated)]
    unbroken: Iterator[list[tuple[int, Number]]] = runs(values)
    for run in unbroken:
        points = [(at[place], rated.height(value)) for place, value in run]
        if len(points) > 1:
            pieces.append(f'<path class="run" d="{line(points)}"/>')
    for x, value in zip(at, values, strict=True):
        if value is None:
            pieces.append(
                f'<path class="gap" d="M{num(x - 3)} {FOOT - 3}l6 6m0-6l-6 6"/>'
            )
    if None in values:
        pieces.append(text("× not asked", RIGHT, TOP - 7, css="tick", anchor="end"))
    pieces.append(_discs(rated, at, values))
    pieces.append(_days(days, at, today))
    return picture(
        "".join(pieces),
        css="goalchart",
        width=WIDTH,
        height=HEIGHT,
        label=rated.words,
        style=style,
    )


def _scale(rated: Rated) -> str:
    pieces = []
    middle = (rated.least + rated.most) / Decimal(2)
    for value in (rated.least, middle, rated.most):
        y = rated.height(value)
        pieces.append(f'<path class="grid" d="M{LEFT} {num(y)}H{RIGHT}"/>')
        pieces.append(
            text(plain_number(value), LEFT - 8, y + 4, css="tick", anchor="end")
        )
    pieces.append(text(rated.high_end, LEFT + 2, TOP - 7, css="tick"))
    pieces.append(text(rated.low_end, LEFT + 2, FOOT + 14, css="tick"))
    return "".join(pieces)


def _target(rated: Rated) -> str:
    if rated.target is None:
        return ""
    y = rated.height(rated.target)
    words = text(f"target {rated.target}", RIGHT + 5, y + 4, css="tick")
    return f'<path class="target" d="M{LEFT} {num(y)}H{RIGHT}"/>{words}'


def _discs(rated: Rated, at: Sequence[float], values: Sequence[Number | None]) -> str:
    """A disc for each rating, the latest filled; first and latest say their number."""
    done = [
        (x, value) for x, value in zip(at, values, strict=True) if value is not None
    ]
    pieces = []
    for place, (x, value) in enumerate(done):
        is_last = place == len(done) - 1
        css = "last" if is_last else "was"
        y = rated.height(value)
        pieces.append(
            f'<circle class="{css}" cx="{num(x)}" cy="{num(y)}" r="{4.5 if is_last else 3.5}"/>'
        )
        if is_last or place == 0:
            above = y - 9 if value < rated.most else y + 18
            pieces.append(text(str(value), x, above, css="value", anchor="middle"))
    return "".join(pieces)


def _days(days: Sequence[date], at: Sequence[float], today: date) -> str:
    """First and last day under the line; in between as many as have room."""
    pieces: list[str] = []
    taken: list[tuple[float, float]] = []
    order = [0, len(days) - 1, *range(1, len(days) - 1)] if days else []
    for place in order:
        said = short_day(days[place], today=today)
        half = width_of(said, TICK) / 2
        x = min(max(at[place], half + 1), WIDTH - half - 1)
        if any(x - half < end and start < x + half for start, end in taken):
            continue
        taken.append((x - half - 6, x + half + 6))
        pieces.append(text(said, x, FOOT + 30, css="tick", anchor="middle"))
    return "".join(pieces)
