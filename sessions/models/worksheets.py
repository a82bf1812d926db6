"""Worksheets filled in with the client, and every state that they had."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models import InventoryPerson
from formulation.models.written import Removable
from sessions.models.links import Homework
from sessions.models.plan import TherapySession


class WorksheetQuerySet(CaseRecordQuerySet["Worksheet"]):
    def standing(self) -> WorksheetQuerySet:
        return self.filter(removed_at__isnull=True)

    def with_people(self) -> WorksheetQuerySet:
        return self.select_related(
            "case__client", "person", "therapy_session", "author", "changed_by"
        )

    def latest_first(self) -> WorksheetQuerySet:
        return self.order_by("-recorded_at", "-pk")


class Worksheet(Removable):
    """One sheet of a kind of `protocols.worksheets`, as it stands now.

    `answers` maps the keys of its kind to what was given; rows are lists with an id of
    their own. It may lack anything until it is finished with the client; from then on
    only what came of it is added, unless it is opened again.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="worksheets")
    kind = models.CharField(max_length=30)
    person = models.ForeignKey(
        InventoryPerson,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="worksheets",
    )
    # A planned session that is let go leaves its sheets without one.
    therapy_session = models.ForeignKey(
        TherapySession,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="worksheets",
    )
    # What of it was set as the task for next time.
    task = models.ForeignKey(
        Homework, models.PROTECT, null=True, blank=True, related_name="worksheets"
    )
    answers = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = WorksheetQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["case", "recorded_at"], name="sessions_sheet_of_case")
        ]

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


class WorksheetVersionQuerySet(CaseRecordQuerySet["WorksheetVersion"]):
    def latest_first(self) -> WorksheetVersionQuerySet:
        return self.order_by("-saved_at", "-number", "-pk")


class WorksheetVersion(models.Model):
    """A state of a sheet: each one saved by hand or about to be built upon, and what lost.

    Never changes. `number` is the version of the sheet; for what lost, the one that it
    was typed on.
    """

    class Origin(models.TextChoices):
        SAVED = "SAVED", "Saved"
        LOST = "LOST", "Typed elsewhere at the same time"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="worksheet_versions")
    worksheet = models.ForeignKey(Worksheet, models.PROTECT, related_name="versions")
    origin = models.CharField(max_length=5, choices=Origin, default=Origin.SAVED)
    number = models.PositiveIntegerField()
    answers = models.JSONField(default=dict, blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = WorksheetVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worksheet", "number"],
                condition=Q(origin="SAVED"),
                name="sessions_sheet_version_once",
            )
        ]

    def __str__(self) -> str:
        return f"worksheet version {self.pk}"
