"""Reaching a client who did not come."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from cases.models import Case, CaseRecordQuerySet
from sessions.models.plan import TherapySession


class ContactAttempt(models.Model):
    """One attempt after a missed session: when, how, what came of it, what was agreed.

    Only grows, as what it belongs to is part of the record.
    """

    class How(models.TextChoices):
        PHONE = "PHONE", "Phone"
        TEXT = "TEXT", "Text message"
        EMAIL = "EMAIL", "E-mail"
        LETTER = "LETTER", "Letter"
        OTHER = "OTHER", "Another way"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="contact_attempts")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="contact_attempts"
    )
    how = models.CharField(max_length=6, choices=How)
    tried_at = models.DateTimeField()
    outcome = models.CharField(max_length=300)
    agreed = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["ContactAttempt"].as_manager()

    def __str__(self) -> str:
        return f"contact attempt {self.pk}"
