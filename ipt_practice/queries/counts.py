"""How much waits for someone, for the numbers in the top bar."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User, UserQuerySet
from accounts.queries import supervisees_of
from cases.models import Case
from cases.queries import has_groups
from documents.queries.agreeing import waiting_letters
from sessions.queries import waiting_to_sign
from supervision.queries import count_of_entries_waiting_for, waiting_notes


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """None where the number says nothing to this role."""

    clients: int | None = None
    to_sign: int | None = None
    caseload: int | None = None
    countersign: int | None = None
    has_groups: bool = False


def waiting_for(person: User) -> Waiting:
    """One query per number that the person's roles need; letters and risk entries that
    wait for a supervisor take one more each."""
    is_own, is_over = person.is_therapist, person.is_supervisor
    return Waiting(
        clients=_own_open_cases(person) if is_own else None,
        to_sign=_to_sign(person) if is_own else None,
        caseload=_supervised_cases(person) if is_over else None,
        countersign=_to_countersign(person) if is_over else None,
        has_groups=(is_own or is_over) and has_groups(person),
    )


def _own_open_cases(person: User) -> int:
    return Case.objects.open().filter(therapist=person).count()


def _to_sign(person: User) -> int:
    """As many as `sessions.queries.drafts_of` lists: held or begun, and not signed."""
    return waiting_to_sign(person).count()


def _supervised_cases(person: User) -> int:
    return Case.objects.open().filter(therapist__in=_supervisees(person)).count()


def _to_countersign(person: User) -> int:
    """As many notes, letters and risk entries as the page of countersigning lists."""
    today = timezone.localdate()
    notes = waiting_notes(person, today).count()
    letters = waiting_letters(person, today).count()
    return notes + letters + count_of_entries_waiting_for(person, today)


def _supervisees(person: User) -> UserQuerySet:
    return supervisees_of(person, timezone.localdate())
