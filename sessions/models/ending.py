"""What the client takes along: the relapse-prevention plan."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from cases.models import Case, CaseRecordQuerySet


class RelapsePlan(models.Model):
    """One version of the client's own plan for staying well.

    Green, amber and red are the client's words about how things go. They are not a
    rating of risk, and nothing is computed from them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="relapse_plans")
    number = models.PositiveIntegerField()
    triggers = models.TextField(max_length=2000)
    early_signs = models.TextField(max_length=2000)
    later_signs = models.TextField(max_length=2000, blank=True)
    first_to_notice = models.CharField(max_length=120, blank=True)
    green = models.TextField(max_length=2000)
    amber = models.TextField(max_length=2000)
    red = models.TextField(max_length=2000)
    supporters = models.TextField(max_length=2000)
    what_helped = models.TextField(max_length=2000, blank=True)
    obstacles = models.TextField(max_length=2000, blank=True)
    unfinished = models.TextField(max_length=2000, blank=True)
    copies = models.CharField(max_length=300, blank=True)
    made_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["RelapsePlan"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], name="sessions_relapse_plan_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"relapse plan {self.pk}"
