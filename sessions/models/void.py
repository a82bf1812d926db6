"""A note that was signed in the wrong client's case (docs/adr/0029).

Both tables only grow. The note itself is never touched.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from sessions.models.note import SessionNote
from sessions.models.plan import TherapySession


class NoteVoid(models.Model):
    """That a signed note belongs to another client, and why it counts no more.

    `number` is the session number that it gave free, None for a follow-up contact.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="note_voids")
    note = models.OneToOneField(SessionNote, models.PROTECT, related_name="void")
    reason = models.TextField(max_length=500)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    author_name = models.CharField(max_length=200)
    voided_at = models.DateTimeField()

    objects = CaseRecordQuerySet["NoteVoid"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="sessions_void_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"void {self.pk}"


class TakenOver(models.Model):
    """That a draft began from the text of a note which was voided elsewhere.

    It names the hash of that note and nothing of the other client. The signature of the
    session covers it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="taken_over")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="taken_over"
    )
    source_sha256 = models.CharField(max_length=64)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField()

    objects = CaseRecordQuerySet["TakenOver"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["therapy_session", "source_sha256"],
                name="sessions_taken_over_once",
            ),
        ]

    def __str__(self) -> str:
        return f"text taken over {self.pk}"
