"""Worksheets of IPT as data: what they ask, what the client's copy says, what they lack.

Filled in with the client, mostly in the middle phase. Worded by us; the techniques are
those of the manuals that each sheet names. A draft may lack anything; `lacking` is asked
when a sheet is finished with the client.

Sources: Weissman, Markowitz & Klerman 2018 (communication and decision analysis, role
play, grief, two columns); Stuart & Robertson 2012 (incidents, disclosure, anniversaries);
Mufson, Dorta, Moreau & Weissman 2004 (depression circle, tips for young people).
"""

from __future__ import annotations

from protocols.base import PhaseKey, Therapy, by_key
from protocols.worksheets.answers import (
    Answers,
    Lack,
    filled_rows,
    is_empty,
    lacking,
    picked_row,
    try_out_of,
)
from protocols.worksheets.deciding import DECIDING
from protocols.worksheets.feeling import FEELING, STATIONS
from protocols.worksheets.mourning import KEPT_WITH_FOCUS, MOURNING
from protocols.worksheets.shapes import (
    Field,
    KeptWithFocus,
    Kind,
    Look,
    Rows,
    Section,
    WorksheetKind,
)
from protocols.worksheets.talking import TALKING, TEEN_TIPS

__all__ = [
    "KEPT_WITH_FOCUS",
    "STATIONS",
    "TEEN_TIPS",
    "WORKSHEETS",
    "Answers",
    "Field",
    "KeptWithFocus",
    "Kind",
    "Lack",
    "Look",
    "Rows",
    "Section",
    "UnknownWorksheet",
    "WorksheetKind",
    "filled_rows",
    "is_empty",
    "lacking",
    "picked_row",
    "suited",
    "try_out_of",
    "worksheet",
    "worksheet_at",
    "worksheets_for",
]

# In the order in which they are offered.
WORKSHEETS: dict[str, WorksheetKind] = by_key(
    (*TALKING[:1], *DECIDING, *TALKING[1:2], *FEELING, *TALKING[2:], *MOURNING),
    lambda item: item.key,
)
_BY_SLUG = by_key(WORKSHEETS.values(), lambda item: item.slug)


class UnknownWorksheet(KeyError):
    """No worksheet has this key."""

    def __str__(self) -> str:
        return f"There is no worksheet with the key {self.args[0]}."


def worksheet(key: str) -> WorksheetKind:
    """The worksheet with this key. Raises UnknownWorksheet."""
    try:
        return WORKSHEETS[key]
    except KeyError:
        raise UnknownWorksheet(key) from None


def worksheet_at(slug: str) -> WorksheetKind | None:
    """The worksheet with this address, if there is one."""
    return _BY_SLUG.get(slug)


def worksheets_for(technique: str) -> tuple[WorksheetKind, ...]:
    """The worksheets that a technique works with."""
    return tuple(one for one in WORKSHEETS.values() if technique in one.techniques)


def suited(
    therapy: Therapy | None, *, area: str = "", phase: PhaseKey | None = None
) -> tuple[WorksheetKind, ...]:
    """Worksheets of a therapy: those for this focus area first, then those of the phase.

    Without a therapy, as before the decision for one, all of them.
    """
    found = [
        one
        for one in WORKSHEETS.values()
        if therapy is None or therapy in one.therapies
    ]
    return tuple(
        sorted(found, key=lambda one: (area not in one.areas, phase not in one.phases))
    )
