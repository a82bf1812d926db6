"""What every record that somebody wrote here has in common."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class Written(models.Model):
    """Who wrote it down, and when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Removable(Written):
    """It can be taken out, and put back; its words are kept meanwhile."""

    removed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True
