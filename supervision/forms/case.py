"""What is written on a case's page of supervision."""

from __future__ import annotations

from django import forms

from cases.forms import fields
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


class DismissForm(PlainForm):
    """`evidence` goes back as it was read: what has changed since is not let rest."""

    evidence = forms.CharField(widget=forms.HiddenInput, max_length=300)
    reason = fields.line(
        "Why it can rest", most=300, missing="Write why this flag can rest"
    )
    until_on = fields.day(
        "Until", hint="Leave empty to let it rest until facts change."
    )
