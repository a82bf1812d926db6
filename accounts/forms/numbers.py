"""The numbers in the flags' rules, for the practice and for cases of trainees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms

from protocols.thresholds import THRESHOLD_NAMES, THRESHOLD_TITLES, Thresholds

THRESHOLD = "threshold_"
# The numbers under what they are about, in the order of a course; each stands once.
NUMBER_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Numbers about scores",
        (
            "phq9_change",
            "gad7_change",
            "phq9_rise",
            "phq9_case",
            "early_look",
            "early_second_look",
            "measures_missed",
        ),
    ),
    (
        "Numbers about appointments and notes",
        (
            "missed_in_a_row",
            "missed_of_recent",
            "recent_appointments",
            "gap_days",
            "note_hours",
            "drift_sessions",
            "formulation_sessions",
            "anniversary_days",
        ),
    ),
    (
        "Numbers about safety and consent",
        ("safety_plan_days", "acknowledge_days", "crisis_days", "consent_days"),
    ),
    (
        "Numbers about supervision",
        ("review_days", "caseload_cases", "caseload_plans", "recording_days"),
    ),
    (
        "Numbers of a training",
        (
            "ipt_training_cases",
            "ipt_training_sessions",
            "ipt_training_recordings",
            "dit_training_cases",
            "dit_training_hours",
            "dit_training_recordings",
        ),
    ),
)


def number_fields(
    own: Mapping[str, int], usual: Thresholds
) -> dict[str, forms.IntegerField]:
    """A field for each threshold, filled with what was set; empty stands for `usual`."""
    return {
        THRESHOLD + name: forms.IntegerField(
            label=THRESHOLD_TITLES[name],
            required=False,
            min_value=1,
            max_value=999,
            initial=own.get(name),
            help_text=f"Usual: {value}",
            error_messages=dict.fromkeys(
                ("invalid", "min_value", "max_value"),
                f"{THRESHOLD_TITLES[name]}: enter a whole number from 1 to 999, or "
                "leave it empty",
            ),
        )
        for name, value in asdict(usual).items()
    }


def number_groups() -> list[Fieldset]:
    """The fields of the numbers, each group under its title."""
    return [
        Fieldset(title, Row(*(THRESHOLD + name for name in names), css_class="numbers"))
        for title, names in NUMBER_GROUPS
    ]


def chosen_numbers(cleaned: Mapping[str, Any], usual: Thresholds) -> dict[str, int]:
    """Those that were typed and differ from the usual."""
    typed = {name: cleaned[THRESHOLD + name] for name in THRESHOLD_NAMES}
    return {
        name: value
        for name, value in typed.items()
        if value is not None and value != getattr(usual, name)
    }


class TraineeNumbersForm(forms.Form):
    """Numbers for cases of therapists in training, where they differ from the others."""

    def __init__(
        self, *args: Any, own: Mapping[str, int], usual: Thresholds, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.usual = usual
        self.fields.update(number_fields(own, usual))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*number_groups())

    def numbers(self) -> dict[str, int]:
        return chosen_numbers(self.cleaned_data, self.usual)
