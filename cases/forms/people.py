"""Contacts, consents, and the agreement with a client under 18."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms

from cases.actions.people import CONTACT_FIELDS
from cases.forms import fields
from cases.forms.dated import DatedForm
from cases.models import Consent, Contact


class ContactForm(DatedForm):
    """Someone around the treatment, and what may be shared with them."""

    DAYS = ("consent_given_on", "consent_withdrawn_on")
    REACH = ("phone", "email", "address", "how_to_reach")

    kind = fields.pick("Who", Contact.Kind.choices, missing="Say who this is")
    name = fields.line("Name", most=120, missing="Enter a name, like “Dr Amin”")
    relation = fields.line("Relation", most=80, hint="Sister, head of year, manager.")
    phone = fields.line("Telephone", most=40, type="tel")
    email = forms.EmailField(
        label="Email",
        required=False,
        error_messages={"invalid": "Enter an email address, like name@example.org"},
    )
    address = fields.text("Address", most=400, rows=2)
    may_be_told = fields.line(
        "What may be shared",
        most=300,
        hint="In the client’s words, like “That I come here, nothing else”.",
    )
    has_legal_responsibility = fields.tick("Has legal responsibility for the client")
    lives_with = fields.select("Home", [("", "Not said"), *Contact.LivesWith.choices])
    arrangements = fields.line(
        "Arrangements",
        most=300,
        hint="Separation, contact, court orders. Like “Every other weekend”.",
    )
    how_to_reach = fields.line(
        "Best way to reach them",
        most=200,
        hint="Like “Text first; Tigrinya interpreter”.",
    )
    consent_given_on = fields.day("Consent to contact given on")
    consent_withdrawn_on = fields.day("Consent to contact taken back on")

    def __init__(
        self,
        *args: Any,
        contact: Contact | None = None,
        is_refused: bool = False,
        is_closed: bool = False,
        **kwargs: Any,
    ) -> None:
        if contact is not None:
            kwargs["initial"] = {
                name: getattr(contact, name) for name in CONTACT_FIELDS
            }
        super().__init__(*args, **kwargs)
        self._leave_out(is_refused=is_refused, is_closed=is_closed)
        rows: list[tuple[str, ...]] = [
            ("kind",),
            ("name", "relation"),
            ("phone", "email"),
            ("address",),
            ("may_be_told",),
            ("how_to_reach",),
            ("has_legal_responsibility",),
            ("lives_with", "arrangements"),
            ("consent_given_on", "consent_withdrawn_on"),
        ]
        self.helper.layout = Layout(
            *(Row(*row) if row[1:] else row[0] for row in rows if row[0] in self.fields)
        )

    def _leave_out(self, *, is_refused: bool, is_closed: bool) -> None:
        """How to reach someone stays out of sight while it is refused; after closing only
        the answer of the client can still change."""
        for name in list(self.fields):
            is_hidden = is_refused and name in self.REACH
            if is_hidden or (is_closed and name not in self.DAYS):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        given, back = values.get("consent_given_on"), values.get("consent_withdrawn_on")
        if given and back and back < given:
            self.add_error(
                "consent_withdrawn_on", "Taken back cannot be before it was given"
            )
        return values


class ConsentForm(DatedForm):
    """One answer of the client to one kind of consent."""

    DAYS = ("on",)
    GIVE, WITHDRAW = "GIVE", "WITHDRAW"

    answer = fields.pick(
        "The client",
        [(GIVE, "agrees"), (WITHDRAW, "says no, or takes it back")],
        missing="Say whether the client agrees",
    )
    on = fields.day("On", missing="Enter the date")
    limits = fields.line("Limits", most=300, hint="Like “Dates only, no content”.")

    def __init__(
        self, *args: Any, kind: str = "", consent: Consent | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, prefix=kind or None, **kwargs)
        self.fields["on"].initial = self.today
        if consent is not None:
            self.fields["limits"].initial = consent.limits
        self.helper.layout = Layout("answer", "on", "limits")

    @property
    def is_given(self) -> bool:
        return bool(self.cleaned_data["answer"] == self.GIVE)


class AgreementForm(DatedForm):
    """Under 18: who consents, what stays private, what is shared."""

    DAYS = ("agreed_by_client_on", "agreed_by_guardian_on")

    who_consents = fields.text(
        "Who consents to treatment, and how that was decided",
        most=1000,
        missing="Write who consents to treatment, and how that was decided",
        hint="The rules differ by country and age. Write down your judgement.",
    )
    stays_private = fields.text(
        "What stays between us",
        most=1000,
        missing="Write what stays private",
    )
    may_be_shared = fields.text(
        "What parents or guardians will be told",
        most=1000,
        missing="Write what parents or guardians will be told",
    )
    is_safety_exception_said = fields.tick("We said that safety is always an exception")
    agreed_by_client_on = fields.day(
        "Agreed by the client on", missing="Enter the day on which the client agreed"
    )
    guardian = fields.select("Parent or guardian", [("", "Nobody yet")])
    agreed_by_guardian_on = fields.day("Agreed by them on")

    def __init__(
        self, *args: Any, guardians: Iterable[Contact] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.guardians = {str(one.pk): one for one in guardians}
        self.fields["guardian"].choices = [  # type: ignore[attr-defined]
            ("", "Nobody yet"),
            *((key, contact_words(one)) for key, one in self.guardians.items()),
        ]
        self.fields["agreed_by_client_on"].initial = self.today
        self.helper.layout = Layout(
            "who_consents",
            "stays_private",
            "may_be_shared",
            "is_safety_exception_said",
            "agreed_by_client_on",
            Row("guardian", "agreed_by_guardian_on"),
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("agreed_by_guardian_on") and not values.get("guardian"):
            self.add_error("guardian", "Choose who agreed")
        return values

    def agreement(self) -> dict[str, Any]:
        values = fields.typed(self)
        return {**values, "guardian": self.guardians.get(values["guardian"])}


def contact_words(contact: Contact) -> str:
    """Initials and relation: a form does not know whether names may be shown."""
    return ", ".join(word for word in (contact.initials, contact.relation) if word)
