"""`{% load cover %}{% hand_over case %}`: what the therapist asks of who covers."""

from __future__ import annotations

from typing import Any

from django import template

from cases.models import Case
from cases.queries import hand_over_for

register = template.Library()


@register.inclusion_tag("cases/_hand_over.html", takes_context=True)
def hand_over(context: template.Context, case: Case) -> dict[str, Any]:
    """A notice for someone with current cover; nothing for anybody else."""
    return {
        "text": hand_over_for(case, context["request"].user),
        "names_hidden": context.get("names_hidden", True),
    }
