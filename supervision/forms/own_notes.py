"""A supervisor's own notes."""

from __future__ import annotations

from django import forms

from cases.forms import fields
from supervision.forms.plain import PlainForm


class OwnNoteForm(PlainForm):
    part = "own"

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = fields.text("Your own notes", most=20_000, rows=14)
