"""One part of the assessment as a form, built from protocols.intake."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from cases.forms import fields
from cases.queries import has_answer
from protocols.intake import Field, Kind, Part
from ui.words import document_day

MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")
LINE_MOST, TEXT_MOST = 300, 4000
SEEN = "first_seen_on"
RATINGS = (Kind.RATING_0_3, Kind.RATING_0_4)


class MonthField(forms.CharField):
    """A month as "2026-03": what `<input type="month">` sends, or typed 03 2026."""

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        if not typed:
            return ""
        turned = re.sub(r"^(\d{1,2})[ /.-](\d{4})$", _turned, typed)
        if not MONTH.fullmatch(turned):
            raise forms.ValidationError(
                f"{self.label} Enter a month and a year, like 03 2026"
            )
        return turned


def _turned(found: re.Match[str]) -> str:
    return f"{found[2]}-{int(found[1]):02d}"


class IntakePartForm(forms.Form):
    """The fields of one part. None is required: what is there can always be saved.

    `answers` gives what is to be saved. What is worth a second look stands at its field.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,
        part: Part,
        age: int | None,
        stored: Mapping[str, Any],
        stored_version: int,
        today: date,
        referred_on: date,
        **kwargs: Any,
    ) -> None:
        self.asked = [one for one in part.fields if one.applies(age)]
        kwargs["initial"] = {
            "version": stored_version,
            **{one.key: _shown(one, stored.get(one.key)) for one in self.asked},
        }
        super().__init__(*args, **kwargs)
        self.today = today
        self.stored = stored
        for one in self.asked:
            self.fields[one.key] = _form_field(one)
        if SEEN in self.fields and (early := seen_early(stored, referred_on)):
            self.fields[SEEN].help_text = early
        self.helper = fields.bare_helper()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for one in self.asked:
            value = values.get(one.key)
            if one.kind == Kind.DATE and value and value > self.today:
                self.add_error(one.key, f"{one.label} must be today or in the past")
            if one.kind == Kind.MONTH and value and value > f"{self.today:%Y-%m}":
                self.add_error(
                    one.key, f"{one.label} Enter this month or an earlier one"
                )
        return values

    def typed_again(self, standing: Mapping[str, Any], version: int) -> QueryDict:
        """What was typed, with what stands now where nothing was typed.

        On the version that stands, so that it can be saved all the same.
        """
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["version"] = str(version)
        for one in self.asked:
            answer = standing.get(one.key)
            if has_answer(answer) and not has_answer(self.cleaned_data[one.key]):
                data.setlist(one.key, _sent(answer))
        return data

    def saved(self) -> dict[str, Any]:
        """What `save_intake` takes."""
        return {"answers": self.answers(), "version": self.cleaned_data["version"]}

    def answers(self) -> dict[str, Any]:
        """The valid answers, without blanks where nothing stood before."""
        given = {
            one.key: _stored(self.cleaned_data[one.key])
            for one in self.asked
            if one.key in self.cleaned_data
        }
        return {
            key: value
            for key, value in given.items()
            if key in self.stored or has_answer(value)
        }


def date_warnings(answers: Mapping[str, Any], referred_on: date) -> list[str]:
    """A line for each pair of days that can hardly be in this order."""
    onset, seen = answers.get("onset"), answers.get(SEEN)
    found = [seen_early(answers, referred_on)]
    if onset and seen and onset > seen[:7]:
        found.append(
            "The onset is after the day the client was first seen. Check both dates."
        )
    return [line for line in found if line]


def seen_early(answers: Mapping[str, Any], referred_on: date) -> str:
    """A line when the client is said to have been seen before the referral."""
    seen = answers.get(SEEN)
    if not seen or seen >= referred_on.isoformat():
        return ""
    day = document_day(referred_on)
    return f"First seen is before the referral of {day}. Check both dates."


def _form_field(one: Field) -> forms.Field:
    if one.kind == Kind.TEXT:
        return fields.line(one.label, most=LINE_MOST, hint=one.hint)
    if one.kind == Kind.LONG:
        return fields.text(one.label, most=TEXT_MOST, hint=one.hint)
    if one.kind == Kind.DATE:
        return fields.day(one.label, hint=one.hint)
    if one.kind == Kind.MONTH:
        return MonthField(
            label=one.label,
            required=False,
            help_text=one.hint,
            widget=forms.TextInput(attrs={"type": "month", "class": "date"}),
        )
    if one.kind == Kind.MULTI:
        return fields.several(one.label, one.choices, hint=one.hint)
    if one.kind == Kind.BOOL:
        return fields.tick(one.label, hint=one.hint)
    choices = one.choices
    if one.kind in RATINGS:
        choices = tuple((key, f"{key} {words.lower()}") for key, words in choices)
    return _choice(one, (("", "---"), *choices))


def _choice(one: Field, choices: tuple[tuple[str, str], ...]) -> forms.Field:
    """One of a few, which can be taken back; ratings come out as numbers."""
    return forms.TypedChoiceField(
        label=one.label,
        choices=choices,
        required=False,
        help_text=one.hint,
        coerce=int if one.kind in RATINGS else str,
        empty_value=None if one.kind in RATINGS else "",
        widget=forms.RadioSelect(attrs={"data-shape": "seg"}),
        error_messages={"invalid_choice": f"Choose one of the answers for {one.label}"},
    )


def _shown(one: Field, value: Any) -> Any:
    """A stored answer as the form shows it."""
    if one.kind == Kind.DATE and value:
        return date.fromisoformat(value)
    return value


def _stored(value: Any) -> Any:
    """An answer as JSON holds it: days as text."""
    return value.isoformat() if isinstance(value, date) else value


def _sent(answer: Any) -> list[str]:
    """A stored answer as a browser would send it."""
    return [str(one) for one in answer] if isinstance(answer, list) else [str(answer)]
