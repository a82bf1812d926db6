"""A letter or a summary, from draft to the bytes that left the house."""

from __future__ import annotations

import uuid
from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet, Client

# Kinds that speak of supervision: for the case's therapist and their supervisors alone,
# and in no copy of the record.
OF_SUPERVISION = frozenset({"SUPERVISION_BRIEF"})


def whose(case: Case, kind: str) -> Client:
    """Whom a document of this kind is about: the client, or the partner of a couple."""
    partner = case.partner
    if kind == Document.Kind.PARTNER_SUMMARY and partner is not None:
        return partner
    return case.client


class DocumentQuerySet(CaseRecordQuerySet["Document"]):
    def of_kind(self, kind: str) -> DocumentQuerySet:
        return self.filter(kind=kind)

    def readable(
        self, *, may_read_drafts: bool, reads_supervision: bool = False
    ) -> DocumentQuerySet:
        """All of them; for someone who may not read drafts those that are approved, and
        what speaks of supervision only for the two whose it is."""
        found = self if reads_supervision else self.exclude(kind__in=OF_SUPERVISION)
        return found if may_read_drafts else found.exclude(state=Document.State.DRAFT)

    def released(self) -> DocumentQuerySet:
        return self.filter(released_at__isnull=False)

    def newest_first(self) -> DocumentQuerySet:
        return self.order_by("-created_at", "pk")


class Document(models.Model):
    """Text in parts, each with the sources it came from.

    `parts` is a list of {"key", "title", "text", "sources", "links"}; a source is
    {"label", "record", "id"}, a link ties one sentence to it (documents/links.py). Approved text no longer changes: the database refuses it. Issued
    means that a PDF exists, and its bytes are kept, never rendered again; released means
    that the admin may send it. `number` counts the versions of one kind in one case;
    `version` counts the saves of a draft, so that no save overwrites another unseen.
    """

    class Kind(StrEnum):
        """Keys of this room's own kinds; `documents.kinds` holds all that there are."""

        TREATMENT_SUMMARY = "TREATMENT_SUMMARY"
        ENDING_LETTER = "ENDING_LETTER"
        GOODBYE_LETTER = "GOODBYE_LETTER"
        RELAPSE_PLAN_LETTER = "RELAPSE_PLAN_LETTER"
        GP_LETTER = "GP_LETTER"
        PARTNER_SUMMARY = "PARTNER_SUMMARY"
        FORMULATION_PAGE = "FORMULATION_PAGE"
        PATTERN_PAGE = "PATTERN_PAGE"
        AGREEMENT = "AGREEMENT"
        SAFETY_PLAN = "SAFETY_PLAN"
        SUPPORT_PLAN = "SUPPORT_PLAN"
        REVIEW_PAGE = "REVIEW_PAGE"
        CIRCLE_PAGE = "CIRCLE_PAGE"
        ASSESSMENT_LETTER = "ASSESSMENT_LETTER"
        SCHOOL_SHEET = "SCHOOL_SHEET"
        PARENT_SHEET = "PARENT_SHEET"
        GROUP_SUMMARY = "GROUP_SUMMARY"

    class State(models.TextChoices):
        DRAFT = "DRAFT", "Draft"
        APPROVED = "APPROVED", "Approved"
        ISSUED = "ISSUED", "Issued"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    # A key of `documents.kinds`: rooms above add their own.
    kind = models.CharField(max_length=24)
    number = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    parts = models.JSONField(default=list)
    # Ids of the people around the client whom this document calls by their first name.
    named_people = models.JSONField(default=list, blank=True)
    # What the template needs beside the parts (dates, scores, chart), fixed at approval.
    facts = models.JSONField(default=dict, blank=True)
    # [{"note": id, "sha256": ...}] of the signed notes that it was compiled from.
    source_notes = models.JSONField(default=list, blank=True)
    # [{"record", "id", "number", "sha256"}] of the other rows (documents.queries.origins).
    source_records = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    issued_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    # Read together, or, where it goes to somebody else, seen by the client before.
    shared_on = models.DateField(null=True, blank=True)
    is_read_aloud = models.BooleanField(null=True, blank=True)
    client_reaction = models.TextField(max_length=1000, blank=True)
    # The client may write one back; the final copy is the one that they took along.
    client_letter = models.TextField(max_length=4000, blank=True)
    given_on = models.DateField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "number"],
                name="documents_document_number_once",
            ),
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(state="DRAFT"),
                name="documents_document_one_draft_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="DRAFT", approved_at__isnull=True, approved_by__isnull=True
                )
                | ~Q(state="DRAFT")
                & Q(approved_at__isnull=False, approved_by__isnull=False),
                name="documents_document_approved_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | ~Q(state="DRAFT")
                & Q(released_at__isnull=False, released_by__isnull=False),
                name="documents_document_released_only_once_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}"

    @property
    def whose(self) -> Client:
        """Whom it is about: their consent counts, and their number names the file."""
        return whose(self.case, self.kind)

    @property
    def is_of_supervision(self) -> bool:
        return self.kind in OF_SUPERVISION

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_released(self) -> bool:
        return self.released_at is not None

    @property
    def file_word(self) -> str:
        """The kind as file names say it: "treatment-summary"."""
        return self.kind.lower().replace("_", "-")


class DocumentComment(models.Model):
    """A supervisor's or colleague's remark beside one part of a draft."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="document_comments")
    document = models.ForeignKey(Document, models.PROTECT, related_name="comments")
    part = models.CharField(max_length=40, blank=True)
    text = models.TextField(max_length=1000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    objects = CaseRecordQuerySet["DocumentComment"].as_manager()

    def __str__(self) -> str:
        return f"document comment {self.pk}"
