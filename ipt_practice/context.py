"""What every page's frame needs to know."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from ipt_practice.nav import nav_of

NAMES_SHOWN = "names_shown"


def signed_in(request: HttpRequest) -> User | None:
    """Nobody, too, where a request was refused before its session was read."""
    person = getattr(request, "user", None)
    return person if isinstance(person, User) else None


def names_hidden(request: HttpRequest) -> bool:
    """Initials instead of names: this session's choice, else the person's setting.

    Who sees many cases begins with initials wherever many stand on one page.
    """
    person = signed_in(request)
    if person is None:
        return True
    chosen = request.session.get(NAMES_SHOWN)
    if chosen:
        return bool(chosen == person.Names.INITIALS)
    if person.names_shown == person.Names.INITIALS:
        return True
    sees_many = person.is_supervisor or person.is_practice_admin
    return sees_many and not _is_about_one_case(request)


def _is_about_one_case(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and "case_id" in match.kwargs


def has_passkeys(request: HttpRequest) -> bool:
    """Browsers refuse passkeys at an address that is a number, like 127.0.0.1."""
    host, _ = split_domain_port(request.headers.get("host", ""))
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return True
    return False


def page(request: HttpRequest) -> dict[str, Any]:
    person = signed_in(request)
    return {
        "is_demo": settings.DEMO,
        "has_passkeys": has_passkeys(request),
        # Only pages with a bar count: a fragment asks the database nothing.
        "nav": SimpleLazyObject(lambda: nav_of(request)),
        "names_hidden": names_hidden(request),
        "person": person,
        "idle_cover_seconds": settings.IDLE_COVER_SECONDS,
        "idle_signout_seconds": settings.IDLE_SIGN_OUT_SECONDS,
        "theme": person.theme if person else "AUTO",
    }
