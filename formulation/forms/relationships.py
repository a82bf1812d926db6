"""The form in which the client rates a relationship."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from formulation.models import RelationshipRating
from formulation.queries.relationships import KINDS, SCALES
from ui.scale import ScaleField

NOT_ASKED = ("", "Not asked")


class RelationshipForm(forms.Form):
    """Three scales, who gives more, and five kinds of support. Anything can stay open."""

    rated_on = fields.day("Rated on", missing="Enter the day of the rating")
    reciprocity = fields.pick(
        "Who gives more?", [*RelationshipRating.Reciprocity.choices, NOT_ASKED]
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        # The form for the ring stands on the same page, and has a day too.
        kwargs.setdefault("auto_id", "id_rate_%s")
        super().__init__(*args, **kwargs)
        self.fields["rated_on"].initial = today
        for name, label, low, high in SCALES:
            self.fields[name] = ScaleField(label, low=low, high=high)
        support = [*RelationshipRating.Support.choices, NOT_ASKED]
        for name, label in KINDS:
            self.fields[name] = fields.pick(label, support)

    @property
    def scales(self) -> list[forms.BoundField]:
        return [self[name] for name, *_ in SCALES]

    @property
    def kinds(self) -> list[forms.BoundField]:
        return [self[name] for name, _ in KINDS]
