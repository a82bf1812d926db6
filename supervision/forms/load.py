"""A supervisor's words to a number of cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cases.forms import fields
from supervision.forms.plain import PlainForm

# What the form proposes; own convention.
LOOKED_AT_AGAIN = timedelta(weeks=4)


class LoadForm(PlainForm):
    text = fields.text(
        "What you agreed about it",
        most=1000,
        missing="Write what you agreed about it",
        hint="Both of you read it.",
    )
    until_on = fields.day(
        "Until",
        missing="Enter the day until which it can rest",
        hint="It is said again the day after, or as soon as there are more cases than now.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until_on"].initial = today + LOOKED_AT_AGAIN
