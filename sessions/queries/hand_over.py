"""One page for whoever covers a case: what to hold, what not to open, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from cases.models import Case, CaseAccess, Client, HandOver, SafetyPlan
from cases.queries import (
    about_of,
    cover_of,
    covers_in,
    current_safety_plan,
    hand_overs,
    plan_parts,
    whose_query,
)
from cases.queries.plan_text import PlanPart
from formulation.queries.focus import FocusBrief, focus_briefs
from sessions.models import CarriedTask, TherapySession
from sessions.queries.agenda import open_tasks
from sessions.queries.course import Course, SessionLine
from sessions.queries.courses import course_of
from sessions.queries.homework import HomeworkLine, open_homework
from sessions.queries.risk import RiskLine, risk_lines

MOST_SESSIONS = 4
PLANNED = TherapySession.Attendance.PLANNED


@dataclass(frozen=True, kw_only=True)
class Safety:
    """The safety plan and the last risk entry of one person of the case."""

    person: Client
    whose: str
    plan: SafetyPlan | None
    parts: list[PlanPart]
    asked: RiskLine | None


@dataclass(frozen=True, kw_only=True)
class HandOverPage:
    """`own` is the reader's own cover, None for the therapist and the supervisor.

    `written` holds the therapist's words, newest first.
    """

    written: list[HandOver]
    own: CaseAccess | None
    covers: list[CaseAccess]
    course: Course
    focus: FocusBrief
    ahead: tuple[SessionLine, ...]
    safety: tuple[Safety, ...]
    tasks: list[CarriedTask]
    homework: list[HomeworkLine]

    @property
    def newest(self) -> HandOver | None:
        return self.written[0] if self.written else None


def hand_over_page(case: Case, reader: User, now: datetime) -> HandOverPage:
    """A fixed number of queries."""
    course, today = course_of(case), timezone.localdate(now)
    return HandOverPage(
        written=list(hand_overs(case)),
        own=cover_of(case, reader, today),
        covers=covers_in(case, today),
        course=course,
        focus=focus_briefs([case])[case.pk],
        ahead=_ahead(course, now),
        safety=tuple(_safety(case, person) for person in case.people_in_it),
        tasks=open_tasks(case),
        homework=open_homework(case),
    )


def _ahead(course: Course, now: datetime) -> tuple[SessionLine, ...]:
    """The next appointments, those of today among them."""
    today = timezone.localdate(now)
    planned = [
        one for one in course.sessions if one.attendance == PLANNED and one.on >= today
    ]
    return tuple(planned[:MOST_SESSIONS])


def _safety(case: Case, person: Client) -> Safety:
    plan = current_safety_plan(case, about=about_of(case, person))
    asked = risk_lines(case, person)
    return Safety(
        person=person,
        whose=whose_query(case, person),
        plan=plan,
        parts=plan_parts(plan) if plan else [],
        asked=asked[0] if asked else None,
    )
