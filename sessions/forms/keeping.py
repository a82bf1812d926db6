"""Which of two answers stands: what the client sent, or what is typed in."""

from __future__ import annotations

from django import forms

from cases.forms import fields
from measures.instruments import Instrument
from sessions.entry import OWN, TYPED
from sessions.queries.sheet import StripPlan


def keep_field(plan: StripPlan) -> forms.ChoiceField:
    """Offered where the client sent answers; asked for only once others are typed."""
    total = "no total" if plan.recorded is None else str(plan.recorded)
    return keep_one(plan.instrument, f"What the client sent: {total}")


def keep_one(
    definition: Instrument, own: str = "What the client sent"
) -> forms.ChoiceField:
    """The same without their total."""
    return fields.pick(
        f"Two answers to {definition.short_title}. Keep",
        [(OWN, own), (TYPED, "What is typed in here")],
    )
