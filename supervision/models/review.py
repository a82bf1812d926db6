"""What a supervisor said about a case. Flags are computed, never stored."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet


class SupervisionReview(models.Model):
    """A look at a case, or a comment on it; shared between therapist and supervisor."""

    class Kind(models.TextChoices):
        REVIEWED = "REVIEWED", "Reviewed"
        COMMENT = "COMMENT", "Comment"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="supervision_reviews")
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.TextField(max_length=4000, blank=True)
    # Keys of the flags that stood when it was reviewed.
    flags = models.JSONField(default=list, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    objects = CaseRecordQuerySet["SupervisionReview"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="COMMENT") | ~Q(text=""),
                name="supervision_comment_says_something",
            ),
        ]
        indexes = [
            models.Index(
                fields=["case", "written_at"], name="supervision_review_of_case"
            ),
        ]

    def __str__(self) -> str:
        return f"supervision review {self.pk}"
