"""One question of a worksheet as a form field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from protocols.worksheets import Field, Kind
from ui.scale import ScaleField

LINE_MOST, TEXT_MOST, CELL_MOST = 300, 4000, 1000
BLANK = ("", "---")

Choices = Iterable[tuple[str, str]]


def single(one: Field, rows: Choices = ()) -> forms.Field:
    """A question of the sheet itself; `rows` are those that it can pick from."""
    match one.kind:
        case Kind.LONG:
            return fields.text(one.label, most=TEXT_MOST, hint=one.hint, rows=2)
        case Kind.DATE:
            return fields.day(one.label, hint=one.hint)
        case Kind.PICKS:
            return fields.several(one.label, one.choices, hint=one.hint)
        case Kind.CHOICE:
            return fields.pick(one.label, (*one.choices, BLANK), hint=one.hint)
        case Kind.RATING_0_10:
            return ScaleField(one.label, low=one.low, high=one.high, help_text=one.hint)
        case Kind.ROW:
            blank = [("", "Not chosen")]
            return fields.select(one.label, [*blank, *rows], hint=one.hint)
        case _:
            return fields.line(one.label, most=LINE_MOST, hint=one.hint)


class SpeakerField(forms.ChoiceField):
    """The client or the other. The template prints the names."""

    is_speaker = True

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            choices=[("", "---"), ("CLIENT", "The client"), ("OTHER", "The other")],
            required=False,
            error_messages={"invalid_choice": "Choose who speaks"},
        )


def cell(one: Field) -> forms.Field:
    """The same in a row: small, and of the kind that takes nothing wrong."""
    match one.kind:
        case Kind.LONG:
            return fields.text(one.label, most=CELL_MOST, rows=2)
        case Kind.DATE:
            return fields.day(one.label)
        case Kind.WHO:
            return SpeakerField(one.label)
        case Kind.CHOICE | Kind.EFFECT:
            return fields.select(one.label, [BLANK, *one.choices])
        case Kind.RATING_0_10:
            numbers = [(str(number), str(number)) for number in range(11)]
            return forms.TypedChoiceField(
                label=f"{one.label}, 0 to 10",
                choices=[BLANK, *numbers],
                required=False,
                coerce=int,
                empty_value=None,
                error_messages={
                    "invalid_choice": f"Choose a number from 0 to 10 for {one.label}"
                },
            )
        case _:
            return fields.line(one.label, most=LINE_MOST)


def shown(one: Field, answer: Any) -> Any:
    """A stored answer as the form shows it."""
    if one.kind == Kind.DATE and answer:
        return date.fromisoformat(answer)
    return answer


def stored(answer: Any) -> Any:
    """An answer as the sheet keeps it: days as text, text without null characters."""
    if isinstance(answer, date):
        return answer.isoformat()
    return answer.replace("\x00", "") if isinstance(answer, str) else answer


def given(cleaned: Mapping[str, Any], name: str, before: Any) -> Any:
    """What was typed, where it is right; else what stood there before."""
    return stored(cleaned[name]) if name in cleaned else before
