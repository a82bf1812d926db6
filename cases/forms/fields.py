"""Fields of this room's forms, with sentences that say what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from ui.direction import without_turning_marks

# (value, label), or (heading, list of those).
Choices = Iterable[tuple[str, Any]]

DAY_FORMATS = ["%Y-%m-%d", "%d %m %Y", "%d/%m/%Y", "%d.%m.%Y"]


def bare_helper() -> FormHelper:
    """Layout without a <form> tag: the page writes it."""
    helper = FormHelper()
    helper.form_tag = False
    return helper


def line(
    label: str, *, most: int, missing: str = "", hint: str = "", **attrs: str
) -> forms.CharField:
    """One line of text; required when `missing` says what to do without it."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=bool(missing),
        help_text=hint,
        validators=[without_turning_marks],
        widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}),
        error_messages={
            "required": missing,
            "max_length": f"{label} can hold {most} characters",
        },
    )


def text(
    label: str, *, most: int, missing: str = "", hint: str = "", rows: int = 3
) -> forms.CharField:
    """Several lines; required when `missing` says what to do without it."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=bool(missing),
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": missing,
            "max_length": f"{label} can hold {most} characters",
        },
    )


def day(label: str, *, missing: str = "", hint: str = "") -> forms.DateField:
    """A day; required when `missing` says what to do without it."""
    return forms.DateField(
        label=label,
        required=bool(missing),
        help_text=hint,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": missing,
            "invalid": f"{label} must be a real date, like 23 11 2026",
        },
    )


def clock(label: str, *, hint: str = "") -> forms.TimeField:
    """A time of day, not required."""
    return forms.TimeField(
        label=label,
        required=False,
        help_text=hint,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": f"{label} must be a time of day, like 14:40"},
    )


def pick(
    label: str,
    choices: Choices,
    *,
    missing: str = "",
    hint: str = "",
    hints: Mapping[str, str] | None = None,
) -> forms.ChoiceField:
    """One of a few; required when `missing` says what to do without it."""
    widget = forms.RadioSelect()
    if hints:
        widget.hints = dict(hints)  # type: ignore[attr-defined]
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        required=bool(missing),
        help_text=hint,
        widget=widget,
        error_messages={
            "required": missing,
            "invalid_choice": f"Choose one of the answers for {label}",
        },
    )


def select(
    label: str, choices: Choices, *, missing: str = "", hint: str = ""
) -> forms.ChoiceField:
    """One of many."""
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        required=bool(missing),
        help_text=hint,
        error_messages={
            "required": missing,
            "invalid_choice": f"Choose one of the answers for {label}",
        },
    )


def several(
    label: str, choices: Choices, *, hint: str = ""
) -> forms.MultipleChoiceField:
    """Any number of a few."""
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        required=False,
        help_text=hint,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": f"Choose from the answers for {label}",
            "invalid_list": f"Choose from the answers for {label}",
        },
    )


def tick(label: str, *, hint: str = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, help_text=hint)


def typed(form: forms.Form) -> dict[str, Any]:
    """What was given, ready for an action."""
    return dict(form.cleaned_data)
