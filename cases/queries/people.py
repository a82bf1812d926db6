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
    Intake,
)
from protocols.intake.shapes import ADULT_FROM
from ui import words

# Which consent covers which contact. Others rest on the consent noted with the person.
CONSENT_FOR_CONTACT: dict[str, str] = {
    Contact.Kind.GP: Consent.Kind.SHARE_GP,
    Contact.Kind.GUARDIAN: Consent.Kind.SHARE_PARENT,
    Contact.Kind.PARTNER: Consent.Kind.SHARE_PARTNER,
    Contact.Kind.SCHOOL: Consent.Kind.SHARE_SCHOOL,
    Contact.Kind.REFERRER: Consent.Kind.SHARE_REFERRER,
}


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


# What a refusal stops, said where it is recorded. Only what really happens.
SAID_ON_EVERY_PAGE = "Every page of the case says so at the top"
STOPS: dict[str, str] = {
    Consent.Kind.TREATMENT: SAID_ON_EVERY_PAGE,
    Consent.Kind.RECORDS: SAID_ON_EVERY_PAGE,
    Consent.Kind.RECORDING: "No recording may be made",
    Consent.Kind.SHARE_GP: (
        "The treatment summary is not released, exported or downloaded, and how to reach "
        "the GP is hidden"
    ),
    Consent.Kind.SHARE_PARENT: "How to reach a parent or guardian is hidden",
    Consent.Kind.SHARE_PARTNER: "How to reach the partner is hidden",
    Consent.Kind.SHARE_SCHOOL: "How to reach the school is hidden",
    Consent.Kind.SHARE_REFERRER: (
        "The referrer is no reader of the treatment summary, and how to reach them is "
        "hidden"
    ),
}


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

    @property
    def stops(self) -> str:
        return STOPS[self.kind] if self.is_taken_back else ""


def consents_of(client: Client) -> list[ConsentLine]:
    """Every kind of consent, asked for or not, in one query."""
    found = {one.kind: one for one in Consent.objects.filter(client=client)}
    return [
        ConsentLine(kind=kind.value, title=str(kind.label), consent=found.get(kind))
        for kind in Consent.Kind
    ]


def consent_line(client: Client) -> str:
    """For the top of every page: treatment or record-keeping refused, or "". One query."""
    refused = Consent.objects.filter(
        client=client,
        kind__in=[Consent.Kind.TREATMENT, Consent.Kind.RECORDS],
        withdrawn_on__isnull=False,
    ).order_by("-kind")
    return "; ".join(
        f"{one.label}: {'consent taken back' if one.given_on else 'the client said no'}, "
        f"{words.short_day(one.withdrawn_on, today=timezone.localdate())}"
        for one in refused
        if one.withdrawn_on is not None
    )


def agreement_under_18(case: Case) -> ConfidentialityAgreement | None:
    """What was last agreed about confidentiality."""
    return (
        ConfidentialityAgreement.objects.filter(case=case)
        .select_related("author", "guardian")
        .order_by("-recorded_at", "-pk")
        .first()
    )


def all_contacts(case: Case) -> models.QuerySet[Contact]:
    """Everyone who is or was on the list of the case's client, and of the partner."""
    return Contact.objects.filter(client__in=case.people_in_it).in_order()


def removed_contacts(client: Client) -> models.QuerySet[Contact]:
    """Those taken off the list, last one first."""
    return Contact.objects.filter(client=client, removed_at__isnull=False).order_by(
        "-removed_at"
    )


def agreement_to_begin_with(case: Case) -> dict[str, str]:
    """Words to begin an agreement with: the last one's, else the assessment's."""
    last = agreement_under_18(case)
    if last is not None:
        names = ("who_consents", "stays_private", "may_be_shared")
        return {name: getattr(last, name) for name in names}
    intake = Intake.objects.filter(case=case).first()
    answers = intake.answers if intake is not None else {}
    return {
        "who_consents": answers.get("who_consents", ""),
        "stays_private": answers.get("kept_private", ""),
        "may_be_shared": answers.get("shared_with_parents", ""),
    }
