"""Words over a line of time, in lanes, so that no two of them ever touch.

A word stands to the left of its mark, ends there, and is tied to it by an upright line; near
the left edge it begins at its mark instead. A word that covers an earlier mark stands above
that mark's own word, so that the upright lines of one side cross no words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

BESIDE = 5.0  # between an upright line and its word
APART = 8.0  # between two words of one lane
WIDE = ("W", "F")


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A word that wants room: where its mark is, how wide it is, how much it matters."""

    key: int
    x: float
    width: float
    weight: int = 0


@dataclass(frozen=True, kw_only=True)
class Placed:
    """The word in its lane, 0 at the bottom; `low` to `high` is what it covers."""

    key: int
    x: float
    low: float
    high: float
    lane: int

    @property
    def is_leftwards(self) -> bool:
        return self.low < self.x


def width_of(words: str, character: float) -> float:
    """How wide words are drawn at most, about: full-width signs and emoji count twice."""
    return sum(
        0.0
        if unicodedata.combining(sign)
        else character * (2 if unicodedata.east_asian_width(sign) in WIDE else 1)
        for sign in words
    )


def cut(words: str, room: float, character: float) -> str:
    """The words on one line, shortened with "…" where they are wider than the room."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if width_of(shown, character) <= room:
        return shown
    kept, wide = 0, width_of("…", character)
    for sign in shown:
        wide += width_of(sign, character)
        if wide > room:
            break
        kept += 1
    return f"{shown[:kept].rstrip()}…"


def lay(
    tags: Sequence[Tag], *, left: float, right: float, most: int
) -> tuple[Placed, ...]:
    """A lane for each word, at most so many lanes; who finds none goes without a word.

    A word must be no wider than half of the room. Out of a pile that is too high the one
    that matters least is left out, then the piles are made anew.
    """
    left_out: set[int] = set()
    while True:
        staying = [tag for tag in tags if tag.key not in left_out]
        placed, under = _pile(staying, left=left)
        top = max(placed.values(), key=lambda one: one.lane, default=None)
        if top is None or top.lane < most:
            return tuple(placed[tag.key] for tag in staying)
        pile = [top.key]
        while (below := under[pile[-1]]) is not None:
            pile.append(below)
        weights = {tag.key: tag.weight for tag in staying}
        left_out.add(min(pile, key=lambda key: weights[key]))


def _pile(
    tags: Sequence[Tag], *, left: float
) -> tuple[dict[int, Placed], dict[int, int | None]]:
    """Every word as low as it can stand, and on which word each one rests."""
    placed: dict[int, Placed] = {}
    under: dict[int, int | None] = {}
    by_time = sorted(tags, key=lambda tag: tag.x)
    begins = [tag for tag in by_time if tag.x - BESIDE - tag.width < left]
    ends = [tag for tag in by_time if tag.x - BESIDE - tag.width >= left]
    for tag in [*reversed(begins), *ends]:
        is_leftwards = tag.x - BESIDE - tag.width >= left
        low = tag.x - BESIDE - tag.width if is_leftwards else tag.x + BESIDE
        high = low + tag.width
        # From the mark to the far end of the word: what stands there is below it.
        reach = (min(low, tag.x) - APART, max(high, tag.x) + APART)
        met = [
            one
            for one in placed.values()
            if min(one.low, one.x) < reach[1] and max(one.high, one.x) > reach[0]
        ]
        highest = max(met, key=lambda one: one.lane, default=None)
        under[tag.key] = highest.key if highest else None
        placed[tag.key] = Placed(
            key=tag.key,
            x=tag.x,
            low=low,
            high=high,
            lane=highest.lane + 1 if highest else 0,
        )
    return placed, under


def rows_of(spans: Sequence[tuple[float, float]], gap: float = 3.0) -> list[int]:
    """The first row, from 0 on, in which each span touches no other one."""
    ends: list[float] = []
    rows = [0] * len(spans)
    for at in sorted(range(len(spans)), key=lambda at: spans[at]):
        low, high = spans[at]
        row = next((row for row, end in enumerate(ends) if end + gap < low), len(ends))
        if row == len(ends):
            ends.append(high)
        ends[row] = high
        rows[at] = row
    return rows
