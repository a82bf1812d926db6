"""What the forms of this room have in common."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from cases.forms import fields


class PlainForm(forms.Form):
    """A form whose `<form>` element stands in the template.

    `part` begins the ids of its fields where a page has several forms.
    """

    part = "id"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"{self.part}_%s"
        self.helper: FormHelper = fields.bare_helper()
