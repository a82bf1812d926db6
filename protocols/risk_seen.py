"""When a supervisor acknowledges a risk entry, and by which day.

The practice decides after which entries. Whoever acknowledges writes that they have read
it; the entry itself never changes, and nothing is sent to anyone.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from protocols.risk import ACTIONS

# Monday is 0. Public holidays differ by place and are not known here.
SATURDAY = 5


class Asks(StrEnum):
    """After which entries the practice asks for it."""

    NOBODY = "NOBODY"
    TOLD = "TOLD"
    FULL = "FULL"


TELLS = frozenset(action.key for action in ACTIONS if action.tells_supervisor)


def asks_for(setting: str, *, actions: Collection[str], is_full: bool) -> bool:
    """Whether an entry is to be acknowledged. setting: a value of Asks."""
    tells = not TELLS.isdisjoint(actions)
    if setting == Asks.FULL:
        return is_full or tells
    return setting == Asks.TOLD and tells


def due_on(recorded_on: date, working_days: int) -> date:
    """The last day on which it is in time: so many working days after it was recorded."""
    day = recorded_on
    for _ in range(working_days):
        day += timedelta(days=1)
        while day.weekday() >= SATURDAY:
            day += timedelta(days=1)
    return day
