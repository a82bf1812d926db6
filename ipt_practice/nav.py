"""The top bar: for each role the few places that it works in, with what waits there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User
from ipt_practice.queries.counts import Waiting, waiting_for


@dataclass(frozen=True, kw_only=True)
class NavItem:
    label: str
    url: str
    count: int | None = None
    is_current: bool = False
    # The letter after "g" that goes there.
    key: str = ""


def nav_of(request: HttpRequest) -> list[NavItem]:
    """The bar of this person; at most seven queries."""
    person = request.user
    if not isinstance(person, User):
        return []
    current = _current(request)
    return [
        NavItem(
            label=label,
            url=reverse(name),
            count=count,
            key=key,
            is_current=name == current,
        )
        for label, name, count, key in _places(person, waiting_for(person))
    ]


def _current(request: HttpRequest) -> str:
    """Where one is; a page of a case belongs to the clients, one of a group to groups."""
    match = request.resolver_match
    if match is None:
        return ""
    if "group_id" in match.kwargs:
        return "groups:list"
    if match.view_name in SUPERVISION:
        return "supervision:agenda"
    return "clients" if "case_id" in match.kwargs else match.view_name


# Pages of supervision sessions belong to the place where their agenda is.
SUPERVISION = frozenset(
    {"supervision:session", "supervision:sessions", "supervision:new_session"}
)
Place = tuple[str, str, int | None, str]


def _places(person: User, waiting: Waiting) -> list[Place]:
    places: list[Place] = []
    if person.is_therapist:
        places.append(("Today", "today", None, "t"))
    if person.is_supervisor:
        places += [
            ("Caseload", "supervision:caseload", waiting.caseload, "s"),
            ("Countersign", "supervision:countersign", waiting.countersign, ""),
        ]
    if person.is_supervisor or person.is_practice_admin:
        places.append(("Outcomes", "outcomes", None, ""))
    if person.is_practice_admin:
        places.append(("Exports", "documents:exports", None, "x"))
    places.append(("Clients", "clients", waiting.clients, "c"))
    if waiting.has_groups:
        places.append(("Groups", "groups:list", None, ""))
    if person.is_therapist:
        key = "" if person.is_supervisor else "s"
        places.append(("To sign", "to_sign", waiting.to_sign, key))
    if person.is_therapist or person.is_supervisor:
        places.append(("Supervision", "supervision:agenda", None, ""))
    if person.is_practice_admin:
        places += [
            ("People", "accounts:people", None, ""),
            ("Access log", "access_log", None, ""),
        ]
    return places
