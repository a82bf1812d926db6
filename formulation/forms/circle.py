"""Another ring, on a day; and the ring that the client would like."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms

from cases.forms import fields
from formulation.forms.people import RINGS
from formulation.models import ClosenessRating, longest
from formulation.queries import Beginning


class MoveForm(forms.Form):
    """Another ring, on a day. Plain radio buttons do what dragging would."""

    ring = fields.pick("Ring", RINGS, missing="Choose a ring")
    rated_on = fields.day("On")
    is_before = fields.tick("As it was before it began")
    note = fields.line(
        "What moved", most=longest(ClosenessRating, "note"), hint="A few words."
    )

    def __init__(
        self,
        *args: Any,
        today: date,
        beginning: Beginning,
        ring: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.beginning = beginning
        self.fields["ring"].initial = str(ring) if ring else None
        self.fields["rated_on"].initial = today
        self.fields["is_before"].help_text = before_hint(beginning)
        self.helper = fields.bare_helper()
        self.helper.layout = Layout("ring", Row("rated_on", "note"), "is_before")

    def clean(self) -> dict[str, Any]:
        """A place from before it began has a day from before, known or told."""
        given = super().clean() or {}
        day = given.get("rated_on")
        if "rated_on" in self.errors:
            return given
        if not given.get("is_before"):
            if day is None:
                self.add_error("rated_on", "Enter the day of the move")
        elif day is None or day >= self.beginning.limit:
            if self.beginning.is_known:
                given["rated_on"] = self.beginning.day_before
            else:
                self.add_error(
                    "rated_on",
                    "Enter about when that was: a day before "
                    f"{_in_words(self.beginning.limit)}",
                )
        return given

    def move(self) -> dict[str, Any]:
        """What was given, by the names that the action takes."""
        given = self.cleaned_data
        return {
            "ring": int(given["ring"]),
            "rated_on": given["rated_on"],
            "note": given["note"],
        }


class WishForm(forms.Form):
    """Where the client would like someone to stand; empty is no wish."""

    wished = fields.pick("Would like them", [("", "No wish"), *RINGS])

    @property
    def ring(self) -> int | None:
        return int(self.cleaned_data["wished"] or 0) or None


def before_hint(beginning: Beginning) -> str:
    """How a place from before gets its day."""
    if beginning.is_known:
        return (
            f"It began {beginning.words}. Left as it is, the day before that is taken."
        )
    day = _in_words(beginning.limit)
    return f"No beginning is on record yet: enter about when, before {day}."


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
