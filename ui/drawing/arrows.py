"""Where the trail of a move begins, the arrow of a wish ends, and the way of both.

The ends lie in their ring and behind no dot. So does the line between, which goes around
whoever stands in its way; where nobody could, it is drawn over the dots.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot, pi

from ui.drawing.detours import Disc, Way, is_clear, length_of, way_round
from ui.drawing.ground import (
    CX,
    CY,
    EDGES,
    INNER,
    ME,
    Point,
    Spot,
    at,
    middle_of,
)

# A disc around the head of a wish, and around the dotted ring at which a trail begins.
HEAD, WAS = 7.0, 9.0
# A little to either side of the person, so that the two are told apart.
TRAIL_TURN, WISH_TURN = 0.09, -0.05
TURN, MOST_TURNS = 0.07, 24
# On which lines of a ring an arrow may end, from its inner edge (0) to its outer one.
LINES = (0.5, 0.28, 0.72)


def put_arrows(spots: list[Spot]) -> None:
    """Give each move and each wish the free place that is nearest to its own direction.

    Where a ring is full, the one with the most room: a head is drawn over the dots.
    """
    dots = [(spot.x, spot.y, spot.reach) for spot in spots]
    taken: list[Disc] = [(CX, CY, ME), *dots]
    for spot, own in zip(spots, dots, strict=True):
        others = [(CX, CY, ME), *(dot for dot in dots if dot is not own)]
        was, wished = spot.person.was_ring, spot.person.wished_ring
        if was is not None and was != spot.person.ring:
            spot.was, spot.trail = _end(spot, was, TRAIL_TURN, WAS, taken, others)
            taken.append((*spot.was, WAS))
        if wished is not None and wished != spot.person.ring:
            spot.wish, spot.way = _end(spot, wished, WISH_TURN, HEAD, taken, others)
            taken.append((*spot.wish, HEAD))


def _end(
    spot: Spot,
    ring: int,
    turn: float,
    reach: float,
    taken: list[Disc],
    others: list[Disc],
) -> tuple[Point, Way | None]:
    """A free place, and the line to it: straight if one is, else around to the nearest.

    Without a free place the one with the most room. No line where none leads around.
    """
    here = (spot.x, spot.y)
    best, most = at(spot.angle + turn, middle_of(ring)), -1000.0
    behind = []
    for place in _places(spot, ring, turn, reach):
        room = min(hypot(x - place[0], y - place[1]) - far for x, y, far in taken)
        if room > reach:
            if is_clear((here, place), others):
                return place, (here, place)
            behind.append(place)
        if room > most:
            best, most = place, room
    if behind:
        best = min(behind, key=lambda place: length_of((here, place)))
    return best, way_round(here, best, others)


def _places(spot: Spot, ring: int, turn: float, reach: float) -> Iterator[Point]:
    """From the person's own direction outwards: within their area of life first, then beyond."""
    inner, outer = INNER[ring] + reach, EDGES[ring] - reach
    steps = [0, *(side * step for step in range(1, MOST_TURNS) for side in (1, -1))]
    beyond = []
    for step in steps:
        angle = spot.angle + turn + step * TURN
        for line in LINES:
            radius = inner + (outer - inner) * line
            if _is_in_area(spot, angle, reach / radius):
                yield at(angle, radius)
            else:
                beyond.append(at(angle, radius))
    yield from beyond


def _is_in_area(spot: Spot, angle: float, margin: float) -> bool:
    if spot.high - spot.low > 2 * pi - 0.001:
        return True
    return spot.low + margin <= angle <= spot.high - margin
