"""What the closeness circle is made of: its measures, who stands in it, boxes and spots."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

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
Point = tuple[float, float]
Line = tuple[Point, Point]
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


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How large the words of a circle are, in the picture's own units."""

    name: float = 13.0
    relation: float = 11.5
    ring: float = 11.5
    area: float = 13.0
    initials: float = 11.4
    has_relations: bool = True

    @property
    def name_line(self) -> float:
        return self.name + 2

    @property
    def relation_line(self) -> float:
        return self.relation + 1.5


USUAL = Sizes()
# Two circles share the width of one page; what someone is stands in the words below them.
LARGE = Sizes(name=18.0, ring=15.0, area=17.0, initials=14.5, has_relations=False)


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

    def is_crossed_by(self, start: Point, end: Point, gap: float = 2.0) -> bool:
        """Whether the line between two points comes into the box, or within `gap` of it."""
        low, high = 0.0, 1.0
        for at, near, far in (
            (0, self.left - gap, self.right + gap),
            (1, self.top - gap, self.bottom + gap),
        ):
            step = end[at] - start[at]
            if abs(step) < 0.001:
                if not near <= start[at] <= far:
                    return False
                continue
            one, other = sorted(((near - start[at]) / step, (far - start[at]) / step))
            low, high = max(low, one), min(high, other)
        return low <= high

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
    """Words in their box. `tie` is a line to the dot, where they stand apart from it."""

    box: Box
    x: float
    anchor: str
    name: str
    relation: str
    tie: Line | None = None


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
    was: Point | None = None  # where a trail comes from
    wish: Point | None = None  # the middle of the head of a wish
    # From the dot to there, around whoever stands between; None where nothing is free.
    trail: tuple[Point, ...] | None = None  # to where a trail comes from
    way: tuple[Point, ...] | None = None  # to the head of a wish
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


def at(angle: float, radius: float) -> Point:
    return CX + radius * cos(angle), CY + radius * sin(angle)


def way(start: Point, end: Point) -> Point:
    """The direction from one point to another, one unit long."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max(hypot(dx, dy), 1.0)
    return dx / length, dy / length


def off_line(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = (point[0] - start[0]) * dx + (point[1] - start[1]) * dy
    share = min(max(along / max(dx * dx + dy * dy, 0.001), 0.0), 1.0)
    return hypot(start[0] + share * dx - point[0], start[1] + share * dy - point[1])


def lines_cross(one: Line, other: Line, gap: float = 3.0) -> bool:
    """Whether two lines cross each other, or come within `gap`."""
    if any(off_line(point, *other) < gap for point in one):
        return True
    if any(off_line(point, *one) < gap for point in other):
        return True
    return (
        _side(one, other[0]) * _side(one, other[1]) < 0
        and _side(other, one[0]) * _side(other, one[1]) < 0
    )


def _side(line: Line, point: Point) -> float:
    """Above zero on one side of the line, below zero on the other."""
    (sx, sy), (ex, ey) = line
    return (ex - sx) * (point[1] - sy) - (ey - sy) * (point[0] - sx)


@dataclass(frozen=True)
class RingName:
    words: str
    x: float
    y: float
    box: Box


# Straight down if it is free; else a little to the side, or at the top.
_TURNS = (0, -0.16, 0.16, -0.32, 0.32, pi, pi - 0.16, pi + 0.16, pi - 0.32, pi + 0.32)
# A character of the name of a ring is at most this much of its size.
RING_CHARACTER = 0.6


def ring_names(spots: list[Spot], sizes: Sizes = USUAL) -> list[RingName]:
    """The names of the rings, each just inside its edge, where no dot stands."""
    dots = [spot.box for spot in spots]
    found = []
    for ring, words in RING_NAMES.items():
        radius = EDGES[ring] - sizes.ring + 1.5
        tried = [
            _ring_name(words, radius, pi / 2 + turn, sizes.ring) for turn in _TURNS
        ]
        free = (
            one for one in tried if not any(one.box.touches(dot, 0) for dot in dots)
        )
        found.append(next(free, tried[0]))
    return found


def _ring_name(words: str, radius: float, angle: float, size: float) -> RingName:
    x, y = at(angle, radius)
    half, tall = len(words) * RING_CHARACTER * size / 2, 0.6 * size
    return RingName(words, x, y + size / 3, Box(x - half, y - tall, x + half, y + tall))
