"""Where the names in the closeness circle go.

A name stands beside its dot; where there is no room, a little away and tied to it by a line.
It is left out where it would touch anything else: the initials in the dot stand alone then,
and the list beside the circle holds the name.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.drawing.arrows import HEAD, WAS
from ui.drawing.detours import half_way
from ui.drawing.ground import (
    CX,
    CY,
    HEIGHT,
    ME,
    USUAL,
    WIDTH,
    Box,
    Label,
    Line,
    Sizes,
    Spot,
    around,
    lines_cross,
    off_line,
    ring_names,
)
from ui.drawing.label_places import sides, ties
from ui.drawing.widths import shortened

# In sizes of their own type.
WIDEST, SHORT = 13.0, 7.0
# In a crowd of more than this, names would be too few and too scattered to read.
MOST_NAMED = 40


@dataclass
class _Room:
    """What stands in the picture already: a label may touch none of it.

    `soft` are the lines and rings of moves and wishes: a name beside them reads better.
    """

    spots: list[Spot]
    sizes: Sizes
    boxes: list[Box]
    soft: list[Box]

    @property
    def labels(self) -> list[Box]:
        return [spot.label.box for spot in self.spots if spot.label]

    @property
    def ties(self) -> list[Line]:
        return [one.label.tie for one in self.spots if one.label and one.label.tie]

    def is_free(self, label: Label, spot: Spot) -> bool:
        box = label.box
        return (
            box.is_inside
            and not any(box.touches(other) for other in self.boxes)
            and not any(box.touches(other) for other in self.labels)
            and not any(
                box.touches(other.box) for other in self.spots if other is not spot
            )
            and not any(box.is_crossed_by(*tie) for tie in self.ties)
        )

    def is_clear(self, label: Label) -> bool:
        return not any(label.box.touches(other) for other in self.soft)

    def may_tie(self, tie: Line, spot: Spot) -> bool:
        """No tie runs through a dot, a word or another tie, or it would lead astray."""
        return (
            off_line((CX, CY), *tie) > ME + 2
            and all(
                off_line((other.x, other.y), *tie) > other.reach + 2
                for other in self.spots
                if other is not spot
            )
            and not any(box.is_crossed_by(*tie) for box in (*self.boxes, *self.labels))
            and not any(lines_cross(tie, other) for other in self.ties)
        )


def put_labels(
    spots: list[Spot], *, has_names: bool = True, sizes: Sizes = USUAL
) -> None:
    """Give each spot a label that touches nothing, or none."""
    if len(spots) > MOST_NAMED:
        return
    heads = [around(*spot.wish, HEAD) for spot in spots if spot.wish]
    rings = [name.box for name in ring_names(spots, sizes)]
    room = _Room(
        spots=spots,
        sizes=sizes,
        boxes=[around(CX, CY, ME), *_corners(sizes), *rings, *heads],
        soft=[box for spot in spots for box in _arrows(spot)],
    )
    # The closest people choose first: they matter most, and have the least room.
    by_ring = sorted(spots, key=lambda spot: (spot.person.ring, -spot.dot))
    for spot in by_ring:
        spot.label = _beside(spot, room, _name(spot, sizes) if has_names else "")
    # Whoever found nothing beside their dot comes after, or a tie would take a nearer
    # name's place; what someone is to the client comes last.
    for spot in by_ring:
        if spot.label is None and has_names:
            spot.label = _apart(spot, room)
    if sizes.has_relations:
        for spot in by_ring:
            _say_relation(spot, room)


def _name(spot: Spot, sizes: Sizes, most: float = WIDEST) -> str:
    return shortened(spot.person.name, sizes.name, most * sizes.name)


def _beside(spot: Spot, room: _Room, name: str, relation: str = "") -> Label | None:
    """The first free label beside the dot, clear of arrows if one is."""
    if not name and not relation:
        return None
    first = None
    for label in sides(spot, name, relation, room.sizes):
        if room.is_free(label, spot):
            if room.is_clear(label):
                return label
            first = first or label
    return first


def _apart(spot: Spot, room: _Room) -> Label | None:
    """A whole name a little away; else a short one beside the dot, else that one away."""
    name, short = _name(spot, room.sizes), _name(spot, room.sizes, SHORT)
    return (
        _away(spot, room, name)
        or _beside(spot, room, short)
        or _away(spot, room, short)
    )


def _say_relation(spot: Spot, room: _Room) -> None:
    """Under the name, if there is a place for both beside the dot."""
    relation = shortened(
        spot.person.relation,
        room.sizes.relation,
        WIDEST * room.sizes.relation,
        is_bold=False,
    )
    before = spot.label
    if not relation or (before and before.tie):
        return
    spot.label = None
    name = before.name if before else ""
    spot.label = _beside(spot, room, name, relation) or before


def _away(spot: Spot, room: _Room, name: str) -> Label | None:
    for label in ties(spot, name, room.sizes):
        if (
            label.tie
            and room.is_free(label, spot)
            and not label.box.touches(spot.box)
            and room.may_tie(label.tie, spot)
        ):
            return label
    return None


def _arrows(spot: Spot) -> list[Box]:
    """Where a trail begins, and half-way along both arrows."""
    rings = [around(*spot.was, WAS)] if spot.was else []
    arrows = ((spot.was, spot.trail), (spot.wish, spot.way))
    ways = [way or ((spot.x, spot.y), end) for end, way in arrows if end]
    return rings + [around(*half_way(way), 6) for way in ways]


def _corners(sizes: Sizes) -> list[Box]:
    """Room kept for the names of the areas of life."""
    wide, tall = sizes.area / USUAL.area, 28 * sizes.area / USUAL.area
    return [
        Box(8, 6, 8 + 82 * wide, 6 + tall),
        Box(WIDTH - 8 - 92 * wide, 6, WIDTH - 8, 6 + tall),
        Box(WIDTH - 8 - 132 * wide, HEIGHT - 6 - tall, WIDTH - 8, HEIGHT - 6),
        Box(8, HEIGHT - 6 - tall, 8 + 192 * wide, HEIGHT - 6),
    ]
