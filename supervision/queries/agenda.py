"""Agendas of supervision: what therapists want to talk about next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from accounts.queries import supervisees_of
from cases.models import Case
from supervision.models import AgendaItem


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """What one therapist brings, in their order. `is_own`: the reader is that therapist."""

    therapist: User
    items: tuple[AgendaItem, ...]
    is_own: bool


def open_item_of(case: Case) -> AgendaItem | None:
    """The case on the agenda, None while it is not."""
    return AgendaItem.objects.open().filter(case=case).select_related("put_by").first()


def agendas_for(user: User, on: date) -> list[Agenda]:
    """A therapist's own agenda first, then one for each person whom they supervise.

    An agenda without items is in the list, so that the page can say so. Two queries.
    """
    therapists = [user] if user.is_therapist else []
    therapists += supervisees_of(user, on)
    found: dict[object, list[AgendaItem]] = {one.pk: [] for one in therapists}
    for item in open_items(therapists):
        found[item.case.therapist_id].append(item)
    return [
        Agenda(therapist=one, items=tuple(found[one.pk]), is_own=one.pk == user.pk)
        for one in therapists
    ]


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
