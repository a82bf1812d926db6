"""Who is around the treatment, what the client agreed to, and what is agreed under 18."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils import timezone

from cases.models import (
    Case,
    Client,
    ConfidentialityAgreement,
    Consent,
    Contact,
)
from protocols.intake.shapes import ADULT_FROM


def contact_warning(client: Client) -> str:
    """How to reach the client safely, as they said it: "Mobile only, no voicemail"."""
    return client.safe_contact


def is_under_18(client: Client, on: date | None = None) -> bool:
    return client.age_on(on or timezone.localdate()) < ADULT_FROM


def contacts_of(client: Client) -> models.QuerySet[Contact]:
    """Everyone on the list, by kind and name."""
    return Contact.objects.filter(client=client).standing().in_order()


def guardians_of(client: Client) -> models.QuerySet[Contact]:
    return contacts_of(client).filter(kind=Contact.Kind.GUARDIAN)


@dataclass(frozen=True, kw_only=True)
class ConsentLine:
    """One kind of consent and what the client said; `consent` is None when not asked."""

    kind: str
    title: str
    consent: Consent | None

    @property
    def is_given(self) -> bool:
        return self.consent is not None and self.consent.holds

    @property
    def is_taken_back(self) -> bool:
        return self.consent is not None and not self.consent.holds


def consents_of(client: Client) -> list[ConsentLine]:
    """Every kind of consent, asked for or not, in one query."""
    found = {one.kind: one for one in Consent.objects.filter(client=client)}
    return [
        ConsentLine(kind=kind.value, title=str(kind.label), consent=found.get(kind))
        for kind in Consent.Kind
    ]


def consent_holds(client: Client, kind: str) -> bool:
    """Whether the client agreed and has not taken it back."""
    consent = Consent.objects.filter(client=client, kind=kind).first()
    return consent is not None and consent.holds


def consent_line(client: Client) -> str:
    """Words for the storyboard: which of the two basic consents are in place."""
    held = {line.kind for line in consents_of(client) if line.is_given}
    basic = {Consent.Kind.TREATMENT.value, Consent.Kind.RECORDS.value}
    lacking = basic - held
    if not lacking:
        return "treatment and records"
    if lacking == basic:
        return "not recorded yet"
    only = (basic & held).pop()
    return "treatment only" if only == Consent.Kind.TREATMENT else "records only"


def agreement_under_18(case: Case) -> ConfidentialityAgreement | None:
    """What was last agreed about confidentiality."""
    return (
        ConfidentialityAgreement.objects.filter(case=case)
        .select_related("author", "guardian")
        .order_by("-recorded_at", "-pk")
        .first()
    )
