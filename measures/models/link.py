"""A link by which a client fills in questionnaires on their own."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models import Case, CaseRecordQuerySet, Client
from measures.instruments import Instrument, instrument
from measures.models.administration import Administration


class SelfReportLinkQuerySet(CaseRecordQuerySet["SelfReportLink"]):
    def live(self, now: datetime) -> SelfReportLinkQuerySet:
        """Those that can still be answered."""
        return self.filter(
            answered_at__isnull=True, revoked_at__isnull=True, expires_at__gt=now
        ).exclude(case__status=Case.Status.CLOSED)

    def in_order(self) -> SelfReportLinkQuerySet:
        return self.order_by("made_at", "pk")


class SelfReportLink(models.Model):
    """Single use, for a short time, for one person of one case.

    Of the address only a hash is kept: whoever reads the table cannot answer. `draft`
    holds what was answered before it is sent, by questionnaire and item; it is emptied
    when the link has done its work. `left_blank` are questionnaires of which every
    answer was withheld, so that nothing was recorded.
    """

    class Mode(models.TextChoices):
        LINK = Administration.Mode.LINK.value, "On the client’s own phone"
        TABLET = Administration.Mode.TABLET.value, "On a tablet handed over"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="self_report_links")
    # The partner it is for; empty for the case's client.
    about = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="+"
    )
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    instrument_keys = models.JSONField()
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.LINK)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    draft = models.JSONField(default=dict, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    left_blank = models.JSONField(default=list, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = SelfReportLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(revoked_at__isnull=True),
                name="measures_link_answered_or_revoked",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")),
                name="measures_link_expires_later",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "answered_at"], name="measures_links_of_case"),
        ]

    def __str__(self) -> str:
        return f"self-report link {self.pk}"

    @property
    def instruments(self) -> tuple[Instrument, ...]:
        """What it asks, in order."""
        return tuple(instrument(key) for key in self.instrument_keys)

    @property
    def titles(self) -> str:
        """ "PHQ-9 and GAD-7"."""
        names = [one.short_title for one in self.instruments]
        return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)

    def is_live(self, now: datetime) -> bool:
        is_open = self.answered_at is None and self.revoked_at is None
        return is_open and now < self.expires_at and not self.case.is_closed
