"""One table that only grows."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import models


class EventQuerySet(models.QuerySet["Event"]):
    def between(self, first: datetime, until: datetime) -> EventQuerySet:
        return self.filter(at__gte=first, at__lt=until)

    def of_case(self, case_id: UUID) -> EventQuerySet:
        return self.filter(case_id=case_id)

    def newest_first(self) -> EventQuerySet:
        return self.order_by("-id")


class Event(models.Model):
    """Something that a person did or opened, sealed to the event before it.

    There are no foreign keys: the log never stands in the way of the record, and
    outlives it. `at` is when it was written, `occurred_at` the moment it speaks of,
    where that is another one.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    occurred_at = models.DateTimeField(null=True)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=60)
    record_type = models.CharField(max_length=60, blank=True)
    record_id = models.CharField(max_length=40, blank=True)
    case_id = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)
    address = models.CharField(max_length=45, blank=True)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "id"], name="audit_event_of_case"),
            models.Index(fields=["actor_id", "id"], name="audit_event_of_actor"),
            models.Index(fields=["at"], name="audit_event_at"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} ({self.pk})"
