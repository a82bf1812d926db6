"""One case as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from cases.models import Case, FlagDismissal
from formulation.queries import YearlyDay
from formulation.queries.focus import FocusBrief
from measures.instruments import instrument
from measures.queries import ScorePoint
from protocols.base import Protocol
from protocols.thresholds import Thresholds
from sessions.models import MaintenanceContract, TherapySession
from sessions.queries import Course, SessionLine


@dataclass(frozen=True, kw_only=True)
class SessionFacts:
    """One appointment of the treatment with what hangs off it."""

    line: SessionLine
    day: date
    has_measure: bool = False
    has_risk: bool = False
    is_linked: bool = False
    has_ending_work: bool = False

    @property
    def number(self) -> int | None:
        return self.line.number

    @property
    def is_attended(self) -> bool:
        return self.line.attendance in TherapySession.ATTENDED

    @property
    def is_planned(self) -> bool:
        return self.line.attendance == TherapySession.Attendance.PLANNED


@dataclass(frozen=True, kw_only=True)
class RiskFacts:
    """One risk entry. `thoughts` is empty where nobody asked."""

    asked_on: date
    thoughts: str
    is_full: bool
    looked_at_plan: bool
    # Whether it says that somebody may need protection, and that this was passed on.
    names_protection: bool = False
    has_called: bool = False
    # When it was recorded, where a supervisor is to acknowledge it and nobody has.
    unseen_since: date | None = None

    @property
    def was_asked(self) -> bool:
        return bool(self.thoughts)


def phq9_case_at(age: int | None, usual: int) -> int:
    """From which PHQ-9 counts as a case at this age: of the young the higher cut-off of
    the questionnaire's source, where that is more than the practice's number."""
    phq9 = instrument("PHQ9")
    of_adults, of_them = phq9.case_from(), phq9.case_from(age)
    if of_them is None or of_them == of_adults:
        return usual
    return max(usual, of_them)


def last_asked(risks: Sequence[RiskFacts]) -> RiskFacts | None:
    return next((risk for risk in reversed(risks) if risk.was_asked), None)


@dataclass(frozen=True, kw_only=True)
class GateFacts:
    """Why the work went on past the initial phase. `missing` are keys of sessions.gates."""

    given_on: date
    reason: str
    missing: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class MaintenanceFacts:
    """The contract in force, and when more sessions or other terms were last decided."""

    contract: MaintenanceContract
    decided_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """One case as plain values. Sessions, scores, risk and gates are in the order of time.

    `withdrawn` holds what was consented to and taken back, with the day. `noted_at` is
    the last review that says something, `reviewed_at` the last of all.
    """

    case: Case
    course: Course
    sessions: tuple[SessionFacts, ...]
    scores: dict[str, list[ScorePoint]]
    risks: tuple[RiskFacts, ...]
    # A couple: entries about the partner, and meetings alone that speak against joint work.
    partner_risks: tuple[RiskFacts, ...]
    against_joint_work: tuple[date, ...]
    plan_made_on: date | None
    partner_plan_made_on: date | None
    focus: FocusBrief
    is_focus_agreed: bool
    gates: tuple[GateFacts, ...]
    withdrawn: tuple[tuple[str, date], ...]
    consented_on: date
    # Of a client under 18; of others nothing is asked.
    has_guardian: bool
    is_privacy_agreed: bool
    has_letter: bool
    has_shared_letter: bool
    reviewed_at: datetime | None
    noted_at: datetime | None
    dismissals: tuple[FlagDismissal, ...]
    yearly_days: tuple[YearlyDay, ...] = ()
    # When the newest formulation or IPAF was written, while it has no answer.
    untold_since: date | None = None
    # When the latest review half-way was written down.
    mid_reviewed_at: datetime | None = None
    # Something of the ending was written down beside the agenda of sessions.
    has_noted_ending: bool = False
    maintenance: MaintenanceFacts | None = None
    # Whether a review was written while the flag of the client's death stood.
    is_death_reviewed: bool = False
    # Its own, where a supervisor has set it; the practice's holds otherwise.
    review_days: int | None = None
    # The practice's for cases of trainees, where its therapist is one.
    of_trainee: Mapping[str, int] = field(default_factory=dict)

    @property
    def protocol(self) -> Protocol | None:
        return self.course.protocol

    def limits(self, practice: Thresholds, today: date) -> Thresholds:
        """The practice's numbers with this case's own in their places."""
        own = dict(self.of_trainee)
        if self.review_days is not None:
            own["review_days"] = self.review_days
        usual = own.get("phq9_case", practice.phq9_case)
        at_this_age = phq9_case_at(self.case.client.age_on(today), usual)
        if at_this_age != usual:
            own["phq9_case"] = at_this_age
        return replace(practice, **own) if own else practice

    def days_since_review(self, today: date) -> int | None:
        """In days of the calendar; None where nobody has looked yet."""
        if self.reviewed_at is None:
            return None
        return (today - timezone.localdate(self.reviewed_at)).days

    @cached_property
    def attended(self) -> tuple[SessionFacts, ...]:
        return tuple(one for one in self.sessions if one.is_attended)

    @cached_property
    def number_on(self) -> dict[date, int]:
        """Day -> the number of the session that was attended on it."""
        return {one.day: one.number for one in self.attended if one.number is not None}

    @property
    def last_attended(self) -> SessionFacts | None:
        return self.attended[-1] if self.attended else None

    @property
    def used(self) -> int:
        """Of the planned, how many are used up: by the practice's rule missed ones too."""
        return max(self.course.attended, self.course.planned - self.course.left)

    def went_on_without(self, need: str) -> GateFacts | None:
        """The last reason given for going on without this; `need` is a key of sessions.gates."""
        return next((one for one in reversed(self.gates) if need in one.missing), None)

    @property
    def last_asked(self) -> RiskFacts | None:
        """The last entry with an answer: "did not ask" says nothing about thoughts."""
        return last_asked(self.risks)

    @property
    def has_ending_work(self) -> bool:
        return (
            self.has_letter
            or self.has_noted_ending
            or any(one.has_ending_work for one in self.attended)
        )
