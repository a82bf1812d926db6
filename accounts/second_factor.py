"""The second factor: which code is right, and whether this session has shown one.

allauth remembers used codes in a cache, by their digits; this house keeps the time step
of the last one in the database, so that no process ever takes it twice (RFC 6238, 5.2).
"""

from __future__ import annotations

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from accounts import actions
from accounts.models import User
from accounts.queries import has_second_factor

# In the session: a second factor was set up in this very session.
SET_UP_HERE = "second_factor_set_up"
# Seconds after which it is shown once more before something leaves the house.
ASKED_AGAIN_AFTER = 300


def remember_second_factor(request: HttpRequest) -> None:
    """Another session of the same person, opened on a password alone, gains nothing."""
    request.session[SET_UP_HERE] = True


def has_shown_second_factor(request: HttpRequest) -> bool:
    """Whether this session set up a second factor or was opened with one."""
    if request.session.get(SET_UP_HERE):
        return True
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def asked_again(request: HttpRequest, person: User) -> HttpResponse | None:
    """Before something leaves the house: the way to show the second factor once more.

    None for who has shown it within the last five minutes, and in the demo, where nobody
    has one.
    """
    is_asked = not (settings.DEMO and person.is_demo) and has_second_factor(person)
    if not is_asked or _has_shown_it_lately(request, person):
        return None
    back = urlencode({"next": request.get_full_path()})
    return redirect(f"{reverse('mfa_reauthenticate')}?{back}")


def _has_shown_it_lately(request: HttpRequest, person: User) -> bool:
    records = get_authentication_records(request, person)
    shown = [one["at"] for one in records if one.get("method") == "mfa"]
    return bool(shown) and time.time() - max(shown) < ASKED_AGAIN_AFTER


def accepted_authenticator(person: User, code: str) -> Authenticator | None:
    """The app or the list of recovery codes that this code belongs to; it is used up."""
    for authenticator in Authenticator.objects.filter(user=person):
        if _accepts(authenticator, person, code):
            authenticator.user = person
            return authenticator
    return None


def _accepts(authenticator: Authenticator, person: User, code: str) -> bool:
    if authenticator.type == Authenticator.Type.TOTP:
        counter = matching_counter(decrypt(authenticator.data["secret"]), code)
        return counter is not None and actions.use_code(person=person, counter=counter)
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        return bool(authenticator.wrap().validate_code(code))
    return False


def matching_counter(secret: str, code: str) -> int | None:
    """The time step that this code belongs to, None if it is of no step near now."""
    for counter in totp.yield_hotp_counters_from_time():
        value = totp.format_hotp_value(totp.hotp_value(secret, counter))
        if totp.compare_user_code(actual=code, expected=value):
            return int(counter)
    return None
