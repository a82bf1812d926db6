"""Days and times as people type them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms

from cases.forms import fields
from sessions.dates import NoSuchTime, moment

TIME_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M", "%H %M", "%H%M"]


def time_field(label: str, *, missing: str) -> forms.TimeField:
    """A wall-clock time in the practice."""
    return forms.TimeField(
        label=label,
        input_formats=TIME_FORMATS,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": missing,
            "invalid": f"{label} must be a real time, like 14 05",
        },
    )


class DaysField(forms.Field):
    """Several days, one per line, in any of the usual spellings."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(str(day) for day in value) if _is_list(value) else value

    def to_python(self, value: Any) -> list[date]:
        lines = [
            line.strip() for line in str(value or "").replace(",", "\n").splitlines()
        ]
        return [_day(line) for line in lines if line]


def days_field(label: str, *, hint: str = "") -> DaysField:
    return DaysField(label=label, required=False, help_text=hint)


def _is_list(value: Any) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str)


def _day(typed: str) -> date:
    for spelling in fields.DAY_FORMATS:
        try:
            return datetime.strptime(typed, spelling).date()  # noqa: DTZ007 (a day)
        except ValueError:
            continue
    raise forms.ValidationError(
        f"“{typed}” is not a real date. Write days like 23 11 2026, one per line"
    )


class WhenForm(forms.Form):
    """A day and a time, as one moment in the practice."""

    day = fields.day("Day", missing="Enter the day")
    time = time_field("Time", missing="Enter the time")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        day: date | None = values.get("day")
        at: time | None = values.get("time")
        if day is not None and at is not None:
            try:
                values["moment"] = moment(day, at)
            except NoSuchTime as problem:
                self.add_error("time", str(problem))
        return values

    @property
    def moment(self) -> datetime:
        """Only after `is_valid`."""
        found: datetime = self.cleaned_data["moment"]
        return found

    def add_problem(self, field: str, sentence: str) -> None:
        """A rule's sentence at its field, or above the form."""
        self.add_error(field if field in self.fields else None, sentence)
