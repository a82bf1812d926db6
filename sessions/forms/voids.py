"""A note in the wrong client's case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.forms import fields
from cases.models import Case

HOW = "Write in at least 10 characters how it came here. Name nobody"


class VoidForm(forms.Form):
    """Why the note counts no more. Read by everyone who reads the case."""

    reason = fields.text(
        "How it came here",
        most=500,
        missing=HOW,
        hint="For example: two logs were open, and I wrote into the wrong one. Name nobody: "
        "whoever reads this case reads it.",
        rows=3,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()

    def add_problem(self, field: str, sentence: str) -> None:
        self.add_error(field or None, sentence)


class TakeOverForm(forms.Form):
    """The case that the words belong to: one of the author's own."""

    def __init__(self, *args: Any, cases: Iterable[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases = {str(case.pk): case for case in cases}
        choices = [("", "Choose a case"), *((key, str(key)) for key in self.cases)]
        self.fields["case"] = fields.select(
            "Case", choices, missing="Choose the case that the note belongs to"
        )

    @property
    def chosen(self) -> Case:
        """Only after `is_valid`."""
        return self.cases[self.cleaned_data["case"]]
