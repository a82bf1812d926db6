"""Lanes of what was asked, answered, planned and read about safety, by date.

Letters and figures in circles, no colour that means anything: the table below says the
same in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ui.drawing.svg import num, picture, text
from ui.words import short_day

WIDTH, LANE, TOP, LEFT, RIGHT, RADIUS = 720, 40, 26, 132, 20, 10
# Marks closer than this are pushed apart, so that each can be read.
NEAREST = 2 * RADIUS + 2


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One circle: its day, and the letter or figure inside."""

    on: date
    letter: str


@dataclass(frozen=True, kw_only=True)
class Lane:
    title: str
    marks: tuple[Mark, ...]


def safety_lanes(lanes: Sequence[Lane], *, label: str, today: date) -> str:
    """One lane below the other over the same dates. `lanes` hold at least one mark."""
    days = sorted(mark.on for lane in lanes for mark in lane.marks)
    first, last = days[0], days[-1]
    height = TOP + LANE * len(lanes)
    pieces = [
        text(short_day(first, today=today), LEFT, 14, css="d"),
        text(short_day(last, today=today), WIDTH - RIGHT, 14, css="d", anchor="end"),
    ]
    for row, lane in enumerate(lanes):
        y = TOP + LANE * row + LANE / 2
        pieces.append(text(lane.title, 0, y + 4, css="t"))
        pieces.append(
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{num(y)}" y2="{num(y)}"/>'
        )
        wanted = [_place(mark.on, first, last) for mark in lane.marks]
        for mark, x in zip(lane.marks, apart(wanted), strict=True):
            pieces.append(f'<circle cx="{num(x)}" cy="{num(y)}" r="{RADIUS}"/>')
            pieces.append(text(mark.letter, x, y + 4, css="m", anchor="middle"))
    return picture(
        "".join(pieces), css="safety-lanes", width=WIDTH, height=height, label=label
    )


def _place(day: date, first: date, last: date) -> float:
    span = max(1, (last - first).days)
    inside = WIDTH - LEFT - RIGHT - 2 * RADIUS
    return LEFT + RADIUS + inside * (day - first).days / span


def apart(wanted: Sequence[float]) -> list[float]:
    """Places in order, none nearer than NEAREST to the one before where there is room.

    More marks than the lane has room for stand evenly over it.
    """
    if not wanted:
        return []
    least, most = LEFT + RADIUS, WIDTH - RIGHT - RADIUS
    step = min(NEAREST, (most - least) / max(1, len(wanted) - 1))
    found: list[float] = []
    for place in wanted:
        found.append(max(place, found[-1] + step) if found else place)
    for at in range(len(found) - 1, -1, -1):
        limit = most if at == len(found) - 1 else found[at + 1] - step
        found[at] = min(found[at], limit)
    return found
