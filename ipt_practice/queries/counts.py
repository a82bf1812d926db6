"""How much waits for someone, for the numbers in the top bar."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import SupervisionLink, User
from cases.models import Case
from sessions.models import SessionDraft, SessionNote


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """None where the number says nothing to this role."""

    clients: int | None = None
    to_sign: int | None = None
    caseload: int | None = None
    countersign: int | None = None


def waiting_for(person: User) -> Waiting:
    """One query per number that the person's roles need."""
    is_own, is_over = person.is_therapist, person.is_supervisor
    return Waiting(
        clients=_own_open_cases(person) if is_own else None,
        to_sign=_drafts(person) if is_own else None,
        caseload=_supervised_cases(person) if is_over else None,
        countersign=_to_countersign(person) if is_over else None,
    )


def _own_open_cases(person: User) -> int:
    return Case.objects.open().filter(therapist=person).count()


def _drafts(person: User) -> int:
    return SessionDraft.objects.filter(
        author=person, therapy_session__note__isnull=True
    ).count()


def _supervised_cases(person: User) -> int:
    return Case.objects.open().filter(therapist__in=_supervisees(person)).count()


def _to_countersign(person: User) -> int:
    return SessionNote.objects.filter(
        needs_countersignature=True,
        countersignatures__isnull=True,
        case__therapist__in=_supervisees(person),
    ).count()


def _supervisees(person: User):  # type: ignore[no-untyped-def]
    links = SupervisionLink.objects.current(timezone.localdate())
    return links.filter(supervisor=person).values("supervisee")
