"""What was signed. These tables only ever gain rows; the database sees to it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from sessions.models.plan import TherapySession
from sessions.models.standing import OfSessionQuerySet


class SessionNote(models.Model):
    """A signed session. The row is the signature: it is written once, with what it covers.

    `content` is the canonical form of the note and of everything that hangs off it;
    `content_sha256` is its hash. Name and registration are those at the time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="session_notes")
    therapy_session = models.OneToOneField(
        TherapySession, models.PROTECT, related_name="note"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="session_notes"
    )
    text = models.TextField(max_length=10_000, blank=True)
    focus_link = models.TextField(max_length=1000, blank=True)
    next_plan = models.TextField(max_length=1000, blank=True)
    # What was missing at signing and signed past: sentences, shown with the note.
    signed_without = models.JSONField(default=list, blank=True)
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signer_name = models.CharField(max_length=200)
    signer_profession = models.CharField(max_length=80, blank=True)
    signer_registration = models.CharField(max_length=40, blank=True)
    is_late_entry = models.BooleanField(default=False)
    needs_countersignature = models.BooleanField(default=False)

    objects = OfSessionQuerySet["SessionNote"].as_manager()
    with_voided = CaseRecordQuerySet["SessionNote"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(content_sha256=""), name="sessions_note_has_a_hash"
            ),
        ]

    def __str__(self) -> str:
        return f"session note {self.pk}"


class NoteAddendum(models.Model):
    """Words added to a signed note later, under the original everywhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="note_addenda")
    note = models.ForeignKey(SessionNote, models.PROTECT, related_name="addenda")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    author_name = models.CharField(max_length=200)
    text = models.TextField(max_length=10_000)
    content_sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    TO_SESSION = "note__therapy_session"
    objects = OfSessionQuerySet["NoteAddendum"].as_manager()
    with_voided = CaseRecordQuerySet["NoteAddendum"].as_manager()

    def __str__(self) -> str:
        return f"addendum {self.pk}"


class Countersignature(models.Model):
    """A supervisor's answer to a trainee's signed note."""

    class Decision(models.TextChoices):
        AGREED = "AGREED", "Countersigned"
        RETURNED = "RETURNED", "Returned with a comment"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="countersignatures")
    note = models.ForeignKey(
        SessionNote, models.PROTECT, related_name="countersignatures"
    )
    decision = models.CharField(max_length=8, choices=Decision)
    comment = models.TextField(max_length=2000, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    author_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField()

    TO_SESSION = "note__therapy_session"
    objects = OfSessionQuerySet["Countersignature"].as_manager()
    with_voided = CaseRecordQuerySet["Countersignature"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(decision="RETURNED") | ~Q(comment=""),
                name="sessions_countersignature_returned_with_a_comment",
            ),
        ]

    def __str__(self) -> str:
        return f"countersignature {self.pk}"
