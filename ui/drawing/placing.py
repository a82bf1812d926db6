"""Where everyone stands in the closeness circle, and where their names go.

Angles come from the area of life, distance from the ring. Where many share a ring they are
pushed apart inside it; a name is left out where it would touch anything else, and the
initials in the dot stand alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

WIDTH, HEIGHT = 760, 720
CX, CY = 380.0, 360.0
ME = 30.0
# Outer edge of each ring. The fifth is outside the circle: absent, yet powerful.
EDGES = {1: 96.0, 2: 168.0, 3: 236.0, 4: 298.0, 5: 352.0}
INNER = {1: ME + 4, 2: EDGES[1], 3: EDGES[2], 4: EDGES[3], 5: EDGES[4] + 6}
DOT = {"DAILY": 20.0, "WEEKLY": 17.0, "MONTHLY": 14.5, "RARELY": 12.5, "NEVER": 12.5}
SMALLEST_DOT = 9.0
SECTORS = ("FAMILY", "FRIENDS", "WORK", "COMMUNITY", "")
SECTOR_NAMES = {
    "FAMILY": "Family",
    "FRIENDS": "Friends",
    "WORK": "Work and study",
    "COMMUNITY": "Community and services",
}
# How much of a wedge follows the number of people in it. More, and someone in a full
# area stands beside the name of the next one.
GROWS = 0.1
PUSHES = 60
NAME_CHARACTER, RELATION_CHARACTER = 7.8, 6.4
NAME_LINE, RELATION_LINE = 15.0, 13.0
LONGEST_NAME = 18
GAP = 6.0


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone in the circle. Keys are stored choices; `words` is the whole label, said aloud.

    `ring` 1 is closest, 5 outside; `was_ring` where they stood before, for a trail.
    `is_lost` draws the dot dotted: died, estranged, or no contact now.
    """

    id: str
    name: str
    initials: str
    ring: int
    relation: str = ""
    sector: str = ""
    tone: str = ""
    contact: str = ""
    was_ring: int | None = None
    is_lost: bool = False
    words: str = ""
    url: str = ""


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box, gap: float = 2.0) -> bool:
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    @property
    def is_inside(self) -> bool:
        return (
            self.left >= 4
            and self.top >= 4
            and self.right <= WIDTH - 4
            and self.bottom <= HEIGHT - 4
        )


@dataclass
class Label:
    box: Box
    x: float
    anchor: str
    name: str
    relation: str


@dataclass
class Spot:
    """A person's dot, and the label that found room."""

    person: Person
    angle: float
    radius: float
    dot: float
    low: float  # the wedge of their area of life
    high: float
    label: Label | None = field(default=None)

    @property
    def x(self) -> float:
        return CX + self.radius * cos(self.angle)

    @property
    def y(self) -> float:
        return CY + self.radius * sin(self.angle)

    @property
    def box(self) -> Box:
        return Box(
            self.x - self.dot, self.y - self.dot, self.x + self.dot, self.y + self.dot
        )


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


def place(people: Sequence[Person], *, has_names: bool = True) -> list[Spot]:
    """Everyone's spot, with labels that touch neither each other nor a dot."""
    spots = _spread(people)
    for _ in range(PUSHES):
        if not _push_apart(spots):
            break
    _label(spots, has_names=has_names)
    return spots


def _spread(people: Sequence[Person]) -> list[Spot]:
    areas = wedges(people)
    crowd = {ring: sum(p.ring == ring for p in people) for ring in EDGES}
    spots = []
    for sector, (low, high) in areas.items():
        members = [p for p in people if p.sector == sector or len(areas) == 1]
        for at, person in enumerate(_by_turns(members)):
            ring = person.ring
            shrink = min(1.0, 1.35 - crowd[ring] * (0.06 if ring == 1 else 0.03))
            dot = max(SMALLEST_DOT, DOT.get(person.contact, 15.0) * shrink)
            angle = low + (high - low) * (at + 0.5) / len(members)
            radius = (INNER[ring] + EDGES[ring]) / 2 + (5 if ring == 1 else 0)
            spots.append(
                Spot(
                    person=person,
                    angle=angle,
                    radius=radius,
                    dot=dot,
                    low=low,
                    high=high,
                )
            )
    return spots


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


