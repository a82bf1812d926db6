"""Contacts, consents, and the agreement with a client under 18."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.couples import check_in_case
from cases.actions.days import DayNotPossible, check_day
from cases.models import Case, Client, ConfidentialityAgreement, Consent, Contact
from cases.queries.agreed import agreed_by

CONTACT_FIELDS = (
    "kind",
    "name",
    "relation",
    "phone",
    "email",
    "address",
    "may_be_told",
    "has_legal_responsibility",
    "lives_with",
    "arrangements",
    "how_to_reach",
    "consent_given_on",
    "consent_withdrawn_on",
)


class ConsentWithdrawn(Exception):
    """The client took a consent back, or said no. The text says which, and when."""


class ConsentNotGiven(Exception):
    def __str__(self) -> str:
        return "This consent was already taken back."


class ContactAlreadyRemoved(Exception):
    def __str__(self) -> str:
        return "This person is no longer on the list."


def check_consent(*, client: Client, kind: str) -> None:
    """Raise ConsentWithdrawn if the client took this consent back or said no to it.

    Call it before a letter, a recording or a contact that rests on the consent.
    """
    if sentence := agreed_by(client).refused.get(kind):
        raise ConsentWithdrawn(sentence)


@transaction.atomic
def add_contact(
    *,
    case: Case,
    by: User,
    client: Client | None = None,
    at: datetime | None = None,
    **fields: Any,
) -> Contact:
    """Put someone on the client's list, or on that of the partner where `client` says so.

    `fields` are those of Contact. Raises NotInThisCase, DayNotPossible.
    """
    at = at or timezone.now()
    contact = Contact(client=check_in_case(case, client) or case.client, **fields)
    _check_contact_days(contact, at=at)
    contact.full_clean()
    contact.save()
    audit.log(by=by, verb="contact.added", record=contact, case=case, at=at)
    return contact


@transaction.atomic
def change_contact(
    *, contact: Contact, case: Case, by: User, at: datetime | None = None, **fields: Any
) -> Contact:
    """Change a contact; the log names the fields, not the values."""
    at = at or timezone.now()
    if contact.removed_at is not None:
        raise ContactAlreadyRemoved
    changed = [
        name
        for name in CONTACT_FIELDS
        if name in fields and getattr(contact, name) != fields[name]
    ]
    if not changed:
        return contact
    for name in changed:
        setattr(contact, name, fields[name])
    _check_contact_days(contact, at=at)
    contact.full_clean()
    contact.save(update_fields=changed)
    audit.log(
        by=by,
        verb="contact.changed",
        record=contact,
        case=case,
        at=at,
        detail={"fields": changed},
    )
    return contact


def _check_contact_days(contact: Contact, *, at: datetime) -> None:
    for day in (contact.consent_given_on, contact.consent_withdrawn_on):
        if day is not None:
            check_day(day, what="Date of consent", at=at)


@transaction.atomic
def remove_contact(
    *, contact: Contact, case: Case, by: User, at: datetime | None = None
) -> Contact:
    """Take someone off the list. They are kept, so that this can be undone."""
    at = at or timezone.now()
    if contact.removed_at is not None:
        raise ContactAlreadyRemoved
    contact.removed_at = at
    contact.save(update_fields=["removed_at"])
    audit.log(by=by, verb="contact.removed", record=contact, case=case, at=at)
    return contact


@transaction.atomic
def restore_contact(
    *, contact: Contact, case: Case, by: User, at: datetime | None = None
) -> Contact:
    """Undo a removal. Restoring someone who is on the list changes nothing."""
    at = at or timezone.now()
    if contact.removed_at is None:
        return contact
    contact.removed_at = None
    contact.save(update_fields=["removed_at"])
    audit.log(by=by, verb="contact.restored", record=contact, case=case, at=at)
    return contact


@transaction.atomic
def give_consent(
    *,
    client: Client,
    case: Case,
    by: User,
    kind: str,
    given_on: date,
    limits: str = "",
    at: datetime | None = None,
) -> Consent:
    """Record that the client agrees, with the limits they set; anew after a withdrawal."""
    at = at or timezone.now()
    check_day(given_on, what="Date of consent", at=at)
    consent = _consent_of(client, kind)
    consent.given_on, consent.withdrawn_on = given_on, None
    consent.limits, consent.recorded_by = limits, by
    consent.full_clean()
    consent.save()
    audit.log(
        by=by,
        verb="consent.given",
        record=consent,
        case=case,
        at=at,
        detail={"kind": kind, "on": given_on.isoformat()},
    )
    return consent


@transaction.atomic
def withdraw_consent(
    *,
    client: Client,
    case: Case,
    by: User,
    kind: str,
    withdrawn_on: date,
    at: datetime | None = None,
) -> Consent:
    """Record that the client takes a consent back, or says no from the start.

    Raises ConsentNotGiven when it was taken back before, DayNotPossible.
    """
    at = at or timezone.now()
    check_day(withdrawn_on, what="Date of withdrawal", at=at)
    consent = _consent_of(client, kind)
    if consent.withdrawn_on is not None:
        raise ConsentNotGiven
    if consent.given_on is not None and withdrawn_on < consent.given_on:
        raise DayNotPossible(
            "Date of withdrawal cannot be before the consent was given"
        )
    consent.withdrawn_on, consent.recorded_by = withdrawn_on, by
    consent.full_clean()
    consent.save()
    audit.log(
        by=by,
        verb="consent.withdrawn",
        record=consent,
        case=case,
        at=at,
        detail={"kind": kind, "on": withdrawn_on.isoformat()},
    )
    return consent


def _consent_of(client: Client, kind: str) -> Consent:
    found = (
        Consent.objects.select_for_update()
        .filter(client=client, kind=Consent.Kind(kind))
        .first()
    )
    return found or Consent(client=client, kind=Consent.Kind(kind))


@transaction.atomic
def agree_confidentiality(
    *,
    case: Case,
    by: User,
    who_consents: str,
    stays_private: str,
    may_be_shared: str,
    agreed_by_client_on: date,
    is_safety_exception_said: bool = False,
    guardian: Contact | None = None,
    agreed_by_guardian_on: date | None = None,
    at: datetime | None = None,
) -> ConfidentialityAgreement:
    """Write down what stays private under 18. Each agreement is a row; the newest counts."""
    at = at or timezone.now()
    for day in (agreed_by_client_on, agreed_by_guardian_on):
        if day is not None:
            check_day(day, what="Date of the agreement", at=at)
    agreement = ConfidentialityAgreement(
        case=case,
        who_consents=who_consents,
        stays_private=stays_private,
        may_be_shared=may_be_shared,
        is_safety_exception_said=is_safety_exception_said,
        agreed_by_client_on=agreed_by_client_on,
        guardian=guardian,
        agreed_by_guardian_on=agreed_by_guardian_on,
        recorded_at=at,
        author=by,
    )
    agreement.full_clean()
    agreement.save()
    audit.log(by=by, verb="confidentiality.agreed", record=agreement, case=case, at=at)
    return agreement
