"""The form of an origin. Kept light: who, what it was like, and the way back to now."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields
from cases.models import Case
from formulation.actions.origins import ORIGIN_WORDS
from formulation.forms.who import SeveralField, WhoField
from formulation.models import OriginRelationship, longest


def _text(label: str, field: str, hint: str = "", *, rows: int = 2) -> forms.CharField:
    most = longest(OriginRelationship, field)
    return fields.text(label, most=most, hint=hint, rows=rows)


class OriginForm(forms.Form):
    """One relationship of the past. Two fields are enough; the rest can wait."""

    person = WhoField("Who", hint="Someone of the inventory, usually from the family.")
    years = fields.line(
        "When", most=longest(OriginRelationship, "years"), hint="For example until I was nine."
    )  # fmt: skip
    what_it_was_like = _text(
        "What it was like", "what_it_was_like", "Best in the client’s own words."
    )
    learned_to_expect = _text(
        "What I learned to expect",
        "learned_to_expect",
        "What did you come to count on from people?",
    )
    echo_with = SeveralField(
        "Where it comes back now",
        hint="With whom in the client’s life is it like that today?",
    )
    how_they_responded = _text(
        "How they responded",
        "how_they_responded",
        "When I was hurt, needed something, was angry, did well.",
        rows=3,
    )
    echoes = fields.several("What of the focus it echoes", OriginRelationship.Element.choices)  # fmt: skip
    memory = _text(
        "One memory",
        "memory",
        "Only if it was told and matters. It is on no print and in no letter.",
    )
    different_reading = _text(
        "A different reading now",
        "different_reading",
        "Later in the treatment: how does it look from today?",
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("person", "echo_with"):
            self.fields[name].offer(case)  # type: ignore[attr-defined]
        self.helper = fields.bare_helper()

    @classmethod
    def of(cls, origin: OriginRelationship, *args: Any, **kwargs: Any) -> OriginForm:
        """The form filled with what is on record."""
        initial: dict[str, Any] = {
            field: getattr(origin, field) for field in ORIGIN_WORDS
        }
        initial |= {
            "person": origin.person_id,
            "echoes": origin.echoes,
            "echo_with": [someone.pk for someone in origin.echo_with.all()],
        }
        return cls(*args, initial=initial, case=origin.case, **kwargs)

    @property
    def has_more(self) -> bool:
        """Whether the part behind the line holds something, or an error."""
        more = ("how_they_responded", "echoes", "memory", "different_reading")
        return any(self[name].errors or self[name].value() for name in more)
