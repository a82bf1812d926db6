"""Going on into the next phase without something that belongs to the first."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from sessions.models.plan import TherapySession
from sessions.models.standing import OfSessionQuerySet


class PhaseGate(models.Model):
    """Why the treatment went on past the initial phase, and what was missing then.

    Rows are added and never changed: the reason stays visible.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="phase_gates")
    # The session with whose note it was written; None where it was written on its own.
    therapy_session = models.ForeignKey(
        TherapySession,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="phase_gates",
    )
    # Keys of sessions.gates, in their order.
    missing = models.JSONField(default=list)
    reason = models.CharField(max_length=500)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = OfSessionQuerySet["PhaseGate"].as_manager()
    with_voided = CaseRecordQuerySet["PhaseGate"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="sessions_gate_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"phase gate {self.pk}"
