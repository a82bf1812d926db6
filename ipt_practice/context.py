"""What every page's frame needs to know."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

NAMES_SHOWN = "names_shown"


def names_hidden(request: HttpRequest) -> bool:
    """Initials instead of names: this sign-in's choice, else the person's setting."""
    if not request.user.is_authenticated:
        return True
    chosen = request.session.get(NAMES_SHOWN, request.user.names_shown)
    return bool(chosen == request.user.Names.INITIALS)


def page(request: HttpRequest) -> dict[str, Any]:
    person = request.user if request.user.is_authenticated else None
    return {
        "is_demo": settings.DEMO,
        "nav": [],
        "names_hidden": names_hidden(request),
        "person": person,
        "idle_cover_seconds": settings.IDLE_COVER_SECONDS,
        "idle_signout_seconds": settings.IDLE_SIGN_OUT_SECONDS,
        "theme": person.theme if person else "AUTO",
    }
