"""Own wordings."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields


class SnippetForm(forms.Form):
    """A name to find it by, and the words."""

    title = fields.line(
        "Name",
        most=80,
        missing="Give the snippet a name to find it by",
        hint="Short, as you look for it while you write.",
    )
    text = fields.text(
        "Words",
        most=2000,
        missing="Write the words that the snippet puts into a note",
        hint="No names of clients or of people around them: a snippet is used in every case.",
        rows=5,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()

    def add_problem(self, field: str, sentence: str) -> None:
        self.add_error(field or None, sentence)
