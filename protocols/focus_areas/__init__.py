"""The four focus areas of IPT: what they are, their stages, strategies and questions.

Definitions and questions are in our own words. Everything here is an offer: no area is
scored, none is chosen by the application.
"""

from __future__ import annotations

from protocols.base import by_key
from protocols.focus_areas.deficits import DEFICITS, SENSITIVITIES
from protocols.focus_areas.grief import GRIEF, MOURNING_SIGNS
from protocols.focus_areas.markers import RATED_EVERY, last_due, markers_due_at
from protocols.focus_areas.role_dispute import ISSUES, ROLE_DISPUTE
from protocols.focus_areas.role_transition import ROLE_TRANSITION
from protocols.focus_areas.shapes import (
    MARKER_LEVELS,
    Entry,
    FocusArea,
    FocusKey,
    Ladder,
    Stage,
)

__all__ = [
    "DEFICITS",
    "FOCUS_AREAS",
    "GRIEF",
    "ISSUES",
    "MARKER_LEVELS",
    "MOURNING_SIGNS",
    "RATED_EVERY",
    "ROLE_DISPUTE",
    "ROLE_TRANSITION",
    "SENSITIVITIES",
    "Entry",
    "FocusArea",
    "FocusKey",
    "Ladder",
    "Stage",
    "UnknownFocusArea",
    "choices",
    "entry_titles",
    "focus_area",
    "last_due",
    "markers_due_at",
]

FOCUS_AREAS: tuple[FocusArea, ...] = (GRIEF, ROLE_TRANSITION, ROLE_DISPUTE, DEFICITS)

_BY_KEY = by_key(FOCUS_AREAS, lambda area: area.key)


class UnknownFocusArea(KeyError):
    """No focus area has this key."""

    def __str__(self) -> str:
        return f"There is no focus area with the key {self.args[0]}."


def focus_area(key: str) -> FocusArea:
    """The area with this key. Raises UnknownFocusArea."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise UnknownFocusArea(key) from None


def choices() -> list[tuple[str, str]]:
    """(key, clinicians' title) of the four areas, for a form."""
    return [(area.key.value, area.title) for area in FOCUS_AREAS]


def entry_titles() -> list[tuple[str, str]]:
    """(key, words) of every strategy and sign of progress of the four areas."""
    return [
        (entry.key, entry.title)
        for area in FOCUS_AREAS
        for entry in (*area.strategies, *area.markers)
    ]
