"""One case at a glance: where the course stands, what it is about, what comes next."""

from __future__ import annotations

from datetime import date

from cases.models import Case
from cases.queries import beside_of
from documents.kinds import kind
from formulation.queries import coming_anniversaries, goals_of
from ipt_practice.queries.overview.about import (
    agreed_of,
    focus_of,
    functioning_of,
    people_of,
    risk_of,
)
from ipt_practice.queries.overview.coming import next_of
from ipt_practice.queries.overview.papers import documents_of, ending_of
from ipt_practice.queries.overview.shapes import Overview, Paper
from ipt_practice.queries.overview.steps import first_steps
from ipt_practice.queries.treatment import milestones_of, treatment_of
from sessions.queries import Course, SessionLine, course_of, homework_of
from sessions.queries.course_reviews import reviews_page
from sessions.queries.plan import plan_change_of

__all__ = ["Overview", "overview_of"]


LAST_SESSIONS = 3
MOST_DOCUMENTS = 4


def overview_of(
    case: Case, on: date, *, may_read_drafts: bool, may_write: bool
) -> Overview:
    """One case as its front page shows it; a fixed number of queries.

    `may_read_drafts`: for someone who may read letters that are not approved yet.
    """
    course = course_of(case)
    focus = focus_of(case)
    people = people_of(case)
    has_begun = course.attended > 0
    documents = tuple(documents_of(case, may_read_drafts=may_read_drafts))
    homework = homework_of(case)
    reviews = reviews_page(case, course)
    milestones = milestones_of(course, documents, reviews.points)
    return Overview(
        course=course,
        treatment=treatment_of(
            case,
            course,
            agreed=agreed_of(focus),
            milestones=milestones,
            may_write=may_write,
        )
        if has_begun
        else None,
        steps=() if has_begun or case.is_closed else first_steps(case, course, people),
        next=None
        if case.is_closed
        else next_of(case, course, focus, homework, milestones, reviews),
        focus=focus,
        goals=tuple(goals_of(case)),
        functioning=functioning_of(case),
        last_sessions=_last_sessions(course),
        risk=risk_of(case, on),
        people=people,
        documents=tuple(
            Paper(title=kind(one.kind).short_title, document=one)
            for one in documents[:MOST_DOCUMENTS]
        ),
        ending=ending_of(case, documents),
        anniversaries=tuple(coming_anniversaries([case], on)),
        beside=beside_of(case).line,
        plan_change=plan_change_of(case.pk),
    )


def _last_sessions(course: Course) -> tuple[SessionLine, ...]:
    signed = [line for line in (*course.sessions, *course.follow_ups) if line.is_signed]
    return tuple(reversed(signed[-LAST_SESSIONS:]))
