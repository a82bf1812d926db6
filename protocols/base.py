"""The words in which a therapy manual is written down: protocol, phase, agenda line.

Pure Python. A protocol is data plus a few questions ("which phase is session 9 of
16?"). It never decides anything clinical: phases can be overridden, every agenda
line can stay unticked, and no line of any phase is ever hidden from the clinician.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from protocols.formats import FormatParts, Meeting, Option, StepUp
from protocols.laying_out import Layout, spread
from protocols.parts import (
    FORMAT_TITLES,
    REVIEW_TITLES,
    AgendaLine,
    FocusKind,
    Format,
    LengthNotPossible,
    LetterKind,
    MeasureSchedule,
    NoSuchSession,
    Phase,
    PhaseKey,
    PhasePlan,
    RecordedIn,
    Review,
    ReviewKind,
    ReviewNumbers,
    SessionGuide,
    Step,
    Therapy,
)

__all__ = [
    "FORMAT_TITLES",
    "AgendaLine",
    "FocusKind",
    "Format",
    "LengthNotPossible",
    "LetterKind",
    "MeasureSchedule",
    "Meeting",
    "NoSuchSession",
    "Option",
    "Phase",
    "PhaseKey",
    "PhasePlan",
    "Protocol",
    "RecordedIn",
    "Review",
    "ReviewKind",
    "SessionGuide",
    "Step",
    "StepUp",
    "Therapy",
    "UNNAMED_PROBLEM",
    "by_key",
    "spread",
]

T = TypeVar("T")

# What a sentence says when nobody has named the problem treated.
UNNAMED_PROBLEM = "the problem"


@dataclass(frozen=True, kw_only=True)
class Protocol(FormatParts):
    """A therapy in one format, as its manual lays it out."""

    key: str
    title: str
    therapy: Therapy
    description: str
    source: str
    cadence_days: int
    minutes: int
    phase_plans: tuple[PhasePlan, ...]
    # Lines of every session, whatever the phase.
    standing: tuple[AgendaLine, ...]
    # Focus area key -> its lines, offered while `focus_phase` lasts.
    focus_lines: Mapping[str, tuple[AgendaLine, ...]]
    focus_phase: PhaseKey
    focus_kind: FocusKind
    letter: LetterKind
    # Keys of protocols.techniques.
    techniques: tuple[str, ...]
    measures: tuple[MeasureSchedule, ...]
    # Sessions left at which ending work has to have begun (flag NO_ENDING).
    ending_due_when_left: int
    # planned -> length of each phase, in the order of `phase_plans`.
    phase_lengths: Callable[[int], tuple[int, ...]] = field(repr=False)
    # planned -> the steps of each session, session 1 first.
    layout: Callable[[int], Layout] = field(repr=False)
    # planned -> the sessions at which the course is looked at as a whole, in order.
    review_numbers: Callable[[int], ReviewNumbers] = field(repr=False)
    # planned -> last session by which the letter has been begun.
    letter_due: Callable[[int], int] = field(repr=False)
    # planned -> first session of ending work.
    ending_from: Callable[[int], int] = field(repr=False)
    # Sessions left at which the letter should have been shared (flag LETTER_DUE).
    letter_shared_when_left: int = 2
    # planned -> last session by which the focus is agreed; the first phase's if None.
    focus_due: Callable[[int], int] | None = field(default=None, repr=False)

    def is_scheme_of(self, other: Protocol) -> bool:
        """Whether this is `other`, or another way of cutting the same treatment."""
        return (self.therapy, self.format) == (other.therapy, other.format)

    def phases(self, planned: int) -> tuple[Phase, ...]:
        """The phases over 1..planned, without gaps. Raises LengthNotPossible."""
        self.check_length(planned)
        phases, first = [], 1
        for plan, length in zip(
            self.phase_plans, self.phase_lengths(planned), strict=True
        ):
            phases.append(
                Phase(
                    key=plan.key,
                    title=plan.title,
                    tone=plan.tone,
                    purpose=plan.purpose,
                    first=first,
                    last=first + length - 1,
                )
            )
            first += length
        return tuple(phases)

    def phase_of(self, number: int, planned: int) -> Phase:
        """The phase of a session. One beyond the planned number is in the last phase.

        Raises NoSuchSession for numbers below 1, LengthNotPossible for `planned`.
        """
        if number < 1:
            raise NoSuchSession("Sessions are counted from 1.")
        phases = self.phases(planned)
        return next((p for p in phases if p.covers(number)), phases[-1])

    def agenda(
        self,
        number: int,
        planned: int,
        focus_area: str | None = None,
        problem: str = UNNAMED_PROBLEM,
    ) -> tuple[AgendaLine, ...]:
        """Lines to offer: the standing ones, the phase's, then the focus area's.

        `focus_area` is a key of protocols.focus_areas; one that this protocol does
        not know adds nothing. `problem` is the word for the problem treated.
        """
        phase = self.phase_of(number, planned)
        plan = next(p for p in self.phase_plans if p.key == phase.key)
        lines = [*self.standing, *plan.lines]
        if focus_area is not None and phase.key == self.focus_phase:
            lines += self.focus_lines.get(focus_area, ())
        return tuple(line.said_of(problem) for line in lines)

    def guide(
        self, number: int, planned: int, problem: str = UNNAMED_PROBLEM
    ) -> SessionGuide:
        """Purpose, tasks, papers and review of one session.

        A session beyond the planned number is guided like the last one.
        """
        phase = self.phase_of(number, planned)
        steps = self.layout(planned)[min(number, planned) - 1]
        return SessionGuide(
            number=number,
            planned=planned,
            phase=phase,
            title="; ".join(step.title for step in steps),
            tasks=tuple(t.said_of(problem) for step in steps for t in step.tasks),
            papers=tuple(dict.fromkeys(p for step in steps for p in step.papers)),
            review=next((r for r in self.reviews(planned) if r.number == number), None),
            marks=self.marks(number, planned),
        )

    def tasks(
        self, number: int, planned: int, problem: str = UNNAMED_PROBLEM
    ) -> tuple[AgendaLine, ...]:
        """The tasks of one session."""
        return self.guide(number, planned, problem).tasks

    def line(self, key: str) -> AgendaLine:
        """Any line or task by its key, for printing what was once ticked.

        Raises KeyError for a key that this protocol never had.
        """
        return self._lines_by_key()[key]

    def _lines_by_key(self) -> dict[str, AgendaLine]:
        lines: list[AgendaLine] = [*self.standing]
        for plan in self.phase_plans:
            lines += plan.lines
        for of_area in self.focus_lines.values():
            lines += of_area
        for steps in self.layout(self.sessions):
            for step in steps:
                lines += step.tasks
        if self.engagement is not None:
            lines += self.engagement.tasks
        for meeting in self.meetings(self.sessions):
            lines += meeting.tasks
        return {line.key: line for line in lines}

    def reviews(self, planned: int) -> tuple[Review, ...]:
        """The sessions at which the course is looked at as a whole, in order."""
        self.check_length(planned)
        return tuple(
            Review(number=number, kind=kind, title=REVIEW_TITLES[kind])
            for kind, number in self.review_numbers(planned)
        )

    def mid_review(self, planned: int) -> int | None:
        """The session of the mid-course review; None in a format that has none."""
        self.check_length(planned)
        return dict(self.review_numbers(planned)).get(ReviewKind.MIDDLE)

    def focus_deadline(self, planned: int) -> int:
        """Last session by which focus or IPAF should be agreed."""
        if self.focus_due is not None:
            self.check_length(planned)
            return self.focus_due(planned)
        return self.phases(planned)[0].last

    def letter_deadline(self, planned: int) -> int:
        """Session from which a closing letter that is not begun is called due."""
        self.check_length(planned)
        return self.letter_due(planned)

    def ending_work_from(self, planned: int) -> int:
        """First session at which ending is to be worked on."""
        self.check_length(planned)
        return self.ending_from(planned)

    def goal_rating_points(self, planned: int) -> tuple[int, ...]:
        """Sessions at which goals are rated: the reviews, and the last session."""
        numbers = {review.number for review in self.reviews(planned)} | {planned}
        return tuple(sorted(numbers))

    def measures_due(self, number: int) -> tuple[str, ...]:
        """Keys of the questionnaires that belong to session `number`."""
        return tuple(m.instrument for m in self.measures if m.is_due_at(number))


def by_key(items: Iterable[T], key: Callable[[T], str]) -> dict[str, T]:
    """A lookup that refuses two items with one key: keys are stored for good."""
    found: dict[str, T] = {}
    for item in items:
        if key(item) in found:
            raise ValueError(f"Two entries share the key {key(item)}.")
        found[key(item)] = item
    return found
