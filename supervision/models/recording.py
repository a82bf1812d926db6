"""The register of recordings: what was recorded, where it is kept, when it went.

What was recorded is kept elsewhere. Here are only the facts that a client's consent and a
training ask for.
"""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models import Case, CaseRecordQuerySet
from sessions.models import TherapySession


class SessionRecordingQuerySet(CaseRecordQuerySet["SessionRecording"]):
    def real(self) -> SessionRecordingQuerySet:
        """Without entries of which it was said later that there never was a recording."""
        return self.exclude(destroyed_how=SessionRecording.Destroyed.MISTAKEN)

    def kept(self) -> SessionRecordingQuerySet:
        """Those that still exist."""
        return self.filter(destroyed_on__isnull=True)

    def latest_first(self) -> SessionRecordingQuerySet:
        return self.order_by("-made_on", "-recorded_at", "pk")


class SessionRecording(models.Model):
    """One recording of one session. What is written stays; its end is added to it once."""

    class Kind(models.TextChoices):
        AUDIO = "AUDIO", "Sound"
        VIDEO = "VIDEO", "Picture and sound"

    class Destroyed(models.TextChoices):
        DELETED = "DELETED", "Deleted, and every copy of it"
        WIPED = "WIPED", "The device or disk was wiped"
        MISTAKEN = "MISTAKEN", "Entered by mistake: there was no recording"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="recordings")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="recordings"
    )
    kind = models.CharField(max_length=5, choices=Kind)
    made_on = models.DateField()
    # In words: a place and a device, never an address of a file. As it was entered.
    kept_at = models.CharField(max_length=200)
    destroy_by = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    destroyed_on = models.DateField(null=True, blank=True)
    destroyed_how = models.CharField(max_length=8, choices=Destroyed, blank=True)
    destroyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = SessionRecordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    destroyed_on__isnull=True,
                    destroyed_by__isnull=True,
                    destroyed_how="",
                )
                | Q(destroyed_on__isnull=False, destroyed_by__isnull=False)
                & ~Q(destroyed_how=""),
                name="supervision_recording_destroyed_when_how_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(destroyed_on__isnull=True)
                | Q(destroyed_on__gte=F("made_on")),
                name="supervision_recording_destroyed_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(destroy_by__gte=F("made_on")),
                name="supervision_recording_due_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=~Q(kept_at=""), name="supervision_recording_is_kept_somewhere"
            ),
        ]
        indexes = [
            models.Index(
                fields=["case", "destroyed_on"], name="supervision_recording_of_case"
            )
        ]

    def __str__(self) -> str:
        return f"recording {self.pk}"

    @property
    def place(self) -> str:
        """Where it is kept as far as is known now: as corrected last, or as entered."""
        corrected = sorted(self.places.all(), key=lambda one: (one.written_at, one.pk))
        return corrected[-1].kept_at if corrected else self.kept_at

    @property
    def is_destroyed(self) -> bool:
        return self.destroyed_on is not None

    @property
    def is_mistaken(self) -> bool:
        return self.destroyed_how == self.Destroyed.MISTAKEN

    def is_overdue(self, on: date) -> bool:
        return not self.is_destroyed and self.destroy_by < on


class RecordingPlace(models.Model):
    """Another place than stood in the register. Rows are only added, the newest holds.

    What stood before stays to be read: the former rows, and what was entered.
    """

    class Why(models.TextChoices):
        MOVED = "MOVED", "It was moved there"
        MISWRITTEN = "MISWRITTEN", "It was written down wrong"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="recording_places")
    recording = models.ForeignKey(
        SessionRecording, models.PROTECT, related_name="places"
    )
    kept_at = models.CharField(max_length=200)
    why = models.CharField(max_length=10, choices=Why)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["RecordingPlace"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kept_at=""), name="supervision_place_says_where"
            ),
        ]

    def __str__(self) -> str:
        return f"recording place {self.pk}"


class RecordingSample(models.Model):
    """A supervisor listened to a recording, or to a part of it. Rows are only added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="recording_samples")
    recording = models.ForeignKey(
        SessionRecording, models.PROTECT, related_name="samples"
    )
    sampled_on = models.DateField()
    sampled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="recording_samples"
    )
    recorded_at = models.DateTimeField()

    objects = CaseRecordQuerySet["RecordingSample"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recording", "sampled_on", "sampled_by"],
                name="supervision_sample_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"recording sample {self.pk}"
