"""What is being typed. Not part of the record until it is signed (docs/adr/0002)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from cases.models import Case, CaseRecordQuerySet
from sessions.models.plan import TherapySession


class SessionDraft(models.Model):
    """The log form as it stands, saved as one piece under a version number.

    `fields` maps form field names to what was typed, right or wrong. It never holds a
    process note. `item9` repeats the PHQ-9 answer, so that flags can see it unsigned.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="session_drafts")
    therapy_session = models.OneToOneField(
        TherapySession, models.PROTECT, related_name="draft"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    fields = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    item9 = models.PositiveSmallIntegerField(null=True, blank=True)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    objects = CaseRecordQuerySet["SessionDraft"].as_manager()

    def __str__(self) -> str:
        return f"draft {self.pk}"


class DraftCopyQuerySet(CaseRecordQuerySet["DraftCopy"]):
    def snapshots(self) -> DraftCopyQuerySet:
        return self.filter(kind=DraftCopy.Kind.SNAPSHOT)

    def unsettled(self) -> DraftCopyQuerySet:
        """What lost a conflict and was not looked at since."""
        return self.filter(kind=DraftCopy.Kind.CONFLICT, settled_at__isnull=True)

    def in_order(self) -> DraftCopyQuerySet:
        return self.order_by("saved_at", "pk")


class DraftCopy(models.Model):
    """Text that would otherwise be gone: an earlier state, or the loser of a conflict.

    Kept until the session is signed. The loser of a conflict waits for someone to choose
    what to keep; `settled_at` says when that was.
    """

    class Kind(models.TextChoices):
        SNAPSHOT = "SNAPSHOT", "Earlier version"
        CONFLICT = "CONFLICT", "Typed elsewhere at the same time"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="draft_copies")
    draft = models.ForeignKey(SessionDraft, models.CASCADE, related_name="copies")
    kind = models.CharField(max_length=8, choices=Kind)
    fields = models.JSONField(blank=True)
    version = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = DraftCopyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"draft copy {self.pk}"


class SetAsideDraft(models.Model):
    """A draft whose author can no longer go on with it, out of the way of the session.

    Kept as it was typed, with `copies` of what had lost a conflict. It is no part of the
    record, nobody else's text is built on it, and no page shows it (docs/adr/0024).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="set_aside_drafts")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="set_aside_drafts"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    fields = models.JSONField(blank=True)
    copies = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    set_aside_at = models.DateTimeField()
    set_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"draft set aside {self.pk}"


class ProcessNote(models.Model):
    """A therapist's private working note. Its author's alone, for ever.

    The text is AES-256-GCM, bound to this row; the key is not in the database.
    Never printed, exported, searched or counted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["therapy_session", "author"],
                name="sessions_process_note_one_per_author",
            ),
        ]

    def __str__(self) -> str:
        return f"process note {self.pk}"


class HereAndNowNote(models.Model):
    """What happened between therapist and client, as its author saw it. Theirs alone.

    A process note in parts (docs/adr/0011): all of it is one sealed JSON, bound to this
    row. Never printed, exported, searched or counted. What is lifted out of it becomes
    record; the note stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["therapy_session", "author"], name="sessions_here_and_now_of"
            ),
        ]

    def __str__(self) -> str:
        return f"here-and-now note {self.pk}"
