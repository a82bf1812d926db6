"""What the closeness circle is made of: its measures, who stands in it, boxes and spots."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, pi, sin

WIDTH, HEIGHT = 760, 720
CX, CY = 380.0, 360.0
ME = 30.0
# Outer edge of each ring. The fifth is outside the circle: absent, yet powerful.
EDGES = {1: 96.0, 2: 168.0, 3: 236.0, 4: 298.0, 5: 352.0}
INNER = {1: ME + 4, 2: EDGES[1], 3: EDGES[2], 4: EDGES[3], 5: EDGES[4] + 6}
RING_NAMES = {1: "closest", 2: "close", 3: "further out", 4: "at the edge"}
SECTORS = ("FAMILY", "FRIENDS", "WORK", "COMMUNITY", "")
SECTOR_NAMES = {
    "FAMILY": "Family",
    "FRIENDS": "Friends",
    "WORK": "Work and study",
    "COMMUNITY": "Community and services",
}
GAP = 6.0
# More would be a swarm that nobody can talk about: the list beside the circle holds them.
MOST_DRAWN = 100
# A smaller dot holds no initials.
SMALLEST_WITH_INITIALS = 9.0
# How far an outline for relevance, or the arms of a cross, reach beyond the dot.
OUTLINE = 4.0


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone in the circle. Keys are stored choices; `words` is the whole label, said aloud.

    `ring` 1 is closest, 5 outside; `was_ring` where they stood before, for a trail;
    `wished_ring` where the client would like them. `is_lost` draws the dot dotted (no
    contact now, estranged), `has_died` a cross. `is_relevant` is a thick outline: much to
    do with the symptoms. `is_private` keeps them off paper.
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
    wished_ring: int | None = None
    is_lost: bool = False
    has_died: bool = False
    is_relevant: bool = False
    is_private: bool = False
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


def around(x: float, y: float, reach: float) -> Box:
    return Box(x - reach, y - reach, x + reach, y + reach)


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
    hit: float = 0.0  # how far from its middle the dot can be pressed
    label: Label | None = field(default=None)

    @property
    def x(self) -> float:
        return CX + self.radius * cos(self.angle)

    @property
    def y(self) -> float:
        return CY + self.radius * sin(self.angle)

    @property
    def reach(self) -> float:
        """From the middle of the dot to the end of all that is drawn of it."""
        return self.dot + reach_beyond(self.person, self.dot)

    @property
    def box(self) -> Box:
        return around(self.x, self.y, self.reach)


def reach_beyond(person: Person, dot: float) -> float:
    """Outline and cross shrink with the dot, so that a crowd still fits its ring."""
    if not (person.is_relevant or person.has_died):
        return 0.0
    return min(OUTLINE, dot * 0.3)


def middle_of(ring: int) -> float:
    return (INNER[ring] + EDGES[ring]) / 2


@dataclass(frozen=True)
class RingName:
    words: str
    x: float
    y: float
    box: Box


# Straight down if it is free; else a little to the side, or at the top.
_TURNS = (0, -0.16, 0.16, -0.32, 0.32, pi, pi - 0.16, pi + 0.16, pi - 0.32, pi + 0.32)
NAME_OF_RING_CHARACTER = 6.9


def ring_names(spots: list[Spot]) -> list[RingName]:
    """The names of the rings, each just inside its edge, where no dot stands."""
    dots = [spot.box for spot in spots]
    found = []
    for ring, words in RING_NAMES.items():
        radius = EDGES[ring] - 10
        tried = [_ring_name(words, radius, pi / 2 + turn) for turn in _TURNS]
        free = (
            one for one in tried if not any(one.box.touches(dot, 0) for dot in dots)
        )
        found.append(next(free, tried[0]))
    return found


def _ring_name(words: str, radius: float, angle: float) -> RingName:
    x, y = CX + radius * cos(angle), CY + radius * sin(angle)
    half = len(words) * NAME_OF_RING_CHARACTER / 2
    return RingName(words, x, y + 4, Box(x - half, y - 7, x + half, y + 7))
