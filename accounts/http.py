"""A request that the sign-in middleware has already let through."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from accounts.models import User


class StaffRequest(HttpRequest):
    """For type checkers: `user` is a member of staff, never anonymous."""

    user: "User"
    htmx: "HtmxDetails"


def address_of(request: HttpRequest) -> str:
    """Where the request came from, for the access log. Forwarded headers are not trusted."""
    return str(request.META.get("REMOTE_ADDR", ""))[:45]
