"""A copy of the whole case: what for."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields


class CaseExportForm(forms.Form):
    """The reason, which the access log keeps."""

    reason = fields.line(
        "What is it for?",
        most=300,
        missing="Say what the copy is for",
        hint="Like “The client asked for their record”. Kept in the access log; leave "
        "names out.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()
