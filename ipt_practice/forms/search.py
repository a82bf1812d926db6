"""What someone looks for."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from cases.client_number import normalise


class SearchForm(forms.Form):
    """A name, initials, a client number. In an address only the number."""

    q = forms.CharField(
        label="Name, initials or client number",
        max_length=80,
        required=False,
        error_messages={"max_length": "Type at most 80 characters"},
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autocomplete": "off",
                "spellcheck": "false",
                "placeholder": "Name, initials or client number",
            }
        ),
    )

    @classmethod
    def asked(cls, method: str, posted: QueryDict, query: QueryDict) -> SearchForm:
        """Bound to what was posted, or to the client number in the address."""
        if method == "POST":
            return cls(posted)
        number = normalise(query.get("q", ""))
        return cls({"q": number or ""})

    @staticmethod
    def is_name_in(query: QueryDict) -> bool:
        """Whether an address holds something that is no client number."""
        asked = query.get("q", "").strip()
        return bool(asked) and normalise(asked) is None

    @property
    def words(self) -> str:
        return str(self.cleaned_data["q"]).strip() if self.is_valid() else ""
