"""Looking for something in the access log."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row
from django import forms

from cases.client_number import normalise
from ipt_practice.queries.events import Filter


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": f"{label} must be a real date, like 23 11 2026"},
    )


class AccessLogForm(forms.Form):
    """All parts may stay empty."""

    first = _day("From")
    last = _day("Until")
    actor = forms.ChoiceField(
        label="Who",
        required=False,
        error_messages={"invalid_choice": "Choose someone from the list"},
    )
    verb = forms.ChoiceField(
        label="What",
        required=False,
        error_messages={"invalid_choice": "Choose something from the list"},
    )
    number = forms.CharField(
        label="Client number",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(
        self,
        *args: Any,
        actors: list[tuple[str, str]],
        verbs: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, everything, choices in (
            ("actor", "Everyone", actors),
            ("verb", "Everything", verbs),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101
            field.choices = [("", everything), *choices]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(Row("first", "last", "actor", "verb", "number"))

    def clean_number(self) -> str:
        typed = self.cleaned_data["number"].strip()
        number = normalise(typed) if typed else ""
        if number is None:
            raise forms.ValidationError(
                "Enter a client number of 8 letters and figures, like 7QK2M9XR"
            )
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", "Until must be the same day as From or later")
        return cleaned

    def sought(self) -> Filter:
        """What to look for; nothing at all while the form has errors."""
        if not self.is_valid():
            return Filter()
        cleaned = dict(self.cleaned_data)
        actor = cleaned.pop("actor")
        return Filter(actor_id=UUID(actor) if actor else None, **cleaned)
