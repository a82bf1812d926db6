"""What sign-in has to remember: wrong tries, and the last code of each authenticator."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SignInTries(models.Model):
    """How often signing in went wrong lately, for one account, device or address.

    `key` is a keyed hash, so that the table names nobody. Kept in the database rather
    than a cache: it counts across processes and survives a restart.
    """

    key = models.CharField(primary_key=True, max_length=64)
    failures = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["last_at"], name="accounts_tries_last_at")]

    def __str__(self) -> str:
        return f"sign-in tries {self.key[:8]}"


class LastCode(models.Model):
    """The newest authenticator code that a person has used (RFC 6238, section 5.2).

    A code of this time step or an earlier one is never accepted again.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="+",
    )
    counter = models.BigIntegerField()

    def __str__(self) -> str:
        return f"last code of {self.pk}"
