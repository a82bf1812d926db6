"""What is written about a focus in one story: details, ladder, ways of working, signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class StepStory:
    """A step of the ladder: put there in one week, tried in another or never."""

    what: str
    fear: int
    week: int
    tried_week: int = 0
    what_happened: str = ""


@dataclass(frozen=True, kw_only=True)
class FocusStory:
    """Each with the week of the session in which it was written down.

    `details` name people by their names in the inventory.
    """

    details: tuple[tuple[int, dict[str, Any]], ...] = ()
    steps: tuple[StepStory, ...] = ()
    # Ways of working taken up, by their keys.
    strategies: tuple[tuple[int, tuple[str, ...]], ...] = ()
    # Levels of the signs of progress, in the order of the area.
    markers: tuple[tuple[int, tuple[int, ...]], ...] = ()
    past: tuple[tuple[int, dict[str, Any]], ...] = ()
