"""What was agreed, and the appointments that follow from it."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models import Case, CaseRecordQuerySet
from sessions.models.standing import VOIDED, OfSessionQuerySet


class Contract(models.Model):
    """One version of the agreed plan. A change is a new version with its reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="contracts")
    number = models.PositiveIntegerField()
    # The protocol at the time: phases follow from it and from `planned`.
    protocol_key = models.CharField(max_length=30)
    planned = models.PositiveSmallIntegerField()
    cadence_days = models.PositiveSmallIntegerField(default=7)
    minutes = models.PositiveSmallIntegerField(default=50)
    starts_on = models.DateField()
    # Wall-clock time in the practice: weekly 16:30 stays 16:30 when the clocks change.
    time = models.TimeField()
    ends_on = models.DateField()
    # Days without a session, as ISO dates: holidays and planned absences.
    skipped_days = models.JSONField(default=list, blank=True)
    place = models.CharField(max_length=80, blank=True)
    missed_sessions = models.TextField(max_length=500, blank=True)
    between_sessions = models.TextField(max_length=500, blank=True)
    client_part = models.TextField(max_length=1000, blank=True)
    therapist_part = models.TextField(max_length=1000, blank=True)
    afterwards = models.TextField(max_length=1000, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    agreed_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["Contract"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], name="sessions_contract_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="sessions_contract_change_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="sessions_contract_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"contract {self.pk}"


class TherapySessionQuerySet(OfSessionQuerySet["TherapySession"]):
    def in_order(self) -> TherapySessionQuerySet:
        return self.order_by("scheduled_at", "pk")

    def attended(self) -> TherapySessionQuerySet:
        return self.filter(attendance__in=TherapySession.ATTENDED)

    def missed(self) -> TherapySessionQuerySet:
        return self.filter(attendance__in=TherapySession.MISSED)

    def planned(self) -> TherapySessionQuerySet:
        return self.filter(attendance=TherapySession.Attendance.PLANNED)

    def in_treatment(self) -> TherapySessionQuerySet:
        return self.filter(kind=TherapySession.Kind.SESSION)

    def follow_ups(self) -> TherapySessionQuerySet:
        return self.filter(kind=TherapySession.Kind.FOLLOW_UP)

    def between(self, first: datetime, until: datetime) -> TherapySessionQuerySet:
        return self.filter(scheduled_at__gte=first, scheduled_at__lt=until)


class TherapySession(models.Model):
    """One appointment. Its number is the n-th attended: missed ones stay, unnumbered.

    The number is given when the note is signed, in order of time. Follow-up contacts
    after the ending are never numbered.
    """

    class Kind(models.TextChoices):
        SESSION = "SESSION", "Session"
        FOLLOW_UP = "FOLLOW_UP", "Follow-up contact"

    class Attendance(models.TextChoices):
        PLANNED = "PLANNED", "Planned"
        CAME = "CAME", "Came"
        CAME_LATE = "CAME_LATE", "Came late"
        DID_NOT_COME = "DID_NOT_COME", "Did not come"
        CANCELLED_BY_CLIENT = "CANCELLED_BY_CLIENT", "Cancelled by client"
        CANCELLED_BY_THERAPIST = "CANCELLED_BY_THERAPIST", "Cancelled by therapist"
        # Its note was written for another client; a fresh appointment took its place.
        VOIDED = VOIDED, "Voided: written for another client"

    class Place(models.TextChoices):
        IN_PERSON = "IN_PERSON", "In person"
        VIDEO = "VIDEO", "Video"
        PHONE = "PHONE", "Phone"
        SCHOOL = "SCHOOL", "At school"
        HOME = "HOME", "At home"

    ATTENDED = (Attendance.CAME, Attendance.CAME_LATE)
    MISSED = (
        Attendance.DID_NOT_COME,
        Attendance.CANCELLED_BY_CLIENT,
        Attendance.CANCELLED_BY_THERAPIST,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="therapy_sessions")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SESSION)
    scheduled_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=50)
    place = models.CharField(max_length=10, choices=Place, default=Place.IN_PERSON)
    attendance = models.CharField(
        max_length=24, choices=Attendance, default=Attendance.PLANNED
    )
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    absence_reason = models.CharField(max_length=300, blank=True)
    absence_meaning = models.TextField(max_length=1000, blank=True)
    contact_attempted = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    TO_SESSION = ""
    objects = TherapySessionQuerySet.as_manager()
    with_voided = CaseRecordQuerySet["TherapySession"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], name="sessions_session_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True)
                | Q(kind="SESSION", attendance__in=["CAME", "CAME_LATE"]),
                name="sessions_session_only_attended_ones_are_numbered",
            ),
        ]
        indexes = [
            models.Index(
                fields=["case", "scheduled_at"], name="sessions_session_of_case"
            ),
            models.Index(fields=["scheduled_at"], name="sessions_session_on_day"),
        ]

    def __str__(self) -> str:
        return f"therapy session {self.pk}"

    @property
    def is_attended(self) -> bool:
        return self.attendance in self.ATTENDED

    @property
    def is_missed(self) -> bool:
        return self.attendance in self.MISSED

    @property
    def is_planned(self) -> bool:
        return self.attendance == self.Attendance.PLANNED

    @property
    def is_voided(self) -> bool:
        return self.attendance == self.Attendance.VOIDED

    @property
    def is_follow_up(self) -> bool:
        return self.kind == self.Kind.FOLLOW_UP
