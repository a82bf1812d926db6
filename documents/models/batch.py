"""Many summaries in one ZIP, for the practice admin."""

from __future__ import annotations

import uuid
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from documents.models.document import Document
from documents.models.rendering import Rendering


class ExportBatchQuerySet(models.QuerySet["ExportBatch"]):
    def running(self) -> ExportBatchQuerySet:
        return self.filter(state=ExportBatch.State.RUNNING)

    def claimable(self, at: datetime) -> ExportBatchQuerySet:
        return self.running().filter(
            Q(lease_until__isnull=True) | Q(lease_until__lt=at)
        )

    def held(self, *, batch_id: UUID, token: int) -> ExportBatchQuerySet:
        """The row, as long as this token is the one that may finish its ZIP."""
        return self.running().filter(pk=batch_id, token=token)

    def expired(self, at: datetime) -> ExportBatchQuerySet:
        return self.filter(
            state__in=[ExportBatch.State.READY, ExportBatch.State.STOPPED],
            expires_at__lte=at,
        )

    def newest_first(self) -> ExportBatchQuerySet:
        return self.order_by("-requested_at", "pk")


class ExportBatch(models.Model):
    """One export: who asked, why, how far it is, and until when the ZIP is kept.

    `stopped_at` asks to stop: what is done is kept, the ZIP is made of it. `token` and
    the lease guard the making of the ZIP, as they do for a rendering.
    """

    class State(models.TextChoices):
        RUNNING = "RUNNING", "Being made"
        READY = "READY", "Ready"
        STOPPED = "STOPPED", "Stopped"
        EXPIRED = "EXPIRED", "Removed after its time"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="export_batches"
    )
    requested_at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    closed_from = models.DateField(null=True, blank=True)
    closed_until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    stopped_at = models.DateTimeField(null=True, blank=True)
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

    objects = ExportBatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="documents_batch_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"export batch {self.pk}"

    @property
    def is_running(self) -> bool:
        return self.state == self.State.RUNNING

    @property
    def has_file(self) -> bool:
        return bool(self.file)


class ExportItemQuerySet(CaseRecordQuerySet["ExportItem"]):
    def packed(self) -> ExportItemQuerySet:
        """Those whose document is in the ZIP, once there is one."""
        return self.filter(rendering__state=Rendering.State.READY)


class ExportItem(models.Model):
    """One case in a batch: its rendering, or the sentence that says why it is left out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(ExportBatch, models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+"
    )
    rendering = models.ForeignKey(
        Rendering, models.PROTECT, null=True, blank=True, related_name="export_items"
    )
    left_out = models.CharField(max_length=300, blank=True)

    objects = ExportItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "case"], name="documents_export_item_once"
            ),
            models.CheckConstraint(
                condition=Q(rendering__isnull=False, left_out="")
                | Q(rendering__isnull=True) & ~Q(left_out=""),
                name="documents_export_item_rendered_or_left_out",
            ),
        ]

    def __str__(self) -> str:
        return f"export item {self.pk}"


class SummaryRequest(models.Model):
    """The admin asks a therapist for a case's released summary."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="summary_requests")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = CaseRecordQuerySet["SummaryRequest"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(answered_at__isnull=True),
                name="documents_summary_request_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"summary request {self.pk}"
