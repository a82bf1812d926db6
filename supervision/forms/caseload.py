"""What is shown of the caseload."""

from __future__ import annotations

from typing import Any

from django import forms


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

    FILTERS = ("view", "therapist", "therapy", "focus", "phase")

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