def _push_apart(spots: list[Spot]) -> bool:
    """One round of pushing dots that touch, each kept in its ring and its wedge."""
    moved = False
    for at, one in enumerate(spots):
        for other in spots[at + 1 :]:
            dx, dy = other.x - one.x, other.y - one.y
            apart = hypot(dx, dy)
            need = one.dot + other.dot + GAP
            if apart >= need:
                continue
            moved = True
            push = (need - apart) / 2
            ux, uy = (dx / apart, dy / apart) if apart > 0.01 else (1.0, 0.0)
            _move(one, -ux * push, -uy * push)
            _move(other, ux * push, uy * push)
    return moved


def _move(spot: Spot, dx: float, dy: float) -> None:
    # Along the ring and across it, so that both can be held within bounds.
    across = dx * cos(spot.angle) + dy * sin(spot.angle)
    along = -dx * sin(spot.angle) + dy * cos(spot.angle)
    ring = spot.person.ring
    inner, outer = INNER[ring] + spot.dot + 1, EDGES[ring] - spot.dot - 1
    if inner > outer:
        inner = outer = (INNER[ring] + EDGES[ring]) / 2
    margin = (spot.dot + 2) / spot.radius
    low, high = spot.low + margin, spot.high - margin
    spot.angle = min(max(spot.angle + along / spot.radius, low), max(low, high))
    spot.radius = min(max(spot.radius + across, inner), outer)


def _corner_boxes() -> list[Box]:
    """Room kept for the names of the areas of life."""
    return [
        Box(8, 6, 90, 34),
        Box(WIDTH - 100, 6, WIDTH - 8, 34),
        Box(WIDTH - 140, HEIGHT - 34, WIDTH - 8, HEIGHT - 6),
        Box(8, HEIGHT - 34, 190, HEIGHT - 6),
    ]


def _label(spots: list[Spot], *, has_names: bool) -> None:
    taken = [spot.box for spot in spots]
    taken += [Box(CX - ME, CY - ME, CX + ME, CY + ME), *_corner_boxes()]
    # The closest people choose first: they matter most, and have the least room.
    for spot in sorted(spots, key=lambda spot: (spot.person.ring, -spot.dot)):
        name = spot.person.name if has_names else ""
        if len(name) > LONGEST_NAME:
            name = name[: LONGEST_NAME - 1].rstrip() + "\u2026"
        own = spot.box
        for relation in dict.fromkeys((spot.person.relation, "")):
            if not name and not relation:
                continue
            free = (
                label
                for label in _sides(spot, name, relation)
                if label.box.is_inside
                and not any(label.box.touches(box) for box in taken if box != own)
            )
            spot.label = next(free, None)
            if spot.label is not None:
                taken.append(spot.label.box)
                break


def _sides(spot: Spot, name: str, relation: str) -> list[Label]:
    """The four places for a label, the outward one first."""
    width = max(len(name) * NAME_CHARACTER, len(relation) * RELATION_CHARACTER)
    height = (NAME_LINE if name else 0) + (RELATION_LINE if relation else 0)
    reach = spot.dot + GAP + 3  # clear of the ring around a chosen dot
    x, y = spot.x, spot.y

    def beside(side: int) -> Label:
        near = x + side * reach
        box = Box(
            min(near, near + side * width),
            y - height / 2,
            max(near, near + side * width),
            y + height / 2,
        )
        return Label(box, near, "start" if side > 0 else "end", name, relation)

    def over(side: int) -> Label:
        top = y + reach if side > 0 else y - reach - height
        return Label(
            Box(x - width / 2, top, x + width / 2, top + height),
            x,
            "middle",
            name,
            relation,
        )

    outward = 1 if x >= CX else -1
    below = 1 if y >= CY else -1
    return [beside(outward), over(below), over(-below), beside(-outward)]
