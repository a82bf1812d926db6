"""What is shown of the caseload, under which names, and how often a case is looked at."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields
from supervision.forms.plain import PlainForm
from supervision.models import ReviewInterval


class CaseloadForm(forms.Form):
    """What is shown of the caseload, and which case is opened beside it.

    It comes with the address, or with a form that leads back to the table. Anything
    that is not understood means everything.
    """

    view = forms.CharField(required=False)
    therapist = forms.CharField(required=False)
    therapy = forms.CharField(required=False)
    focus = forms.CharField(required=False)
    phase = forms.CharField(required=False)
    group = forms.CharField(required=False)

    FILTERS = ("view", "therapist", "therapy", "focus", "phase", "group")

    case = forms.UUIDField(required=False)

    @property
    def wanted(self) -> dict[str, str]:
        """The filters as they were given."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.FILTERS}

    @property
    def picked(self) -> Any:
        """The id of the case opened beside the table, or None."""
        self.is_valid()
        return self.cleaned_data.get("case")


class ViewForm(PlainForm):
    """The name of a view."""

    part = "view"

    name = fields.line(
        "Name of the view",
        most=40,
        missing="Give the view a name",
        hint="Only you see it. No names of clients.",
    )


class IntervalForm(PlainForm):
    """Within how many days a case is looked at again."""

    part = "interval"

    days = forms.IntegerField(
        label="Look at it again within (days)",
        required=False,
        min_value=1,
        max_value=ReviewInterval.MOST_DAYS,
        help_text="Leave empty for what the practice has set.",
        error_messages={
            "invalid": "Enter a whole number of days",
            "min_value": "Enter a number of days from 1 to 182",
            "max_value": "Enter a number of days from 1 to 182",
        },
    )
    reason = fields.line("Why", most=300, hint="The therapist reads it.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("days") and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Say why this case is looked at in its own time")
        return cleaned
