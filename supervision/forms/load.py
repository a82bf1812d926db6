"""A supervisor's words to a number of cases."""

from __future__ import annotations

from cases.forms import fields
from supervision.forms.plain import PlainForm


class LoadForm(PlainForm):
    text = fields.text(
        "What you agreed about it",
        most=1000,
        missing="Write what you agreed about it",
        hint="Both of you read it. It is said again once there are more cases than now.",
    )
