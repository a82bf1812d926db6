"""The client's safety plan, and how they manage in seven areas of life."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms

from cases.actions.safety import NobodyToAsk
from cases.forms import fields
from cases.forms.dated import DatedForm
from cases.models import Helper, SafetyPlan
from protocols import risk
from protocols.functioning import FUNCTIONING, LEVELS

PARTS = tuple(part.key for part in risk.SAFETY_PLAN)
PEOPLE = "people_to_ask"
# How many rows there are for people; more go into the words beside them.
ROWS = range(1, 5)


class SafetyPlanForm(DatedForm):
    """Six parts after Stanley & Brown 2012, in the client's own words where possible."""

    DAYS = ("made_on",)

    made_on = fields.day("Date of the plan", missing="Enter the date of the plan")
    review_on = fields.day(
        "Look at it again on",
        missing="Enter the day on which you look at the plan again",
        hint="Within four weeks.",
    )
    copies = fields.line("Who has a copy", most=300)
    is_agreed_by_client = fields.tick("The client agrees with this plan")

    def __init__(
        self, *args: Any, today: date, last: SafetyPlan | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {
            "made_on": today,
            "review_on": today + timedelta(days=risk.SAFETY_PLAN_REVIEW_DAYS),
            **(
                {name: getattr(last, name) for name in (*PARTS, "copies")}
                if last
                else {}
            ),
            **(kwargs.get("initial") or {}),
        }
        super().__init__(*args, today=today, **kwargs)
        for part in risk.SAFETY_PLAN:
            needs_words = part.is_required and part.key != PEOPLE
            missing = f"Fill in “{part.title}”" if needs_words else ""
            self.fields[part.key] = fields.text(
                part.title, most=2000, missing=missing, hint=part.hint
            )
        self.fields[PEOPLE].label = "Anything else about them"
        self.fields[PEOPLE].help_text = "More people, or when to reach whom."
        self._offer_people(last)
        self.order_fields([*PARTS, "made_on", "review_on"])
        parts = [self._people() if key == PEOPLE else key for key in PARTS]
        self.helper.layout = Layout(
            *parts, Row("made_on", "review_on"), "copies", "is_agreed_by_client"
        )

    def _offer_people(self, last: SafetyPlan | None) -> None:
        known = dict(enumerate(last.people if last else (), start=1))
        for row in ROWS:
            one = known.get(row)
            self.fields[f"name_{row}"] = fields.line(f"Person {row}", most=100)
            self.fields[f"phone_{row}"] = fields.line("Telephone number", most=40)
            self.fields[f"is_told_{row}"] = fields.tick("Knows about this list")
            for part in ("name", "phone", "is_told"):
                self.initial.setdefault(
                    f"{part}_{row}", getattr(one, part) if one else None
                )

    def _people(self) -> Fieldset:
        title = next(part.title for part in risk.SAFETY_PLAN if part.key == PEOPLE)
        rows = [Row(f"name_{row}", f"phone_{row}", f"is_told_{row}") for row in ROWS]
        return Fieldset(title, *rows, PEOPLE)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        made, review = values.get("made_on"), values.get("review_on")
        if made and review:
            latest = made + timedelta(days=risk.SAFETY_PLAN_REVIEW_DAYS)
            if not made <= review <= latest:
                self.add_error("review_on", "Look at the plan again within four weeks")
        self._check_people(values)
        return values

    def _check_people(self, values: dict[str, Any]) -> None:
        for row in ROWS:
            if values.get(f"phone_{row}") and not values.get(f"name_{row}"):
                self.add_error(f"name_{row}", "Write whose number this is")
        if not values.get(PEOPLE) and not any(
            values.get(f"name_{row}") or f"name_{row}" in self.errors for row in ROWS
        ):
            self.add_error("name_1", str(NobodyToAsk()))

    def plan(self) -> dict[str, Any]:
        """What `make_safety_plan` takes. Only after `is_valid`."""
        values = fields.typed(self)
        rows = [
            Helper(
                name=values.pop(f"name_{row}"),
                phone=values.pop(f"phone_{row}"),
                is_told=values.pop(f"is_told_{row}"),
            )
            for row in ROWS
        ]
        return {**values, "helpers": [one for one in rows if one.name]}


class FunctioningForm(DatedForm):
    """Seven areas, 0 (fine) to 4 (cannot function); leave out what does not apply."""

    DAYS = ("rated_on",)

    rated_on = fields.day("Date of the rating", missing="Enter the date of the rating")
    note = fields.line("A note", most=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rated_on"].initial = self.today
        for area in FUNCTIONING:
            self.fields[area.key] = level_field(area.title, area.question)
        self.order_fields([area.key for area in FUNCTIONING])
        self.helper.layout = Layout(
            *(area.key for area in FUNCTIONING),
            Row("rated_on", "note"),
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.errors and all(
            values.get(area.key) is None for area in FUNCTIONING
        ):
            self.add_error(FUNCTIONING[0].key, "Rate at least one area from 0 to 4")
        return values

    def rating(self) -> dict[str, Any]:
        """What `rate_functioning` takes."""
        values = fields.typed(self)
        ratings = {area.key: values.pop(area.key) for area in FUNCTIONING}
        return {**values, "ratings": ratings}


def level_field(
    label: str, hint: str, *, nothing: str = "Does not apply"
) -> forms.TypedChoiceField:
    """How somebody manages in one area of life. Both ends are named with the number.

    A first choice, called `nothing`, takes an answer back.
    """
    choices = [("", nothing)]
    choices += [(str(level), f"{level} {words.lower()}") for level, words in LEVELS]
    return forms.TypedChoiceField(
        label=label,
        choices=choices,
        required=False,
        help_text=hint,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect(attrs={"data-shape": "seg"}),
        error_messages={"invalid_choice": f"Rate {label} from 0 to 4"},
    )
