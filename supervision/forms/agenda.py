"""Why a case is on the agenda of supervision."""

from __future__ import annotations

from django import forms

from cases.forms import fields
from supervision.forms.plain import PlainForm
from supervision.models import AgendaItem


class AgendaForm(PlainForm):
    """`version` is that of the item that the form was opened on, 0 for a new one."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = fields.pick(
        "Why",
        AgendaItem.Reason.choices,
        missing="Choose why it is to be talked about",
    )
    question = fields.text(
        "The question to bring",
        most=1000,
        hint="One question, as it would be asked. It stands at the top of the brief.",
    )
