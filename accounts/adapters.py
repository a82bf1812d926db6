"""Where allauth is told this house's rules: nobody signs up, secrets are encrypted."""

from __future__ import annotations

import base64
import secrets

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.http import HttpRequest

CONTEXT = b"second factor"


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the practice admin."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class EncryptingMFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Authenticator secrets and recovery seeds are unreadable in a stolen database."""

    def encrypt(self, text: str) -> str:
        nonce = secrets.token_bytes(12)
        sealed = AESGCM(settings.NOTES_KEY).encrypt(nonce, text.encode(), CONTEXT)
        return base64.b64encode(nonce + sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        plain = AESGCM(settings.NOTES_KEY).decrypt(sealed[:12], sealed[12:], CONTEXT)
        return plain.decode()
