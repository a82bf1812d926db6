"""What clients agreed to and what they refused: asked before anything leaves the house."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from cases.models import Client, Consent, Contact
from cases.queries.people import CONSENT_FOR_CONTACT, contacts_of
from ui import words


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """Of one client: `given` holds the limits by kind, `refused` the sentence that says so.

    Who is on the list and may no longer be contacted counts as refused too, unless
    somebody else of the kind may be.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


def consent_words(kind: str) -> str:
    """The kind within a sentence: "writing to the GP"."""
    label = str(Consent.Kind(kind).label)
    return f"{label[:1].lower()}{label[1:]}"


def refusal_words(consent: Consent) -> str:
    """The client took back consent to writing to the GP on 01-Oct-2026."""
    if consent.withdrawn_on is None:
        return ""
    what, day = consent_words(consent.kind), words.document_day(consent.withdrawn_on)
    if consent.given_on is None:
        return f"The client said no to {what} on {day}."
    return f"The client took back consent to {what} on {day}."


def agreed_by_clients(client_ids: Collection[UUID]) -> dict[UUID, Agreed]:
    """What each of these clients agreed to. Two queries."""
    consents: dict[UUID, list[Consent]] = {}
    for consent in Consent.objects.filter(client__in=client_ids):
        consents.setdefault(consent.client_id, []).append(consent)
    contacts: dict[UUID, list[Contact]] = {}
    for contact in Contact.objects.filter(
        client__in=client_ids, kind__in=CONSENT_FOR_CONTACT
    ).standing():
        contacts.setdefault(contact.client_id, []).append(contact)
    return {
        key: _agreed(consents.get(key, ()), contacts.get(key, ())) for key in client_ids
    }


def agreed_by(client: Client) -> Agreed:
    return agreed_by_clients([client.pk])[client.pk]


def _agreed(consents: Iterable[Consent], contacts: Iterable[Contact]) -> Agreed:
    consents = list(consents)
    refused = _nobody_left(contacts)
    refused |= {one.kind: refusal_words(one) for one in consents if one.withdrawn_on}
    return Agreed(
        given={
            one.kind: one.limits
            for one in consents
            if one.holds and one.kind not in refused
        },
        refused=refused,
    )


def _nobody_left(contacts: Iterable[Contact]) -> dict[str, str]:
    """Kinds of which everyone on the list has been ruled out, with the latest day."""
    by_kind: dict[str, list[Contact]] = {}
    for contact in contacts:
        by_kind.setdefault(contact.kind, []).append(contact)
    found = {}
    for kind, people in by_kind.items():
        days = [one.consent_withdrawn_on for one in people if one.consent_withdrawn_on]
        if len(days) < len(people):
            continue
        label = str(Contact.Kind(kind).label)
        who = label if kind == Contact.Kind.GP else label.lower()
        found[CONSENT_FOR_CONTACT[kind]] = (
            f"The client took back consent to contact with the {who} on "
            f"{words.document_day(max(days))}."
        )
    return found


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    """Someone on the list. `refusal` says that they may no longer be contacted, and hides
    how to reach them; `is_asked` is whether consent to contact was recorded."""

    contact: Contact
    kind_words: str
    refusal: str
    is_asked: bool

    @property
    def is_for_danger(self) -> bool:
        """Where a life is in danger an emergency contact may be called all the same."""
        return bool(self.refusal) and self.contact.kind == Contact.Kind.EMERGENCY


def contact_lines(client: Client) -> list[ContactLine]:
    """Everyone on the list, with what stands against contact; three queries."""
    agreed = agreed_by(client)
    return [
        ContactLine(
            contact=contact,
            kind_words=str(Contact.Kind(contact.kind).label),
            refusal=_refusal_of(contact, agreed),
            is_asked=contact.may_be_contacted,
        )
        for contact in contacts_of(client)
    ]


def contact_refusal(contact: Contact) -> str:
    """Why this person may not be contacted any more, or ""."""
    return _refusal_of(contact, agreed_by(contact.client))


def _refusal_of(contact: Contact, agreed: Agreed) -> str:
    if contact.consent_withdrawn_on is not None:
        day = words.document_day(contact.consent_withdrawn_on)
        return f"The client took back consent to contact with this person on {day}."
    return agreed.refused.get(CONSENT_FOR_CONTACT.get(contact.kind, ""), "")
