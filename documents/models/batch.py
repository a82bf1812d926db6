"""Many summaries in one ZIP, for the practice admin."""

from __future__ import annotations

import uuid
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet, Client
from documents.models.document import Document, whose
from documents.models.rendering import Rendering
from documents.models.zip_job import ZipJob, ZipJobQuerySet

# Of one person each: of a couple both have one.
SUMMARIES = (Document.Kind.TREATMENT_SUMMARY, Document.Kind.PARTNER_SUMMARY)


def summary_key(case_id: UUID, kind: str) -> str:
    """One summary of one case, as forms name it: the case, for the partner with a word."""
    is_clients = kind == Document.Kind.TREATMENT_SUMMARY
    return str(case_id) if is_clients else f"{case_id}:{kind}"


class ExportBatch(ZipJob):
    """One export: who asked, why, for which cases, and what became of it.

    `stopped_at` asks to stop: what is done is kept, the ZIP is made of it. `begun_at` is
    the start, or the last time that it was tried again: the time left goes by it.
    """

    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="export_batches"
    )
    closed_from = models.DateField(null=True, blank=True)
    closed_until = models.DateField(null=True, blank=True)
    begun_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = ZipJobQuerySet["ExportBatch"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="documents_batch_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"export batch {self.pk}"


class ExportItemQuerySet(CaseRecordQuerySet["ExportItem"]):
    def packed(self) -> ExportItemQuerySet:
        """Those whose document is in the ZIP, once there is one."""
        return self.filter(rendering__state=Rendering.State.READY)

    def with_people(self) -> ExportItemQuerySet:
        return self.select_related("case__client", "case__couple__client")

    def in_order(self) -> ExportItemQuerySet:
        """By client number; of a couple the client first, the partner beside them."""
        return self.order_by("case__client__number", "case", "-kind")


class ExportItem(models.Model):
    """One summary of a batch: its rendering, or the sentence that says why it is left out.

    Of a couple each has an item of their own; `kind` says which of the two.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(ExportBatch, models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, default=Document.Kind.TREATMENT_SUMMARY)
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
                fields=["batch", "case", "kind"], name="documents_export_item_once"
            ),
            models.CheckConstraint(
                condition=Q(rendering__isnull=False, left_out="")
                | Q(rendering__isnull=True) & ~Q(left_out=""),
                name="documents_export_item_rendered_or_left_out",
            ),
        ]

    def __str__(self) -> str:
        return f"export item {self.pk}"

    @property
    def key(self) -> str:
        return summary_key(self.case_id, self.kind)

    @property
    def whose(self) -> Client:
        """Whom it is about: their number names the file."""
        return whose(self.case, self.kind)


class SummaryRequest(models.Model):
    """The admin asks a therapist for a case's released summary, or for the partner's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="summary_requests")
    kind = models.CharField(max_length=24, default=Document.Kind.TREATMENT_SUMMARY)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = CaseRecordQuerySet["SummaryRequest"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(answered_at__isnull=True),
                name="documents_summary_request_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"summary request {self.pk}"

    @property
    def key(self) -> str:
        return summary_key(self.case_id, self.kind)

    @property
    def whose(self) -> Client:
        return whose(self.case, self.kind)
