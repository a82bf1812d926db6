"""What helps to cope: written down by hand, and how much it helped."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from formulation.models import longest
from sessions.forms.log_homework import helped_field
from sessions.models import CopingPractice, CopingStrategy


class PractisedForm(forms.Form):
    """How much it helped on a day."""

    helped = helped_field("How much it helped", nothing="Not said")
    practised_on = fields.day("When", missing="Enter the day on which it was practised")
    note = fields.line("In a few words", most=longest(CopingPractice, "note"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["practised_on"].initial = today


class CopingForm(PractisedForm):
    """Something that helps; how much it did can wait."""

    words = fields.line(
        "What helps",
        most=longest(CopingStrategy, "words"),
        missing="Write what helps, in words that the client will know again",
        hint="In the client’s words, for example “Ring Alison before noon”.",
    )
    field_order = ("words",)
