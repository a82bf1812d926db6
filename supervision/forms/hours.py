"""The days of a log."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cases.forms import fields
from supervision.forms.plain import PlainForm

USUAL = timedelta(days=365)


class DaysForm(PlainForm):
    """Two days, both included; the last year where nobody says otherwise."""

    part = "days"

    first = fields.day("From")
    last = fields.day("Until")

    def __init__(self, data: Any, *, today: date) -> None:
        given = {"first": today - USUAL, "last": today}
        given |= {name: data[name] for name in given if data.get(name)}
        super().__init__(given)
        self.today = today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("last", "Until must be the same day as From, or later")
        return cleaned

    @property
    def days(self) -> tuple[date, date]:
        """The days asked for; the last year where they make no sense."""
        if self.is_valid():
            return self.cleaned_data["first"], self.cleaned_data["last"]
        return self.today - USUAL, self.today
