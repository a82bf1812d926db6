"""The job that makes a PDF. The row is the job; a Celery message is a hint to run it."""

from __future__ import annotations

import uuid
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from documents.models.document import Document


class RenderingQuerySet(CaseRecordQuerySet["Rendering"]):
    def waiting(self) -> RenderingQuerySet:
        return self.filter(state__in=Rendering.WAITING)

    def claimable(self, at: datetime) -> RenderingQuerySet:
        """Queued, or left behind by a worker whose lease ran out."""
        return self.filter(
            Q(state=Rendering.State.QUEUED)
            | Q(state=Rendering.State.RUNNING, lease_until__lt=at)
        )

    def held(self, *, rendering_id: UUID, token: int) -> RenderingQuerySet:
        """The row, as long as this token is the one that may finish it."""
        return self.filter(pk=rendering_id, token=token, state=Rendering.State.RUNNING)

    def being_made(self, at: datetime) -> RenderingQuerySet:
        """A worker is at it, and has said so not long ago."""
        return self.filter(state=Rendering.State.RUNNING, lease_until__gte=at)

    def under_way(self, at: datetime, *, told_since: datetime) -> RenderingQuerySet:
        """Being made, or told to a worker so lately that the hint may still arrive."""
        return self.filter(
            Q(state=Rendering.State.RUNNING, lease_until__gte=at)
            | Q(state=Rendering.State.QUEUED, hinted_at__gt=told_since)
        )

    def long_ones(self) -> RenderingQuerySet:
        return self.filter(is_long=True)

    def short_ones(self) -> RenderingQuerySet:
        return self.filter(is_long=False)

    def oldest_first(self) -> RenderingQuerySet:
        return self.order_by("queued_at", "pk")


class Rendering(models.Model):
    """One PDF to be made, exactly once per document and copy.

    Claimed by a conditional update that raises `token` and sets a lease; whoever holds
    an older token can no longer finish it. `hinted_at` is when a worker was last told.
    """

    class State(models.TextChoices):
        QUEUED = "QUEUED", "Waiting"
        RUNNING = "RUNNING", "Being made"
        READY = "READY", "Ready"
        FAILED = "FAILED", "Not made"

    WAITING = (State.QUEUED, State.RUNNING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="renderings")
    document = models.ForeignKey(Document, models.PROTECT, related_name="renderings")
    copy_number = models.PositiveIntegerField(default=1)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    token = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Takes many seconds. Of these one is made at a time, whoever asked: a worker stays free.
    is_long = models.BooleanField(default=False)
    queued_at = models.DateTimeField()
    hinted_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    # A sentence for people, never a traceback.
    problem = models.CharField(max_length=300, blank=True)
    file = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = RenderingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "copy_number"], name="documents_rendering_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="READY") | ~Q(sha256="") & ~Q(file=""),
                name="documents_rendering_ready_has_a_file",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "lease_until"], name="documents_rendering_due"
            ),
        ]

    def __str__(self) -> str:
        return f"rendering {self.pk}"

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def is_waiting(self) -> bool:
        return self.state in self.WAITING

    @property
    def is_failed(self) -> bool:
        return self.state == self.State.FAILED
