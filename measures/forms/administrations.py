"""A questionnaire as a form: one box per item, filled key by key.

`item_name`, `item_fields`, `answers_in` and `strip_of` serve any form that asks a
questionnaire among other things; `AdministrationForm` is the page of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from cases.forms import fields
from measures.instruments import Instrument
from measures.queries import ScorePoint, overlap_words
from measures.scoring import out_of_range
from ui.words import document_day


@dataclass(frozen=True, kw_only=True)
class Box:
    """One item in a strip. `text` is empty where the wording may not be printed."""

    number: int
    field: BoundField
    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Strip:
    """What `templates/components/score_strip.html` draws.

    `bands` is read by its script, `hot` is the place of the item on self-harm (0 for
    none), `most` the highest answer, `last` the total of last time. `has_focus` puts the
    cursor into the first box.
    """

    title: str
    fields: tuple[Box, ...]
    bands: str
    hot: int
    most: int
    last: int | None = None
    has_focus: bool = False

    @property
    def has_errors(self) -> bool:
        return any(box.field.errors for box in self.fields)


def item_name(instrument_key: str, number: int) -> str:
    """The form field of one item: `phq9_4`."""
    return f"{instrument_key.lower()}_{number}"


def item_fields(definition: Instrument) -> dict[str, forms.IntegerField]:
    """A box for every item, by its field name. Blank is allowed and becomes None."""
    return {
        item_name(definition.key, item.number): _box(definition, item.number)
        for item in definition.items
    }


def _box(definition: Instrument, number: int) -> forms.IntegerField:
    sentence = out_of_range(definition, number)
    return forms.IntegerField(
        label=f"{definition.short_title} item {number}",
        required=False,
        min_value=0,
        max_value=definition.highest_answer,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": sentence,
            "min_value": sentence,
            "max_value": sentence,
        },
    )


def answers_in(definition: Instrument, values: Mapping[str, Any]) -> list[int | None]:
    """The answers in the order of the items, from cleaned data."""
    return [
        values.get(item_name(definition.key, item.number)) for item in definition.items
    ]


def strip_of(
    form: forms.Form,
    definition: Instrument,
    *,
    last: int | None = None,
    has_focus: bool = False,
) -> Strip:
    """The strip of a questionnaire whose boxes are fields of this form."""
    return Strip(
        title=definition.short_title,
        fields=tuple(
            Box(
                number=item.number,
                field=form[item_name(definition.key, item.number)],
                label=item.short,
                text=item.text,
            )
            for item in definition.items
        ),
        bands=" ".join(f"{band.first}:{band.title}" for band in definition.bands),
        hot=definition.risk_item_number or 0,
        most=definition.highest_answer,
        last=last,
        has_focus=has_focus,
    )


class AdministrationForm(forms.Form):
    """One questionnaire on one day. `known` are its scores in the record so far.

    Two things want a second look before they are saved, and nothing else does: a blank
    item on self-harm, and a second questionnaire of the same day.
    """

    taken_on = fields.day(
        "Date it was filled in", missing="Enter the date it was filled in"
    )
    is_blank_meant = fields.tick("It was left blank on the form")
    is_second_meant = fields.tick("Keep both")

    def __init__(
        self,
        *args: Any,
        definition: Instrument,
        today: date,
        known: Sequence[ScorePoint] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.definition = definition
        self.today = today
        self.known = known
        self.fields["taken_on"].initial = today
        self.fields.update(item_fields(definition))
        self.helper = fields.bare_helper()

    def clean_taken_on(self) -> date:
        day: date = self.cleaned_data["taken_on"]
        if day > self.today:
            raise forms.ValidationError(
                "Date it was filled in must be today or in the past"
            )
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self._check_something_answered(values)
        self._check_blank_item(values)
        self._check_second(values)
        return values

    def _check_something_answered(self, values: dict[str, Any]) -> None:
        names = list(item_fields(self.definition))
        if not any(
            values.get(name) is not None or name in self.errors for name in names
        ):
            self.add_error(names[0], "Enter at least one answer")

    def _check_blank_item(self, values: dict[str, Any]) -> None:
        number = self.definition.risk_item_number
        if number is None or values.get("is_blank_meant"):
            return
        name = item_name(self.definition.key, number)
        if values.get(name) is None and name not in self.errors:
            self.add_error(
                "is_blank_meant",
                f"{self.definition.short_title} item {number} is blank, and blank counts "
                "as not asked. Enter the answer, or tick that it was left blank",
            )

    def _check_second(self, values: dict[str, Any]) -> None:
        day = values.get("taken_on")
        same = [point for point in self.known if point.taken_on == day]
        if same and not values.get("is_second_meant"):
            total = same[-1].total
            said = "without a total" if total is None else str(total)
            self.add_error(
                "is_second_meant",
                f"{self.definition.short_title} of {document_day(same[-1].taken_on)} is "
                f"recorded already: {said}. Tick to keep both, or change the date",
            )

    @property
    def answers(self) -> list[int | None]:
        """The answers of a valid form, None for left blank."""
        return answers_in(self.definition, self.cleaned_data)

    @property
    def strip(self) -> Strip:
        return strip_of(
            self,
            self.definition,
            last=self.known[-1].total if self.known else None,
            has_focus=not self.errors,
        )

    @property
    def overlap(self) -> str:
        """Where it is asked again within its own period: in words, never refused."""
        last = self.known[-1].taken_on if self.known else None
        return overlap_words(self.definition, last, self.today)

    @property
    def second_looks(self) -> list[BoundField]:
        """The ticks that stand on the page: those asked for, or ticked before."""
        return [
            self[name]
            for name in ("is_blank_meant", "is_second_meant")
            if name in self.errors or self[name].value()
        ]


class WithdrawForm(forms.Form):
    """Taking scores back."""

    reason = fields.line(
        "Why they are taken back",
        most=300,
        missing="Write why these scores are taken back",
        hint="For example, typed into the wrong case.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()
