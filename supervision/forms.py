"""What a supervisor writes."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from cases.forms import fields
from sessions.models import Countersignature


class PlainForm(forms.Form):
    """A form whose `<form>` element stands in the template.

    `part` begins the ids of its fields where a page has several forms.
    """

    part = "id"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"{self.part}_%s"
        self.helper: FormHelper = fields.bare_helper()


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


class CaseloadForm(forms.Form):
    """What is shown of the caseload, and which case is opened beside it.

    It comes with the address, or with a form that leads back to the table. Anything
    that is not understood means everything.
    """

    view = forms.CharField(required=False)
    therapist = forms.CharField(required=False)
    therapy = forms.CharField(required=False)
    focus = forms.CharField(required=False)
    phase = forms.CharField(required=False)

    FILTERS = ("view", "therapist", "therapy", "focus", "phase")

    case = forms.UUIDField(required=False)

    @property
    def wanted(self) -> dict[str, str]:
        """The filters as they were given."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.FILTERS}

    @property
    def picked(self) -> Any:
        """The id of the case opened beside the table, or None."""
        self.is_valid()
        return self.cleaned_data.get("case")
