"""Who may be signed in at all."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


def may_sign_in(person: Any) -> bool:
    """Active people. Demo accounts have a public password, so only in the demo."""
    return bool(person.is_active and (settings.DEMO or not person.is_demo))


class SignInBackend(AuthenticationBackend):  # type: ignore[misc]
    """Asked at sign-in, and again on every request of a running session."""

    def user_can_authenticate(self, user: Any) -> bool:
        return may_sign_in(user)
