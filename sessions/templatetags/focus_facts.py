"""`{% load focus_facts %}{% markers_due focus days %}`: what a focus needs, by session."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django import template

from cases.models import Case
from formulation.models import FocusArea
from formulation.queries import current_focus, rated_days
from sessions.queries.course import Course
from sessions.queries.courses import course_of
from sessions.queries.markers import markers_due as due_of

register = template.Library()


@register.inclusion_tag("sessions/_markers_due.html")
def markers_due(focus: FocusArea, days: Collection[date]) -> dict[str, Any]:
    """Whether the signs of this focus are due at the session to come."""
    course = course_of(focus.case)
    due = due_of(course, since=focus.started_on, rated=days, number=course.number_now)
    return {"due": due}


@register.inclusion_tag("sessions/_markers_due_here.html")
def markers_due_here(case: Case, course: Course, number: int | None) -> dict[str, Any]:
    """Whether they are due at the session that is being written."""
    focus = current_focus(case) if number else None
    if focus is None or number is None:
        return {"due": None}
    due = due_of(course, since=focus.started_on, rated=rated_days(focus), number=number)
    return {"due": due, "case": case, "focus": focus}
