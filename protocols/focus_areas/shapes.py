"""The shape of a focus area."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocols.base import AgendaLine, PhaseKey

WMK = "Weissman, Markowitz & Klerman 2018"
KL84 = "Klerman, Weissman, Rounsaville & Chevron 1984"


class FocusKey(StrEnum):
    GRIEF = "GRIEF"
    ROLE_TRANSITION = "ROLE_TRANSITION"
    ROLE_DISPUTE = "ROLE_DISPUTE"
    DEFICITS = "DEFICITS"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where the work on an area stands. Looked at in reviews, with its history kept."""

    key: str
    title: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A strategy, a goal, a sign of progress: a key and a line."""

    key: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """Small steps from easy to hard: what they are called, and how the ends read."""

    title: str
    # What the client's own sheet is called, and what stands under it.
    client_title: str
    client_hint: str
    step: str
    hint: str
    easiest: str = "easy"
    hardest: str = "hardest"


@dataclass(frozen=True, kw_only=True)
class FocusArea:
    """One area. `client_title` is the word on anything that a client reads."""

    key: FocusKey
    title: str
    client_title: str
    short_title: str
    definition: str
    stages: tuple[Stage, ...]
    goals: tuple[Entry, ...]
    strategies: tuple[Entry, ...]
    # Signs of progress, each 0 not yet, 1 beginning, 2 mostly, 3 established.
    markers: tuple[Entry, ...]
    lines: tuple[AgendaLine, ...]
    prompts: tuple[str, ...]
    # The question whose empty answer brings the soft hint.
    asks: str
    hint: str
    pitfall: str
    needs_person: bool
    source: str
    ladder: Ladder | None = None

    def stage(self, key: str) -> Stage:
        """The stage with this key. Raises KeyError."""
        return {stage.key: stage for stage in self.stages}[key]


MARKER_LEVELS: tuple[tuple[int, str], ...] = (
    (0, "Not yet"),
    (1, "Beginning"),
    (2, "Mostly"),
    (3, "Established"),
)


def line(key: str, title: str, area: FocusKey) -> AgendaLine:
    return AgendaLine(
        key=key, title=title, source=WMK, phase=PhaseKey.MIDDLE, focus_area=area
    )
