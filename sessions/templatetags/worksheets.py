"""`{% load worksheets %}`: what worksheets draw."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from ui import drawing

register = template.Library()


@register.simple_tag
def going_round(found: drawing.Round) -> SafeString:
    """The circle of a mood. The page has the same words in a list."""
    return mark_safe(drawing.going_round(found))  # noqa: S308 - drawing escapes
