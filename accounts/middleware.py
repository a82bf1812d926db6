"""Nobody in without signing in; idle people out; no case on a password alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from accounts import actions
from accounts.http import address_of
from accounts.models import User
from accounts.once import reading
from accounts.queries import has_second_factor
from accounts.second_factor import has_shown_second_factor

Handler = Callable[[HttpRequest], HttpResponse]

LAST_INPUT = "last_input"
SIGNED_IN = "signed_in"
# Sent by scripts on their own: they must not keep an empty chair signed in.
BACKGROUND_HEADER = "X-Background"
# Until a second factor exists: where one is set up, and nothing clinical.
OPEN_WITHOUT_SECOND_FACTOR = ("/accounts/", "/static/", "/healthz", "/readyz", "/m/")
# Where a second factor exists but this session has not shown it, the pages that would
# remove it are closed too.
OPEN_UNTIL_SHOWN = (
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "account_logout",
)


class SignInRequired(LoginRequiredMiddleware):
    """Django's own, with answers that scripts and htmx understand."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponse:
        return back_to_sign_in(request)


def idle_sign_out(get_response: Handler) -> Handler:
    """End a session 15 minutes after the last thing a person did, or 12 hours in.

    The page that was asked for returns after signing in again; drafts are on the server.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User) or not request.user.is_authenticated:
            return get_response(request)
        now = int(time.time())
        started = request.session.setdefault(SIGNED_IN, now)
        last = request.session.setdefault(LAST_INPUT, started)
        reason = _reason_to_end(idle_for=now - last, lasted=now - started)
        if reason:
            actions.log_sign_out(
                by=request.user, reason=reason, address=address_of(request)
            )
            logout(request)
            return back_to_sign_in(request)
        # Once a minute is exact enough, and spares a write on every page.
        if now - last >= 60 and BACKGROUND_HEADER not in request.headers:
            request.session[LAST_INPUT] = now
        return get_response(request)

    return handle


def _reason_to_end(*, idle_for: int, lasted: int) -> str:
    if lasted > settings.SESSION_COOKIE_AGE:
        return "AFTER_12_HOURS"
    return "IDLE" if idle_for > settings.IDLE_SIGN_OUT_SECONDS else ""


def back_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To sign-in, and from there back to the page one was on.

    Where a form was sent, sign-in says that it did not arrive.
    """
    query = {"next": _page(request)}
    if request.method == "POST":
        query["unsent"] = "1"
    login = f"{reverse(settings.LOGIN_URL)}?{urlencode(query)}"
    if BACKGROUND_HEADER in request.headers:
        return HttpResponse(status=401)
    if "HX-Request" in request.headers:
        # A redirect would put the sign-in page inside a fragment of the old one.
        return HttpResponse(headers={"HX-Redirect": login})
    return redirect(login)


def _page(request: HttpRequest) -> str:
    """The address of the page in front of the person: a form's, not its target's."""
    if request.method in ("GET", "HEAD") and "HX-Request" not in request.headers:
        return request.get_full_path()
    shown = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    parts = urlsplit(shown)
    if parts.netloc != request.get_host():
        return reverse("home")
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def asking_once(get_response: Handler) -> Handler:
    """What many parts of a page ask is asked once, where the page only reads."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        with reading():
            return get_response(request)

    return handle


def second_factor_required(get_response: Handler) -> Handler:
    """Outside the demo, a second factor comes before the first case."""

    def handle(request: HttpRequest) -> HttpResponse:
        person = request.user
        if not isinstance(person, User) or (settings.DEMO and person.is_demo):
            return get_response(request)
        if not has_second_factor(person):
            if request.path.startswith(OPEN_WITHOUT_SECOND_FACTOR):
                return get_response(request)
            return redirect("mfa_index")
        if has_shown_second_factor(request) or request.path in _open_until_shown():
            return get_response(request)
        target = urlencode({"next": _page(request)})
        return redirect(f"{reverse('mfa_reauthenticate')}?{target}")

    return handle


def _open_until_shown() -> list[str]:
    return [reverse(name) for name in OPEN_UNTIL_SHOWN]
