"""Connecting with people: what was good once, and what gets in the way."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Layout, Row

from cases.forms import fields
from formulation.forms.focus_details import (
    DetailForm,
    Part,
    entries,
    number,
    text,
)
from formulation.models import DeficitsDetail
from protocols import focus_areas


class DeficitsForm(DetailForm):
    """Connecting with people: what was good once, and what gets in the way."""

    model = DeficitsDetail
    asked_anew = ("loneliness", "lonely_on")
    lead = "Begin with one relationship that was good. It shows what can be built on."

    best_relationship = text(
        DeficitsDetail,
        "best_relationship",
        "The best relationship ever, and what made it good",
        "When has someone felt easy to be with?",
    )
    loneliness = number(
        "Loneliness now",
        most=10,
        said="Enter a number from 0 to 10",
        hint="From 0, not lonely at all, to 10, as lonely as can be. Asked anew each time: "
        "earlier answers stay.",
    )
    lonely_on = fields.day("Said on", hint="Today, if left empty.")
    when_i_try = text(
        DeficitsDetail,
        "when_i_try",
        "What happens when I try",
        "What goes through you just before you would ring? And then?",
    )
    sensitivities = fields.several(
        "What makes it hard",
        entries(focus_areas.SENSITIVITIES),
        hint="As the client sees it.",
    )
    social_resources = text(
        DeficitsDetail,
        "social_resources",
        "Where people could be met",
        "Groups, classes, helping out, online.",
        2,
    )
    with_the_therapist = text(
        DeficitsDetail,
        "with_the_therapist",
        "How it shows between us",
        "Used gently, as a safe example.",
        2,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "best_relationship",
            Row("loneliness", "lonely_on"),
            "when_i_try",
            Part("What makes it hard", "sensitivities", is_open=True),
            Part("Where people could be met", "social_resources"),
            Part("Between us", "with_the_therapist"),
        )
