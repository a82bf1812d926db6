"""`{% load two_way %}`: two arrows between a mood and how it is with people."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import mark_safe

from ui import drawing

register = template.Library()


@register.inclusion_tag("components/two_way.html", takes_context=True)
def two_way(
    context: template.Context, person: Any, *, there: str, back: str
) -> dict[str, Any]:
    """The drawing, and the same in words for a narrow place.

    `person` is whom it is about, or None; their name is an initial while names are hidden.
    """
    is_hidden = context.get("names_hidden", True)
    who = "people"
    if person is not None:
        who = str(person.initials if is_hidden else person.display_name)
    ways = drawing.TwoWay(
        left="My mood", right=f"Things with {who}", there=there, back=back
    )
    return {
        "ways": ways,
        "who": who,
        "drawn": mark_safe(drawing.two_way(ways)),  # noqa: S308 - drawing escapes
        "names_hidden": is_hidden,
    }
