"""`{% load cover %}{% hand_over case %}`: the way to what the therapist left."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from cases.models import Case
from cases.queries import cover_of

register = template.Library()


@register.inclusion_tag("cases/_hand_over.html", takes_context=True)
def hand_over(context: template.Context, case: Case) -> dict[str, Any]:
    """A notice for someone with current cover; nothing for anybody else."""
    reader = context["request"].user
    return {"case": case, "cover": cover_of(case, reader, timezone.localdate())}
