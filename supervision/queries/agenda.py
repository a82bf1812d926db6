"""Agendas of supervision: what therapists want to talk about next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from accounts.models import SupervisionLink, User
from accounts.queries import supervisees_of
from cases.models import Case
from sessions.models import CarriedTask
from supervision.models import AgendaItem
from supervision.queries.became import Became, became_of


@dataclass(frozen=True, kw_only=True)
class AgendaLine:
    """One case on an agenda, and what became of what was decided about it before."""

    item: AgendaItem
    became: Became


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """What one therapist brings, in their order. `is_own`: the reader is that therapist."""

    therapist: User
    lines: tuple[AgendaLine, ...]
    is_own: bool


def open_item_of(case: Case) -> AgendaItem | None:
    """The case on the agenda, None while it is not."""
    return AgendaItem.objects.open().filter(case=case).select_related("put_by").first()


def agendas_for(user: User, on: date) -> list[Agenda]:
    """A therapist's own agenda first, then one for each person whom they supervise.

    An agenda without items is in the list, so that the page can say so. Four queries.
    """
    therapists = [user] if user.is_therapist else []
    therapists += supervisees_of(user, on)
    found: dict[User, list[AgendaLine]] = {one: [] for one in therapists}
    items = open_items(therapists)
    became = became_of([item.case for item in items])
    for item in items:
        line = AgendaLine(item=item, became=became[item.case_id])
        found[item.case.therapist].append(line)
    return [
        Agenda(therapist=one, lines=tuple(lines), is_own=one.pk == user.pk)
        for one, lines in found.items()
    ]


def taken_on(user: User, on: date) -> list[CarriedTask]:
    """What supervisors took on and have not finished, in the cases of those whom this
    person supervises that day: their own, and what a predecessor left. One query.

    A predecessor supervises the case's therapist no longer; while they do, it is theirs.
    """
    theirs = SupervisionLink.objects.current(on).filter(
        supervisor=OuterRef("owner"), supervisee=OuterRef("case__therapist")
    )
    return list(
        CarriedTask.objects.open()
        .filter(
            Q(owner=user) | ~Exists(theirs),
            owner=F("asked_by"),
            case__therapist__in=supervisees_of(user, on),
        )
        .select_related("case__client", "case__couple__client", "owner", "asked_by")
        .order_by("due_on", "asked_at", "pk")
    )


def own_tasks(case: Case, user: User, on: date) -> set[UUID]:
    """Of one case's tasks those in this person's `taken_on`. One query."""
    return {one.pk for one in taken_on(user, on) if one.case_id == case.pk}


def find_own_task(
    case: Case, task_id: UUID, user: User, on: date
) -> CarriedTask | None:
    """One of these, in this case."""
    found = taken_on(user, on)
    return next(
        (one for one in found if one.pk == task_id and one.case_id == case.pk), None
    )


def open_items(therapists: list[User]) -> list[AgendaItem]:
    """Open items in the cases of these therapists, in their order. One query."""
    return list(
        AgendaItem.objects.open()
        .filter(case__therapist__in=therapists)
        .select_related(
            "put_by", "case__client", "case__couple__client", "case__therapist"
        )
        .in_order()
    )
