"""Where everyone stands in the closeness circle.

Angles come from the area of life, distance from the ring. Where many share a ring of one
area they are pushed apart inside it; where even that leaves two that touch, they stand in
rows, with dots as small as it takes. So no two dots ever touch, and each is in its ring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import asin, cos, hypot, pi, sin

from ui.drawing.arrows import put_arrows
from ui.drawing.ground import (
    EDGES,
    GAP,
    INNER,
    OUTLINE,
    SECTORS,
    USUAL,
    Person,
    Sizes,
    Spot,
    middle_of,
    reach_beyond,
)
from ui.drawing.labels import put_labels

DOT = {
    "DAILY": 20.0,
    "SEVERAL_A_WEEK": 18.5,
    "WEEKLY": 17.0,
    "FORTNIGHTLY": 15.5,
    "MONTHLY": 14.5,
    "FEW_A_YEAR": 13.0,
    "RARELY": 12.5,
    "NEVER": 12.5,
}
SMALLEST_DOT = 9.0
# How much of a wedge follows the number of people in it. More, and someone in a full
# area stands beside the name of the next one.
GROWS = 0.1
PUSHES = 60
# More in one ring of one area are set in rows at once.
MOST_PUSHED = 12
ROW_GAP = 3.0
# An unseen disc around the dot: 24 CSS pixels at least on a tablet (WCAG 2.2, 2.5.8).
HIT = 27.0


def wedges(people: Sequence[Person]) -> dict[str, tuple[float, float]]:
    """The part of the circle for each area of life that is in use, wider where more stand.

    In use by nobody: the whole circle for all.
    """
    if not any(person.sector for person in people):
        return {"": (-pi, pi)}
    counts = {sector: sum(p.sector == sector for p in people) for sector in SECTORS}
    used = [sector for sector in SECTORS if sector or counts[sector]]
    fair = 1 / len(used)
    shares = [
        (1 - GROWS) * fair + GROWS * counts[sector] / len(people) for sector in used
    ]
    # Family starts on the left and goes up; the whole turns so that no area leaves its corner.
    starts = [sum(shares[:at]) for at in range(len(used))]
    drift = sum(at * fair - start for at, start in enumerate(starts)) / len(used)
    return {
        sector: (
            pi + 2 * pi * (start + drift),
            pi + 2 * pi * (start + share + drift),
        )
        for sector, start, share in zip(used, starts, shares, strict=True)
    }


def place(
    people: Sequence[Person],
    *,
    has_names: bool = True,
    among: Sequence[Person] = (),
    sizes: Sizes = USUAL,
) -> list[Spot]:
    """Everyone's spot, with labels that touch neither each other nor a dot.

    `among` are all who stand in one of several circles that are looked at side by side:
    each then has the same direction in all of them.
    """
    spots = _spread(people, among or people)
    cells: dict[tuple[int, float], list[Spot]] = {}
    for spot in spots:
        cells.setdefault((spot.person.ring, spot.low), []).append(spot)
    for cell in cells.values():
        _settle(cell)
    for spot in spots:
        spot.hit = _hit(spot, spots)
    put_arrows(spots)
    put_labels(spots, has_names=has_names, sizes=sizes)
    return spots


def _spread(people: Sequence[Person], among: Sequence[Person]) -> list[Spot]:
    areas = wedges(among)
    crowd = {ring: sum(p.ring == ring for p in people) for ring in EDGES}
    standing = {person.id: person for person in people}
    spots = []
    for sector, (low, high) in areas.items():
        members = [p for p in among if p.sector == sector or len(areas) == 1]
        for at, member in enumerate(_by_turns(members)):
            person = standing.get(member.id)
            if person is None:
                continue
            shrink = min(
                1.0, 1.35 - crowd[person.ring] * (0.06 if person.ring == 1 else 0.03)
            )
            spots.append(
                Spot(
                    person=person,
                    angle=low + (high - low) * (at + 0.5) / len(members),
                    radius=middle_of(person.ring) + (5 if person.ring == 1 else 0),
                    dot=_dot(person, shrink),
                    low=low,
                    high=high,
                )
            )
    return spots


def _dot(person: Person, shrink: float) -> float:
    """By contact, smaller in a crowd, and never wider than the ring with its outline."""
    dot = max(SMALLEST_DOT, DOT.get(person.contact, 15.0) * shrink)
    ring_half = (EDGES[person.ring] - INNER[person.ring]) / 2
    return min(dot, ring_half - 2 - reach_beyond(person, dot))


def _by_turns(members: Iterable[Person]) -> list[Person]:
    """Neighbours in angle come from different rings where that can be."""
    by_ring = sorted(members, key=lambda person: person.ring)
    half = (len(by_ring) + 1) // 2
    near, far = by_ring[:half], by_ring[half:]
    mixed: list[Person] = []
    for at, person in enumerate(near):
        mixed.append(person)
        if at < len(far):
            mixed.append(far[at])
    return mixed


def _settle(cell: list[Spot]) -> None:
    """Those of one ring and one area stand apart, inside both."""
    if len(cell) <= MOST_PUSHED:
        for spot in cell:
            _move(spot, 0, 0)
        for _ in range(PUSHES):
            if not _push_apart(cell):
                return
        if not _any_touch(cell):
            return
    _stand_in_rows(cell)


def _push_apart(spots: list[Spot]) -> bool:
    """One round of pushing dots that touch, each kept in its ring and its wedge."""
    moved = False
    for at, one in enumerate(spots):
        for other in spots[at + 1 :]:
            dx, dy = other.x - one.x, other.y - one.y
            apart = hypot(dx, dy)
            need = one.reach + other.reach + GAP
            if apart >= need:
                continue
            moved = True
            push = (need - apart) / 2
            ux, uy = (dx / apart, dy / apart) if apart > 0.01 else (1.0, 0.0)
            _move(one, -ux * push, -uy * push)
            _move(other, ux * push, uy * push)
    return moved


def _hit(spot: Spot, spots: list[Spot]) -> float:
    """As far as a finger may miss without pressing someone else's dot."""
    nearest = min(
        (
            hypot(one.x - spot.x, one.y - spot.y) - one.reach
            for one in spots
            if one is not spot
        ),
        default=HIT,
    )
    return max(spot.reach, min(HIT, nearest))


