"""A contact after the ending: scores, safety, a few words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from cases.forms import RiskForm, fields
from measures.forms import Strip, item_fields, strip_of
from measures.instruments import instrument
from sessions.forms.moments import WhenForm
from sessions.models import TherapySession
from sessions.queries.expected import ALWAYS_ASKED
from sessions.typed import RISK, Known, Typed, entry_from, from_post

MOST_MINUTES = 120
MINUTES_RANGE = f"Minutes must be a number between 1 and {MOST_MINUTES}"


class FollowUpForm(WhenForm):
    """Recorded and signed in one step."""

    place = fields.pick(
        "How", TherapySession.Place.choices, missing="Choose how you were in contact"
    )
    minutes = forms.IntegerField(
        label="Minutes",
        initial=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4"}),
        error_messages={"required": MINUTES_RANGE, "invalid": MINUTES_RANGE},
    )
    measure_missed_reason = fields.line("Not done, because", most=300)
    text = fields.text("Note", most=10_000, rows=6)
    next_plan = fields.text("What comes next", most=1000, rows=2)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        has_safety_plan: bool,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.typed: dict[str, Typed] = from_post(data) if data else {}
        self.today = today
        self.initial.setdefault("place", TherapySession.Place.PHONE)
        self.initial.setdefault("day", today)
        for key in ALWAYS_ASKED:
            self.fields.update(item_fields(instrument(key)))
        self.risk = RiskForm(
            data, prefix=RISK, item9=self._item9(), has_plan=has_safety_plan
        )
        if self.risk.is_blank:
            self.risk = RiskForm(prefix=RISK, has_plan=has_safety_plan)

    def _item9(self) -> int | None:
        answers = self._read().get("PHQ9")
        return answers[8] if answers else None

    def _read(self) -> Mapping[str, tuple[int | None, ...]]:
        items = {key: len(instrument(key).items) for key in ALWAYS_ASKED}
        return entry_from(self.typed, Known(items=items)).answers

    def is_valid(self) -> bool:
        is_risk_valid = not self.risk.is_bound or self.risk.is_valid()
        return super().is_valid() and is_risk_valid

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise forms.ValidationError("Day must be today or in the past")
        return day

    def clean_minutes(self) -> int:
        minutes: int = self.cleaned_data["minutes"]
        if not 1 <= minutes <= MOST_MINUTES:
            raise forms.ValidationError(MINUTES_RANGE)
        return minutes

    def values(self) -> dict[str, Any]:
        """For `record_follow_up`. Only after `is_valid`."""
        names = ("text", "next_plan", "measure_missed_reason", "minutes", "place")
        given = {name: self.cleaned_data[name] for name in names}
        entry = entry_from(self.typed, Known(items={}))
        return given | {
            "held_at": self.moment,
            "answers": self._read(),
            "risk": entry.risk,
        }

    def add_risk_problems(self, problems: Mapping[str, str]) -> None:
        """What the full risk entry still needs, where none was begun."""
        for sentence in problems.values():
            self.add_error(None, sentence)

    @property
    def failed(self) -> list[forms.BaseForm]:
        return [form for form in (self, self.risk) if form.is_bound]

    @property
    def strips(self) -> list[Strip]:
        return [strip_of(self, instrument(key)) for key in ALWAYS_ASKED]
