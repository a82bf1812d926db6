"""The shape of a technique."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocols.base import Therapy


class Group(StrEnum):
    # IPT
    GENERAL = "GENERAL"
    CHANGE = "CHANGE"
    FOCUS = "FOCUS"
    ENDING = "ENDING"
    # DIT
    SUPPORTIVE = "SUPPORTIVE"
    EXPRESSIVE = "EXPRESSIVE"
    MENTALIZING = "MENTALIZING"
    STRUCTURING = "STRUCTURING"


GROUP_TITLES: dict[Group, str] = {
    Group.GENERAL: "Exploring and understanding",
    Group.CHANGE: "Changing something",
    Group.FOCUS: "For a focus area",
    Group.ENDING: "Ending",
    Group.SUPPORTIVE: "Supportive",
    Group.EXPRESSIVE: "Expressive",
    Group.MENTALIZING: "Mentalizing",
    Group.STRUCTURING: "Structuring",
}


@dataclass(frozen=True, kw_only=True)
class Technique:
    """`code` is the three letters that colleagues write in the margin."""

    key: str
    code: str
    title: str
    meaning: str
    group: Group
    therapy: Therapy
    source: str
