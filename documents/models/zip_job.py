"""A ZIP that workers put together: claimed, held by a lease, kept for a day, removed."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone


class State(models.TextChoices):
    RUNNING = "RUNNING", "Being made"
    READY = "READY", "Ready"
    STOPPED = "STOPPED", "Stopped"
    EXPIRED = "EXPIRED", "Removed after its time"


JobT = TypeVar("JobT", bound="ZipJob")


class ZipJobQuerySet(models.QuerySet[JobT]):
    def running(self) -> ZipJobQuerySet[JobT]:
        return self.filter(state=State.RUNNING)

    def claimable(self, at: datetime) -> ZipJobQuerySet[JobT]:
        """Running, and held by nobody: not begun, or left behind by a dead worker."""
        return self.running().filter(
            Q(lease_until__isnull=True) | Q(lease_until__lt=at)
        )

    def held(self, *, job_id: UUID, token: int) -> ZipJobQuerySet[JobT]:
        """The row, as long as this token is the one that may finish its ZIP."""
        return self.running().filter(pk=job_id, token=token)

    def expired(self, at: datetime) -> ZipJobQuerySet[JobT]:
        return self.filter(state__in=[State.READY, State.STOPPED], expires_at__lte=at)

    def newest_first(self) -> ZipJobQuerySet[JobT]:
        return self.order_by("-requested_at", "pk")


class ZipJob(models.Model):
    """How far a ZIP is, and until when it is kept.

    `token` and the lease guard its making, as they do for a rendering. Whoever inherits
    says who asked for it.
    """

    State = State

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    requested_at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    token = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    hinted_at = models.DateTimeField(null=True, blank=True)
    # A sentence for people, when the ZIP could not be made.
    problem = models.CharField(max_length=300, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    file = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_running(self) -> bool:
        return self.state == State.RUNNING

    @property
    def has_file(self) -> bool:
        """There to be taken: made, and its day is not over, whether or not it was swept."""
        return self.is_kept(timezone.now())

    def is_kept(self, at: datetime) -> bool:
        is_over = self.expires_at is not None and self.expires_at <= at
        return bool(self.file) and not is_over
