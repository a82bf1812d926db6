"""Forms of the support plan. Asks little first: who, what for, the next small step."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from cases.models import Case
from formulation.actions.support import SUPPORT_FIELDS
from formulation.forms.who import WhoField
from formulation.models import InventoryPerson, SupportStep, longest
from formulation.queries.support import MOOD_WORDS

NOT_SAID = ("", "Not said")
Outcome = SupportStep.Outcome


class SupportForm(forms.Form):
    """A row of the plan."""

    person = WhoField("Who", hint="Someone of the inventory.")
    someone_new = fields.line(
        "Or someone new",
        most=longest(SupportStep, "someone_new"),
        hint="For example “a walking group”. Leave empty when a person is chosen.",
    )
    kind = fields.pick(
        "What kind of support",
        SupportStep.Kind.choices,
        missing="Choose what kind of support is wanted",
    )
    step = fields.text(
        "The next small step",
        most=longest(SupportStep, "step"),
        hint="So small that it can be done this week, in the client’s words.",
        rows=2,
    )
    by_when = fields.day("By when", hint="Can stay open.")
    barrier = fields.select(
        "What stands in the way",
        [("", "Nothing named"), *SupportStep.Barrier.choices],
        hint="What goes through you just before you would ring?",
    )
    barrier_met = fields.text(
        "How that might be met",
        most=longest(SupportStep, "barrier_met"),
        hint="For example “say at the start how long it takes”.",
        rows=2,
    )
    move = fields.pick("What kind of move", [NOT_SAID, *SupportStep.Move.choices])
    is_rehearsed = fields.tick("Rehearsed in a session")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["person"]
        assert isinstance(who, WhoField)  # noqa: S101
        died = InventoryPerson.Status.DECEASED
        alive = InventoryPerson.objects.filter(case=case).present().exclude(status=died)
        who.queryset = alive.by_name()

    @classmethod
    def of(cls, row: SupportStep, *args: Any, **kwargs: Any) -> SupportForm:
        """The form filled with what is on record."""
        initial = {field: getattr(row, field) for field in SUPPORT_FIELDS}
        initial["person"] = row.person_id
        return cls(*args, initial=initial, **kwargs)

    @property
    def has_more_open(self) -> bool:
        """Whether what waits behind a line holds something or an error."""
        waiting = (self["move"], self["is_rehearsed"])
        return any(field.value() or field.errors for field in waiting)

    def row_fields(self) -> dict[str, Any]:
        """What was given, by the names that the actions take."""
        return {name: self.cleaned_data[name] for name in SUPPORT_FIELDS}


class SupportOutcomeForm(forms.Form):
    """What came of a step."""

    outcome = fields.pick(
        "What came of it", Outcome.choices, missing="Choose what came of it"
    )
    outcome_on = fields.day("On", hint="The day on which it was tried or let go.")
    mood_effect = fields.pick(
        "Effect on the mood",
        [
            NOT_SAID,
            *((str(value), words.capitalize()) for value, words in MOOD_WORDS.items()),
        ],
    )
    learned = fields.text(
        "What was learned",
        most=longest(SupportStep, "learned"),
        hint="Best in the client’s words.",
        rows=2,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome_on"].initial = today
        self.helper = fields.bare_helper()

    @classmethod
    def of(cls, row: SupportStep, *args: Any, **kwargs: Any) -> SupportOutcomeForm:
        """The form filled with what is on record; an open row asks what came of it."""
        if row.outcome == Outcome.NOT_TRIED:
            return cls(*args, initial={"learned": row.learned}, **kwargs)
        names = ("outcome", "outcome_on", "learned")
        effect = "" if row.mood_effect is None else str(row.mood_effect)
        initial = {name: getattr(row, name) for name in names} | {"mood_effect": effect}
        return cls(*args, initial=initial, **kwargs)

    def outcome_fields(self) -> dict[str, Any]:
        """What was given, by the names that the action takes."""
        effect = self.cleaned_data["mood_effect"]
        return self.cleaned_data | {"mood_effect": int(effect) if effect else None}
