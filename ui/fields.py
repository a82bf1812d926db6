"""What the crispy template pack needs to know about a form field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.safestring import SafeString

SEG_MOST_CHOICES = 6
SEG_LONGEST_LABEL = 22
SEG_LONGEST_ROW = 64
CHIP_LONGEST_LABEL = 34
NOT_SAID = "Not said"
DATES = (forms.DateInput, forms.TimeInput, forms.DateTimeInput)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One choice: its input, its label, and a line under the label."""

    tag: SafeString
    label: str
    hint: str = ""
    # The heading of a group of choices, on the first of the group.
    heading: str = ""


def shape(field: BoundField) -> str:
    """The markup that suits a field: hidden, tick, seg, choices, chips, ticks, secret,
    parts, input.

    A widget decides for itself with the attribute `data-shape`; else the number and length
    of the choices do, so that a long list of radios never becomes one endless row.
    """
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if chosen := widget.attrs.get("data-shape"):
        return str(chosen)
    if isinstance(widget, forms.CheckboxSelectMultiple):
        longest = max((len(label) for label in _labels(field)), default=0)
        return "chips" if longest <= CHIP_LONGEST_LABEL else "ticks"
    if isinstance(widget, forms.RadioSelect):
        labels = list(_labels(field))
        is_short = (
            len(labels) <= SEG_MOST_CHOICES
            and all(len(label) <= SEG_LONGEST_LABEL for label in labels)
            and sum(map(len, labels)) <= SEG_LONGEST_ROW
            and not getattr(widget, "hints", None)
        )
        return "seg" if is_short else "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, forms.PasswordInput):
        return "secret"
    if isinstance(widget, (forms.MultiWidget, forms.SelectDateWidget)):
        return "parts"
    return "input"


def _labels(field: BoundField) -> Iterable[str]:
    return (str(option.choice_label) for option in field.subwidgets)


def options(field: BoundField) -> list[Option]:
    """The choices of a radio or checkbox field, without the browser's own "required".

    A widget may carry `hints`: a dictionary from value to the line under the label.
    """
    hints = getattr(field.field.widget, "hints", {})
    headings = _headings(field)
    return [_option(widget, hints, headings) for widget in field.subwidgets]


def _headings(field: BoundField) -> dict[str, str]:
    """The heading of each group of choices, by the value of its first."""
    return {
        str(inner[0][0]): str(heading)
        for heading, inner in getattr(field.field, "choices", ())
        if isinstance(inner, (list, tuple)) and inner
    }


def _option(
    widget: BoundWidget, hints: dict[str, str], headings: dict[str, str]
) -> Option:
    for attribute in ("required", "aria-invalid", "data-shape"):
        widget.data["attrs"].pop(attribute, None)
    label = str(widget.choice_label)
    return Option(
        tag=widget.tag(),
        label=NOT_SAID if label.startswith("---") else label,
        hint=str(hints.get(widget.data["value"], "")),
        heading=headings.get(str(widget.data["value"]), ""),
    )


def control(field: BoundField) -> SafeString:
    """The input itself, with its class and its ties to label, hint and error.

    The browser's own "required" bubble is left out: the page answers in its own words.
    """
    classes = str(field.field.widget.attrs.get("class", ""))
    if not isinstance(field.field.widget, forms.CheckboxInput):
        classes = f"inp {classes}".strip()
    attrs: dict[str, str | bool] = {"class": classes} if classes else {}
    attrs |= _kept_as_typed(field.field.widget)
    if field.field.required:
        attrs["aria-required"] = "true"
    used = field.form.use_required_attribute
    field.form.use_required_attribute = False
    try:
        return field.as_widget(attrs=attrs)
    finally:
        field.form.use_required_attribute = used


def _kept_as_typed(widget: forms.Widget) -> dict[str, str | bool]:
    """Browsers empty an input whose value does not suit its type: keep what was typed.

    A number becomes text with the digits keyboard; a date or time input gets the one
    format that its type understands.
    """
    if isinstance(widget, forms.NumberInput):
        widget.input_type = "text"
        has_decimals = str(widget.attrs.get("step", "1")) in ("any", "0.1", "0.01")
        return {"inputmode": "decimal" if has_decimals else "numeric"}
    formats = {"date": "%Y-%m-%d", "time": "%H:%M", "datetime-local": "%Y-%m-%dT%H:%M"}
    kind = widget.attrs.get("type", getattr(widget, "input_type", ""))
    if isinstance(widget, DATES) and kind in formats:
        widget.format = formats[kind]
    return {}


def anchor(field: BoundField) -> str:
    """The id that the error summary points at: the first control of the field."""
    many = (forms.RadioSelect, forms.CheckboxSelectMultiple, forms.MultiWidget)
    if isinstance(field.field.widget, many):
        return f"{field.auto_id}_0"
    return field.auto_id
