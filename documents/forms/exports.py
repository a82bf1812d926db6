"""Which summaries to export, and why."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.client_number import normalise
from cases.forms import fields


class ChooseExportForm(forms.Form):
    """A period of closing, or the numbers of clients. Checked before anything starts."""

    closed_from = fields.day("Closed from")
    closed_until = fields.day("Closed until")
    numbers = fields.text(
        "Or client numbers",
        most=4000,
        hint="One per line. These may be open cases too.",
        rows=3,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()

    def clean_numbers(self) -> list[str]:
        typed = self.cleaned_data["numbers"].replace(",", "\n").splitlines()
        lines = [line.strip() for line in typed if line.strip()]
        found = [number for line in lines if (number := normalise(line))]
        wrong = [line for line in lines if normalise(line) is None]
        if wrong:
            raise forms.ValidationError(
                f"Check these client numbers: {', '.join(wrong)}"
            )
        return found

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, until = values.get("closed_from"), values.get("closed_until")
        if first and until and until < first:
            self.add_error("closed_until", "Closed until must come after closed from")
        if not self.errors and not (first or until or values.get("numbers")):
            self.add_error("closed_from", "Enter a period, or client numbers below")
        return values


class StartExportForm(ChooseExportForm):
    """The same choice again, with the reason that goes into the access log."""

    reason = fields.line(
        "Why these are exported",
        most=300,
        missing="Say why these summaries are exported. The reason is kept in the log.",
        hint="Kept in the access log. No names.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("closed_from", "closed_until", "numbers"):
            self.fields[name].widget = forms.HiddenInput()
