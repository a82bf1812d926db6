"""What a demo case tells of its ending beside the plan and the letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Felt:
    """What was felt about the ending in the session of a week."""

    week: int
    felt: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A copy of the plan in somebody's hands, given in a week."""

    week: int
    holder: str
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of the ending that was taken outside a session's agenda."""

    week: int
    key: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Later:
    """How things were at the follow-up: who supports the client, how they manage."""

    month: int
    contact: str = ""
    supporter: str = ""
    support_words: str = ""
    signs_noticed: str = ""
    next_plan: str = ""
    ratings: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ClosingStory:
    """`supporters` maps names of the inventory to phone numbers; `gp_letter` holds the
    parts that were changed by hand."""

    felt: tuple[Felt, ...] = ()
    supporters: Mapping[str, str] = field(default_factory=dict)
    first_to_notice: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    steps: tuple[Step, ...] = ()
    is_read_aloud: bool | None = None
    client_letter: str = ""
    gp_letter: Mapping[str, str] | None = None
    later: Later | None = None
    # Months for which contacts are booked ahead, after the one that was held.
    booked_months: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MaintenanceStory:
    """What was agreed, and the weeks in which they met more often, with the reason."""

    terms: Mapping[str, Any]
    rises_week: int
    score: int
    reason: str
    extra_weeks: tuple[int, ...]


NOTHING = ClosingStory()


def closing_of(story: Any) -> ClosingStory:
    """The story's own, or nothing."""
    return story.closing or NOTHING