def _any_touch(spots: list[Spot]) -> bool:
    return any(
        hypot(other.x - one.x, other.y - one.y) < one.reach + other.reach + 1
        for at, one in enumerate(spots)
        for other in spots[at + 1 :]
    )


def _move(spot: Spot, dx: float, dy: float) -> None:
    # Along the ring and across it, so that both can be held within bounds.
    across = dx * cos(spot.angle) + dy * sin(spot.angle)
    along = -dx * sin(spot.angle) + dy * cos(spot.angle)
    ring = spot.person.ring
    inner, outer = INNER[ring] + spot.reach + 1, EDGES[ring] - spot.reach - 1
    spot.radius = min(max(spot.radius + across, inner), outer)
    margin = asin(min(1.0, (spot.reach + 1) / spot.radius))
    low, high = spot.low + margin, spot.high - margin
    spot.angle = min(max(spot.angle + along / spot.radius, low), max(low, high))


def _stand_in_rows(cell: list[Spot]) -> None:
    """Every dot gets a place of its own; the dots shrink until there are enough."""
    reach = max(spot.reach for spot in cell)
    places = _rows(cell[0], reach)
    while sum(places.values()) < len(cell):
        reach *= 0.94
        places = _rows(cell[0], reach)
    slots = sorted(_slots(cell[0], reach, _share(places, len(cell))))
    for spot, (angle, radius) in zip(
        sorted(cell, key=lambda spot: spot.angle), slots, strict=True
    ):
        spot.angle, spot.radius = angle, radius
        spot.dot = min(spot.dot, reach)
        if reach_beyond(spot.person, 1.0):
            spot.dot = min(spot.dot, max(reach - OUTLINE, reach / 1.3))


def _rows(one: Spot, reach: float) -> dict[float, int]:
    """Radius of each row in the ring of `one`, and how many of this reach it can hold."""
    inner, outer = INNER[one.person.ring] + 1, EDGES[one.person.ring] - 1
    if outer - inner < 2 * reach:
        return {}
    count = int((outer - inner + ROW_GAP) // (2 * reach + ROW_GAP))
    first, last = inner + reach, outer - reach
    step = (last - first) / (count - 1) if count > 1 else 0.0
    radii = [first + step * at for at in range(count)]
    if count == 1:
        radii = [(first + last) / 2]
    return {radius: _room(one, radius, reach) for radius in radii}


def _room(one: Spot, radius: float, reach: float) -> int:
    turn = 2 * asin(min(1.0, (2 * reach + ROW_GAP) / (2 * radius)))
    if _is_whole(one):
        return int(2 * pi // turn)
    arc = one.high - one.low - 2 * _margin(radius, reach)
    return int(arc // turn) + 1 if arc >= 0 else 0


def _is_whole(one: Spot) -> bool:
    return one.high - one.low > 2 * pi - 0.001


def _margin(radius: float, reach: float) -> float:
    return asin(min(1.0, (reach + 1) / radius))


def _share(places: dict[float, int], count: int) -> dict[float, int]:
    """So many people into the rows, each as full as the others."""
    total, left, taken = sum(places.values()), count, {}
    for radius, room in places.items():
        taken[radius] = min(room, left, round(count * room / total))
        left -= taken[radius]
    for radius, room in places.items():
        more = min(left, room - taken[radius])
        taken[radius] += more
        left -= more
    return taken


def _slots(
    one: Spot, reach: float, taken: dict[float, int]
) -> Iterator[tuple[float, float]]:
    """Angle and radius of each place in the rows."""
    for radius, count in taken.items():
        margin = _margin(radius, reach)
        low, arc = one.low + margin, one.high - one.low - 2 * margin
        for at in range(count):
            if _is_whole(one):
                yield one.low + 2 * pi * at / count, radius
            elif count == 1:
                yield low + arc / 2, radius
            else:
                yield low + arc * at / (count - 1), radius
