"""What is known of the people of one story beyond the first questions, told in weeks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Rated:
    """What the client said of one relationship at the session of a week."""

    name: str
    week: int
    # Closeness, satisfaction and conflict from 0 to 10; None was not asked.
    scales: tuple[int | None, int | None, int | None]
    # Emotional support and practical help.
    support: tuple[str, str] = ("", "")
    reciprocity: str = ""


@dataclass(frozen=True, kw_only=True)
class ThemeStory:
    """Something that repeats, noted in a week."""

    label: str
    week: int
    people: tuple[str, ...] = ()
    first_seen_with: str = ""
    direction: str = ""
    evidence: str = ""
    is_kept: bool = False


@dataclass(frozen=True, kw_only=True)
class ReviewStory:
    """The circle looked at together in the session of a week."""

    week: int
    summary: str
    # How the client asserts, shows anger, comes close, asks for help; 0 to 3.
    ratings: tuple[int | None, int | None, int | None, int | None]


@dataclass(frozen=True, kw_only=True)
class InventoryStory:
    """`more` is what else is known of someone, by name."""

    more: dict[str, dict[str, Any]] = field(default_factory=dict)
    rated: tuple[Rated, ...] = ()
    themes: tuple[ThemeStory, ...] = ()
    reviews: tuple[ReviewStory, ...] = ()
