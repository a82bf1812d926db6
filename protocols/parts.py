"""The parts that a protocol is made of: phases, agenda lines, steps, schedules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Therapy(StrEnum):
    """The two families of treatment; DIT is Lemma's, not psychodynamic-interpersonal."""

    IPT = "IPT"
    DIT = "DIT"


class Format(StrEnum):
    """Who is in the room, how long, and for what."""

    INDIVIDUAL = "INDIVIDUAL"
    ADOLESCENT = "ADOLESCENT"
    GROUP = "GROUP"
    COUPLE = "COUPLE"
    MAINTENANCE = "MAINTENANCE"
    BRIEF = "BRIEF"
    COUNSELLING = "COUNSELLING"


FORMAT_TITLES: dict[Format, str] = {
    Format.INDIVIDUAL: "One to one",
    Format.ADOLESCENT: "Adolescent",
    Format.GROUP: "Group",
    Format.COUPLE: "Couple",
    Format.MAINTENANCE: "Maintenance",
    Format.BRIEF: "Brief",
    Format.COUNSELLING: "Counselling",
}


class PhaseKey(StrEnum):
    """Stable names of phases. What a page prints is the phase's title."""

    BEGINNING = "BEGINNING"
    MIDDLE = "MIDDLE"
    ENDING = "ENDING"
    ENGAGEMENT = "ENGAGEMENT"
    WORKING_THROUGH = "WORKING_THROUGH"
    CONSOLIDATION = "CONSOLIDATION"


class FocusKind(StrEnum):
    """What the work turns on: one of four areas (IPT) or one pattern (DIT)."""

    FOCUS_AREA = "FOCUS_AREA"
    IPAF = "IPAF"


class LetterKind(StrEnum):
    """The letter that closes a course."""

    ENDING_LETTER = "ENDING_LETTER"
    GOODBYE_LETTER = "GOODBYE_LETTER"


class ReviewKind(StrEnum):
    """Why a session is a review."""

    FOCUS = "FOCUS"
    MIDDLE = "MIDDLE"
    LATE = "LATE"
    # Maintenance: every so many months, as long as it lasts.
    PERIODIC = "PERIODIC"
    # Counselling: the last session decides what comes next.
    TRIAGE = "TRIAGE"


REVIEW_TITLES: dict[ReviewKind, str] = {
    ReviewKind.FOCUS: "Is the focus agreed?",
    ReviewKind.MIDDLE: "Mid-course review",
    ReviewKind.LATE: "Review before the ending",
    ReviewKind.PERIODIC: "Six-monthly review",
    ReviewKind.TRIAGE: "Review, and what comes next",
}
# Which review stands at which session, in the order of the sessions.
ReviewNumbers = tuple[tuple[ReviewKind, int], ...]


def three_reviews(focus: int, middle: int, late: int) -> ReviewNumbers:
    """The reviews of most courses: the focus, half-way, before the ending."""
    return (
        (ReviewKind.FOCUS, focus),
        (ReviewKind.MIDDLE, middle),
        (ReviewKind.LATE, late),
    )


class RecordedIn(StrEnum):
    """The part of the record that answers an agenda line, so that no tick is needed."""

    MEASURES = "MEASURES"
    RISK = "RISK"
    TECHNIQUES = "TECHNIQUES"
    HOMEWORK = "HOMEWORK"
    FOCUS_LINK = "FOCUS_LINK"


class LengthNotPossible(ValueError):
    """The number of sessions is one that this protocol cannot be laid out for."""


class NoSuchSession(ValueError):
    """Sessions are counted from 1."""


@dataclass(frozen=True, kw_only=True)
class AgendaLine:
    """One line that can be ticked. `{problem}` stands for the problem treated."""

    key: str
    title: str
    source: str
    phase: PhaseKey | None = None
    focus_area: str | None = None
    # Standing lines that a full session would hold; the rest are offers.
    is_expected: bool = False
    recorded_in: RecordedIn | None = None

    def said_of(self, problem: str) -> AgendaLine:
        """The same line with the problem's own word in it."""
        return replace(self, title=self.title.replace("{problem}", problem))


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A stretch of sessions, first to last, both included."""

    key: PhaseKey
    title: str
    first: int
    last: int
    # 1 to 4: which of the four phase tones of the interface it is drawn in.
    tone: int
    purpose: str

    def covers(self, number: int) -> bool:
        """True when session `number` falls in this phase."""
        return self.first <= number <= self.last

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, kw_only=True)
class PhasePlan:
    """A phase before it is laid out over a number of sessions."""

    key: PhaseKey
    title: str
    tone: int
    purpose: str
    lines: tuple[AgendaLine, ...]
    source: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """What one session is for: its purpose, its tasks, the papers it leaves behind."""

    key: str
    title: str
    tasks: tuple[AgendaLine, ...]
    source: str
    papers: tuple[str, ...] = ()


def step(
    key: str,
    title: str,
    tasks: Mapping[str, str],
    papers: tuple[str, ...] = (),
    *,
    source: str,
) -> Step:
    """A step whose tasks are keyed under its own key: START and HISTORY, START_HISTORY."""
    return Step(
        key=key,
        title=title,
        papers=papers,
        source=source,
        tasks=tuple(
            AgendaLine(key=f"{key}_{suffix}", title=task, source=source)
            for suffix, task in tasks.items()
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Review:
    """A session at which the course is looked at as a whole."""

    number: int
    kind: ReviewKind
    title: str


@dataclass(frozen=True, kw_only=True)
class MeasureSchedule:
    """Which questionnaire is given when; `every` 1 means every session."""

    instrument: str
    source: str
    every: int = 1

    def is_due_at(self, number: int) -> bool:
        return number % self.every == 0


@dataclass(frozen=True, kw_only=True)
class SessionGuide:
    """All that the manual says about one session of a course of a given length."""

    number: int
    planned: int
    phase: Phase
    title: str
    tasks: tuple[AgendaLine, ...]
    papers: tuple[str, ...]
    review: Review | None
    # What the format asks for around this session: a parent, a call, a meeting before.
    marks: tuple[str, ...] = ()

    @property
    def sessions_left(self) -> int:
        """How many come after this one; 0 at the last and beyond it."""
        return max(0, self.planned - self.number)
