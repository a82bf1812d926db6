"""The numbers of one scale on one day."""

from __future__ import annotations

import uuid
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet, Client
from measures.score_only import ScoreOnly, scale


class ScaleEntryQuerySet(CaseRecordQuerySet["ScaleEntry"]):
    def standing(self) -> ScaleEntryQuerySet:
        """Without those that were taken back as entered in error."""
        return self.filter(withdrawn_at__isnull=True)

    def in_order(self) -> ScaleEntryQuerySet:
        return self.order_by("taken_on", "recorded_at", "pk")


class ScaleEntry(models.Model):
    """What a scale came to on one day, as it was read from the form or said.

    `values` holds one number per part, in the order of the parts, as text: "12" or
    "3.25". The scale's version stays with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="scale_entries")
    # The partner whom the numbers are about; empty for the case's client.
    about = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="+"
    )
    scale_key = models.CharField(max_length=20)
    scale_version = models.CharField(max_length=20)
    taken_on = models.DateField()
    values = models.JSONField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects = ScaleEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""),
                name="measures_scale_entry_withdrawn_with_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["case", "scale_key", "taken_on"],
                name="measures_entries_of_case",
            ),
        ]

    def __str__(self) -> str:
        return f"scale entry {self.pk}"

    @property
    def scale(self) -> ScoreOnly:
        return scale(self.scale_key)

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """One number per part, in the order of the parts."""
        return tuple(Decimal(value) for value in self.values)
