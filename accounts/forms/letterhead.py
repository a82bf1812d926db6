"""How the practice's letters look: head, logo, signature, language of days."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.files.uploadedfile import UploadedFile

from accounts.logos import LogoNotPossible, Picture, picture_of
from accounts.models import Practice


class LetterheadForm(forms.ModelForm[Practice]):
    """What stands around the text of every letter. The text itself stays as it is."""

    upload = forms.FileField(
        label="Logo",
        required=False,
        help_text="A PNG or JPEG picture of at most 1 MB. It stands at the head, at most "
        "60 mm wide and 18 mm high.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    is_logo_removed = forms.BooleanField(label="Take the logo away", required=False)

    class Meta:
        model = Practice
        fields = (
            "letterhead",
            "date_language",
            "has_room_to_sign",
            "shows_profession",
            "shows_registration",
            "signature_line",
        )
        labels = {
            "letterhead": "More lines at the head",
            "date_language": "Language of days",
            "has_room_to_sign": "Leave room to sign with a pen",
            "shows_profession": "Print the profession after the name",
            "shows_registration": "Print the registration number",
            "signature_line": "A line below the name",
        }
        help_texts = {
            "letterhead": "Under the address, one on each line: a website, a company or "
            "charity number.",
            "date_language": "Only the days and months on paper change. Everything else "
            "stays in English.",
            "signature_line": "Such as “For Harbour Psychological Therapies”.",
        }
        widgets = {"letterhead": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "letterhead": {"max_length": "The lines can hold 300 characters"},
            "signature_line": {"max_length": "The line can hold 120 characters"},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.logo_id is None:
            del self.fields["is_logo_removed"]
        removing = ["is_logo_removed"] if self.instance.logo_id else []
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset("Head", "upload", *removing, "letterhead"),
            Fieldset("Days", "date_language"),
            Fieldset(
                "Signature",
                "has_room_to_sign",
                "shows_profession",
                "shows_registration",
                "signature_line",
            ),
        )

    def clean_upload(self) -> Picture | None:
        upload: UploadedFile[bytes] | None = self.cleaned_data["upload"]
        if upload is None:
            return None
        try:
            return picture_of(upload.read())
        except LogoNotPossible as problem:
            raise forms.ValidationError(str(problem)) from problem

    def as_fields(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = dict(self.cleaned_data)
        picture = cleaned.pop("upload")
        return cleaned | {"picture": picture}

    def _post_clean(self) -> None:
        """The row is written by the action, so nothing is set on it here."""
