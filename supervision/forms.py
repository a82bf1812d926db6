"""What a supervisor writes."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from sessions.models import Countersignature


class PlainForm(forms.Form):
    """A form whose `<form>` element stands in the template."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class CommentForm(PlainForm):
    text = forms.CharField(
        label="Comment",
        help_text="Read by the therapist and by you.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write a comment first."},
    )


class ReviewForm(PlainForm):
    text = forms.CharField(
        label="What you want to say about it",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AskForm(PlainForm):
    text = forms.CharField(
        label="Ask the therapist to do something",
        help_text="It stands in their next session until it is done or not done.",
        max_length=500,
        error_messages={"required": "Write what is to be done."},
    )
    due_on = forms.DateField(
        label="By",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "By must be a real date, like 23 11 2026."},
    )


class DismissForm(PlainForm):
    """`evidence` goes back as it was shown: what has changed since raises the flag anew."""

    evidence = forms.CharField(widget=forms.HiddenInput, max_length=300)
    reason = forms.CharField(
        label="Why it can rest",
        max_length=300,
        error_messages={"required": "Say why this flag can rest."},
    )
    until_on = forms.DateField(
        label="Until",
        help_text="Leave empty to let it rest until something changes.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Until must be a real date, like 23 11 2026."},
    )


class CountersignForm(PlainForm):
    decision = forms.ChoiceField(
        label="Your answer",
        choices=Countersignature.Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you countersign or return it."},
    )
    comment = forms.CharField(
        label="Comment",
        help_text="Needed when you return the note.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_returned = cleaned.get("decision") == Countersignature.Decision.RETURNED
        if is_returned and not cleaned.get("comment", "").strip():
            self.add_error("comment", "Say what the note still needs.")
        return cleaned


class FilterForm(forms.Form):
    """The caseload's filters. Anything unknown means everything."""

    view = forms.CharField(required=False)
    therapist = forms.CharField(required=False)
    therapy = forms.CharField(required=False)
    focus = forms.CharField(required=False)
    phase = forms.CharField(required=False)
