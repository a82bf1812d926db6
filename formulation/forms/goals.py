"""Forms of goals and their ratings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from crispy_forms.layout import Layout, Row
from django import forms
from django.db.models import Q

from cases.forms import fields
from cases.models import Case
from formulation.forms.people import More
from formulation.models import FocusArea, Goal, longest
from formulation.queries import GoalLine, area_title, focus_kind_of
from protocols.base import FocusKind


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


# What a goal may sound like: in DIT it speaks of relating (Lemma, Target & Fonagy 2011).
HINT = "One thing, so concrete that both would notice it."
RELATING = "One thing, said as relating: “Let someone know when I am hurt.”"
OPEN = ("", "Not said")


class FocusField(forms.ModelChoiceField[FocusArea]):
    """A focus area, by its title in this practice's words."""

    def __init__(self) -> None:
        super().__init__(
            queryset=FocusArea.objects.none(),
            label="Which focus area it serves",
            required=False,
            empty_label="Not said",
            error_messages={"invalid_choice": "Choose a focus area of this case"},
        )

    def offer(self, case: Case, kept: FocusArea | None) -> bool:
        """Those worked on now, and the one that the goal has already. Whether there are any."""
        is_offered = Q(ended_on=None) | Q(pk=kept.pk if kept else None)
        found = FocusArea.objects.filter(is_offered, case=case)
        self.queryset = found
        return found.exists()

    def label_from_instance(self, obj: FocusArea) -> str:
        return area_title(obj.area)


class GoalForm(forms.Form):
    """A goal in the client's words; what it belongs to can stay open."""

    words = fields.line(
        "What the client wants to be different",
        most=longest(Goal, "words"),
        missing="Write what the client wants to be different, in their words",
        hint=HINT,
    )
    target = _rating("Target", "Where the client would be content, from 0 to 10.")
    kind = fields.select("What it is about", [OPEN, *Goal.Kind.choices])
    method = fields.pick(
        "Which way of working it belongs to",
        [OPEN, *Goal.Method.choices],
        hint="Where more than one is used, the goals are shown by it.",
    )
    focus_area = FocusField()

    def __init__(
        self, *args: Any, case: Case, kept: FocusArea | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if focus_kind_of(case) == FocusKind.IPAF:
            self.fields["words"].help_text = RELATING
        focus = self.fields["focus_area"]
        assert isinstance(focus, FocusField)  # noqa: S101
        if not focus.offer(case, kept):
            del self.fields["focus_area"]
        self.helper = fields.bare_helper()
        self.helper.layout = Layout("words", "target", self.belongs(is_open=True))

    def belongs(self, *, is_open: bool = False) -> More:
        names = [
            name for name in ("kind", "method", "focus_area") if name in self.fields
        ]
        return More("What it belongs to", *names, is_open=is_open)

    @classmethod
    def of(cls, goal: Goal, *args: Any, **kwargs: Any) -> GoalForm:
        """The form filled with what is on record."""
        initial = {
            "words": goal.words,
            "target": goal.target,
            "kind": goal.kind,
            "method": goal.method,
            "focus_area": goal.focus_area_id,
        }
        kept = goal.focus_area
        return cls(*args, initial=initial, case=goal.case, kept=kept, **kwargs)


class AddGoalForm(GoalForm):
    """The baseline is the first rating, and may come later."""

    baseline = _rating("Where it stands now", "From 0, not at all, to 10, fully there.")
    set_on = fields.day("Set on", missing="Enter the day of the goal")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["set_on"].initial = today
        self.helper.layout = Layout(
            "words", Row("baseline", "target"), self.belongs(), "set_on"
        )


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
