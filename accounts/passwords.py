"""Passwords: the links by which people set one, and what makes a good one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import base36_to_int

if TYPE_CHECKING:
    from accounts.models import User

# Someone who has a password asks for the link themselves and uses it at once. Somebody
# new is sent theirs, and may be back on Monday: that one lasts PASSWORD_RESET_TIMEOUT.
FORGOTTEN_PASSWORD_SECONDS = 30 * 60


class PasswordLinkTokens(PasswordResetTokenGenerator):
    """Works once: the token covers the password, which using it changes."""

    def check_token(self, user: Any, token: str | None) -> bool:
        if not super().check_token(user, token):
            return False
        return not user.has_usable_password() or self._is_fresh(str(token))

    def _is_fresh(self, token: str) -> bool:
        made = base36_to_int(token.split("-")[0])
        # Django keeps the clock of this class in a hook, so that tests can move it.
        now = self._num_seconds(self._now())
        return bool(now - made <= FORGOTTEN_PASSWORD_SECONDS)


def key_for(person: User) -> tuple[str, str]:
    """The two parts of a link that lets this person set a password."""
    from allauth.account.utils import user_pk_to_url_str

    return user_pk_to_url_str(person), PasswordLinkTokens().make_token(person)


class LongEnough(MinimumLengthValidator):
    """Django's own rule, said as what to do."""

    def get_error_message(self) -> str:
        return f"Use at least {self.min_length} characters"
