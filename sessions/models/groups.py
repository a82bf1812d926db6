"""Sessions of a therapy group, and its meetings one to one.

What belongs to the group is the group's: its note names several members, and stands in no
member's case. What belongs to a member is a record of that member's case, and names no
other (docs/adr/0027).
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet, GroupMembership, TherapyGroup
from protocols import groups as words
from sessions.models.plan import TherapySession


class GroupSession(models.Model):
    """One meeting of the group, and its note while it is written."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(TherapyGroup, models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    scheduled_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=words.MINUTES)
    # A value of protocols.groups.Stage.
    stage = models.CharField(max_length=20)
    # The one line that a member's own case shows too.
    theme = models.CharField(max_length=120, blank=True)
    links = models.TextField(max_length=2000, blank=True)
    norms = models.TextField(max_length=2000, blank=True)
    next_task = models.TextField(max_length=1000, blank=True)
    leader_notes = models.TextField(max_length=10_000, blank=True)
    # Said by a leader, never read out of the words above.
    has_subgroup = models.BooleanField(default=False)
    has_broken_rule = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    began_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "number"], name="sessions_group_session_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"group session {self.pk}"

    @property
    def is_signed(self) -> bool:
        return hasattr(self, "note")

    @property
    def stage_title(self) -> str:
        return words.STAGES[self.stage][0]


class GroupAttendance(models.Model):
    """How one member was there. It leads to the session in the member's own case."""

    class Attendance(models.TextChoices):
        PRESENT = "PRESENT", "Present"
        LATE = "LATE", "Late"
        ABSENT = "ABSENT", "Absent"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="group_attendances")
    group_session = models.ForeignKey(
        GroupSession, models.PROTECT, related_name="attendances"
    )
    membership = models.ForeignKey(
        GroupMembership, models.PROTECT, related_name="attendances"
    )
    attendance = models.CharField(max_length=7, choices=Attendance)
    reason = models.CharField(max_length=300, blank=True)
    # Was much of the session about them; said little or nothing.
    in_spotlight = models.BooleanField(default=False)
    is_silent = models.BooleanField(default=False)
    therapy_session = models.OneToOneField(
        TherapySession, models.PROTECT, related_name="group_attendance"
    )

    objects = CaseRecordQuerySet["GroupAttendance"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group_session", "membership"],
                name="sessions_group_attendance_once",
            ),
            models.CheckConstraint(
                condition=~Q(attendance="ABSENT") | ~Q(reason=""),
                name="sessions_group_absence_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(attendance="ABSENT")
                | Q(in_spotlight=False, is_silent=False),
                name="sessions_group_absent_were_not_there",
            ),
        ]

    def __str__(self) -> str:
        return f"group attendance {self.pk}"

    @property
    def came(self) -> bool:
        return self.attendance != self.Attendance.ABSENT

    @property
    def letter(self) -> str:
        return self.attendance[:1]


class GroupNote(models.Model):
    """A signed meeting of the group. The row is the signature, as for a session's note."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group_session = models.OneToOneField(
        GroupSession, models.PROTECT, related_name="note"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signer_name = models.CharField(max_length=200)
    signer_profession = models.CharField(max_length=80, blank=True)
    signer_registration = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return f"group note {self.pk}"


class GroupAddendum(models.Model):
    """Words added to a signed group note later."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    note = models.ForeignKey(GroupNote, models.PROTECT, related_name="addenda")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    author_name = models.CharField(max_length=200)
    text = models.TextField(max_length=10_000)
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"group addendum {self.pk}"


class GroupSummary(models.Model):
    """What members take home of one week: a page without names, approved by a leader."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group_session = models.OneToOneField(
        GroupSession, models.PROTECT, related_name="summary"
    )
    text = models.TextField(max_length=2500, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    approver_name = models.CharField(max_length=200, blank=True)
    # A name in it was found and said to be someone else's.
    has_checked_name = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    approved_at__isnull=True,
                    approved_by__isnull=True,
                    approver_name="",
                )
                | Q(approved_at__isnull=False, approved_by__isnull=False)
                & ~Q(approver_name="")
                & ~Q(text=""),
                name="sessions_group_summary_approved_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"group summary {self.pk}"

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None


class IndividualMeeting(models.Model):
    """A leader alone with one member: before the group, half-way, and after it.

    Typed into until it is signed, and never changed after that.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="individual_meetings")
    membership = models.ForeignKey(
        GroupMembership, models.PROTECT, related_name="meetings"
    )
    # A value of protocols.groups.MeetingKind.
    kind = models.CharField(max_length=4)
    held_on = models.DateField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    covered = models.TextField(max_length=4000, blank=True)
    # One goal per line, until signing makes goals of the case of them.
    goals = models.TextField(max_length=700, blank=True)
    expectations = models.TextField(max_length=1000, blank=True)
    fears = models.TextField(max_length=1000, blank=True)
    safety = models.TextField(max_length=1000, blank=True)
    # Someone in the group whom the client knows already.
    acquaintance = models.TextField(max_length=500, blank=True)
    # Keys of protocols.groups.ORIENTATION.
    orientation = models.JSONField(default=list, blank=True)
    agrees_contract = models.BooleanField(default=False)
    has_checked_name = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    signer_name = models.CharField(max_length=200, blank=True)

    objects = CaseRecordQuerySet["IndividualMeeting"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "kind"], name="sessions_meeting_of_a_kind_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    signed_at__isnull=True, signed_by__isnull=True, signer_name=""
                )
                | Q(
                    signed_at__isnull=False,
                    signed_by__isnull=False,
                    held_on__isnull=False,
                )
                & ~Q(signer_name=""),
                name="sessions_meeting_signed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"individual meeting {self.pk}"

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None

    @property
    def title(self) -> str:
        return words.MEETING_TITLES[words.MeetingKind(self.kind)]
