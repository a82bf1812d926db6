"""Who the client is."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms

from cases.forms import fields
from cases.forms.dated import DatedForm
from cases.models import Client

IDENTITY = (
    "given_name",
    "family_name",
    "preferred_name",
    "pronouns",
    "born_on",
    "phone",
    "email",
    "address",
    "safe_contact",
    "language",
)


class IdentityForm(DatedForm):
    """Who the client is, and how to reach them safely."""

    DAYS: tuple[str, ...] = ("born_on",)

    given_name = fields.line("Given name", most=80, missing="Enter the given name")
    family_name = fields.line("Family name", most=80, missing="Enter the family name")
    preferred_name = fields.line("Preferred name", most=80, hint="If it is another.")
    pronouns = fields.line("Pronouns", most=40, hint="As the client says them.")
    born_on = fields.day("Date of birth", missing="Enter the date of birth")
    phone = fields.line("Telephone", most=40, type="tel")
    email = forms.EmailField(
        label="Email",
        required=False,
        error_messages={"invalid": "Enter an email address, like name@example.org"},
    )
    address = fields.text("Address", most=400, rows=2)
    safe_contact = fields.line(
        "How to reach the client safely",
        most=200,
        hint="Shown on every page, like “Mobile only, no voicemail”.",
    )
    language = fields.line(
        "Language, interpreter", most=80, hint="If not English, or signed."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(*identity_layout())

    @classmethod
    def of(cls, client: Client, *args: Any, today: date, **kwargs: Any) -> IdentityForm:
        """The form filled with what is on record."""
        initial = {name: getattr(client, name) for name in IDENTITY}
        return cls(*args, today=today, initial=initial, **kwargs)

    def identity(self) -> dict[str, Any]:
        """The fields of the client that this form was asked for."""
        return {
            name: value for name, value in self.cleaned_data.items() if name in IDENTITY
        }


class RegisterIdentityForm(IdentityForm):
    """The same for the practice admin, who is not shown how contact is kept safe."""

    safe_contact = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(*identity_layout(has_safe_contact=False))


def identity_layout(*, has_safe_contact: bool = True) -> list[object]:
    return [
        Row("given_name", "family_name"),
        Row("preferred_name", "pronouns"),
        Row("born_on", "language"),
        Row("phone", "email"),
        "address",
        *(["safe_contact"] if has_safe_contact else []),
    ]
