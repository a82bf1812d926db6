"""How the treatment stands beside other treatment."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from cases.models.case import Case, CaseRecordQuerySet


class Integration(models.Model):
    """On its own, beside other treatment, or after it: one row per change.

    The newest one counts. IPT may be given beside another therapy as long as its own
    focus stays clear (Stuart & Robertson 2012).
    """

    class Use(models.TextChoices):
        SOLE = "SOLE", "On its own"
        ADJUNCT = "ADJUNCT", "Beside other treatment"
        FOLLOWING = "FOLLOWING", "After other treatment"

    class Other(models.TextChoices):
        CBT = "CBT", "CBT"
        ACT = "ACT", "ACT"
        COUNSELLING = "COUNSELLING", "Counselling"
        COUPLE = "COUPLE", "Couple therapy"
        MEDICATION = "MEDICATION", "Medication only"
        OTHER = "OTHER", "Something else"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="integrations")
    use = models.CharField(max_length=10, choices=Use)
    # Empty when the treatment stands on its own.
    other = models.CharField(max_length=12, choices=Other, blank=True)
    other_words = models.CharField(max_length=80, blank=True)
    delivered_by = models.CharField(max_length=120, blank=True)
    stays_in_other = models.TextField(max_length=1000, blank=True)
    focus_here = models.TextField(max_length=1000, blank=True)
    reason = models.TextField(max_length=2000, blank=True)
    since = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["Integration"].as_manager()

    def __str__(self) -> str:
        return f"integration {self.pk}"

    @property
    def other_title(self) -> str:
        """ "CBT", or what was written for something else; "" on its own."""
        if self.other == self.Other.OTHER:
            return self.other_words
        return str(self.Other(self.other).label) if self.other else ""
