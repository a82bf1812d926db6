"""Letterhead, crisis lines, and the numbers that a practice may set for itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Row
from django import forms

from accounts.forms.numbers import (
    THRESHOLD,
    chosen_numbers,
    number_fields,
    number_groups,
)
from accounts.models import Practice
from protocols.thresholds import DEFAULTS, THRESHOLD_NAMES


class PracticeForm(forms.ModelForm[Practice]):
    """One row for the whole practice. An empty number stands for the usual one."""

    class Meta:
        model = Practice
        fields = (
            "name",
            "address",
            "phone",
            "email",
            "paper",
            "crisis_lines",
            "crisis_verified_on",
            "missed_session_counts",
            "risk_acknowledged",
            "deficits_title",
        )
        labels = {
            "name": "Name of the practice",
            "address": "Address",
            "phone": "Phone",
            "email": "Email",
            "paper": "Paper of letters",
            "crisis_lines": "Crisis lines",
            "crisis_verified_on": "Checked on",
            "missed_session_counts": "A missed appointment uses up a planned session",
            "risk_acknowledged": "Risk entries that a supervisor acknowledges",
            "deficits_title": "What you call the fourth focus area",
        }
        help_texts = {
            "address": "As it stands at the head of a letter, one line each.",
            "crisis_lines": "One on each line, as it is printed: who, and the number.",
            "crisis_verified_on": "The day on which somebody rang each of them. After a "
            "year everyone is reminded that this is long ago.",
            "missed_session_counts": "Off: a missed one stays visible, and the number "
            "of sessions that were agreed stays the same.",
            "risk_acknowledged": "They write that they have read it. The entry stays as "
            "it is; nobody is told by the program.",
            "deficits_title": "Empty: Interpersonal deficits.",
        }
        widgets = {
            "address": forms.Textarea(attrs={"rows": 4}),
            "crisis_lines": forms.Textarea(attrs={"rows": 4}),
            "crisis_verified_on": forms.DateInput(attrs={"type": "date"}),
            "paper": forms.RadioSelect,
            "risk_acknowledged": forms.RadioSelect,
        }
        error_messages = {
            "name": {"required": "Enter the name of the practice"},
            "crisis_lines": {"required": "Enter at least one crisis line"},
            "email": {"invalid": "Enter an email address, like name@practice.org"},
            "crisis_verified_on": {
                "required": "Enter the day on which the numbers were checked",
                "invalid": "Checked on must be a real date, like 23 11 2026",
            },
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name in ("crisis_lines", "crisis_verified_on"):
            self.fields[name].required = True
        self.fields.update(number_fields(self.instance.thresholds, DEFAULTS))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Row(
                Fieldset("Letterhead", "name", "address", "phone", "email", "paper"),
                Div(
                    Fieldset("In a crisis", "crisis_lines", "crisis_verified_on"),
                    Fieldset(
                        "Ways of working",
                        "missed_session_counts",
                        "risk_acknowledged",
                        "deficits_title",
                    ),
                    css_class="stack",
                ),
            ),
            *number_groups(),
        )

    def clean_crisis_verified_on(self) -> date:
        day: date = self.cleaned_data["crisis_verified_on"]
        if day > self.today:
            raise forms.ValidationError("Checked on must be today or earlier")
        return day

    def as_fields(self) -> dict[str, Any]:
        """What the action takes: the fields, and the numbers that are not the usual."""
        cleaned = dict(self.cleaned_data)
        cleaned["thresholds"] = chosen_numbers(cleaned, DEFAULTS)
        for name in THRESHOLD_NAMES:
            del cleaned[THRESHOLD + name]
        return cleaned

    def _post_clean(self) -> None:
        """The row is written by the action, so nothing is set on it here."""
