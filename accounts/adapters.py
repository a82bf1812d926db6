"""Where allauth is told this house's rules.

Nobody signs up, wrong tries are counted in the database, secrets are encrypted, and
whatever happens to a sign-in goes to the log.
"""

from __future__ import annotations

import base64
import logging
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from accounts import actions
from accounts.actions.sign_in import key_of
from accounts.backends import may_sign_in
from accounts.http import address_of
from accounts.models import User
from accounts.queries import has_second_factor

logger = logging.getLogger(__name__)

CONTEXT = b"second factor"
DEVICE_COOKIE = "device" if settings.IS_LOCAL else "__Host-device"
DEVICE_DAYS = 365
# What allauth tells its owner by mail -> the verb in the log.
CHANGES = {
    "account/email/password_changed": "password.changed",
    "account/email/password_set": "password.set",
    "account/email/password_reset": "password.reset",
    "mfa/email/totp_activated": "second_factor.added",
    "mfa/email/totp_deactivated": "second_factor.removed",
    "mfa/email/webauthn_added": "passkey.added",
    "mfa/email/webauthn_removed": "passkey.removed",
    "mfa/email/recovery_codes_generated": "recovery_codes.made",
}


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the practice admin."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "That email and password do not match an account",
        "incorrect_password": "That is not your password. Type it again",
        "enter_current_password": "That is not your current password. Type it again",
        "too_many_login_attempts": str(actions.TooManyTries()),
        "rate_limited": str(actions.TooManyTries()),
        "incorrect_code": "That code is not right. Type the one that is shown now",
        "invalid_password_reset": "This link has been used or is too old",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Someone without a second factor has just typed the only factor they have."""
        person = self.request.user
        if app == "allauth.mfa" and not has_second_factor(person):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        email = str(credentials.get("email", ""))
        try:
            self._counted = actions.begin_try(
                who=_who(request, email), address=_address_key(request)
            )
        except actions.TooManyTries as problem:
            raise ValidationError(str(problem)) from problem

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        person = super().authenticate(request, **credentials)
        if person is not None:
            actions.forgive_try(counted=self._counted)
        return person

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        actions.log_failed_sign_in(
            email=str(credentials.get("email", "")),
            step="PASSWORD",
            address=address_of(request),
        )

    def pre_login(
        self, request: HttpRequest, user: User, **kwargs: Any
    ) -> HttpResponse | None:
        if not may_sign_in(user):
            response: HttpResponse = self.respond_user_inactive(request, user)
            return response
        found: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return found

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        records = get_authentication_records(request, user)
        methods = [str(record.get("type", record["method"])) for record in records]
        actions.log_sign_in(by=user, methods=methods, address=address_of(request))

    def post_login(
        self, request: HttpRequest, user: User, **kwargs: Any
    ) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        _remember_device(response, user.email)
        return response

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            actions.log_sign_out(
                by=request.user, reason="ASKED", address=address_of(request)
            )
        super().logout(request)

    def send_notification_mail(
        self, template_prefix: str, user: User, *args: Any, **kwargs: Any
    ) -> None:
        """A change of password or second factor: to the log, and to its owner by mail."""
        verb = CHANGES.get(template_prefix)
        if verb:
            address = address_of(self.request)
            actions.log_change_of_sign_in(by=user, verb=verb, address=address)
        try:
            super().send_notification_mail(template_prefix, user, *args, **kwargs)
        except OSError:
            # The change has happened; a mail server that is down does not undo it.
            logger.warning("A notice of %s could not be mailed", verb)


def _address_key(request: HttpRequest) -> str:
    return key_of("address", address_of(request))


def _who(request: HttpRequest, email: str) -> str:
    """Whose tries are counted: the account's, or those of a device it signed in on.

    So a stranger who tries passwords slows down the account for other strangers, and its
    owner still gets in from their own browser (OWASP, "device cookies").
    """
    account = key_of("account", email)
    try:
        device = Signer(salt=DEVICE_COOKIE).unsign_object(
            request.COOKIES.get(DEVICE_COOKIE, "")
        )
    except (BadSignature, ValueError):
        return account
    if device["account"] != account:
        return account
    return key_of("device", f"{device['nonce']}{account}")


def _remember_device(response: HttpResponse, email: str) -> None:
    device = {"account": key_of("account", email), "nonce": secrets.token_urlsafe(16)}
    response.set_cookie(
        DEVICE_COOKIE,
        Signer(salt=DEVICE_COOKIE).sign_object(device),
        max_age=DEVICE_DAYS * 24 * 60 * 60,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


class EncryptingMFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Authenticator secrets and recovery seeds are unreadable in a stolen database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right. Type the one that is shown now",
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": settings.MFA_TOTP_ISSUER}

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002
        """Nothing: people name a passkey by where it is, which nobody else knows."""
        return ""

    def encrypt(self, text: str) -> str:
        nonce = secrets.token_bytes(12)
        sealed = AESGCM(settings.NOTES_KEY).encrypt(nonce, text.encode(), CONTEXT)
        return base64.b64encode(nonce + sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        plain = AESGCM(settings.NOTES_KEY).decrypt(sealed[:12], sealed[12:], CONTEXT)
        return plain.decode()
