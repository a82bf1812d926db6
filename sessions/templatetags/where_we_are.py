"""`{% load where_we_are %}{% where_we_are case %}`: on every page that a client takes home."""

from __future__ import annotations

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cases.models import Case
from sessions.queries.course import Course
from sessions.queries.courses import course_of
from sessions.where import where_words

register = template.Library()


@register.simple_tag(takes_context=True)
def where_we_are(context: template.Context, case: Case) -> SafeString:
    """Session n of m, ends on a day. A page that has asked for the course hands it on."""
    course = context.get("course")
    if not isinstance(course, Course) or course.case_id != case.pk:
        course = course_of(case)
    words = where_words(course, today=timezone.localdate())
    return format_html('<p class="where">{}</p>', words) if words else SafeString()
