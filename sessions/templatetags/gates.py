"""`{% load gates %}{% gate case %}`: what the initial phase lacks, and why it was left."""

from __future__ import annotations

from typing import Any

from django import template

from cases.access import can_write
from cases.models import Case
from sessions.queries.course import Course
from sessions.queries.gates import gate_of

register = template.Library()


@register.inclusion_tag("sessions/_gate.html", takes_context=True)
def gate(context: template.Context, case: Case) -> dict[str, Any]:
    """The prompt while something is missing, and the reasons that were given.

    A page that has asked for the course already hands it on as `course`.
    """
    course = context.get("course")
    is_of_case = isinstance(course, Course) and course.case_id == case.pk
    found = gate_of(case, course if is_of_case else None)
    has_button = bool(found.unexplained)
    return {
        "gate": found,
        "case": case,
        "may_explain": has_button and can_write(context["request"], case),
        "names_hidden": context.get("names_hidden", True),
    }
