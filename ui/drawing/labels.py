"""Where the names in the closeness circle go, and how wide a name is.

A name is left out where it would touch anything else: the initials in the dot stand alone
then, and the list beside the circle holds the name. Browsers measure text, a server cannot;
so widths are bounds from above, taken from the widest face that a page may be shown in
(DejaVu Sans Bold; the journey test measures real labels in Chromium against them).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from ui.drawing.ground import (
    CX,
    CY,
    GAP,
    HEIGHT,
    ME,
    WIDTH,
    Box,
    Label,
    Spot,
    around,
    middle_of,
    ring_names,
)

NAME_SIZE, RELATION_SIZE = 13.0, 11.5
NAME_LINE, RELATION_LINE = 15.0, 13.0
WIDEST_NAME, WIDEST_RELATION, SHORT_NAME = 170.0, 150.0, 90.0
# In a crowd of more than this, names would be too few and too scattered to read.
MOST_NAMED = 40
NARROW, MIDDLING, WIDE = (
    frozenset(" '.,:;ijl|!/\\I’"),
    frozenset("ft()[]-r–"),
    frozenset("mwMW@%&…"),
)
ELLIPSIS = "…"
# Plain letters of the same face against bold ones.
PLAIN = 0.88


def width_of(words: str, size: float) -> float:
    """No text is drawn wider than this, at this size in the picture's own units.

    Names and initials are bold; at the size of a relation text is of plain weight.
    """
    weight = PLAIN if size == RELATION_SIZE else 1.0
    return size * weight * sum(_em(letter) for letter in words)


def _em(letter: str) -> float:
    """One letter's width as a share of the size."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in NARROW:
        return 0.42
    if plain in MIDDLING:
        return 0.53
    if plain in WIDE:
        return 1.12
    if plain.isascii():
        return 0.73 if plain.islower() else 0.86
    if unicodedata.east_asian_width(letter) in "WF" or not letter.isalnum():
        return 1.4
    return 1.1


def shortened(words: str, size: float, most: float) -> str:
    """As much as fits into `most`, with an ellipsis; never cut between joined letters."""
    words = " ".join(words.split())
    if width_of(words, size) <= most:
        return words
    room, kept = most - width_of(ELLIPSIS, size), ""
    for letter in words:
        if width_of(kept + letter, size) > room:
            break
        kept += letter
    while kept and unicodedata.category(kept[-1]) in ("Mn", "Me", "Cf"):
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def put_labels(spots: list[Spot], *, has_names: bool) -> None:
    """Give each spot a label that touches nothing, or none."""
    if len(spots) > MOST_NAMED:
        return
    boxes = {id(spot): spot.box for spot in spots}
    taken = [around(CX, CY, ME), *_corners(), *(one.box for one in ring_names(spots))]
    # The closest people choose first: they matter most, and have the least room.
    for spot in sorted(spots, key=lambda spot: (spot.person.ring, -spot.dot)):
        others = [box for key, box in boxes.items() if key != id(spot)]
        spot.label = _free(spot, [*taken, *others], has_names=has_names)
        if spot.label is not None:
            taken.append(spot.label.box)


def _free(spot: Spot, taken: list[Box], *, has_names: bool) -> Label | None:
    name = shortened(spot.person.name, NAME_SIZE, WIDEST_NAME) if has_names else ""
    short = shortened(name, NAME_SIZE, SHORT_NAME)
    relation = shortened(spot.person.relation, RELATION_SIZE, WIDEST_RELATION)
    arrows = _arrow_ends(spot)
    # Every side is tried before the relation is left out, or the name is cut further.
    for first, second in dict.fromkeys(((name, relation), (name, ""), (short, ""))):
        if not first and not second:
            continue
        free = [
            label
            for label in _sides(spot, first, second)
            if label.box.is_inside and not any(label.box.touches(box) for box in taken)
        ]
        clear = [
            label for label in free if not any(label.box.touches(end) for end in arrows)
        ]
        if free:
            return (clear or free)[0]
    return None


def _arrow_ends(spot: Spot) -> list[Box]:
    """Half-way along the arrows of a move and of a wish: a name beside them reads better."""
    ends = []
    for ring in (spot.person.was_ring, spot.person.wished_ring):
        if ring is not None and ring != spot.person.ring:
            share = (middle_of(ring) + spot.radius) / 2 / spot.radius
            x, y = CX + (spot.x - CX) * share, CY + (spot.y - CY) * share
            ends.append(around(x, y, 6))
    return ends


def _corners() -> list[Box]:
    """Room kept for the names of the areas of life."""
    return [
        Box(8, 6, 90, 34),
        Box(WIDTH - 100, 6, WIDTH - 8, 34),
        Box(WIDTH - 140, HEIGHT - 34, WIDTH - 8, HEIGHT - 6),
        Box(8, HEIGHT - 34, 200, HEIGHT - 6),
    ]


def _sides(spot: Spot, name: str, relation: str) -> Iterable[Label]:
    """The places for a label, the outward one first."""
    width = max(width_of(name, NAME_SIZE), width_of(relation, RELATION_SIZE))
    height = (NAME_LINE if name else 0) + (RELATION_LINE if relation else 0)
    reach = spot.reach + GAP + 3  # clear of the ring around a chosen dot
    x, y = spot.x, spot.y
    outward = 1 if x >= CX else -1
    below = 1 if y >= CY else -1

    def beside(side: int, lift: float = 0.0) -> Label:
        near, middle = x + side * reach, y + lift
        left, right = sorted((near, near + side * width))
        box = Box(left, middle - height / 2, right, middle + height / 2)
        return Label(box, near, "start" if side > 0 else "end", name, relation)

    def over(side: int) -> Label:
        top = y + reach if side > 0 else y - reach - height
        box = Box(x - width / 2, top, x + width / 2, top + height)
        return Label(box, x, "middle", name, relation)

    slip = spot.reach * 0.6
    return [
        beside(outward),
        over(below),
        over(-below),
        beside(-outward),
        beside(outward, below * slip),
        beside(outward, -below * slip),
        beside(-outward, below * slip),
        beside(-outward, -below * slip),
    ]
