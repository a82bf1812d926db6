"""What is agreed for staying well, and meeting more often for a while."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from measures.instruments import choices as questionnaires
from protocols import focus_areas, protocol
from sessions.actions.maintenance import MAINTENANCE, Terms
from sessions.forms.moments import time_field
from sessions.models import MaintenanceContract

MONTHS_RANGE = "Months must be a number between 6 and 48"


def whole(label: str, *, least: int, most: int, hint: str = "") -> forms.IntegerField:
    """A whole number, asked for in words where it is none."""
    said = f"{label} must be a number between {least} and {most}"
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        help_text=hint,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), said
        ),
    )


class MaintenanceForm(forms.Form):
    """The contract. Where it opens a case, the time of the sessions is asked for, too."""

    reason = fields.text(
        "Why maintenance",
        most=1000,
        missing="Write why maintenance was agreed",
        hint="Earlier episodes, what got better, the client’s wish.",
        rows=2,
    )
    starts_on = fields.day("First session on", missing="Enter the day it starts")
    at = time_field("Time", missing="Enter the time")
    rhythm = fields.pick(
        "How often",
        MaintenanceContract.Rhythm.choices,
        missing="Choose how often",
        hint="Meeting more often than monthly protected no better (Frank et al. 2007).",
    )
    months = whole("For how many months", least=6, most=48, hint="Usually 12 to 36.")
    baseline_measure = fields.select(
        "Measured with", questionnaires(), missing="Choose a questionnaire"
    )
    baseline_score = whole("Score in remission", least=0, most=80)
    focus_areas = fields.several(
        "What to work on",
        [(area.key.value, area.title) for area in focus_areas.FOCUS_AREAS],
        hint="May be several, and may change.",
    )
    focus_words = fields.line("In the client’s words", most=300)
    goals = fields.text("Goals", most=1000, rows=2)
    early_signs = fields.text(
        "Early signs",
        most=2000,
        missing="Write at least one early sign",
        hint="In the client’s words, one per line. They are asked about in each session.",
    )
    step_up_score = whole("Meet weekly again when the score reaches", least=1, most=80)
    step_up_rise = whole("Or rises above the start by", least=1, most=40)
    step_up_sessions = whole("For how many weekly sessions", least=1, most=12)
    stop_rule = fields.text("When to stop", most=1000, rows=2)
    medication = fields.line("Medication", most=500)
    prescriber_aware = fields.pick(
        "Does the prescriber know?",
        [*MaintenanceContract.Aware.choices, ("", "Not asked")],
        hint=(
            "Monthly IPT alone protected better than placebo and less than medication; "
            "who needed a drug to get well did worse without it (Frank et al. 1990, 2007)."
        ),
    )
    review_months = whole("Look at it again every … months", least=1, most=12)
    agreed_on = fields.day("Agreed on", missing="Enter the day of the agreement")

    def __init__(
        self,
        *args: Any,
        today: date,
        contract: MaintenanceContract | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = _begin(contract, today) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if contract is not None:
            del self.fields["at"]
        self.helper = fields.bare_helper()

    def terms(self) -> Terms:
        """Only after `is_valid`."""
        given = dict(self.cleaned_data)
        given.pop("at", None)
        return Terms(areas=given.pop("focus_areas"), **given)


CARRIED = (
    "reason", "starts_on", "rhythm", "months", "baseline_measure", "baseline_score",
    "focus_areas", "focus_words", "goals", "early_signs", "step_up_score",
    "step_up_rise", "step_up_sessions", "stop_rule", "medication", "prescriber_aware",
    "review_months",
)  # fmt: skip


def _begin(contract: MaintenanceContract | None, today: date) -> dict[str, Any]:
    """The last version; before there is one, what the manual and the protocol say."""
    if contract is not None:
        return {name: getattr(contract, name) for name in CARRIED} | {
            "agreed_on": today
        }
    known = protocol(MAINTENANCE)
    rule = known.step_up
    numbers = (rule.score, rule.rise, rule.sessions) if rule else (10, 6, 4)
    return {
        "rhythm": MaintenanceContract.Rhythm.MONTHLY,
        "months": known.longest * 2 // 3,
        "baseline_measure": "PHQ9",
        "step_up_score": numbers[0],
        "step_up_rise": numbers[1],
        "step_up_sessions": numbers[2],
        "prescriber_aware": "",
        "review_months": known.review_every_months,
        "agreed_on": today,
    }


class StepUpForm(forms.Form):
    """Weekly sessions beside the monthly ones, and why."""

    reason = fields.text(
        "Why you meet more often", most=500, missing="Write why you meet more often"
    )
    sessions = whole("How many weekly sessions", least=1, most=12)
    first_on = fields.day("The first one on", missing="Enter the day of the first one")
    decided_on = fields.day("Decided on", missing="Enter the day it was decided")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()
