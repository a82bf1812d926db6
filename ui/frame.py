"""What the frame around every page of a case is made of.

Plain values, no Django: a higher room fills them in, `templates/components/case_frame.html`
and `rail.html` draw them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Named(Protocol):
    """Anyone whose name is printed by `{% name %}`."""

    @property
    def display_name(self) -> str: ...
    @property
    def initials(self) -> str: ...


class Identified(Named, Protocol):
    """A client, as the storyboard shows them."""

    @property
    def number(self) -> str: ...
    @property
    def pronouns(self) -> str: ...
    @property
    def born_on(self) -> date: ...


@dataclass(frozen=True, kw_only=True)
class Tab:
    label: str
    url: str
    count: int | None = None
    is_current: bool = False


class StopState(StrEnum):
    """Drawn by shape. The value is the class in `rail.css`."""

    LEAD = "lead"  # the assessment, before session 1
    DONE = "done"  # signed
    DRAFT = "draft"
    NEXT = "next"
    PLAN = "plan"
    AFTER = "after"  # a follow-up after the treatment

    @property
    def words(self) -> str:
        return STATE_WORDS[self]


STATE_WORDS = {
    StopState.LEAD: "before session 1",
    StopState.DONE: "signed",
    StopState.DRAFT: "draft",
    StopState.NEXT: "next",
    StopState.PLAN: "planned",
    StopState.AFTER: "after treatment",
}


@dataclass(frozen=True, kw_only=True)
class Stop:
    """One session on the rail. `tone` is the phase's place in the day, 1 to 4."""

    label: str
    state: StopState
    tone: int = 2
    url: str = ""
    on: date | None = None
    missed_before: int = 0
    missed_after: int = 0

    @property
    def words(self) -> str:
        """The stop as a screen reader says it: "Session 9, next"."""
        name = {StopState.LEAD: "Assessment", StopState.AFTER: "Follow-up"}.get(
            self.state
        )
        if name is None:
            name = f"Session {self.label}"
        return f"{name}, {self.state.words}{self.missed_words}"

    @property
    def missed_words(self) -> str:
        said = ", missed appointment before this" if self.missed_before else ""
        if self.missed_after:
            said += ", missed appointment after this"
        return said


@dataclass(frozen=True, kw_only=True)
class Phase:
    title: str
    first: int
    last: int
    tone: int

    @property
    def width(self) -> int:
        return self.last - self.first + 1

    @property
    def sessions(self) -> str:
        return f"{self.first}" if self.width == 1 else f"{self.first}\u2013{self.last}"


@dataclass(frozen=True, kw_only=True)
class Rail:
    phases: tuple[Phase, ...]
    stops: tuple[Stop, ...]

    @property
    def has_lead(self) -> bool:
        return bool(self.stops) and self.stops[0].state == StopState.LEAD


@dataclass(frozen=True, kw_only=True)
class CaseFrame:
    """The storyboard, the tabs and the rail of one case.

    `model` is "IPT", "DIT", a format such as "Couple IPT", or "" while it is undecided. `rail` is None on the overview,
    where the rail is the axis of the chart. `sections` are the pages under the current tab,
    empty where it has one alone. Lines are whole phrases, ready to print:
    `format_line` "16 sessions", `focus_line` "role transition",
    `risk_line` "Risk asked 16 Nov: no thoughts".
    """

    client: Identified
    model: str
    format_line: str
    therapist: str
    tabs: tuple[Tab, ...]
    sections: tuple[Tab, ...] = ()
    focus_line: str = ""
    supervisors: tuple[str, ...] = ()
    contact_warning: str = ""
    risk_line: str = ""
    is_under_18: bool = False
    consent_line: str = ""
    is_closed: bool = False
    closed_line: str = ""
    # Whether one person comes; a couple's storyboard names both and no age.
    is_one: bool = True
    rail: Rail | None = None

    @property
    def discs(self) -> tuple[str, ...]:
        """The initials of the client, or of each of a couple."""
        return tuple(self.client.initials.split())
