"""The practice's own wording for one part of a letter."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from documents import merge_fields
from documents.models import PartWording


class WordingForm(forms.Form):
    """An unknown field is said here, so that no letter ever meets it."""

    text = forms.CharField(
        label="Wording",
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Fields stand in braces, such as {first_name}. Empty: the program’s own "
        "words.",
        error_messages={
            "max_length": "The wording can hold 1500 characters. Shorten it"
        },
    )
    place = forms.ChoiceField(
        label="Where it stands in a new draft",
        choices=PartWording.Place.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose where it stands",
            "invalid_choice": "Choose one of the three places",
        },
    )

    def __init__(self, *args: Any, now: PartWording | None, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "text": now.text if now else "",
            "place": now.place if now else PartWording.Place.AFTER,
        }
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        try:
            merge_fields.check(text)
        except merge_fields.WordingNotPossible as problem:
            raise forms.ValidationError(str(problem)) from problem
        return text

    @property
    def preview(self) -> str:
        """What is typed, for the invented client; what holds, before anything is typed."""
        text = (
            self.cleaned_data.get("text", "") if self.is_bound else self["text"].value()
        )
        return merge_fields.filled(text or "", merge_fields.SAMPLE)
