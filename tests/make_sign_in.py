"""Builders for sign-in: posting a password, an authenticator app, codes of any moment."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import encrypt
from django.test import Client as Browser
from django.urls import reverse

from accounts.models import User
from tests import make

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(
    browser: Browser, person: User, password: str = make.PASSWORD, **extra: Any
) -> Any:
    """Type email and password. `extra` such as next="/me/" or REMOTE_ADDR="10.0.0.1"."""
    fields = {"login": person.email, "password": password}
    if "next" in extra:
        fields["next"] = extra.pop("next")
    return browser.post(reverse("account_login"), fields, **extra)


def app(person: User) -> Authenticator:
    """An authenticator app, as if it had been set up long ago."""
    return Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": encrypt(SECRET)}
    )


def code(*, steps: int = 0, secret: str = SECRET) -> str:
    """What the app shows now, or `steps` half minutes later."""
    counter = int(time.time()) // 30 + steps
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def recovery_codes(person: User) -> list[str]:
    codes = totp_recovery().activate(person)
    return list(codes.generate_codes())


def totp_recovery() -> Any:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    return RecoveryCodes
