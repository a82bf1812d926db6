"""What is written on a case's page of supervision."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields
from sessions.forms import FinishTaskForm
from sessions.models import CarriedTask
from supervision.forms.plain import PlainForm


class CommentForm(PlainForm):
    part = "comment"

    text = fields.text(
        "Comment",
        most=4000,
        missing="Write a comment first",
        hint="Read by the therapist and the supervisor.",
    )


class ReviewForm(PlainForm):
    part = "review"

    text = fields.text(
        "What you want to say about it",
        most=4000,
        hint="The therapist reads it. With a note, flags about scores rest until the "
        "next score.",
    )


class AskForm(PlainForm):
    part = "ask"

    text = fields.line(
        "Ask the therapist to do something",
        most=500,
        missing="Write what is to be done",
        hint="It stands in their next session until it is done or not done.",
    )
    due_on = fields.day("By")


class FinishOwnForm(FinishTaskForm):
    """What became of something that a supervisor took on."""

    note = fields.line("If not, why", most=300, hint="The therapist reads this.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_not_done = cleaned.get("outcome") == CarriedTask.Outcome.NOT_DONE
        if is_not_done and not cleaned.get("note", "").strip():
            self.add_error("note", "Write why it is not done. The therapist reads this")
        return cleaned


class DismissForm(PlainForm):
    """`evidence` goes back as it was read: what has changed since is not let rest."""

    evidence = forms.CharField(widget=forms.HiddenInput, max_length=300)
    reason = fields.line(
        "Why it can rest", most=300, missing="Write why this flag can rest"
    )
    until_on = fields.day(
        "Until", hint="Leave empty to let it rest until facts change."
    )
