"""What the palette offers: clients by name or number, actions and pages by their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from django.db.models import F
from django.urls import reverse

from accounts.models import User
from cases.models import Case, Client, Pair
from cases.queries import model_of
from ipt_practice.queries.search import cases_known_to, matching

MOST_CLIENTS = 8


@dataclass(frozen=True, kw_only=True)
class FoundLink:
    label: str
    url: str
    icon_name: str = ""
    detail: str = ""
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundClient:
    client: Client | Pair
    url: str
    detail: str


class Found(TypedDict):
    actions: list[FoundLink]
    clients: list[FoundClient]
    pages: list[FoundLink]


def found_for(person: User, words: str) -> Found:
    """Answers to `words`; without words, the actions and pages that there are."""
    return {
        "actions": [row for row in _actions(person) if _fits(row, words)],
        "clients": _clients(person, words) if words else [],
        "pages": [row for row in _pages(person) if _fits(row, words)],
    }


def _fits(row: FoundLink, words: str) -> bool:
    return words.casefold() in f"{row.label} {row.detail}".casefold()


def _clients(person: User, words: str) -> list[FoundClient]:
    known = matching(cases_known_to(person), words).order_by(
        # Open ones first: databases differ in where they put what has no date.
        F("closed_on").desc(nulls_first=True),
        "client__family_name",
        "client__given_name",
        "pk",
    )
    cases = list(known[:MOST_CLIENTS])
    readable = set(
        Case.objects.visible_to(person)
        .filter(pk__in=[case.pk for case in cases])
        .values_list("pk", flat=True)
    )
    return [_client(case, is_readable=case.pk in readable) for case in cases]


def _client(case: Case, *, is_readable: bool) -> FoundClient:
    words = [model_of(case) or "model open"]
    if case.is_closed:
        words.append("closed")
    name = "overview" if is_readable else "cases:access"
    return FoundClient(
        client=case.who,
        url=reverse(name, args=[case.pk]),
        detail=", ".join([*words, case.therapist.short_name]),
    )


def _actions(person: User) -> list[FoundLink]:
    found = []
    if person.is_therapist or person.is_practice_admin:
        found.append(
            FoundLink(
                label="New client", url=reverse("cases:new"), icon_name="plus", key="n"
            )
        )
    if person.is_practice_admin:
        found += [
            FoundLink(
                label="Make summaries",
                url=reverse("documents:new_export"),
                icon_name="file",
            ),
            FoundLink(
                label="Add a person",
                url=reverse("accounts:add_person"),
                icon_name="user",
            ),
        ]
    return found


def _pages(person: User) -> list[FoundLink]:
    places: list[tuple[bool, str, str, str]] = [
        (person.is_therapist, "Today", "today", "cal"),
        (person.is_therapist, "To sign", "to_sign", "pen"),
        (person.is_supervisor, "Caseload", "supervision:caseload", "list"),
        (person.is_supervisor, "Countersign", "supervision:countersign", "check"),
        (
            person.is_therapist or person.is_supervisor,
            "Agenda of supervision",
            "supervision:agenda",
            "msg",
        ),
        (
            person.is_therapist or person.is_supervisor,
            "Supervision sessions",
            "supervision:sessions",
            "msg",
        ),
        (True, "Clients", "clients", "people"),
        (person.is_practice_admin, "Exports", "documents:exports", "file"),
        (person.is_practice_admin, "People", "accounts:people", "user"),
        (person.is_practice_admin, "Practice", "accounts:practice", "home"),
        (True, "Access log", "access_log", "shield"),
        (True, "My settings", "me", "user"),
        (True, "Help", "help", "info"),
        (True, "Keyboard shortcuts", "shortcuts", "keyboard"),
        (True, "Accessibility", "accessibility", "info"),
    ]
    return [
        FoundLink(label=label, url=reverse(name), icon_name=icon)
        for is_open, label, name, icon in places
        if is_open
    ]
