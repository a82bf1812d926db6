"""What sessions say about the formulation, for pages of lower rooms: `{% load in_sessions %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from cases.models import Case
from formulation.models import Goal, InventoryPerson
from sessions.queries.appearances import sessions_on_goal, sessions_with
from sessions.queries.course import Course
from sessions.queries.focus_strip import focus_strip as strip_of
from sessions.queries.trace import trace_of
from sessions.queries.worksheets import worksheets_with

register = template.Library()


@register.inclusion_tag("sessions/pattern_trace.html", takes_context=True)
def pattern_trace(context: template.Context, case: Case) -> dict[str, Any]:
    """Where the pattern showed: relationships by sessions. Nothing where none was seen."""
    trace = trace_of(case, today=timezone.localdate(), course=_course(context, case))
    return _shown(context, case) | {"trace": trace}


@register.inclusion_tag("sessions/focus_strip.html", takes_context=True)
def focus_strip(context: template.Context, case: Case) -> dict[str, Any]:
    """The focus line of each session of an IPT. Nothing before the first session."""
    strip = strip_of(case, today=timezone.localdate(), course=_course(context, case))
    return _shown(context, case) | {"strip": strip}


@register.inclusion_tag("sessions/person_in_sessions.html", takes_context=True)
def person_in_sessions(
    context: template.Context, person: InventoryPerson
) -> dict[str, Any]:
    """Every session in which someone was spoken of or marked, and the worksheets with them."""
    return _shown(context, person.case) | {
        "found": sessions_with(person),
        "worksheets": worksheets_with(person),
    }


@register.inclusion_tag("sessions/goal_in_sessions.html", takes_context=True)
def goal_in_sessions(context: template.Context, goal: Goal) -> dict[str, Any]:
    """Every session in which a goal was worked on, latest first."""
    return _shown(context, goal.case) | {"found": sessions_on_goal(goal)}


def _course(context: template.Context, case: Case) -> Course | None:
    """The course that the page has asked for already, if it has."""
    course = context.get("course")
    is_of_case = isinstance(course, Course) and course.case_id == case.pk
    return course if is_of_case else None


def _shown(context: template.Context, case: Case) -> dict[str, Any]:
    return {"case": case, "names_hidden": context.get("names_hidden", True)}
