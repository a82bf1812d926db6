"""The shortest way from one point to another that runs behind no dot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from math import cos, hypot, inf, pi, sin

from ui.drawing.ground import HEIGHT, WIDTH, Point, off_line
from ui.drawing.ground import way as towards

Disc = tuple[float, float, float]
Way = tuple[Point, ...]

# How far a line keeps from a dot: where it has to, less.
CLEAR = (4.0, 1.0)
# Corners of the way around one dot; enough to look round.
CORNERS = 12
# More to go around at once would be no line that an eye can follow.
MOST_ROUND = 12


def way_round(start: Point, end: Point, discs: list[Disc]) -> Way | None:
    """Corners of a line from `start` to `end` that keeps at least 1 from every disc.

    The straight one where it is clear. None where there is none, as where the end itself
    lies on a disc.
    """
    for clear in CLEAR:
        found = _way(start, end, discs, clear)
        if found:
            return found
    return None


def is_clear(way: Way, discs: Iterable[Disc], clear: float = 1.0) -> bool:
    """Whether a line keeps that far from every disc."""
    return not any(_stands_on(way, disc, clear) for disc in discs)


def cut(way: Way, before: float, after: float) -> Way:
    """The line without its first and its last part, where dot and head are drawn."""
    (sx, sy), (ex, ey) = way[0], way[-1]
    (vx, vy), (ux, uy) = towards(*way[:2]), towards(*way[-2:])
    start = (sx + vx * before, sy + vy * before)
    return (start, *way[1:-1], (ex - ux * after, ey - uy * after))


def length_of(way: Way) -> float:
    return sum(_length(*leg) for leg in _legs(way))


def half_way(way: Way) -> Point:
    """The point in the middle of a line with corners."""
    left = length_of(way) / 2
    for start, end in _legs(way):
        length = _length(start, end)
        if left <= length:
            share = left / max(length, 0.001)
            return (
                start[0] + (end[0] - start[0]) * share,
                start[1] + (end[1] - start[1]) * share,
            )
        left -= length
    return way[-1]


def _way(start: Point, end: Point, discs: list[Disc], clear: float) -> Way | None:
    """Around those dots alone that were met: most stand nowhere near."""
    met: list[Disc] = []
    while len(met) <= MOST_ROUND:
        found = _shortest(start, end, met, clear)
        if found is None:
            return None
        new = [
            disc for disc in discs if disc not in met and _stands_on(found, disc, clear)
        ]
        if not new:
            return found
        met += new
    return None


def _shortest(start: Point, end: Point, met: list[Disc], clear: float) -> Way | None:
    """From corner to corner, each in sight of the one before (A*)."""
    grown = [(x, y, (reach + clear) ** 2) for x, y, reach in met]
    corners = [end, *_corners(met, grown, clear)]
    best: dict[Point, float] = {start: 0.0}
    waiting: list[tuple[float, Way]] = [(_length(start, end), (start,))]
    done: set[Point] = set()
    while waiting:
        way = heappop(waiting)[1]
        here = way[-1]
        if here == end:
            return way
        if here in done:
            continue
        done.add(here)
        for corner in corners:
            length = best[here] + _length(here, corner)
            if length < best.get(corner, inf) and _sees(here, corner, grown):
                best[corner] = length
                heappush(waiting, (length + _length(corner, end), (*way, corner)))
    return None


def _corners(met: list[Disc], grown: list[Disc], clear: float) -> Iterator[Point]:
    """Around each dot, so far out that the line between two neighbours is clear of it."""
    for x, y, reach in met:
        far = (reach + clear) / cos(pi / CORNERS) + 0.01
        for at in range(CORNERS):
            turn = 2 * pi * at / CORNERS
            corner = (x + far * cos(turn), y + far * sin(turn))
            is_inside = 4 <= corner[0] <= WIDTH - 4 and 4 <= corner[1] <= HEIGHT - 4
            if is_inside and _sees(corner, corner, grown):
                yield corner


def _sees(here: Point, there: Point, grown: list[Disc]) -> bool:
    """Whether no disc stands between; `grown` discs come with their reach squared.

    As `off_line`, written out: a crowd asks it a hundred thousand times.
    """
    sx, sy = here
    dx, dy = there[0] - sx, there[1] - sy
    square = dx * dx + dy * dy or 0.001
    for x, y, far in grown:
        px, py = x - sx, y - sy
        share = min(max((px * dx + py * dy) / square, 0.0), 1.0)
        px -= share * dx
        py -= share * dy
        if px * px + py * py < far:
            return False
    return True


def _stands_on(way: Way, disc: Disc, clear: float) -> bool:
    x, y, reach = disc
    return any(off_line((x, y), *leg) < reach + clear for leg in _legs(way))


def _legs(way: Way) -> Iterator[tuple[Point, Point]]:
    return zip(way, way[1:], strict=False)


def _length(start: Point, end: Point) -> float:
    return hypot(end[0] - start[0], end[1] - start[1])
