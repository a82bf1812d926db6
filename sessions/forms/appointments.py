"""One appointment: book it, move it, or say why it was not held."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms

from cases.forms import fields
from sessions.forms.moments import WhenForm
from sessions.models import ContactAttempt, TherapySession

MISSED = [(key.value, key.label) for key in TherapySession.MISSED]


class MoveForm(WhenForm):
    """Another day or time for one appointment."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(Row("day", "time"))


class BookForm(WhenForm):
    """One more appointment beside the plan."""

    place = fields.pick(
        "Where", TherapySession.Place.choices, missing="Choose where it takes place"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("place", TherapySession.Place.IN_PERSON)
        self.helper.layout = Layout(Row("day", "time"), "place")


class AbsenceForm(forms.Form):
    """Did not come, or cancelled. It stays visible, unnumbered."""

    attendance = fields.pick(
        "What happened",
        MISSED,
        missing="Choose what happened: did not come, or who cancelled",
    )
    absence_reason = fields.line(
        "Reason",
        most=300,
        missing="Write what you know of the reason, or that you do not know it",
        hint="For example: childcare, rang at 08:40. Or: not known.",
    )
    absence_meaning = fields.text(
        "What it may mean",
        most=1000,
        hint="What you will take up next time. Part of the record.",
        rows=3,
    )
    contact_attempted = fields.line(
        "Contact attempted", most=300, hint="How, when, and what came of it."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()

    def add_problem(self, field: str, sentence: str) -> None:
        self.add_error(field if field in self.fields else None, sentence)


class ContactForm(WhenForm):
    """One attempt to reach the client after a missed session."""

    how = fields.pick(
        "How",
        ContactAttempt.How.choices,
        missing="Choose how you tried to reach the client",
    )
    outcome = fields.line(
        "What came of it",
        most=300,
        missing="Write what came of it, or that nobody answered",
    )
    agreed = fields.line("What was agreed", most=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(Row("day", "time"), "how", "outcome", "agreed")
