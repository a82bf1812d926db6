"""Two things that change each other: a mood, and how it is with people."""

from __future__ import annotations

from dataclasses import dataclass

from ui.drawing.svg import num, picture, text, wrap

WIDTH = 560
ACROSS = 76
STEP = 19
BOX, HIGH = 168, 64


@dataclass(frozen=True, kw_only=True)
class TwoWay:
    """What stands at either end, and the sentence of each way. Any may be empty."""

    left: str
    right: str
    there: str = ""
    back: str = ""

    @property
    def words(self) -> str:
        return (
            f"Two arrows. From {self.left} to {self.right}: {self.there or 'not yet'}."
            f" From {self.right} to {self.left}: {self.back or 'not yet'}."
        )


def two_way(ways: TwoWay, *, style: str = "") -> str:
    """Two boxes with an arrow each way; the sentence of the way there stands above."""
    above = _balanced(ways.there or "\u2013")
    below = _balanced(ways.back or "\u2013")
    top = len(above) * STEP + 8
    mid = top + HIGH / 2
    start, end = BOX + 14, WIDTH - BOX - 14
    pieces = [
        *(
            text(line, WIDTH / 2, 14 + at * STEP, css="way", anchor="middle")
            for at, line in enumerate(above)
        ),
        _box(ways.left, 0, top),
        _box(ways.right, WIDTH - BOX, top),
        _arrow(start, end, mid - 13),
        _arrow(end, start, mid + 13),
        *(
            text(
                line, WIDTH / 2, top + HIGH + 23 + at * STEP, css="way", anchor="middle"
            )
            for at, line in enumerate(below)
        ),
    ]
    return picture(
        "".join(pieces),
        css="twoway",
        width=WIDTH,
        height=top + HIGH + 16 + len(below) * STEP,
        label=ways.words,
        style=style,
    )


def _balanced(words: str) -> list[str]:
    """As few lines as fit, all about as long: no word stands alone on the last one."""
    lines = wrap(words, ACROSS)
    width = max(map(len, lines), default=0)
    while width > 20 and len(narrower := wrap(words, width - 1)) == len(lines):
        lines, width = narrower, width - 1
    return lines


def _arrow(start: float, end: float, y: float) -> str:
    """From `start` to `end`, in either direction, with its head at the end."""
    back = -10 if end > start else 10
    return (
        f'<path class="arrow" d="M{num(start)} {num(y)}H{num(end)}'
        f"M{num(end + back)} {num(y - 7)}L{num(end)} {num(y)}"
        f'L{num(end + back)} {num(y + 7)}"/>'
    )


def _box(words: str, x: float, top: float) -> str:
    """A box with at most two lines of words; what does not fit ends in dots."""
    lines = wrap(words, 17)
    if len(lines) > 2:
        lines = [lines[0], lines[1][:16] + "\u2026"]
    first = top + HIGH / 2 + 5 - (len(lines) - 1) * STEP / 2
    return (
        f'<rect class="end" x="{num(x + 1)}" y="{num(top)}" width="{num(BOX - 2)}"'
        f' height="{num(HIGH)}" rx="10"/>'
        + "".join(
            text(line, x + BOX / 2, first + at * STEP, css="cap", anchor="middle")
            for at, line in enumerate(lines)
        )
    )
