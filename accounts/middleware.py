"""Idle people are signed out, and nobody reaches a case on a password alone."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

Handler = Callable[[HttpRequest], HttpResponse]

LAST_INPUT = "last_input"
SIGNED_IN = "signed_in"
# Sent by scripts on their own: they must not keep an empty chair signed in.
BACKGROUND_HEADER = "X-Background"
OPEN_WITHOUT_SECOND_FACTOR = ("/accounts/", "/static/", "/healthz", "/readyz")


def idle_sign_out(get_response: Handler) -> Handler:
    """End a session 15 minutes after the last thing a person did, or 12 hours in.

    The page that was asked for returns after signing in again; drafts are on the server.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        now = int(time.time())
        last = request.session.get(LAST_INPUT, now)
        started = request.session.setdefault(SIGNED_IN, now)
        idle = now - last > settings.IDLE_SIGN_OUT_SECONDS
        if idle or now - started > settings.SESSION_COOKIE_AGE:
            logout(request)
            return _back_to_sign_in(request)
        # Once a minute is exact enough, and spares a write on every page.
        is_due = now - last >= 60 or LAST_INPUT not in request.session
        if is_due and BACKGROUND_HEADER not in request.headers:
            request.session[LAST_INPUT] = now
        return get_response(request)

    return handle


def _back_to_sign_in(request: HttpRequest) -> HttpResponse:
    if BACKGROUND_HEADER in request.headers:
        return HttpResponse(status=401)
    login = reverse(settings.LOGIN_URL)
    if request.method != "GET":
        return redirect(login)
    return redirect(f"{login}?{urlencode({'next': request.get_full_path()})}")


def second_factor_required(get_response: Handler) -> Handler:
    """Outside the demo, setting up a second factor comes before the first case."""

    def handle(request: HttpRequest) -> HttpResponse:
        user = request.user
        if (
            not user.is_authenticated
            or request.path.startswith(OPEN_WITHOUT_SECOND_FACTOR)
            or (settings.DEMO and user.is_demo)
            or is_mfa_enabled(user)
        ):
            return get_response(request)
        return redirect("mfa_index")

    return handle
