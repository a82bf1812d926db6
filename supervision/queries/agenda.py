"""Agendas of supervision: what therapists want to talk about next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.models import User
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


def taken_on(user: User) -> list[CarriedTask]:
    """What a supervisor took on themselves and has not finished, in cases that they may
    still open. One query."""
    return list(
        CarriedTask.objects.visible_to(user)
        .filter(owner=user, asked_by=user, outcome=CarriedTask.Outcome.OPEN)
        .select_related("case__client", "case__couple__client", "owner", "asked_by")
        .order_by("due_on", "asked_at", "pk")
    )


def find_own_task(case: Case, task_id: UUID, user: User) -> CarriedTask | None:
    """One of these, in this case."""
    return next(
        (one for one in taken_on(user) if one.pk == task_id and one.case_id == case.pk),
        None,
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
