"""A client and a case from a referral; later changes of who the client is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.days import check_day
from cases.models import Case, Client, Consent, Contact, ModelChange
from cases.queries.register import is_or_was_therapist_of
from protocols import problems, protocol
from protocols.problems import ProblemKey
from ui.words import document_day

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


class MayNotAssign(Exception):
    def __str__(self) -> str:
        return "Only the practice admin can give a case to another therapist."


class NotATherapist(Exception):
    def __str__(self) -> str:
        return "Choose someone who works here as a therapist."


class NotTheirClient(Exception):
    def __str__(self) -> str:
        return (
            "Only someone who treats or treated this client opens another case for "
            "them. Ask the practice admin."
        )


class NotToYourself(Exception):
    def __str__(self) -> str:
        return "Nobody gives a case to themselves. Ask another practice admin."


class ConsentTakenBackBefore(Exception):
    """A consent of the referral was taken back; the text says which, where it may."""


class CaseStillOpen(Exception):
    def __str__(self) -> str:
        return "This client has an open case. Close it before opening another."


class ProblemNotNamed(Exception):
    def __str__(self) -> str:
        return "Write which problem is treated."


def check_therapist(therapist: User) -> None:
    """Raise NotATherapist for someone who cannot hold a case."""
    if not (therapist.is_active and therapist.is_therapist):
        raise NotATherapist


def check_may_open_for(by: User, therapist: User) -> None:
    """A therapist opens own cases, the admin opens one for any therapist.

    Raises MayNotAssign, NotATherapist.
    """
    check_therapist(therapist)
    if not (by.is_practice_admin or by == therapist):
        raise MayNotAssign


def check_not_to_oneself(by: User, to: User) -> None:
    """Raise NotToYourself while another admin could do it; a lone admin may.

    Either way the log keeps who did it.
    """
    others = User.objects.active().filter(is_practice_admin=True).exclude(pk=by.pk)
    if by == to and others.exists():
        raise NotToYourself


def check_may_return(client: Client, *, by: User, therapist: User) -> None:
    """Who opens another case for a client: their therapist, or the admin.

    Reading one of the client's cases, as cover or supervisor, is not enough. Raises
    NotTheirClient; NotToYourself for an admin who would take over the client alone.
    """
    if is_or_was_therapist_of(by, client):
        return
    if not by.is_practice_admin:
        raise NotTheirClient
    check_not_to_oneself(by, therapist)


@transaction.atomic
def refer_client(
    *,
    by: User,
    client: Client | None,
    client_fields: Mapping[str, Any] | None,
    therapist: User,
    problem: str,
    other_problem: str = "",
    referral_source: str,
    referred_on: date,
    referral_reason: str = "",
    main_measure: str = "",
    protocol_key: str = "",
    model_reason: str = "",
    contacts: Sequence[Mapping[str, Any]] = (),
    consents: Mapping[str, date] | None = None,
    at: datetime | None = None,
) -> Case:
    """Open a case from a referral, for a new client or for one who comes back.

    `client` is the one who comes back; else `client_fields` makes a new one. `contacts`
    are fields of Contact, `consents` the days by kind. The model stays undecided unless
    `protocol_key` is given. Raises MayNotAssign, NotATherapist, ProblemNotNamed,
    DayNotPossible; for one who comes back also NotTheirClient, NotToYourself,
    CaseStillOpen, ConsentTakenBackBefore.
    """
    at = at or timezone.now()
    check_may_open_for(by, therapist)
    check_day(referred_on, what="Date of referral", at=at)
    if problem == ProblemKey.OTHER and not other_problem.strip():
        raise ProblemNotNamed
    treated = problems.problem(problem)
    if client is None:
        client = add_client(by=by, at=at, fields=client_fields or {})
    else:
        check_may_return(client, by=by, therapist=therapist)
        _check_no_open_case(client)
    case = Case(
        client=client,
        therapist=therapist,
        problem=problem,
        other_problem=other_problem,
        main_measure=main_measure or treated.main_measure,
        protocol_key=protocol_key,
        referral_source=referral_source,
        referred_on=referred_on,
        referral_reason=referral_reason,
        opened_at=at,
        opened_by=by,
    )
    case.full_clean()
    case.save()
    audit.log(
        by=by,
        verb="case.opened",
        record=case,
        case=case,
        at=at,
        detail={"therapist": str(therapist.pk)},
    )
    _record_first_model(case, by=by, reason=model_reason, at=at)
    _add_people(case, by=by, contacts=contacts, at=at)
    _add_consents(case, by=by, consents=consents or {}, at=at)
    return case


def add_client(*, by: User, at: datetime, fields: Mapping[str, Any]) -> Client:
    """A new client, inside the caller's transaction. Raises DayNotPossible."""
    client = Client(**fields, created_at=at)
    check_day(client.born_on, what="Date of birth", at=at)
    client.full_clean()
    client.save()
    audit.log(by=by, verb="client.added", record=client, at=at)
    return client


