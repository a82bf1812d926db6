"""Whether the people of a case agreed to being recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.models import Case, Client, Consent
from cases.queries.agreed import refusal_words
from ui import words


@dataclass(frozen=True, kw_only=True)
class RecordingConsent:
    """What one client said to being recorded; `consent` is None while nobody asked."""

    client: Client
    consent: Consent | None

    def holds_since(self, day: date) -> bool:
        """Whether a recording of that day was agreed to, and still is."""
        one = self.consent
        return (
            one is not None
            and one.holds
            and one.given_on is not None
            and one.given_on <= day
        )

    @property
    def is_refused(self) -> bool:
        return self.consent is not None and not self.consent.holds

    @property
    def words(self) -> str:
        """ "Agreed on 01-Oct-2026", what was taken back, or that nobody asked."""
        if self.consent is None or (given := self.consent.given_on) is None:
            return refusal_words(self.consent) if self.consent else "Not asked yet."
        return refusal_words(self.consent) or (
            f"Agreed on {words.document_day(given)}."
        )

    @property
    def limits(self) -> str:
        return self.consent.limits if self.consent else ""


def recording_consents(cases: Iterable[Case]) -> dict[UUID, list[RecordingConsent]]:
    """By case: its client's answer, and a partner's. One query.

    The cases come `with_people`.
    """
    clients = {case.pk: list(case.people_in_it) for case in cases}
    ids = {client.pk for of_case in clients.values() for client in of_case}
    found = {
        one.client_id: one
        for one in Consent.objects.filter(client__in=ids, kind=Consent.Kind.RECORDING)
    }
    return {
        case_id: [
            RecordingConsent(client=client, consent=found.get(client.pk))
            for client in of_case
        ]
        for case_id, of_case in clients.items()
    }
