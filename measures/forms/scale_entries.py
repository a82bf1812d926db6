"""A scale as a form: one number per part, or a row of buttons for a rating of our own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from cases.forms import fields
from measures.models import ScaleEntry
from measures.score_only import InvalidNumber, Part, ScoreOnly
from ui.scale import ScaleField
from ui.words import document_day

# Far more digits than any part holds: what is too long is refused by the part itself.
DIGITS = 12


class ScaleEntryForm(forms.Form):
    """One scale on one day. `known` are its entries in the record so far.

    A second entry of the same day wants one tick before it is saved.
    """

    taken_on = fields.day("Date", missing="Enter the date")
    is_second_meant = fields.tick("Keep both")

    def __init__(
        self,
        *args: Any,
        definition: ScoreOnly,
        today: date,
        known: Sequence[ScaleEntry] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.definition = definition
        self.today = today
        self.known = known
        self.fields["taken_on"].initial = today
        for part in definition.parts:
            self.fields[part.key] = _rating(part) if definition.is_own else _box(part)
        self.helper = fields.bare_helper()

    def clean_taken_on(self) -> date:
        day: date = self.cleaned_data["taken_on"]
        if day > self.today:
            raise forms.ValidationError("Date must be today or in the past")
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for part in self.definition.parts:
            self._check(part, values)
        self._check_second(values)
        return values

    def _check(self, part: Part, values: dict[str, Any]) -> None:
        if part.key in self.errors:
            return
        given = values.get(part.key)
        try:
            values[part.key] = part.check(None if given is None else Decimal(given))
        except InvalidNumber as problem:
            self.add_error(part.key, str(problem))

    def _check_second(self, values: dict[str, Any]) -> None:
        day: date | None = values.get("taken_on")
        if day is None or values.get("is_second_meant"):
            return
        if any(one.taken_on == day for one in self.known):
            self.add_error(
                "is_second_meant",
                f"{self.definition.short_title} of {document_day(day)} is recorded "
                "already. Tick to keep both, or change the date",
            )

    @property
    def numbers(self) -> list[Decimal]:
        """The numbers of a valid form, in the order of the parts."""
        return [self.cleaned_data[part.key] for part in self.definition.parts]

    @property
    def asked(self) -> list[BoundField]:
        """The fields of the parts, in their order."""
        return [self[part.key] for part in self.definition.parts]

    @property
    def has_second_look(self) -> bool:
        return bool("is_second_meant" in self.errors or self["is_second_meant"].value())


def _rating(part: Part) -> ScaleField:
    return ScaleField(
        part.title, low=part.low_end, high=part.high_end, most=int(part.highest)
    )


def _box(part: Part) -> forms.DecimalField:
    sentence = f"Enter a number from {part.range_words} for {part.title}."
    ends = f" {part.lowest} is {part.low_end}, {part.highest} is {part.high_end}."
    return forms.DecimalField(
        label=part.title,
        required=False,
        max_digits=DIGITS,
        localize=False,
        help_text=f"{part.range_words}, {part.direction_words}."
        + (ends if part.low_end else ""),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": sentence, "max_digits": sentence},
    )
