"""A log of hours that is being made into a PDF."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

# A made one is taken away after this long: it can be made again at any time.
KEPT = timedelta(days=7)


class LogPaperQuerySet(models.QuerySet["LogPaper"]):
    def claimable(self, at: datetime) -> LogPaperQuerySet:
        """Waiting, or left behind by a worker whose lease ran out."""
        return self.filter(state=LogPaper.State.WAITING).filter(
            Q(lease_until__isnull=True) | Q(lease_until__lt=at)
        )

    def over(self, at: datetime) -> LogPaperQuerySet:
        return self.filter(asked_at__lt=at - KEPT)


class LogPaper(models.Model):
    """The row is the job (docs/adr/0020). `facts` is the log as it was when it was asked

    for: initials and numbers of clients, nothing else of them. It belongs to who asked.
    """

    class State(models.TextChoices):
        WAITING = "WAITING", "Being made"
        READY = "READY", "Ready"
        FAILED = "FAILED", "Not made"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    first = models.DateField()
    last = models.DateField()
    facts = models.JSONField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="log_papers"
    )
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    token = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    # A sentence for people where it could not be made.
    problem = models.CharField(max_length=300, blank=True)
    # A few pages; kept in the row, so that nothing lies about on the disk.
    data = models.BinaryField(null=True, blank=True)

    objects = LogPaperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="READY") | Q(data__isnull=False),
                name="supervision_log_paper_ready_has_its_pages",
            )
        ]

    def __str__(self) -> str:
        return f"log paper {self.pk}"

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY
