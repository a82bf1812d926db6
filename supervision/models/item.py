"""What was said about one case in a supervision session."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from sessions.models import CarriedTask
from supervision.models.agenda import AgendaItem
from supervision.models.session import SupervisionSession


class SupervisionItemQuerySet(CaseRecordQuerySet["SupervisionItem"]):
    def closed(self) -> SupervisionItemQuerySet:
        return self.filter(session__closed_at__isnull=False)


class SupervisionItem(models.Model):
    """One case in one session: a draft of the supervisor's until the session is closed.

    `typed` is the form as it stands, right or wrong, under `version`; `lost` holds what
    another window typed and could not keep, as {"fields", "at"}. Closing reads it into the
    columns below, and from then on the database refuses every change (docs/adr/0041).
    `brief` is the supervision brief as it read on that day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        SupervisionSession, models.PROTECT, related_name="items"
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="supervision_items")
    # Who brought it: the case's therapist of that day.
    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="taken_up"
    )
    position = models.PositiveIntegerField(default=0)

    typed = models.JSONField(default=dict, blank=True)
    lost = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    reason = models.CharField(
        max_length=15, choices=AgendaItem.Reason, default=AgendaItem.Reason.ROUTINE
    )
    question = models.TextField(max_length=1000, blank=True)
    discussion = models.TextField(max_length=8000, blank=True)
    # Where in a recording: "12:30", or "12:30 to 14:10".
    recording = models.CharField(max_length=40, blank=True)
    # What was looked at, by kind and version: "FORMULATION:2".
    seen = models.JSONField(default=list, blank=True)
    follow_up = models.CharField(max_length=500, blank=True)
    brief = models.JSONField(default=dict, blank=True)

    objects = SupervisionItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "case"], name="supervision_item_case_once"
            ),
        ]

    def __str__(self) -> str:
        return f"supervision item {self.pk}"


class SupervisionDecision(models.Model):
    """What was decided, who does it, and until when.

    `task` brings it home into the next session; a closed case has none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(SupervisionItem, models.PROTECT, related_name="decisions")
    case = models.ForeignKey(Case, models.PROTECT, related_name="supervision_decisions")
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=500)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    task = models.OneToOneField(
        CarriedTask,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decision",
    )

    objects = CaseRecordQuerySet["SupervisionDecision"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="supervision_decision_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"supervision decision {self.pk}"


class SupervisionAddendum(models.Model):
    """Something added to what was said, after the session was closed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(SupervisionItem, models.PROTECT, related_name="addenda")
    case = models.ForeignKey(Case, models.PROTECT, related_name="supervision_addenda")
    text = models.TextField(max_length=4000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    objects = CaseRecordQuerySet["SupervisionAddendum"].as_manager()

    def __str__(self) -> str:
        return f"supervision addendum {self.pk}"
