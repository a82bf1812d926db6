"""Two people in one case: the partner, the terms of joint work, and seeing each alone.

Both partners are asked about fear, control and violence alone, before joint work: what is
said in front of the other protects nobody (Stith, McCollum & Rosen 2011, on couples work
where there may be violence).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.clients import add_client, refer_client
from cases.actions.days import check_day
from cases.models import (
    Case,
    CaseLink,
    Client,
    Commitment,
    CouplePartner,
    CoupleTerms,
    SafetyMeeting,
)
from cases.queries.couples import may_be_partner

WORKS_INDIVIDUALLY = "Individual work instead of joint sessions"


class CoupleRule(Exception):
    """A rule of couples stands in the way; the text says which."""

    sentence = ""

    def __str__(self) -> str:
        return self.sentence


class PartnerThereAlready(CoupleRule):
    sentence = "This case has a partner already."


class SamePerson(CoupleRule):
    sentence = "The partner is someone other than the client."


class PartnerNotKnown(CoupleRule):
    sentence = (
        "Enter the number of a client whom you treat or treated, or add them as new."
    )


class NoPartnerYet(CoupleRule):
    sentence = "Add the partner first."


class NotInThisCase(CoupleRule):
    sentence = "Choose one of the two partners of this case."


class TermsIncomplete(CoupleRule):
    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class ReasonMissing(CoupleRule):
    sentence = "Write why joint work should not go on."


class LinkNotPossible(CoupleRule):
    sentence = "Choose another case that you may open."


def check_in_case(case: Case, client: Client | None) -> Client | None:
    """`client` as rows say it: None for the case's own. Raises NotInThisCase."""
    if client is None or client == case.client:
        return None
    if client != case.partner:
        raise NotInThisCase
    return client


