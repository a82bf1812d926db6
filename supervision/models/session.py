"""A supervision session: who sat together, when, and for how long."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.models import User


class SupervisionSessionQuerySet(models.QuerySet["SupervisionSession"]):
    def readable_by(self, user: User) -> SupervisionSessionQuerySet:
        """Those that one holds, and the closed ones in which one was present.

        What was said about a case is not in them: it opens with the case.
        """
        return self.filter(
            Q(supervisor=user) | Q(closed_at__isnull=False, presences__user=user)
        ).distinct()

    def closed(self) -> SupervisionSessionQuerySet:
        return self.filter(closed_at__isnull=False)

    def between(self, start: date, end: date) -> SupervisionSessionQuerySet:
        """Both days included."""
        return self.filter(held_on__gte=start, held_on__lte=end)


class SupervisionSession(models.Model):
    """Written by the supervisor who holds it; once closed, it stays (docs/adr/0041).

    `version` counts the changes of what stands in this row, so that no window overwrites
    another.
    """

    class Mode(models.TextChoices):
        ONE_TO_ONE = "ONE_TO_ONE", "One to one"
        GROUP = "GROUP", "Group"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="supervision_sessions"
    )
    held_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(480)],
    )
    mode = models.CharField(max_length=10, choices=Mode)
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SupervisionSessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(minutes__isnull=False),
                name="supervision_session_closed_with_its_minutes",
            ),
        ]
        indexes = [
            models.Index(
                fields=["supervisor", "held_on"], name="supervision_session_held_by"
            ),
        ]

    def __str__(self) -> str:
        return f"supervision session {self.pk}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class SupervisionPresence(models.Model):
    """Who was present beside the supervisor."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        SupervisionSession, models.PROTECT, related_name="presences"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "user"], name="supervision_presence_once"
            ),
        ]

    def __str__(self) -> str:
        return f"supervision presence {self.pk}"


class SupervisionReflection(models.Model):
    """What somebody who was present thought of it afterwards; the supervisor reads it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        SupervisionSession, models.PROTECT, related_name="reflections"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    text = models.TextField(max_length=4000)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"supervision reflection {self.pk}"
