"""A risk entry: the quick half for every session, the full one when there is a reason.

Nothing grades a person (NICE NG225 2022). The same fields stand on a page of their own
and, with a prefix, inside the session log.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from cases.actions.safety import needs_full, risk_problems
from cases.forms import fields
from protocols import risk

ITEM9_CHOICES = [
    ("", "Not asked"),
    ("0", "0 not at all"),
    ("1", "1 several days"),
    ("2", "2 more than half the days"),
    ("3", "3 nearly every day"),
]


class RiskForm(forms.Form):
    """What was asked about safety on one day.

    `item9` is the PHQ-9 answer of the day where the page knows it, `has_plan` whether
    the record holds a safety plan. `entry` gives the fields for `record_risk`.
    """

    QUICK = ("asked", "not_asked_reason", "thoughts", "compared")
    SAID = (
        "said",
        "plan",
        "plan_words",
        "intent",
        "means",
        "behaviour",
        "keeps_going",
        "formulation",
    )
    OTHERS = (
        "harm_to_others",
        "harm_from_others",
        "asked_alone",
        "self_neglect",
        "safeguarding",
        "others",
    )
    YOUNG = ("parent_told", "parent_not_told_reason", "school_told")
    DONE = (
        "actions",
        "informed",
        "informed_at",
        *YOUNG,
        "no_plan_reason",
        "next_step",
        "next_review_on",
    )
    FULL = (*SAID, *OTHERS, *DONE)

    asked = fields.pick("Thoughts of suicide or self-harm", risk.ASKED)
    not_asked_reason = fields.line("If you did not ask, why", most=300)
    thoughts = fields.pick(
        "Thoughts at present",
        risk.THOUGHTS,
        hints={key.value: words for key, words in risk.THOUGHTS_HELP.items()},
    )
    compared = fields.pick("Compared with last time", risk.COMPARED)
    said = fields.text(
        "What you asked and what was said",
        most=4000,
        hint="Thoughts, plans, intent, means, what keeps the client safe.",
    )
    plan = fields.pick("A plan", risk.PLAN)
    plan_words = fields.line(
        "Which plan", most=500, hint="How, where, when; what is at hand."
    )
    intent = fields.pick("Intent", risk.INTENT)
    means = fields.pick("Means", risk.MEANS)
    behaviour = fields.text(
        "Anything done since last time",
        most=1000,
        hint="Self-harm, an attempt, preparations. What happened, and when.",
        rows=2,
    )
    keeps_going = fields.text("What keeps the client going", most=1000, rows=2)
    harm_to_others = fields.pick("Harm to others", risk.A_CONCERN)
    harm_from_others = fields.pick(
        "Harm from others",
        risk.A_CONCERN,
        hint="Violence, threats and control at home belong here.",
    )
    asked_alone = fields.pick("Who was in the room", risk.ALONE)
    self_neglect = fields.pick("Self-neglect", risk.A_CONCERN)
    safeguarding = fields.pick(
        "Children or adults who may need protection",
        risk.A_CONCERN,
        hint="Also whoever depends on the client.",
    )
    others = fields.text("What was said about others", most=1000, rows=2)
    formulation = fields.text(
        "What makes it worse and what makes it safer now", most=2000, rows=2
    )
    actions = fields.several("What you did", risk.action_choices())
    informed = fields.line(
        "Who was told", most=300, hint="With the time beside each where it was several."
    )
    informed_at = fields.clock("At what time")
    parent_told = fields.pick("A parent or carer", risk.TOLD)
    parent_not_told_reason = fields.line("If not told, why", most=300)
    school_told = fields.pick("The school", risk.TOLD)
    no_plan_reason = fields.line(
        "If there is no safety plan, why",
        most=300,
        hint="A plan in the record is taken over by itself.",
    )
    next_step = fields.text("What comes next", most=1000, rows=2)
    next_review_on = fields.day("Next look")

    def __init__(
        self,
        *args: Any,
        item9: int | None = None,
        has_plan: bool = False,
        is_under_18: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known_item9 = item9
        self.has_plan = has_plan
        self.is_under_18 = is_under_18
        if not is_under_18:
            for name in self.YOUNG:
                del self.fields[name]
        self.helper = fields.bare_helper()
        if has_plan:
            self.fields[
                "no_plan_reason"
            ].help_text = "There is a safety plan in the record. Leave this empty."

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors:
            self.check_entry(values)
        return values

    def check_entry(self, values: dict[str, Any]) -> None:
        problems = risk_problems(
            {**values, "item9": self.day_item9(values)},
            has_plan=self.has_plan,
            is_under_18=self.is_under_18,
        )
        for name, sentence in problems.items():
            self.add_error(name, sentence)

    def day_item9(self, values: dict[str, Any]) -> int | None:
        return self.known_item9

    def entry(self) -> dict[str, Any]:
        """The fields of the entry, for `record_risk`. Only after `is_valid`."""
        values = fields.typed(self)
        values["item9"] = self.day_item9(values)
        return values

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been typed or chosen."""
        return not any(
            self[name].value() for name in self.fields if name not in ("asked_on",)
        )

    @property
    def needs_full(self) -> bool:
        """Whether the full half should stand open."""
        full = [name for name in self.FULL if name in self.fields]
        return (
            needs_full(
                {"item9": self.known_item9, "thoughts": self["thoughts"].value()}
            )
            or any(self[name].value() for name in full)
            or any(name in self.errors for name in full)
        )

    @property
    def quick_fields(self) -> Iterator[BoundField]:
        return (self[name] for name in self.QUICK)

    @property
    def full_parts(self) -> Iterator[tuple[str, list[BoundField]]]:
        """The full half in three parts, each with its heading."""
        parts = (
            ("What was said", self.SAID),
            ("Others, and at home", self.OTHERS),
            ("What was done, and what comes next", self.DONE),
        )
        for title, names in parts:
            yield title, [self[name] for name in names if name in self.fields]


class NewRiskForm(RiskForm):
    """A risk entry outside a session: with its day, and item 9 where that led to it."""

    asked_on = fields.day("Date you asked", missing="Enter the date you asked")
    item9 = fields.select(
        "PHQ-9 item 9, if that is why you asked",
        ITEM9_CHOICES,
        hint="Thoughts of being better off dead or of hurting oneself.",
    )

    field_order = ("asked_on", "item9")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_on"].initial = today
        self.today = today

    def clean_asked_on(self) -> date:
        day: date = self.cleaned_data["asked_on"]
        if day > self.today:
            raise forms.ValidationError("Date you asked must be today or in the past")
        return day

    def day_item9(self, values: dict[str, Any]) -> int | None:
        return int(values["item9"]) if values.get("item9") else None

    @property
    def needs_full(self) -> bool:
        return super().needs_full or (self["item9"].value() or "0") not in ("", "0")
