"""The picture at the head of letters."""

from __future__ import annotations

from base64 import b64encode

from django.conf import settings
from django.db import models


class Logo(models.Model):
    """One picture, named by the hash of its bytes; never changed, never deleted.

    A letter that was approved under an older picture is still printed with it.
    """

    sha256 = models.CharField(max_length=64, primary_key=True, editable=False)
    data = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"logo {self.sha256[:12]}"

    @property
    def as_address(self) -> str:
        """The picture inside its own address, for the one page that shows it."""
        return f"data:image/png;base64,{b64encode(self.data).decode()}"
