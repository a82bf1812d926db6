"""A therapy group: who leads it, and whose cases it binds together."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import SupervisionLink, User
from cases.models.case import Case, CaseRecordQuerySet
from protocols import groups as words


class TherapyGroupQuerySet(models.QuerySet["TherapyGroup"]):
    def visible_to(self, user: User, on: date | None = None) -> TherapyGroupQuerySet:
        """The one definition of who may read a group.

        Its leaders and leave cover of that day, and who supervises one of them then.
        """
        if not user.is_active:
            return self.none()
        day = on or timezone.localdate()
        supervised = SupervisionLink.objects.current(day).filter(supervisor=user)
        leading = GroupLeader.objects.current(day)
        read = leading.filter(
            Q(user=user) | Q(user__in=supervised.values("supervisee"))
        )
        return self.filter(pk__in=read.values("group"))

    def led_by(self, user: User, on: date | None = None) -> TherapyGroupQuerySet:
        """Groups in which someone writes: leaders, and leave cover for one of them."""
        if not user.is_active:
            return self.none()
        leading = GroupLeader.objects.current(on or timezone.localdate())
        return self.filter(pk__in=leading.filter(user=user).values("group"))

    def shaped_by(self, user: User, on: date | None = None) -> TherapyGroupQuerySet:
        """Groups whose members and leaders someone decides on: its leaders alone."""
        leading = GroupLeader.objects.current(on or timezone.localdate()).filter(
            relation=GroupLeader.Relation.LEADER
        )
        return self.led_by(user, on).filter(
            pk__in=leading.filter(user=user).values("group")
        )

    def going_on(self) -> TherapyGroupQuerySet:
        return self.filter(ended_on__isnull=True)

    def by_name(self) -> TherapyGroupQuerySet:
        return self.order_by("ended_on", "name", "pk")


class TherapyGroup(models.Model):
    """One group, from its first member to its end. Each member has a case of their own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    # A key of protocols.groups.PURPOSES; other_purpose is the word for OTHER.
    purpose = models.CharField(max_length=20)
    other_purpose = models.CharField(max_length=80, blank=True)
    planned = models.PositiveSmallIntegerField(default=words.SESSIONS)
    minutes = models.PositiveSmallIntegerField(default=words.MINUTES)
    cadence_days = models.PositiveSmallIntegerField(default=words.CADENCE_DAYS)
    starts_on = models.DateField()
    # Wall-clock time in the practice, as for a contract.
    time = models.TimeField()
    place = models.CharField(max_length=80, blank=True)
    rules = models.TextField(max_length=1000, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    ended_on = models.DateField(null=True, blank=True)

    objects = TherapyGroupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="OTHER") | ~Q(other_purpose=""),
                name="cases_group_other_purpose_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"group {self.pk}"

    @property
    def purpose_words(self) -> str:
        if self.purpose == "OTHER":
            return self.other_purpose
        return words.PURPOSE_TITLES[self.purpose]

    @property
    def is_over(self) -> bool:
        return self.ended_on is not None


class GroupLeaderQuerySet(models.QuerySet["GroupLeader"]):
    def current(self, on: date) -> GroupLeaderQuerySet:
        """Those of that day who still are therapists and still work here."""
        return self.standing().filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on),
            starts_on__lte=on,
            user__is_therapist=True,
            user__is_active=True,
        )

    def standing(self) -> GroupLeaderQuerySet:
        return self.filter(ended_at__isnull=True)


class GroupLeader(models.Model):
    """Who leads the group, from a day to a day, both included; or covers for a leader."""

    class Relation(models.TextChoices):
        LEADER = "LEADER", "Leader"
        COVER = "COVER", "Leave cover"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(TherapyGroup, models.PROTECT, related_name="leaders")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="groups_led"
    )
    relation = models.CharField(max_length=8, choices=Relation)
    hand_over = models.TextField(max_length=2000, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = GroupLeaderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="cases_group_leader_ends_after_the_start",
            ),
            models.CheckConstraint(
                condition=~Q(relation="COVER")
                | Q(ends_on__isnull=False) & ~Q(hand_over=""),
                name="cases_group_cover_has_an_end_and_a_hand_over",
            ),
        ]

    def __str__(self) -> str:
        return f"group leader {self.pk}"


class GroupMembershipQuerySet(CaseRecordQuerySet["GroupMembership"]):
    def in_order(self) -> GroupMembershipQuerySet:
        return self.order_by("code")

    def standing(self) -> GroupMembershipQuerySet:
        """Added and not left: in the group, or on the way into it."""
        return self.filter(left_on__isnull=True)


class GroupMembership(models.Model):
    """One case in a group. Added first; joined after the meeting before the group."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(TherapyGroup, models.PROTECT, related_name="memberships")
    case = models.ForeignKey(Case, models.PROTECT, related_name="memberships")
    # Stands for the member on the group's paper.
    code = models.CharField(max_length=1)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    joined_on = models.DateField(null=True, blank=True)
    # Why someone joins after the first session.
    late_reason = models.CharField(max_length=300, blank=True)
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.CharField(max_length=300, blank=True)

    objects = GroupMembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "code"], name="cases_membership_code_once"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(left_on__isnull=True),
                name="cases_membership_one_group_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, left_reason="")
                | Q(left_on__isnull=False) & ~Q(left_reason=""),
                name="cases_membership_left_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True)
                | Q(joined_on__isnull=True)
                | Q(left_on__gte=F("joined_on")),
                name="cases_membership_left_after_joining",
            ),
        ]

    def __str__(self) -> str:
        return f"membership {self.pk}"

    def is_in_on(self, day: date) -> bool:
        """Whether the member belonged to the group on that day."""
        if self.joined_on is None or day < self.joined_on:
            return False
        return self.left_on is None or day <= self.left_on
