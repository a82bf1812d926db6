"""The questionnaires, as data. Adding one is one file and one line in `INSTRUMENTS`."""

from __future__ import annotations

from collections.abc import Callable

from measures.instruments.gad import GAD2, GAD7, PHQ4
from measures.instruments.licences import LOINC_NOTICE
from measures.instruments.pcl5 import PCL5
from measures.instruments.phq import PHQ2, PHQ8, PHQ9, PHQ15
from measures.instruments.shapes import (
    Band,
    Cutoff,
    ExtraQuestion,
    Flag,
    Instrument,
    Item,
    Missing,
    Option,
    ReliableChange,
    Subscale,
)
from measures.instruments.wsas import WSAS
from protocols.base import by_key

__all__ = [
    "GAD2",
    "GAD7",
    "INSTRUMENTS",
    "LOINC_NOTICE",
    "PCL5",
    "PHQ2",
    "PHQ4",
    "PHQ8",
    "PHQ9",
    "PHQ15",
    "WSAS",
    "Band",
    "Cutoff",
    "ExtraQuestion",
    "Flag",
    "Instrument",
    "Item",
    "Missing",
    "Option",
    "ReliableChange",
    "Subscale",
    "UnknownInstrument",
    "ask_also",
    "choices",
    "instrument",
]

INSTRUMENTS: dict[str, Instrument] = by_key(
    (
        PHQ9,
        GAD7,
        WSAS,
        PCL5,
        PHQ15,
        PHQ8,
        PHQ4,
        PHQ2,
        GAD2,
    ),
    lambda item: item.key,
)


class UnknownInstrument(KeyError):
    """No questionnaire has this key."""

    def __str__(self) -> str:
        return f"There is no questionnaire with the key {self.args[0]}."


# Finds a questionnaire that a content pack no longer brings but answers were given to.
_look_up_kept: list[Callable[[str], Instrument | None]] = []


def ask_also(look_up: Callable[[str], Instrument | None]) -> None:
    """Where to look for a questionnaire that is not here. Said once, at the start."""
    _look_up_kept[:] = [look_up]


def instrument(key: str) -> Instrument:
    """The questionnaire with this key, as it is now or was last. Raises UnknownInstrument."""
    if key in INSTRUMENTS:
        return INSTRUMENTS[key]
    for look_up in _look_up_kept:
        if found := look_up(key):
            return found
    raise UnknownInstrument(key)


def choices() -> list[tuple[str, str]]:
    """(key, short title) of every questionnaire, for a form."""
    return [(item.key, item.short_title) for item in INSTRUMENTS.values()]
