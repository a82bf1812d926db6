"""A form whose days cannot lie in the future. Only views read the clock."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cases.forms import fields


class DatedForm(forms.Form):
    """`DAYS` names the fields that are checked against `today`."""

    DAYS: tuple[str, ...] = ()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.helper = fields.bare_helper()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for name in self.DAYS:
            day = values.get(name)
            if day is not None and day > self.today:
                label = self.fields[name].label
                self.add_error(name, f"{label} must be today or in the past")
        return values
