"""Who works in a case: the practice admin's forms. Register data, no clinical text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms

from accounts.models import User
from cases.forms import fields
from cases.models import CaseAccess


class PersonForm(forms.Form):
    """A form whose field `person` is one of the practice's therapists."""

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        field = self.fields["person"]
        field.choices = [  # type: ignore[attr-defined]
            ("", "Choose"),
            *((key, one.full_name) for key, one in self.people.items()),
        ]
        self.helper = fields.bare_helper()

    @property
    def chosen(self) -> User:
        return self.people[self.cleaned_data["person"]]


class ReassignForm(PersonForm):
    """Another therapist for the case, from now on."""

    person = fields.select("New therapist", [], missing="Choose the new therapist")
    reason = fields.line(
        "Reason", most=300, missing="Write the reason", hint="Nothing clinical."
    )


class AccessForm(PersonForm):
    """Leave cover or a co-therapist, from a day to a day."""

    person = fields.select("Who", [], missing="Choose who works in the case")
    relation = fields.pick(
        "As",
        CaseAccess.Relation.choices,
        missing="Choose leave cover or co-therapist",
        hints={
            CaseAccess.Relation.CO_THERAPIST: "Works in the sessions, reads the rest.",
            CaseAccess.Relation.COVER: "Writes what the therapist writes. Contacts, "
            "consents, the model and the ending stay with the therapist.",
        },
    )
    reason = fields.line(
        "Reason", most=300, missing="Write the reason", hint="Nothing clinical."
    )
    starts_on = fields.day("First day", missing="Enter the first day")
    ends_on = fields.day("Last day", hint="Leave cover ends by itself after this day.")
    hand_over = fields.text(
        "Hand-over",
        most=2000,
        hint="Leave cover needs one: what the therapist asks to be looked at first. "
        "Only the person who covers will read it.",
    )

    def __init__(
        self, *args: Any, today: date, is_handed_over: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.is_handed_over = is_handed_over
        if is_handed_over:
            self.fields[
                "hand_over"
            ].help_text = "The therapist has written one. Add something only if you were asked to."
        self.fields["starts_on"].initial = today
        self.fields["relation"].initial = CaseAccess.Relation.COVER
        self.helper.layout = Layout(
            "person", "relation", "reason", Row("starts_on", "ends_on"), "hand_over"
        )

    def grant(self) -> dict[str, Any]:
        """What `grant_access` takes."""
        values = fields.typed(self)
        del values["person"]
        return {**values, "user": self.chosen}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day cannot be before the first")
        elif last and last < self.today:
            self.add_error("ends_on", "The last day has passed already")
        if values.get("relation") == CaseAccess.Relation.COVER:
            if not last and "ends_on" not in self.errors:
                self.add_error("ends_on", "Enter the last day of the leave cover")
            if not values.get("hand_over") and not self.is_handed_over:
                self.add_error(
                    "hand_over",
                    "Ask the therapist to write the hand-over, or write what you were "
                    "told",
                )
        return values
