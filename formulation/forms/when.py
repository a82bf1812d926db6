"""A time that may be known by day, month, season, year or age, as one field of a form.

One pick says how exactly; the parts that it needs stand under it. Without a browser that
hides the others all parts are shown, and those that the pick does not need are not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from formulation import when
from formulation.models import Precision
from formulation.when import When

PARTS = ("precision", "day", "month", "season", "year", "age")


class WhenWidget(forms.Widget):
    """Radio buttons and their parts; keeps what was typed, right or wrong."""

    template_name = "formulation/widgets/when.html"

    def __init__(self, none: str = "") -> None:
        super().__init__({"data-shape": "parts"})
        self.none = none

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> dict[str, str]:
        return {part: str(data.get(f"{name}_{part}", "")) for part in PARTS}

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> bool:
        return not any(f"{name}_{part}" in data for part in PARTS)

    def format_value(self, value: Any) -> dict[str, str]:
        return value if isinstance(value, dict) else when.typed_from(value)

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        choices = [("", self.none)] if self.none else []
        return context | {
            "precisions": [*choices, *Precision.choices],
            "months": [(str(at), said) for at, said in enumerate(when.MONTHS, 1)],
            "seasons": [(one.value, one.capitalize()) for one in when.Season],
        }


class WhenField(forms.Field):
    """A `When`, or None where it may be left open and was.

    `none` is the word of the pick that leaves it open; without it `missing` is the sentence.
    """

    born_on: date

    def __init__(
        self, label: str, *, missing: str = "", none: str = "", hint: str = ""
    ) -> None:
        super().__init__(
            label=label,
            required=bool(missing),
            help_text=hint,
            widget=WhenWidget(none),
            error_messages={"required": missing},
        )

    def clean(self, value: Any) -> When | None:
        try:
            found = when.read(value, self.born_on)
        except when.NoSuchTime as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        if found is None and self.required:
            raise forms.ValidationError(self.error_messages["required"])
        return found
