"""`{% load case_frame %}{% case_frame case "plan" %}`: what stands above a case page."""

from __future__ import annotations

from typing import Any

from django import template

from cases.models import Case
from sessions.frame import frame_of
from sessions.queries.course import Course

register = template.Library()


@register.inclusion_tag("components/case_frame.html", takes_context=True)
def case_frame(context: template.Context, case: Case, tab: str = "") -> dict[str, Any]:
    """Storyboard, tabs and rail.

    The current tab is the argument or `tab` of the page's context. A page that has asked
    for the course already hands it on as `course`.
    """
    course = context.get("course")
    is_of_case = isinstance(course, Course) and course.case_id == case.pk
    return {
        "frame": frame_of(
            case,
            tab=tab or str(context.get("tab", "")),
            course=course if is_of_case else None,
            reader=context["request"].user,
            path=context["request"].path,
        ),
        "names_hidden": context.get("names_hidden", True),
    }
