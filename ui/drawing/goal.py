"""A goal's ratings by day, from 0 (not at all) to 10 (fully there)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ui.drawing.fitting import width_of
from ui.drawing.svg import line, num, picture, runs, text
from ui.words import document_day, short_day

WIDTH, HEIGHT = 360, 150
LEFT, RIGHT, TOP, FOOT = 30, 294, 24, 112
MOST = 10
ENDS = {0: "not at all", MOST: "fully there"}
TICK = 11


@dataclass(frozen=True, kw_only=True)
class Rated:
    """Ratings in order of their days; None on a day on which this goal was not asked."""

    points: Sequence[tuple[date, int | None]] = ()
    target: int | None = None

    @property
    def words(self) -> str:
        """The same facts in a sentence."""
        given = [
            f"{document_day(day)} {'not asked' if value is None else value}"
            for day, value in self.points
        ]
        said = f"Ratings from 0, {ENDS[0]}, to {MOST}, {ENDS[MOST]}"
        said += ": " + ", ".join(given) + "." if given else ": none yet."
        return said + ("" if self.target is None else f" Target {self.target}.")


def height_of(value: float) -> float:
    return FOOT - (FOOT - TOP) * value / MOST


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
    pieces = [_scale(), _target(rated.target)]
    for run in runs(values):
        points = [(at[place], height_of(value)) for place, value in run]
        if len(points) > 1:
            pieces.append(f'<path class="run" d="{line(points)}"/>')
    for x, value in zip(at, values, strict=True):
        if value is None:
            pieces.append(
                f'<path class="gap" d="M{num(x - 3)} {FOOT - 3}l6 6m0-6l-6 6"/>'
            )
    if None in values:
        pieces.append(text("× not asked", RIGHT, TOP - 7, css="tick", anchor="end"))
    pieces.append(_discs(at, values))
    pieces.append(_days(days, at, today))
    return picture(
        "".join(pieces),
        css="goalchart",
        width=WIDTH,
        height=HEIGHT,
        label=rated.words,
        style=style,
    )


def _scale() -> str:
    pieces = []
    for value in (0, 5, MOST):
        y = height_of(value)
        pieces.append(f'<path class="grid" d="M{LEFT} {num(y)}H{RIGHT}"/>')
        pieces.append(text(str(value), LEFT - 8, y + 4, css="tick", anchor="end"))
    pieces.append(text(ENDS[MOST], LEFT + 2, TOP - 7, css="tick"))
    pieces.append(text(ENDS[0], LEFT + 2, FOOT + 14, css="tick"))
    return "".join(pieces)


def _target(target: int | None) -> str:
    if target is None:
        return ""
    y = height_of(target)
    words = text(f"target {target}", RIGHT + 5, y + 4, css="tick")
    return f'<path class="target" d="M{LEFT} {num(y)}H{RIGHT}"/>{words}'


def _discs(at: Sequence[float], values: Sequence[int | None]) -> str:
    """A disc for each rating, the latest filled; first and latest say their number."""
    done = [
        (x, value) for x, value in zip(at, values, strict=True) if value is not None
    ]
    pieces = []
    for place, (x, value) in enumerate(done):
        is_last = place == len(done) - 1
        css = "last" if is_last else "was"
        y = height_of(value)
        pieces.append(
            f'<circle class="{css}" cx="{num(x)}" cy="{num(y)}" r="{4.5 if is_last else 3.5}"/>'
        )
        if is_last or place == 0:
            above = y - 9 if value < MOST else y + 18
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
