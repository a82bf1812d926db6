"""The supervision brief: what the therapist puts to what the program has prepared."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from cases.models import Case, CaseRecordQuerySet


class SupervisionBrief(models.Model):
    """One version of the therapist's words; the highest number stands.

    All else on the page is read from the record of the day. A session keeps what it read
    (`SupervisionItem.brief`).
    """

    class Part(models.TextChoices):
        FOCUS = "FOCUS", "Focus"
        CHART = "CHART", "Chart"
        BECAME = "BECAME", "What became of it"
        PLANNED = "PLANNED", "What is planned"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="supervision_briefs")
    number = models.PositiveIntegerField()
    # Only while the case stands on no agenda: there the question stands with the item.
    question = models.TextField(max_length=1000, blank=True)
    formulation = models.TextField(max_length=300, blank=True)
    added = models.TextField(max_length=800, blank=True)
    # Values of Part. Flags and risk entries are never left out.
    left_out = models.JSONField(default=list, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()

    objects = CaseRecordQuerySet["SupervisionBrief"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], name="supervision_brief_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"supervision brief {self.pk}"
