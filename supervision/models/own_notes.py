"""A supervisor's own working notes. Theirs alone."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from cases.models import Case


class SupervisorNote(models.Model):
    """What a supervisor notes for themselves about a case. No part of the shared record.

    Sealed like a process note (docs/adr/0011): never printed, exported, searched or
    counted, and nobody but its author finds it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "author"], name="supervision_own_note_one_per_author"
            ),
        ]

    def __str__(self) -> str:
        return f"supervisor note {self.pk}"
