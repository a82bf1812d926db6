"""Forms of a theme across people, and of the inventory looked at as a whole."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from cases.models import Case
from formulation.actions.themes import THEME_FIELDS
from formulation.forms.who import SeveralField, WhoField
from formulation.models import InventoryReview, InventoryTheme, longest
from formulation.queries.themes import REVIEW_SCALES
from ui.scale import ScaleField

Theme = InventoryTheme


class ThemeForm(forms.Form):
    """A few words and the people; what it rests on can follow."""

    label = fields.line(
        "The theme in a few words",
        most=longest(Theme, "label"),
        missing="Give the theme a few words, best the client’s own",
        hint="For example: I hide hurt so that nobody can turn it down.",
    )
    people = SeveralField(
        "With whom it recurs", hint="Has that happened before, and with whom?"
    )
    direction = fields.pick(
        "Which way it goes", [("", "Not said"), *Theme.Direction.choices]
    )
    first_seen_with = WhoField(
        "With whom it was first seen",
        hint="Often somebody of the past. Add them to the inventory first.",
    )
    evidence = fields.line(
        "What shows it",
        most=longest(Theme, "evidence"),
        hint="A sentence: what happened, or what the client said.",
    )
    description = fields.text(
        "More about it", most=longest(Theme, "description"), rows=2
    )
    is_for_formulation = fields.tick(
        "Keep for the formulation", hint="It then stands beside it while you write."
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("people", "first_seen_with"):
            self.fields[name].offer(case)  # type: ignore[attr-defined]
        self.helper = fields.bare_helper()

    @classmethod
    def of(cls, theme: InventoryTheme, *args: Any, **kwargs: Any) -> ThemeForm:
        """The form filled with what is on record."""
        initial: dict[str, Any] = {name: getattr(theme, name) for name in THEME_FIELDS}
        initial |= {
            "people": [person.pk for person in theme.people.all()],
            "first_seen_with": theme.first_seen_with_id,
        }
        return cls(*args, initial=initial, case=theme.case, **kwargs)

    @property
    def chosen(self) -> list[str]:
        """Who is ticked, as the template compares it."""
        return [str(pk) for pk in self["people"].value() or []]


class ReviewForm(forms.Form):
    """The day, a sentence, and four ratings of the clinician's own."""

    reviewed_on = fields.day(
        "Looked at together on", missing="Enter the day on which you looked at it"
    )
    summary = fields.text(
        "What the circle showed",
        most=longest(InventoryReview, "summary"),
        missing="Write in a sentence what the circle showed",
        hint="One sentence, best one that the client would sign.",
        rows=2,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewed_on"].initial = today
        for name, label, low, high in REVIEW_SCALES:
            self.fields[name] = ScaleField(
                label, low=low, high=high, most=3, nothing="Not rated"
            )
        self.helper = fields.bare_helper()

    @property
    def scales(self) -> list[forms.BoundField]:
        return [self[name] for name, *_ in REVIEW_SCALES]
