"""Forms of the engagement meeting and of the decision after counselling."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms

from cases.forms import fields
from cases.forms.dated import DatedForm
from formulation.models import longest
from sessions.actions.short_forms import BARRIER_FIELDS
from sessions.models import Barrier, Engagement, Triage


class EngagementForm(DatedForm):
    """What the client hopes for, and what help has been like before."""

    DAYS = ("held_on",)

    held_on = fields.day("Day", missing="Enter the day")
    hopes = fields.text(
        "What the client hopes for",
        most=longest(Engagement, "hopes"),
        missing="Write what the client hopes for, in their words",
        hint="“If this helped, what would be different?”",
    )
    past_help = fields.text(
        "What help was like before",
        most=longest(Engagement, "past_help"),
        hint="What was good about it, and what was not.",
    )
    culture = fields.text(
        "What matters to know",
        most=longest(Engagement, "culture"),
        hint="Faith, family, language: how people around the client see asking for help.",
    )
    small_win = fields.line(
        "One small win by session 3",
        most=longest(Engagement, "small_win"),
        hint="Something that would already feel a little better.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "hopes", "past_help", "culture", "small_win", "held_on"
        )


class BarrierForm(forms.Form):
    """Something that makes coming hard, and what would help."""

    kind = fields.pick(
        "What makes coming hard",
        Barrier.Kind.choices,
        missing="Choose what makes coming hard",
    )
    words = fields.line(
        "In the client’s words", most=longest(Barrier, "words"), hint="Can stay empty."
    )
    answer = fields.line(
        "What would help",
        most=longest(Barrier, "answer"),
        hint="Like “Sister minds Yusuf on Mondays; video when she cannot”.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()

    @classmethod
    def of(cls, barrier: Barrier, *args: Any, **kwargs: Any) -> BarrierForm:
        """The form filled with what is on record."""
        initial = {name: getattr(barrier, name) for name in BARRIER_FIELDS}
        return cls(*args, initial=initial, **kwargs)


class TriageForm(DatedForm):
    """What comes after the last session, and why."""

    DAYS = ("decided_on",)

    decision = fields.pick(
        "What comes next", Triage.Decision.choices, missing="Choose what comes next"
    )
    reason = fields.text(
        "Why",
        most=longest(Triage, "reason"),
        missing="Write why: scores, how the client is doing, what they want",
    )
    next_step = fields.line(
        "Next step",
        most=longest(Triage, "next_step"),
        hint="Who does what, like “Refer to IPT; letter to the GP”. Not needed for “well”.",
    )
    next_on = fields.day("On")
    decided_on = fields.day("Decided on", missing="Enter the day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "decision", "reason", Row("next_step", "next_on"), "decided_on"
        )
