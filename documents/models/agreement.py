"""What a supervisor said to a letter before it may leave the practice."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from documents.models.document import Document


class ReleaseAnswer(models.Model):
    """A supervisor agrees that approved text leaves the practice, or returns it.

    It is asked for by the arrangement of the day (docs/adr/0040). Rows are only added.
    """

    class Decision(models.TextChoices):
        AGREED = "AGREED", "Agreed to"
        RETURNED = "RETURNED", "Returned to the therapist"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="release_answers")
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="release_answers"
    )
    decision = models.CharField(max_length=8, choices=Decision)
    comment = models.TextField(max_length=2000, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    author_name = models.CharField(max_length=200)
    answered_at = models.DateTimeField()

    objects = CaseRecordQuerySet["ReleaseAnswer"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(decision="AGREED"),
                name="documents_release_agreed_to_once",
            ),
            models.CheckConstraint(
                condition=~Q(decision="RETURNED") | ~Q(comment=""),
                name="documents_release_returned_with_a_comment",
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk} to a release"
