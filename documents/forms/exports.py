"""Choosing what to export. Register data only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms

from accounts.models import User
from cases.client_number import normalise
from cases.forms import fields
from documents.queries.exports import ExportPlan, numbers_of_nobody

EVERYONE = "Everyone"
PERIOD_OR_NUMBERS = "Enter when the cases were closed, or the client numbers to export"

MOST_NAMED = 5


class ExportForm(forms.Form):
    """Cases closed in a period, or the cases of some clients."""

    closed_from = fields.day("Closed from")
    closed_until = fields.day("Closed until")
    therapist = fields.select("Therapist", [])
    numbers = fields.text(
        "Or client numbers",
        most=2000,
        hint="One on each line. Then the dates do not matter.",
        rows=2,
    )

    def __init__(self, *args: Any, therapists: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.therapists = {str(person.pk): person for person in therapists}
        chooser = self.fields["therapist"]
        assert isinstance(chooser, forms.ChoiceField)  # noqa: S101
        chooser.choices = [
            ("", EVERYONE),
            *((key, person.full_name) for key, person in self.therapists.items()),
        ]
        self.helper = fields.bare_helper()
        self.helper.layout = Layout(
            Row("closed_from", "closed_until"), "therapist", "numbers"
        )

    def clean_numbers(self) -> list[str]:
        """Client numbers as they are stored.

        The first that cannot be one is named, or those that nobody has.
        """
        typed = self.cleaned_data["numbers"].replace(",", " ").split()
        found = [(text, normalise(text)) for text in typed]
        for text, number in found:
            if number is None:
                raise forms.ValidationError(
                    f"There is no client number {text[:12]}. Check it for a slip"
                )
        numbers = [number for _, number in found if number]
        if unknown := numbers_of_nobody(numbers):
            named = ", ".join(unknown[:MOST_NAMED])
            rest = len(unknown) - MOST_NAMED
            more = f" and {rest} more" if rest > 0 else ""
            raise forms.ValidationError(
                f"Nobody here has {named}{more}. Check them for a slip, or take them out"
            )
        return numbers

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, until = values.get("closed_from"), values.get("closed_until")
        if first and until and until < first:
            self.add_error("closed_until", "The end must not be before the beginning")
        if not self.errors and not (first or until or values.get("numbers")):
            self.add_error("closed_from", PERIOD_OR_NUMBERS)
        return values

    @property
    def period(self) -> dict[str, Any]:
        """The days that were asked for; none where the numbers of clients say which."""
        if self.cleaned_data["numbers"]:
            return {}
        return {
            name: self.cleaned_data[name] for name in ("closed_from", "closed_until")
        }

    @property
    def chosen_therapist(self) -> User | None:
        return self.therapists.get(str(self.cleaned_data.get("therapist", "")))


class StartForm(forms.Form):
    """The summaries of a plan, each with a tick, and the reason for the export."""

    case = forms.TypedMultipleChoiceField(
        label="Cases",
        required=True,
        error_messages={
            "required": "Tick at least one case",
            "invalid_choice": "One of these cases can no longer be exported. Look again",
        },
    )
    reason = fields.line(
        "Reason",
        most=300,
        missing="Say why these summaries are exported",
        hint="Kept in the access log, also in that of each case. Leave names out.",
    )
    closed_from = forms.DateField(required=False, widget=forms.HiddenInput)
    closed_until = forms.DateField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: ExportPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["case"]
        assert isinstance(chooser, forms.TypedMultipleChoiceField)  # noqa: S101
        chooser.choices = [(line.key, line.whose.number) for line in plan.lines]
        self.helper = fields.bare_helper()
