"""A couple as its case holds it: who they are, what they agreed, who was seen alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q

from accounts.models import User
from cases.models import (
    Case,
    CaseLink,
    Client,
    Commitment,
    CoupleTerms,
    SafetyMeeting,
)
from cases.queries.register import clients_treated_by
from protocols import PROTOCOLS
from protocols.base import Format

FIRST, SECOND = "first", "second"


@dataclass(frozen=True, kw_only=True)
class PartnerLine:
    """One of the two. `key` is "first" or "second", as addresses say it."""

    key: str
    client: Client
    is_identified: bool
    commitments: tuple[Commitment, ...]
    meetings: tuple[SafetyMeeting, ...]

    @property
    def commitment_first(self) -> Commitment | None:
        return self.commitments[0] if self.commitments else None

    @property
    def commitment_now(self) -> Commitment | None:
        return self.commitments[-1] if self.commitments[1:] else None

    @property
    def last_meeting(self) -> SafetyMeeting | None:
        return self.meetings[-1] if self.meetings else None


@dataclass(frozen=True, kw_only=True)
class CoupleState:
    """The two partners as the record has them. `terms` is None until they are agreed."""

    partners: tuple[PartnerLine, ...]
    terms: CoupleTerms | None

    @property
    def against(self) -> tuple[PartnerLine, ...]:
        """Partners whose last meeting says that joint work should not go on."""
        return tuple(
            line
            for line in self.partners
            if line.last_meeting is not None and not line.last_meeting.may_go_on
        )

    @property
    def not_seen(self) -> tuple[PartnerLine, ...]:
        """Partners who were not seen alone about safety yet."""
        return tuple(line for line in self.partners if not line.meetings)

    @property
    def lacks_secrets(self) -> bool:
        """Whether nothing is agreed yet about what one of them says alone."""
        return self.terms is None or self.terms.secrets_agreed_on is None


def couple_of(case: Case) -> CoupleState | None:
    """The couple of a case; None where one person comes. Three queries."""
    if case.partner is None:
        return None
    terms = (
        CoupleTerms.objects.filter(case=case)
        .select_related("author")
        .order_by("-recorded_at", "-pk")
        .first()
    )
    commitments = list(
        Commitment.objects.filter(case=case).order_by("said_on", "recorded_at", "pk")
    )
    meetings = list(
        SafetyMeeting.objects.filter(case=case)
        .select_related("author")
        .order_by("held_on", "recorded_at", "pk")
    )
    return CoupleState(
        terms=terms,
        partners=tuple(
            PartnerLine(
                key=key,
                client=client,
                is_identified=terms is not None and terms.identified == key.upper(),
                commitments=tuple(c for c in commitments if c.client_id == client.pk),
                meetings=tuple(m for m in meetings if m.client_id == client.pk),
            )
            for key, client in zip((FIRST, SECOND), case.people_in_it, strict=True)
        ),
    )


def secrets_agreed_on(case: Case) -> date | None:
    """The day on which both agreed what becomes of what one says alone, as it holds now."""
    terms = CoupleTerms.objects.filter(case=case).order_by("-recorded_at", "-pk")
    return terms.values_list("secrets_agreed_on", flat=True).first()


def lacks_partner(case: Case) -> bool:
    """Whether the model is for couples, and one person stands in the case."""
    known = PROTOCOLS.get(case.protocol_key)
    is_for_two = known is not None and known.format == Format.COUPLE
    return is_for_two and case.partner is None


def person_in(case: Case, key: str) -> Client:
    """The partner for "second", the case's client for anything else."""
    partner = case.partner
    return partner if key == SECOND and partner is not None else case.client


def about_of(case: Case, person: Client) -> Client | None:
    """A person as rows say it: None for the case's client."""
    return None if person == case.client else person


def whose_query(case: Case, person: Client) -> str:
    """What an address carries on to stay with the partner."""
    return f"?who={SECOND}" if person == case.partner else ""


def may_be_partner(user: User, client: Client) -> bool:
    """Whether someone may bring a client of the practice into a couple: who treats or
    treated them, or reads a case of theirs."""
    reads = Case.objects.visible_to(user).filter(
        Q(client=client) | Q(couple__client=client)
    )
    return clients_treated_by(user).filter(pk=client.pk).exists() or reads.exists()


def client_numbered(number: str) -> Client | None:
    return Client.objects.filter(number=number).first()


@dataclass(frozen=True, kw_only=True)
class LinkLine:
    """A case that belongs to this one, seen from either side."""

    link: CaseLink
    other: Case


def case_links(case: Case, user: User) -> list[LinkLine]:
    """Cases that belong together with this one, of those that the reader may open."""
    visible = Case.objects.visible_to(user)
    links = (
        CaseLink.objects.filter(removed_at__isnull=True)
        .filter(Q(case=case, other__in=visible) | Q(other=case, case__in=visible))
        .select_related(
            "case__client",
            "case__couple__client",
            "other__client",
            "other__couple__client",
        )
        .order_by("recorded_at", "pk")
    )
    return [
        LinkLine(link=link, other=link.other if link.case_id == case.pk else link.case)
        for link in links
    ]


def linkable(case: Case, user: User) -> models.QuerySet[Case]:
    """Cases that the reader may open and that can be linked with this one."""
    return (
        Case.objects.visible_to(user)
        .exclude(pk=case.pk)
        .exclude(links_in__in=CaseLink.objects.filter(case=case, removed_at=None))
        .exclude(links_out__in=CaseLink.objects.filter(other=case, removed_at=None))
        .with_people()
        .order_by("client__family_name", "client__given_name", "pk")
    )
