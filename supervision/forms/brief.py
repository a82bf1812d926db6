"""What the therapist puts to the supervision brief."""

from __future__ import annotations

from django import forms

from cases.forms import fields
from supervision.forms.plain import PlainForm
from supervision.models import SupervisionBrief


class BriefForm(PlainForm):
    """`number` is the version it was opened on, `item_version` that of the agenda."""

    part = "brief"

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    item_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    question = fields.text("The question to bring", most=1000, rows=2)
    formulation = fields.text(
        "The formulation in two lines",
        most=300,
        rows=2,
        hint="Leave it empty to take the lines of the record.",
    )
    added = fields.text("What you add", most=800, rows=3)
    left_out = fields.several(
        "Left out this time",
        SupervisionBrief.Part.choices,
        hint="Flags and risk entries are always there.",
    )
