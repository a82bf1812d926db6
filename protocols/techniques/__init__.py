"""What a therapist does: the techniques of IPT and of DIT, recorded per session.

Said in our own words. They are recorded to be thought about, never scored, and no
number of any of them is a target.
"""

from __future__ import annotations

from protocols.base import by_key
from protocols.techniques.dit import DIT_TECHNIQUES
from protocols.techniques.ipt import IPT_TECHNIQUES
from protocols.techniques.shapes import GROUP_TITLES, Group, Technique

__all__ = [
    "DIT_TECHNIQUES",
    "GROUP_TITLES",
    "IPT_TECHNIQUES",
    "NOT_DIT",
    "NOT_IPT",
    "TECHNIQUES",
    "Group",
    "Technique",
    "UnknownTechnique",
    "technique",
    "techniques_of",
]

TECHNIQUES: tuple[Technique, ...] = IPT_TECHNIQUES + DIT_TECHNIQUES

# What draws an IPT session away from IPT; shown to trainees as a reminder.
NOT_IPT: tuple[str, ...] = (
    "Interpreting the relationship with the therapist",
    "Challenging thoughts as in CBT",
    "Teaching relaxation as the main thing",
    "Drifting into the past",
    "Spending the hour on symptoms alone",
)
NOT_DIT: tuple[str, ...] = (
    "Worksheets as the main vehicle",
    "Open-ended exploration away from the pattern",
    "Long history taking for its own sake",
    "The past without a link to someone now",
)

_BY_KEY = by_key(TECHNIQUES, lambda technique: technique.key)


class UnknownTechnique(KeyError):
    """No technique has this key."""

    def __str__(self) -> str:
        return f"There is no technique with the key {self.args[0]}."


def technique(key: str) -> Technique:
    """The technique with this key. Raises UnknownTechnique."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise UnknownTechnique(key) from None


def techniques_of(therapy: str) -> tuple[Technique, ...]:
    """All techniques of a therapy, in the order in which they are offered."""
    return tuple(item for item in TECHNIQUES if item.therapy == therapy)
