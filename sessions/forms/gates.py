"""Why the work goes on without something that belongs to the initial phase."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields
from formulation.models import longest
from sessions.models import PhaseGate

LABEL = "Why the work goes on without it"
WHY = "Write why the work goes on without it. The reason stays visible"


def gate_reason_field(*, missing: str = "") -> forms.CharField:
    """One box; required when `missing` says what to do without it."""
    return fields.text(
        LABEL,
        most=longest(PhaseGate, "reason"),
        missing=missing,
        hint="Your supervisor reads this. It stays visible, also after it is done.",
        rows=2,
    )


class GateReasonForm(forms.Form):
    """The reason on its own, without a session."""

    reason = gate_reason_field(missing=WHY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()

    def add_problem(self, field: str, sentence: str) -> None:
        self.add_error(field if field in self.fields else None, sentence)
