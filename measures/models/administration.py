"""One filled-in questionnaire."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet, Client
from measures.instruments import Instrument
from measures.models.kept_definition import definition_of


class AdministrationQuerySet(CaseRecordQuerySet["Administration"]):
    def standing(self) -> AdministrationQuerySet:
        """Without those that were taken back as entered in error."""
        return self.filter(withdrawn_at__isnull=True)

    def in_order(self) -> AdministrationQuerySet:
        return self.order_by("taken_on", "recorded_at", "pk")

    def before(self, day: date) -> AdministrationQuerySet:
        return self.filter(taken_on__lt=day)


class Administration(models.Model):
    """Answers to one questionnaire on one day, with the total as it was computed then.

    The definition's version stays with it, so that a later change of bands never
    rewrites an old score. `answers` holds one integer per item, or None.
    """

    class Mode(models.TextChoices):
        KEYED = "KEYED", "Typed in by the clinician"
        PAPER = "PAPER", "From paper"
        LINK = "LINK", "By the client, on their own phone"
        TABLET = "TABLET", "By the client, on a tablet here"

    # Sent by the client through a link of their own (measures.models.link).
    BY_CLIENT = (Mode.LINK, Mode.TABLET)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="administrations")
    # The partner who filled it in; empty for the case's client.
    about = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="+"
    )
    instrument_key = models.CharField(max_length=20)
    instrument_version = models.CharField(max_length=20)
    taken_on = models.DateField()
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.KEYED)
    answers = models.JSONField()
    total = models.PositiveSmallIntegerField(null=True, blank=True)
    band = models.CharField(max_length=30, blank=True)
    is_case = models.BooleanField(null=True, blank=True)
    is_prorated = models.BooleanField(default=False)
    # The answer to the item on self-harm, None where it was not asked or is blank.
    risk_item = models.PositiveSmallIntegerField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects = AdministrationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""),
                name="measures_administration_withdrawn_with_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["case", "instrument_key", "taken_on"],
                name="measures_series_of_case",
            ),
        ]

    def __str__(self) -> str:
        return f"administration {self.pk}"

    @property
    def is_by_client(self) -> bool:
        """Whether the client sent it themselves."""
        return self.mode in self.BY_CLIENT

    @property
    def definition(self) -> Instrument:
        """The questionnaire in the version that it was scored with."""
        return definition_of(self.instrument_key, self.instrument_version)

    @property
    def instrument_title(self) -> str:
        return self.definition.short_title

    @property
    def band_title(self) -> str:
        return self.definition.band_title(self.band)
