"""Words after signing, and an author's own note."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields
from sessions.models import CarriedTask


class AddendumForm(forms.Form):
    """What is added under a signed note."""

    text = fields.text(
        "What you add",
        most=10_000,
        missing="Write what you want to add",
        hint="It stands under the original with your name and the time. The original "
        "stays as it is.",
        rows=6,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()


class ProcessNoteForm(forms.Form):
    """Its author's alone."""

    text = fields.text("Process note", most=20_000, rows=12)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()


class FinishTaskForm(forms.Form):
    """What became of something asked for in supervision."""

    outcome = fields.pick(
        "What became of it",
        [
            (CarriedTask.Outcome.DONE.value, "Done"),
            (CarriedTask.Outcome.NOT_DONE.value, "Not done"),
        ],
        missing="Choose done or not done",
    )
    note = fields.line("If not, why", most=300, hint="Your supervisor reads this.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()

    def add_problem(self, field: str, sentence: str) -> None:
        self.add_error(field if field in self.fields else None, sentence)
