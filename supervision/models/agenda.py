"""What is to be talked about in the next supervision."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet


class AgendaItemQuerySet(CaseRecordQuerySet["AgendaItem"]):
    def open(self) -> AgendaItemQuerySet:
        return self.filter(state=AgendaItem.State.OPEN)

    def in_order(self) -> AgendaItemQuerySet:
        """As their therapist sorted them, then as they came."""
        return self.order_by("position", "put_at", "pk")


class AgendaItem(models.Model):
    """One case on the agenda of its therapist's next supervision.

    It goes with the case: after a reassignment it stands on the new therapist's agenda.
    What is not talked about stays open. `version` counts the changes, so that the
    therapist and a supervisor do not overwrite each other unseen.
    """

    class Reason(models.TextChoices):
        ROUTINE = "ROUTINE", "Routine"
        NEW_FORMULATION = "NEW_FORMULATION", "New formulation"
        STUCK = "STUCK", "Stuck"
        RISK = "RISK", "Risk"
        ENDING = "ENDING", "Ending"
        RECORDING = "RECORDING", "Recording"

    class State(models.TextChoices):
        OPEN = "OPEN", "To talk about"
        DISCUSSED = "DISCUSSED", "Talked about"
        WITHDRAWN = "WITHDRAWN", "Taken off"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="agenda_items")
    reason = models.CharField(max_length=15, choices=Reason)
    question = models.TextField(max_length=1000, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    put_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    put_at = models.DateTimeField()
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state="OPEN"),
                name="supervision_agenda_one_open_item_of_a_case",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="OPEN", finished_at__isnull=True, finished_by__isnull=True
                )
                | ~Q(state="OPEN")
                & Q(finished_at__isnull=False, finished_by__isnull=False),
                name="supervision_agenda_finished_at_and_by_together",
            ),
        ]

    def __str__(self) -> str:
        return f"agenda item {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
