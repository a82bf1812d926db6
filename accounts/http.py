"""A request that the sign-in middleware has already let through, and its methods."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from accounts.models import User


class StaffRequest(HttpRequest):
    """For type checkers: `user` is a member of staff, never anonymous."""

    user: "User"
    htmx: "HtmxDetails"


# A page with a form. One that is only read is `require_safe`: HEAD goes with GET.
get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def address_of(request: HttpRequest) -> str:
    """Where the request came from, for the access log and the count of wrong tries.

    X-Forwarded-For is believed only where the settings name a proxy, and then only the
    part that this proxy wrote itself: the last one.
    """
    proxies: int = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies and forwarded[0] and len(forwarded) >= proxies:
        return forwarded[-proxies].strip()[:45]
    return str(request.META.get("REMOTE_ADDR", ""))[:45]