@transaction.atomic
def add_partner(
    *,
    case: Case,
    by: User,
    client: Client | None,
    client_fields: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> CouplePartner:
    """Make two people of a case: a client of the practice, or someone new.

    `client` is one who is known already, else `client_fields` makes one. Raises
    PartnerThereAlready, SamePerson, PartnerNotKnown, DayNotPossible.
    """
    at = at or timezone.now()
    Case.objects.select_for_update().get(pk=case.pk)
    if CouplePartner.objects.filter(case=case).exists():
        raise PartnerThereAlready
    if client is None:
        client = add_client(by=by, at=at, fields=client_fields or {})
    elif client == case.client:
        raise SamePerson
    elif not may_be_partner(by, client):
        raise PartnerNotKnown
    partner = CouplePartner(case=case, client=client, recorded_at=at, author=by)
    partner.save(force_insert=True)
    case.couple = partner
    audit.log(by=by, verb="partner.added", record=partner, case=case, at=at)
    return partner


@transaction.atomic
def set_couple_terms(
    *,
    case: Case,
    by: User,
    purpose: str,
    identified: str,
    other_purpose: str = "",
    history: str = "",
    secrets: str = "",
    secrets_agreed_on: date | None = None,
    print_outs: str = "",
    at: datetime | None = None,
) -> CoupleTerms:
    """What the two come for, and what holds for secrets, from now on.

    Each change is a row; the newest holds. Raises NoPartnerYet, TermsIncomplete,
    DayNotPossible.
    """
    at = at or timezone.now()
    check_couple(case)
    if purpose == CoupleTerms.Purpose.OTHER and not other_purpose.strip():
        raise TermsIncomplete("Write what the two come for")
    if secrets_agreed_on is not None:
        check_day(secrets_agreed_on, what="Date of the agreement", at=at)
        if not secrets.strip():
            raise TermsIncomplete("Write what was agreed about secrets")
    terms = CoupleTerms(
        case=case,
        purpose=purpose,
        other_purpose=other_purpose,
        identified=identified,
        history=history,
        secrets=secrets,
        secrets_agreed_on=secrets_agreed_on,
        print_outs=print_outs,
        recorded_at=at,
        author=by,
    )
    terms.full_clean()
    terms.save(force_insert=True)
    audit.log(by=by, verb="couple_terms.set", record=terms, case=case, at=at)
    return terms


def check_couple(case: Case) -> None:
    """Raise NoPartnerYet for a case of one person."""
    if case.partner is None:
        raise NoPartnerYet


@transaction.atomic
def note_commitment(
    *,
    case: Case,
    by: User,
    client: Client,
    level: int,
    said_on: date,
    at: datetime | None = None,
) -> Commitment:
    """How much one of them wants to stay and work on it, 0 to 10.

    Raises NoPartnerYet, NotInThisCase, DayNotPossible.
    """
    at = at or timezone.now()
    check_couple(case)
    check_in_case(case, client)
    check_day(said_on, what="Date", at=at)
    commitment = Commitment(
        case=case,
        client=client,
        level=level,
        said_on=said_on,
        recorded_at=at,
        author=by,
    )
    commitment.full_clean()
    commitment.save(force_insert=True)
    audit.log(by=by, verb="commitment.noted", record=commitment, case=case, at=at)
    return commitment


@transaction.atomic
def hold_safety_meeting(
    *,
    case: Case,
    by: User,
    client: Client,
    held_on: date,
    afraid: str,
    controlled: str,
    hurt: str,
    said: str,
    may_go_on: bool,
    reason: str = "",
    at: datetime | None = None,
) -> SafetyMeeting:
    """What one partner said alone about fear, control and violence, and what follows.

    Never changed; a later meeting says more. Raises NoPartnerYet, NotInThisCase,
    ReasonMissing, DayNotPossible.
    """
    at = at or timezone.now()
    check_couple(case)
    check_in_case(case, client)
    check_day(held_on, what="Date of the meeting", at=at)
    if not may_go_on and not reason.strip():
        raise ReasonMissing
    meeting = SafetyMeeting(
        case=case,
        client=client,
        held_on=held_on,
        afraid=afraid,
        controlled=controlled,
        hurt=hurt,
        said=said,
        may_go_on=may_go_on,
        reason=reason,
        recorded_at=at,
        author=by,
    )
    meeting.full_clean()
    meeting.save(force_insert=True)
    audit.log(by=by, verb="safety_meeting.held", record=meeting, case=case, at=at)
    return meeting


@transaction.atomic
def link_cases(
    *, case: Case, other: Case, by: User, reason: str, at: datetime | None = None
) -> CaseLink:
    """Two cases belong together. Opens neither for anybody.

    Raises LinkNotPossible where `by` may not open the other one.
    """
    at = at or timezone.now()
    if other == case or not Case.objects.visible_to(by).filter(pk=other.pk).exists():
        raise LinkNotPossible
    standing = CaseLink.objects.filter(case=case, other=other, removed_at__isnull=True)
    if found := standing.first():
        return found
    link = CaseLink(case=case, other=other, reason=reason, recorded_at=at, author=by)
    link.full_clean()
    link.save(force_insert=True)
    audit.log(by=by, verb="case_link.made", record=link, case=case, at=at)
    return link


@transaction.atomic
def open_individual_case(
    *, case: Case, client: Client, by: User, at: datetime | None = None
) -> Case:
    """A case of one partner's own, linked with the couple's: work individually instead.

    Only what the referral says goes along, nothing that the other one said. Raises
    NotInThisCase, and as `refer_client`: CaseStillOpen, NotTheirClient.
    """
    at = at or timezone.now()
    check_couple(case)
    check_in_case(case, client)
    own = refer_client(
        by=by,
        client=client,
        client_fields=None,
        therapist=case.therapist,
        problem=case.problem,
        other_problem=case.other_problem,
        referral_source=Case.ReferralSource.OTHER,
        referred_on=timezone.localdate(at),
        at=at,
    )
    link_cases(case=case, other=own, by=by, reason=WORKS_INDIVIDUALLY, at=at)
    return own


@transaction.atomic
def unlink_cases(
    *, link: CaseLink, case: Case, by: User, at: datetime | None = None
) -> CaseLink:
    """Take a link away; the row stays. Doing it twice changes nothing."""
    at = at or timezone.now()
    if link.removed_at is not None:
        return link
    link.removed_at = at
    link.save(update_fields=["removed_at"])
    audit.log(by=by, verb="case_link.removed", record=link, case=case, at=at)
    return link
