"""What the client wants to be different, and how far they say it is."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models.focus import FocusArea


class GoalQuerySet(CaseRecordQuerySet["Goal"]):
    def in_order(self) -> GoalQuerySet:
        return self.order_by("number")


class Goal(models.Model):
    """One line in the client's words, from 0 (not at all) to 10 (fully there)."""

    class Status(models.TextChoices):
        ACTIVE = "ACTIVE", "Working on it"
        MET = "MET", "Met"
        PARTLY = "PARTLY", "Partly met"
        DROPPED = "DROPPED", "Let go"

    class Kind(models.TextChoices):
        SYMPTOM = "SYMPTOM", "Symptoms"
        RELATIONSHIP = "RELATIONSHIP", "Relationship or communication"
        ROLE = "ROLE", "Role"
        GRIEF = "GRIEF", "Grief"
        SUPPORT = "SUPPORT", "Support"
        RELATING = "RELATING", "Understanding and relating"
        WORK = "WORK", "School or work"
        OTHER = "OTHER", "Something else"

    class Method(models.TextChoices):
        IPT = "IPT", "IPT"
        DIT = "DIT", "DIT"
        CBT = "CBT", "CBT"
        ACT = "ACT", "ACT"
        OTHER = "OTHER", "Another"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="goals")
    # In the order in which the client's goals were set.
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind, blank=True)
    method = models.CharField(max_length=5, choices=Method, blank=True)
    focus_area = models.ForeignKey(
        FocusArea, models.PROTECT, null=True, blank=True, related_name="goals"
    )
    target = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(10)]
    )
    status = models.CharField(max_length=8, choices=Status, default=Status.ACTIVE)
    set_on = models.DateField()
    finished_at = models.DateTimeField(null=True, editable=False)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = GoalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="ACTIVE", finished_at__isnull=True)
                | ~Q(status="ACTIVE") & Q(finished_at__isnull=False),
                name="formulation_goal_finished_has_a_time",
            ),
            models.UniqueConstraint(
                fields=["case", "number"], name="formulation_goal_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"goal {self.pk}"


class GoalRating(models.Model):
    """The client's own rating of a goal on one day. The first one is the baseline."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="goal_ratings")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="ratings")
    value = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])
    rated_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["GoalRating"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(value__lte=10), name="formulation_goal_rating_0_to_10"
            ),
        ]

    def __str__(self) -> str:
        return f"goal rating {self.pk}"
