"""Seven areas of life: where they started and where they are now, 0 (fine) to 4."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.drawing.svg import num, picture, text

WIDTH = 360
LEFT, RIGHT = 112, 268
ROW = 26
TOP = 30
WORST = 4


@dataclass(frozen=True, kw_only=True)
class Area:
    """One area. `start` or `now` is None where it was not rated."""

    title: str
    start: int | None = None
    now: int | None = None

    @property
    def words(self) -> str:
        if self.start is None and self.now is None:
            return "not rated"
        if self.start is None:
            return f"now {self.now}"
        if self.now is None:
            return f"was {self.start}"
        if self.start == self.now:
            return f"{self.now}, no change"
        return f"{self.start} to {self.now}"


def functioning(areas: Sequence[Area], *, style: str = "") -> str:
    """A line for each area, from a hollow dot (start) to a filled one (now). Lower is better."""

    def x(rating: int) -> float:
        return LEFT + (RIGHT - LEFT) * rating / WORST

    height = TOP + ROW * max(1, len(areas))
    pieces = []
    for rating in range(WORST + 1):
        pieces.append(
            f'<path class="grid" d="M{num(x(rating))} {TOP - 8}V{height - 4}"/>'
        )
        words = {0: "0 fine", WORST: f"{WORST} worst"}.get(rating, str(rating))
        pieces.append(text(words, x(rating), TOP - 14, css="tick", anchor="middle"))
    for at, area in enumerate(areas):
        pieces.extend(_row(area, TOP + ROW * at + ROW / 2 - 4, x))
    said = [f"{area.title} {area.words}" for area in areas]
    label = (
        "Functioning, 0 is fine and 4 is worst. "
        + (". ".join(said) or "Not rated yet")
        + "."
    )
    return picture(
        "".join(pieces),
        css="dumb",
        width=WIDTH,
        height=height,
        label=label,
        style=style,
    )


def _row(area: Area, y: float, x: Callable[[int], float]) -> list[str]:
    pieces = [text(area.title, LEFT - 12, y + 4, css="area", anchor="end")]
    start, now = area.start, area.now
    if start is not None and now is not None and start != now:
        css = "bond worse" if now > start else "bond"
        pieces.append(
            f'<path class="{css}" d="M{num(x(start))} {num(y)}H{num(x(now))}"/>'
        )
    if start is not None:
        r = 8 if start == now else 5.5
        pieces.append(
            f'<circle class="was" cx="{num(x(start))}" cy="{num(y)}" r="{num(r)}"/>'
        )
    if now is not None:
        pieces.append(f'<circle class="now" cx="{num(x(now))}" cy="{num(y)}" r="5"/>')
    css = "none" if start is None and now is None else ""
    pieces.append(text(area.words, RIGHT + 16, y + 4, css=css))
    return pieces
