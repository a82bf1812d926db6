"""What to hold and what to leave closed while somebody else looks after a case."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields


class HandOverForm(forms.Form):
    hold = fields.text(
        "What to hold",
        most=2000,
        missing="Write what to hold",
        hint="Where the two of you are, what the client may bring, what was promised.",
    )
    leave_closed = fields.text(
        "What not to open",
        most=1000,
        hint="What had better wait until you are back, and how to put it aside kindly.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()
