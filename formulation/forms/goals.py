"""Forms of goals and their ratings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from crispy_forms.layout import Layout, Row
from django import forms

from cases.forms import fields
from formulation.models import Goal, longest
from formulation.queries import GoalLine


def _rating(label: str, hint: str = "") -> forms.IntegerField:
    said = "Enter a number from 0 to 10"
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=10,
        help_text=hint,
        widget=forms.NumberInput(attrs={"class": "short"}),
        error_messages={
            "invalid": said,
            "min_value": said,
            "max_value": said,
        },
    )


class GoalForm(forms.Form):
    """A goal in the client's words."""

    words = fields.line(
        "What the client wants to be different",
        most=longest(Goal, "words"),
        missing="Write what the client wants to be different, in their words",
        hint="One thing, so concrete that both would notice it.",
    )
    target = _rating("Target", "Where the client would be content, from 0 to 10.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()

    @classmethod
    def of(cls, goal: Goal, *args: Any, **kwargs: Any) -> GoalForm:
        """The form filled with what is on record."""
        initial = {"words": goal.words, "target": goal.target}
        return cls(*args, initial=initial, **kwargs)


class AddGoalForm(GoalForm):
    """The baseline is the first rating, and may come later."""

    baseline = _rating("Where it stands now", "From 0, not at all, to 10, fully there.")
    set_on = fields.day("Set on", missing="Enter the day of the goal")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["set_on"].initial = today
        self.helper.layout = Layout("words", Row("baseline", "target"), "set_on")


class RateForm(forms.Form):
    """One number for each goal that is being worked on, on one day."""

    rated_on = fields.day("Rated on", missing="Enter the day of the rating")

    def __init__(
        self, *args: Any, lines: Sequence[GoalLine], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rated_on"].initial = today
        self.lines = lines
        for line in lines:
            hint = f"Last time {line.latest}." if line.latest is not None else ""
            title = f"Goal {line.goal.number}"
            self.fields[self._name(line.goal_id)] = _rating(title, hint)
        self.helper = fields.bare_helper()

    def rows(self) -> list[tuple[GoalLine, forms.BoundField]]:
        """Each goal with its field; the page prints the words beside it."""
        return [(line, self[self._name(line.goal_id)]) for line in self.lines]

    @staticmethod
    def _name(goal_id: UUID) -> str:
        return f"goal_{goal_id.hex}"

    def values(self) -> dict[UUID, int | None]:
        """The rating of each goal; None where it was left empty."""
        return {
            UUID(name.removeprefix("goal_")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("goal_")
        }


class FinishForm(forms.Form):
    status = fields.pick(
        "How it ended",
        [choice for choice in Goal.Status.choices if choice[0] != Goal.Status.ACTIVE],
        missing="Choose met, partly met or let go",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()
