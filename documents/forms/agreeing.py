"""A supervisor's answer to a letter that is to leave the practice."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields
from documents.models import ReleaseAnswer


class AgreeForm(forms.Form):
    decision = fields.pick(
        "Your answer",
        [
            (ReleaseAnswer.Decision.AGREED, "It can leave the practice"),
            (ReleaseAnswer.Decision.RETURNED, "Return it to the therapist"),
        ],
        missing="Choose whether it can leave or goes back",
    )
    comment = fields.text(
        "Comment",
        most=2000,
        hint="Needed when you return it. The therapist makes a new version.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "agree_%s"
        self.helper = fields.bare_helper()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_returned = cleaned.get("decision") == ReleaseAnswer.Decision.RETURNED
        if is_returned and not cleaned.get("comment", "").strip():
            self.add_error("comment", "Write what it still needs")
        return cleaned
