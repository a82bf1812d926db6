"""The IPT focus: one of four areas, in the client's words."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models.inventory import InventoryPerson


class FocusAreaQuerySet(CaseRecordQuerySet["FocusArea"]):
    def current(self) -> FocusAreaQuerySet:
        return self.filter(ended_on__isnull=True)


class FocusArea(models.Model):
    """What the work is about. One primary at a time; a change is a dated renegotiation.

    `area` and `stage` are keys of protocols.focus_areas.
    """

    class Rank(models.TextChoices):
        PRIMARY = "PRIMARY", "Primary"
        SECONDARY = "SECONDARY", "Secondary"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="focus_areas")
    area = models.CharField(max_length=20)
    rank = models.CharField(max_length=10, choices=Rank, default=Rank.PRIMARY)
    # The client's own words. May wait until the focus is agreed, and not longer.
    words = models.TextField(max_length=500, blank=True)
    person = models.ForeignKey(
        InventoryPerson,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="focus_areas",
    )
    why_now = models.TextField(max_length=1000, blank=True)
    why_this = models.TextField(max_length=1000, blank=True)
    # Why grief, when nobody died: WMK keep grief for a death, other losses are transitions.
    no_death_reason = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=20, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_reason = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = FocusAreaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "rank"],
                condition=Q(ended_on__isnull=True),
                name="formulation_focus_one_of_each_rank",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | ~Q(ended_reason=""),
                name="formulation_focus_ends_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True) | ~Q(words=""),
                name="formulation_focus_agreed_in_the_clients_words",
            ),
        ]

    def __str__(self) -> str:
        return f"focus area {self.pk}"

    @property
    def is_agreed(self) -> bool:
        return self.agreed_on is not None


class FocusStage(models.Model):
    """A stage that the work reached, when, and what showed it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="focus_stages")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=20)
    reason = models.CharField(max_length=500, blank=True)
    reached_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["FocusStage"].as_manager()

    def __str__(self) -> str:
        return f"focus stage {self.pk}"
