"""`{% load reviews_due %}{% reviews_due case %}`: a review of the course that is to be held."""

from __future__ import annotations

from typing import Any

from django import template

from cases.models import Case
from sessions.queries.course import Course
from sessions.queries.course_reviews import reviews_due as due_of
from sessions.queries.courses import course_of

register = template.Library()


@register.inclusion_tag("sessions/_reviews_due.html", takes_context=True)
def reviews_due(context: template.Context, case: Case) -> dict[str, Any]:
    """The latest that is due; an earlier one that was passed over is on the reviews' page."""
    course = context.get("course")
    if not isinstance(course, Course) or course.case_id != case.pk:
        course = course_of(case)
    due = due_of(case, course)
    return {"case": case, "point": due[-1] if due else None}
