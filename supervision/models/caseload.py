"""What a supervisor decided about their table: how often a case, and which views."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from cases.models import Case, CaseRecordQuerySet


class ReviewInterval(models.Model):
    """Within how many days a case is looked at again; the newest row holds.

    Rows are added, never changed: who decided what, and when, stays to be read. `days` is
    None where the case goes back to what the practice has set.
    """

    MOST_DAYS = 182

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="review_intervals")
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField()

    objects = CaseRecordQuerySet["ReviewInterval"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(days__isnull=True)
                | Q(days__gte=1, days__lte=182) & ~Q(reason=""),
                name="supervision_interval_of_days_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["case", "set_at"], name="supervision_interval_of_case"
            ),
        ]

    def __str__(self) -> str:
        return f"review interval {self.pk}"


class SavedView(models.Model):
    """Filters and groups of the table under a name; its owner's alone.

    `filters` holds keys of `CaseloadFilter`. It is no part of any case's record.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="saved_views"
    )
    name = models.CharField(max_length=40)
    filters = models.JSONField(default=dict, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "owner", Lower("name"), name="supervision_view_name_once_for_each"
            ),
        ]

    def __str__(self) -> str:
        return f"saved view {self.pk}"
