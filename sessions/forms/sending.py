"""Asking a client to answer on their own: which questionnaires, for whom, how long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms

from cases.forms import fields
from cases.models import Case
from cases.queries.couples import FIRST, SECOND
from measures.queries import sendable
from measures.self_report import MOST_AT_ONCE

HOW_MANY = f"Choose at least one questionnaire, and at most {MOST_AT_ONCE}"


class SendForm(forms.Form):
    """`times` are key, words and end of each length of time; the first is the usual."""

    instruments = fields.several(
        "Questionnaires", (), hint=f"At most {MOST_AT_ONCE} in one sitting."
    )
    works_for = fields.pick("The link works", (), missing="Choose how long it works")

    def __init__(
        self,
        *args: Any,
        case: Case,
        times: Sequence[tuple[str, str, datetime]],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ends = {key: ends for key, _, ends in times}
        self._choices("instruments", sendable(case.client.age_on(today)))
        self._choices("works_for", [(key, words) for key, words, _ in times])
        self.initial.setdefault("works_for", times[0][0])
        if case.partner is not None:
            names = [one.first_name for one in case.people_in_it]
            pairs = list(zip((FIRST, SECOND), names, strict=True))
            self.fields["who"] = fields.pick("For", pairs, missing="Choose for whom")
            self.initial.setdefault("who", FIRST)
            self.order_fields(["who", "instruments", "works_for"])
        self.helper = fields.bare_helper()

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = choices

    def clean_instruments(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["instruments"]
        if not 1 <= len(chosen) <= MOST_AT_ONCE:
            raise forms.ValidationError(HOW_MANY)
        return chosen

    @property
    def who(self) -> str:
        """ "first" or "second", as addresses say it."""
        return str(self.cleaned_data.get("who") or FIRST)

    @property
    def expires_at(self) -> datetime:
        """The moment when the link stops to work."""
        return self.ends[self.cleaned_data["works_for"]]
