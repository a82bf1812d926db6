"""The shape of one line of a competence list, and the five answers to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from protocols.base import PhaseKey, Therapy
from protocols.focus_areas import FocusKey

# The scale is our own. Its numbers are kept beside each other, never added up.
SCORES: dict[int, str] = {
    0: "Absent",
    1: "Needs work",
    2: "Adequate",
    3: "Good",
    4: "Strong",
}

START = frozenset({PhaseKey.BEGINNING, PhaseKey.ENGAGEMENT})
WORK = frozenset({PhaseKey.MIDDLE, PhaseKey.WORKING_THROUGH, PhaseKey.CONSOLIDATION})
CLOSE = frozenset({PhaseKey.CONSOLIDATION, PhaseKey.ENDING})
THROUGHOUT = frozenset(PhaseKey)


@dataclass(frozen=True, kw_only=True)
class CompetenceItem:
    """One thing that a session shows of how its therapist works.

    `asks` says what to look for; `of_area` says it for a focus area of IPT. `phases` are
    those in which it is offered first. In any other it can be rated all the same.
    """

    key: str
    title: str
    asks: str
    phases: frozenset[PhaseKey]
    therapy: Therapy
    source: str
    of_area: Mapping[FocusKey, str] = field(default_factory=dict)

    def said_of(self, area: str | None) -> CompetenceItem:
        """The same line, asking what the case's focus area asks for.

        `area` is a value of FocusKey; for none, or one without words here, nothing
        changes.
        """
        return replace(self, asks=self.of_area.get(area, self.asks))  # type: ignore[call-overload]
