"""What the front page of a case is made of."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import RiskEntry, SafetyPlan
from documents.models import Document
from formulation.models import Ipaf
from formulation.queries import Anniversary, Circle, FocusCard, GoalLine
from ipt_practice.queries.treatment import Treatment
from sessions.models import CarriedTask
from sessions.queries import Course, Due, HomeworkLine, SessionLine
from sessions.queries.course_reviews import ReviewPoint
from sessions.queries.plan import PlanChange
from ui import drawing


@dataclass(frozen=True, kw_only=True)
class Step:
    """One of the first things to do, ticked once the record shows it."""

    title: str
    hint: str
    url: str
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class Next:
    """The session to come: what is due, what was asked for, its own tasks.

    `asked` is what a supervisor wants looked at in it, `tasks` what the client set out
    to do, `review` the latest review of the course that is to be held.
    """

    line: SessionLine | None
    number: int
    due: tuple[str, ...]
    agenda: tuple[str, ...]
    tasks: tuple[HomeworkLine, ...]
    asked: tuple[CarriedTask, ...]
    review: ReviewPoint | None
    measures: Due


@dataclass(frozen=True, kw_only=True)
class Focus:
    """What the work is about: an area (IPT), a pattern (DIT), or nothing yet.

    `has_earlier`: one of the other model stands from before the model changed.
    """

    card: FocusCard | None
    ipaf: Ipaf | None
    drawn: drawing.Focus | None
    is_pattern: bool
    has_earlier: bool


@dataclass(frozen=True, kw_only=True)
class Risk:
    entry: RiskEntry | None
    words: str
    plan: SafetyPlan | None


@dataclass(frozen=True, kw_only=True)
class People:
    circle: Circle
    drawn: list[drawing.Person]

    @property
    def moved_words(self) -> str:
        """ "2 people stand elsewhere than at the start", or nothing."""
        moved = sum(bool(place.moved) for place in self.circle.places)
        if not moved:
            return ""
        who = "1 person stands" if moved == 1 else f"{moved} people stand"
        return f"{who} elsewhere than at the start."


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a closed case ended, and its treatment summary."""

    reason: str
    outcome: str
    summary: Document | None


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A letter or a summary, with what its kind is called."""

    title: str
    document: Document


@dataclass(frozen=True, kw_only=True)
class Overview:
    """Everything on the page. `steps` stand in place of the chart before session 1.

    `beside` says in a line how it stands to other treatment; "" on its own.
    """

    course: Course
    treatment: Treatment | None
    steps: tuple[Step, ...]
    next: Next | None
    focus: Focus
    goals: tuple[GoalLine, ...]
    functioning: tuple[drawing.Area, ...]
    last_sessions: tuple[SessionLine, ...]
    risk: Risk
    people: People
    documents: tuple[Paper, ...]
    ending: Ending | None
    anniversaries: tuple[Anniversary, ...]
    beside: str
    plan_change: PlanChange | None
