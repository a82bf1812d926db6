"""Answers to what others wrote."""

from __future__ import annotations

from typing import Any

from cases.forms import fields
from sessions.models import Countersignature
from supervision.forms.plain import PlainForm


class CountersignForm(PlainForm):
    decision = fields.pick(
        "Your answer",
        Countersignature.Decision.choices,
        missing="Choose whether you countersign or return it",
    )
    comment = fields.text(
        "Comment",
        most=2000,
        hint="Needed when you return the note. It stands under it.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_returned = cleaned.get("decision") == Countersignature.Decision.RETURNED
        if is_returned and not cleaned.get("comment", "").strip():
            self.add_error("comment", "Write what the note still needs")
        return cleaned


class AcknowledgeForm(PlainForm):
    text = fields.text(
        "What you have seen, and what you agreed",
        most=2000,
        missing="Write what you have seen or agreed",
        hint="It stands under the entry with your name and the time. The entry stays as "
        "it is.",
    )
