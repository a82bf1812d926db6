"""`{% load safety_line %}`: the risk timeline as a drawing, with its letters explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import mark_safe

from sessions.queries.risk_timeline import Kind, SafetyEvent
from ui.drawing.safety import Lane, Mark, safety_lanes

register = template.Library()

LANES = (
    (Kind.ENTRY, "Asked"),
    (Kind.ITEM, "Item answered"),
    (Kind.PLAN, "Safety plan"),
    (Kind.READ, "Supervisor"),
)


@register.inclusion_tag("sessions/_safety_line.html")
def safety_line(events: Sequence[SafetyEvent]) -> dict[str, Any]:
    """Lanes over the dates; nothing where everything happened on one day."""
    lanes = [
        Lane(
            title=title,
            marks=tuple(
                Mark(on=event.on, letter=event.mark)
                for event in reversed(events)
                if event.kind == kind
            ),
        )
        for kind, title in LANES
    ]
    if len({event.on for event in events}) < 2:
        return {"drawing": ""}
    drawing = safety_lanes(
        [lane for lane in lanes if lane.marks],
        label="What was asked, answered, planned and read, by date. The table has it in words",
        today=timezone.localdate(),
    )
    return {"drawing": mark_safe(drawing)}  # noqa: S308 - every word in it is escaped
