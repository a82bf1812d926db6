"""Which of two answers stands: what the client sent, or what is typed in."""

from __future__ import annotations

from django import forms

from cases.forms import fields
from sessions.entry import OWN, TYPED
from sessions.queries.sheet import StripPlan


def keep_field(plan: StripPlan) -> forms.ChoiceField:
    """Offered where the client sent answers; asked for only once others are typed."""
    title = plan.instrument.short_title
    total = "no total" if plan.recorded is None else str(plan.recorded)
    return fields.pick(
        f"Two answers to {title}. Keep",
        [(OWN, f"What the client sent: {total}"), (TYPED, "What is typed in here")],
    )