def _check_no_open_case(client: Client) -> None:
    """A couple's case may stand beside one of a partner's own."""
    if Case.objects.open().filter(client=client, couple__isnull=True).exists():
        raise CaseStillOpen


def _record_first_model(case: Case, *, by: User, reason: str, at: datetime) -> None:
    if not case.protocol_key:
        return
    change = ModelChange(
        case=case,
        new_key=protocol(case.protocol_key).key,
        reason=reason or "Decided before the case was opened",
        changed_on=case.referred_on,
        recorded_at=at,
        author=by,
    )
    change.full_clean()
    change.save()


def _add_people(
    case: Case, *, by: User, contacts: Sequence[Mapping[str, Any]], at: datetime
) -> None:
    for fields in contacts:
        contact = Contact(client=case.client, **fields)
        contact.full_clean()
        contact.save()
        audit.log(by=by, verb="contact.added", record=contact, case=case, at=at)


def _add_consents(
    case: Case, *, by: User, consents: Mapping[str, date], at: datetime
) -> None:
    """Consents given at the start. For a client who comes back they are given anew."""
    for kind, day in consents.items():
        check_day(day, what="Date of consent", at=at)
        _check_not_overturned(case, by=by, kind=kind, given_on=day)
        consent, _ = Consent.objects.update_or_create(
            client=case.client,
            kind=Consent.Kind(kind),
            defaults={"given_on": day, "withdrawn_on": None, "recorded_by": by},
        )
        audit.log(by=by, verb="consent.given", record=consent, case=case, at=at)


def _check_not_overturned(case: Case, *, by: User, kind: str, given_on: date) -> None:
    """A consent that was taken back is given anew on a later day, to the therapist.

    Raises ConsentTakenBackBefore. Only the therapist is told which one, and when.
    """
    consent = Consent.objects.filter(
        client=case.client, kind=kind, withdrawn_on__isnull=False
    ).first()
    if consent is None or consent.withdrawn_on is None:
        return
    if by != case.therapist:
        raise ConsentTakenBackBefore(
            "The client took back a consent that is ticked here. Leave the consents to "
            "the therapist."
        )
    if given_on <= consent.withdrawn_on:
        day = document_day(consent.withdrawn_on)
        raise ConsentTakenBackBefore(
            f"{consent.label} was taken back on {day}. Enter a later day, if the client "
            "agreed again."
        )


@transaction.atomic
def change_client(
    *,
    case: Case,
    by: User,
    client: Client | None = None,
    at: datetime | None = None,
    **fields: Any,
) -> Client:
    """Change who the client is on record; the log names the fields, not the values.

    `client` is one of the two where the case is a couple's. Raises DayNotPossible for a
    date of birth that is still to come.
    """
    at = at or timezone.now()
    whose = client if client in case.people_in_it else case.client
    client = Client.objects.select_for_update().get(pk=whose.pk)
    changed = [
        name
        for name in IDENTITY
        if name in fields and getattr(client, name) != fields[name]
    ]
    if not changed:
        return client
    for name in changed:
        setattr(client, name, fields[name])
    check_day(client.born_on, what="Date of birth", at=at)
    client.full_clean()
    client.save(update_fields=changed)
    audit.log(
        by=by,
        verb="client.changed",
        record=client,
        case=case,
        at=at,
        detail={"fields": changed},
    )
    return client
