"""In which phases a technique is usually used, for whoever looks back at a session.

Nothing is missing in a session that used others: the list is there to be thought about.
"""

from __future__ import annotations

from protocols.base import PhaseKey
from protocols.focus_areas import FocusKey
from protocols.techniques.dit import DIT_SOURCE
from protocols.techniques.ipt import IPT_SOURCE

SOURCE = f"{IPT_SOURCE}; {DIT_SOURCE}; the phases of each are our own reading"

_START = frozenset({PhaseKey.BEGINNING, PhaseKey.ENGAGEMENT})
_WORK = frozenset({PhaseKey.MIDDLE, PhaseKey.WORKING_THROUGH, PhaseKey.CONSOLIDATION})
_CLOSE = frozenset({PhaseKey.CONSOLIDATION, PhaseKey.ENDING})

# What is not named here belongs to every phase.
_USUAL: dict[str, frozenset[PhaseKey]] = {
    "SOCIAL_INVENTORY": _START,
    "TIMELINE": _START,
    "PSYCHOEDUCATION": _START,
    "MEDICATION_REVIEW": _START | _WORK,
    "RELATIONSHIP": _WORK,
    "COMMUNICATION_ANALYSIS": _WORK,
    "DECISION_ANALYSIS": _WORK,
    "PROBLEM_SOLVING": _WORK,
    "ROLE_PLAY": _WORK,
    "HOMEWORK": _WORK | _CLOSE,
    "GRIEF_WORK": _WORK,
    "TWO_COLUMNS": _WORK,
    "DISPUTE_STAGING": _WORK,
    "CREDITING_GAINS": _WORK | _CLOSE,
    "ENDING_WORK": _CLOSE,
    "RELAPSE_PREVENTION": _CLOSE,
    "DIT_IPAF_LINK": _WORK | _CLOSE,
    "DIT_IN_THE_ROOM": _WORK | _CLOSE,
    "DIT_PAST_LINK": _WORK,
    "DIT_NAMING_DEFENCE": _WORK,
    "DIT_BACK_TO_FOCUS": _WORK | _CLOSE,
    "DIT_DIRECTIVE": _CLOSE,
    "DIT_ENDING_THEMES": _CLOSE,
}
# Techniques of one focus area, usual where it is the case's.
_OF_AREA: dict[str, FocusKey] = {
    "GRIEF_WORK": FocusKey.GRIEF,
    "TWO_COLUMNS": FocusKey.ROLE_TRANSITION,
    "DISPUTE_STAGING": FocusKey.ROLE_DISPUTE,
}


def phases_of(key: str) -> frozenset[PhaseKey]:
    """The phases in which the technique with this key is usually used."""
    return _USUAL.get(key, frozenset(PhaseKey))


def is_usual_in(key: str, phase: PhaseKey, area: str | None = None) -> bool:
    """Whether the technique belongs to this phase, and to this focus area if to one."""
    return phase in phases_of(key) and _OF_AREA.get(key, area) == area
