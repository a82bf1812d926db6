"""Feelings about the ending, and steps of it that are noted outside a session."""

from __future__ import annotations

from typing import Any

from cases.forms import fields
from cases.forms.dated import DatedForm
from protocols.ending_checklist import steps_by_hand
from protocols.endings import FEELINGS


class EndingFeelingForm(DatedForm):
    """What the client feels about the ending, between sessions."""

    DAYS = ("recorded_on",)

    felt = fields.several("What the client feels about the ending", FEELINGS)
    words = fields.text("In the client’s words", most=1000, rows=2)
    recorded_on = fields.day("Said on", missing="Enter the day on which it was said")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not values.get("felt") and not values.get("words"):
            self.add_error("felt", "Choose a feeling, or write what the client said")
        return values


class EndingStepForm(DatedForm):
    """A step of the ending that was taken outside a session."""

    DAYS = ("done_on",)

    key = fields.pick("Step", steps_by_hand(), missing="Choose the step")
    is_done = fields.pick(
        "Was it done?",
        [("yes", "Yes, it was done"), ("no", "No, it was noted by mistake")],
        missing="Choose whether it was done",
    )
    done_on = fields.day("On", missing="Enter the day")
    note = fields.line("A word about it", most=300)

    def values(self) -> dict[str, Any]:
        """For `note_ending_step`. Only after `is_valid`."""
        given = fields.typed(self)
        return given | {"is_done": given["is_done"] == "yes"}
