"""From inventory to focus: why an area is not it, and the way to the form that chooses."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields
from cases.models import Case
from formulation.forms.who import WhoField
from formulation.models import CandidateNote, FocusArea, longest
from formulation.queries import area_choices


class WhyNotForm(forms.Form):
    """One for each area; `prefix` is the area's key."""

    why_not = fields.text(
        "Why not, or not now",
        most=longest(CandidateNote, "why_not"),
        missing="Write why this area is not the focus, or not now",
        rows=2,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()


class CandidateForm(forms.Form):
    """What a button of an area sends: the area, the rank, and who it may be about."""

    area = fields.pick("Focus area", [], missing="Choose one of the four areas")
    rank = fields.pick("Rank", FocusArea.Rank.choices, missing="Choose one of the two")
    person = WhoField("Who it is about")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area, who = self.fields["area"], self.fields["person"]
        assert isinstance(area, forms.ChoiceField)  # noqa: S101
        assert isinstance(who, WhoField)  # noqa: S101
        area.choices = area_choices()
        who.offer(case)
