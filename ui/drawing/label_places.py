"""The places that a name in the closeness circle can have: beside its dot, or tied to it."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, cos, sin

from ui.drawing.ground import CX, CY, GAP, Box, Label, Sizes, Spot
from ui.drawing.widths import width_of

# How far from the rim of its dot a tied name stands, and to which side of straight outward.
TIES = (14.0, 24.0, 36.0, 50.0, 66.0, 84.0, 104.0, 126.0, 150.0)
TURNS = (0.0, *(side * 0.3 * at for at in range(1, 9) for side in (1, -1)))


def sides(spot: Spot, name: str, relation: str, sizes: Sizes) -> list[Label]:
    """The places for a label, the outward one first."""
    width = max(
        width_of(name, sizes.name), width_of(relation, sizes.relation, is_bold=False)
    )
    height = (sizes.name_line if name else 0) + (sizes.relation_line if relation else 0)
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

    def askew(side: int, up: int) -> Label:
        """Over or under the dot, and beginning at its middle."""
        top = y + reach if up > 0 else y - reach - height
        near = x - side * 6
        left, right = sorted((near, near + side * width))
        box = Box(left, top, right, top + height)
        return Label(box, near, "start" if side > 0 else "end", name, relation)

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
        askew(outward, below),
        askew(outward, -below),
        askew(-outward, below),
        askew(-outward, -below),
    ]


def ties(spot: Spot, name: str, sizes: Sizes) -> Iterator[Label]:
    """Names at the ends of lines from the dot, the nearest and most outward first."""
    width, half = width_of(name, sizes.name), sizes.name_line / 2
    outward = atan2(spot.y - CY, spot.x - CX)
    for far in TIES:
        for turn in TURNS:
            ux, uy = cos(outward + turn), sin(outward + turn)
            x, y = spot.x + ux * (spot.reach + far), spot.y + uy * (spot.reach + far)
            side = 1 if ux >= 0 else -1
            left, right = sorted((x, x + side * width))
            start = (spot.x + ux * spot.reach, spot.y + uy * spot.reach)
            yield Label(
                Box(left, y - half, right, y + half),
                x,
                "start" if side > 0 else "end",
                name,
                "",
                tie=(start, (x - ux * 3, y - uy * 3)),
            )
