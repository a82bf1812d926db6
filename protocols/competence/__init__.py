"""What supervision looks at in a session: one list for IPT, one for DIT.

In our own words, for talking about the work. A score is one person's view of one session.
Scores are never added up, averaged, or set beside another therapist's.
"""

from __future__ import annotations

from protocols.base import PhaseKey, Therapy, by_key
from protocols.competence.dit import DIT_ITEMS
from protocols.competence.ipt import IPT_ITEMS
from protocols.competence.shapes import SCORES, CompetenceItem

__all__ = [
    "DIT_ITEMS",
    "IPT_ITEMS",
    "ITEMS",
    "SCORES",
    "CompetenceItem",
    "UnknownCompetence",
    "competence",
    "items_beside",
    "items_in",
    "items_of",
]

ITEMS: tuple[CompetenceItem, ...] = IPT_ITEMS + DIT_ITEMS

_BY_KEY = by_key(ITEMS, lambda item: item.key)


class UnknownCompetence(KeyError):
    """No competence has this key."""

    def __str__(self) -> str:
        return f"There is no competence with the key {self.args[0]}."


def competence(key: str) -> CompetenceItem:
    """The line with this key. Raises UnknownCompetence."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise UnknownCompetence(key) from None


def items_of(therapy: Therapy) -> tuple[CompetenceItem, ...]:
    """The whole list of a therapy, in its order."""
    return tuple(item for item in ITEMS if item.therapy == therapy)


def items_in(
    therapy: Therapy, phase: PhaseKey, area: str | None = None
) -> tuple[CompetenceItem, ...]:
    """The lines that belong to a phase, each asking what the case's focus area asks."""
    return tuple(
        item.said_of(area) for item in items_of(therapy) if phase in item.phases
    )


def items_beside(
    therapy: Therapy, phase: PhaseKey, area: str | None = None
) -> tuple[CompetenceItem, ...]:
    """The other lines of the list: they can be rated in this phase too."""
    return tuple(
        item.said_of(area) for item in items_of(therapy) if phase not in item.phases
    )
