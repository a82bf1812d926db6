"""Clients and cases as the practice keeps them: names, numbers, days. Nothing clinical."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User, UserQuerySet
from cases.models import Case, CaseAccess, Client, Pair, Reassignment
from protocols import PROTOCOLS


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """A case without clinical text. `model` is "IPT", "DIT" or "" while undecided."""

    case_id: UUID
    client: Client
    who: Client | Pair
    number: str
    therapist: User
    model: str
    status: str
    status_words: str
    referred_on: date
    closed_on: date | None
    needs_care_in_contact: bool


def register() -> list[RegisterRow]:
    """Every case of the practice, by client's name, in one query."""
    cases = Case.objects.with_people().order_by(
        "client__family_name", "client__given_name", "-referred_on", "pk"
    )
    return [register_row(case) for case in cases]


def register_row(case: Case) -> RegisterRow:
    """One case as the register shows it; needs client and therapist at hand."""
    return RegisterRow(
        case_id=case.pk,
        client=case.client,
        who=case.who,
        number=case.client.number,
        therapist=case.therapist,
        model=model_of(case),
        status=case.status,
        status_words=str(Case.Status(case.status).label),
        referred_on=case.referred_on,
        closed_on=case.closed_on,
        needs_care_in_contact=bool(case.client.safe_contact),
    )


def model_of(case: Case) -> str:
    """ "IPT", "DIT", a format such as "Couple IPT", or "" while the model is undecided."""
    found = PROTOCOLS.get(case.protocol_key)
    return found.short_title if found else ""


@dataclass(frozen=True, kw_only=True)
class PossibleDuplicate:
    """A client with the same day of birth and family name.

    `case_id` is a case of theirs that the asking person may open; None means that they
    may not know more than that the client exists. `may_return`: they may open another,
    which has to wait while `has_open_case`.
    """

    client: Client
    case_id: UUID | None
    may_know: bool
    may_return: bool
    has_open_case: bool


def possible_duplicates(
    *, born_on: date, family_name: str, user: User
) -> list[PossibleDuplicate]:
    """Clients who may be the same person, with what `user` may see of them.

    Names are compared without case, accents and spaces. Four queries at most.
    """
    alike = [
        client
        for client in Client.objects.filter(born_on=born_on).by_name()
        if _plain(client.family_name) == _plain(family_name)
    ]
    visible = _newest_case_ids(
        Case.objects.visible_to(user).filter(client__in=alike).order_by("referred_on")
    )
    own = set(
        clients_treated_by(user)
        .filter(pk__in=[client.pk for client in alike])
        .values_list("pk", flat=True)
    )
    being_treated = set(
        Case.objects.open().filter(client__in=alike).values_list("client", flat=True)
    )
    return [
        PossibleDuplicate(
            client=client,
            case_id=visible.get(client.pk),
            may_know=user.is_practice_admin or client.pk in {*visible, *own},
            may_return=user.is_practice_admin or client.pk in own,
            has_open_case=client.pk in being_treated,
        )
        for client in alike
    ]


def _newest_case_ids(cases: Iterable[Case]) -> dict[UUID, UUID]:
    return {case.client_id: case.pk for case in cases}


def _plain(name: str) -> str:
    """ "O'Brien-Müller" and "obrien muller" are one name."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def client_to_return(user: User, client_id: UUID) -> Client | None:
    """The client, for who may open another case for them: an admin or a therapist of
    theirs, now or once."""
    client = Client.objects.filter(pk=client_id).first()
    if client is None or user.is_practice_admin:
        return client
    return client if is_or_was_therapist_of(user, client) else None


def may_return(user: User, case: Case) -> bool:
    """Whether the page of a closed case offers another one: where opening it works."""
    return (
        case.is_closed
        and is_or_was_therapist_of(user, case.client)
        and not has_open_case(case.client)
    )


def is_or_was_therapist_of(user: User, client: Client) -> bool:
    return clients_treated_by(user).filter(pk=client.pk).exists()


def clients_treated_by(user: User) -> models.QuerySet[Client]:
    """Clients of whom someone treats or once treated a case."""
    if not (user.is_active and user.is_therapist):
        return Client.objects.none()
    handed_on = Reassignment.objects.filter(former=user)
    own = Case.objects.filter(therapist=user)
    return Client.objects.filter(
        Q(pk__in=own.values("client"))
        | Q(pk__in=own.values("couple__client"))
        | Q(pk__in=handed_on.values("case__client"))
        | Q(pk__in=handed_on.values("case__couple__client"))
    )


def cases_of_client(client: Client) -> models.QuerySet[Case]:
    """Every case of a client, newest first; also as one of a couple."""
    return (
        Case.objects.filter(Q(client=client) | Q(couple__client=client))
        .with_people()
        .order_by("-referred_on", "-opened_at")
    )


def open_cases_of(person: User) -> models.QuerySet[Case]:
    """The open cases that someone holds as therapist, by client number."""
    return (
        Case.objects.open()
        .filter(therapist=person)
        .with_people()
        .order_by("client__number")
    )


def therapists() -> UserQuerySet:
    """Who can be given a case."""
    return User.objects.therapists().by_name()


def standing_access(case: Case) -> models.QuerySet[CaseAccess]:
    """Grants that hold or will hold, newest first."""
    today = timezone.localdate()
    return (
        CaseAccess.objects.filter(case=case, ended_at__isnull=True)
        .exclude(ends_on__lt=today)
        .select_related("user", "granted_by")
        .order_by("-starts_on", "pk")
    )


def past_access(case: Case) -> models.QuerySet[CaseAccess]:
    """Grants that have ended, newest first."""
    return (
        CaseAccess.objects.filter(case=case)
        .exclude(pk__in=standing_access(case).values("pk"))
        .select_related("user", "granted_by")
        .order_by("-starts_on", "pk")
    )


def reassignments(case: Case) -> models.QuerySet[Reassignment]:
    """How the case went from hand to hand, newest first."""
    return (
        Reassignment.objects.filter(case=case)
        .select_related("former", "therapist", "reassigned_by")
        .order_by("-reassigned_at")
    )


def visible_cases_of_client(client: Client, user: User) -> models.QuerySet[Case]:
    """The cases of a client that this person may read, newest first."""
    return cases_of_client(client).filter(pk__in=Case.objects.visible_to(user))


def has_open_case(client: Client) -> bool:
    """One of their own: a couple's may stand beside it."""
    return Case.objects.open().filter(client=client, couple__isnull=True).exists()


def every_case() -> models.QuerySet[Case]:
    """For the practice admin's register pages, which show no clinical text."""
    return Case.objects.with_people()


def everyone() -> UserQuerySet:
    """Everybody who works or worked here."""
    return User.objects.get_queryset().by_name()


def access_of(case: Case) -> models.QuerySet[CaseAccess]:
    """Every grant of a case, standing or over."""
    return CaseAccess.objects.filter(case=case).select_related("user", "case")


def is_visible(case_id: UUID, user: User) -> bool:
    """Whether this person may read the case."""
    return Case.objects.visible_to(user).filter(pk=case_id).exists()


def keeps_register_alone(user: User, case_id: UUID) -> bool:
    """Whether someone comes to this case as practice admin and not as a clinician."""
    return user.is_practice_admin and not is_visible(case_id, user)
