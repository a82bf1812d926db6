"""What a therapist leaves for whoever covers a case."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from cases.models.case import Case, CaseRecordQuerySet


class HandOver(models.Model):
    """Written before leave. The newest counts; the earlier ones stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="hand_overs")
    # What to hold, and what had better wait until the therapist is back.
    hold = models.TextField(max_length=2000)
    leave_closed = models.TextField(max_length=1000, blank=True)
    written_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["HandOver"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(hold=""), name="cases_hand_over_says_what_to_hold"
            ),
        ]

    def __str__(self) -> str:
        return f"hand-over {self.pk}"
