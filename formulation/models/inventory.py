"""The people in a client's life, and how close each one stands over time."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet


class InventoryPersonQuerySet(CaseRecordQuerySet["InventoryPerson"]):
    def present(self) -> InventoryPersonQuerySet:
        """Without those taken out of the inventory."""
        return self.filter(removed_at__isnull=True)

    def by_name(self) -> InventoryPersonQuerySet:
        return self.order_by("name", "pk")


class InventoryPerson(models.Model):
    """Someone who matters to the client, as the client sees them.

    Third parties are named as little as possible: a first name or a label will do.
    """

    class Sector(models.TextChoices):
        FAMILY = "FAMILY", "Family"
        FRIENDS = "FRIENDS", "Friends"
        WORK = "WORK", "Work and study"
        COMMUNITY = "COMMUNITY", "Community and services"

    class Status(models.TextChoices):
        CURRENT = "CURRENT", "In contact"
        PAST = "PAST", "No contact now"
        ESTRANGED = "ESTRANGED", "Estranged"
        DECEASED = "DECEASED", "Died"

    class Tone(models.TextChoices):
        SUPPORTIVE = "SUPPORTIVE", "Supportive"
        MIXED = "MIXED", "Mixed"
        DIFFICULT = "DIFFICULT", "Difficult"

    class Frequency(models.TextChoices):
        DAILY = "DAILY", "Daily"
        SEVERAL_A_WEEK = "SEVERAL_A_WEEK", "Several times a week"
        WEEKLY = "WEEKLY", "Weekly"
        FORTNIGHTLY = "FORTNIGHTLY", "Every two weeks"
        MONTHLY = "MONTHLY", "Monthly"
        FEW_A_YEAR = "FEW_A_YEAR", "A few times a year"
        RARELY = "RARELY", "Less often"
        NEVER = "NEVER", "Not at all"

    class Answer(models.TextChoices):
        YES = "YES", "Yes"
        PARTLY = "PARTLY", "Partly"
        NO = "NO", "No"
        USED_TO = "USED_TO", "Used to"
        SHOULD = "SHOULD", "Should know"

    CONFIDING: ClassVar[dict[str, str]] = {
        Answer.YES: "Yes",
        Answer.PARTLY: "A little",
        Answer.NO: "No",
        Answer.USED_TO: "Used to",
    }

    class Mode(models.TextChoices):
        IN_PERSON = "IN_PERSON", "In person"
        PHONE = "PHONE", "Phone"
        VIDEO = "VIDEO", "Video"
        TEXT = "TEXT", "Messages"
        SOCIAL_MEDIA = "SOCIAL_MEDIA", "Social media"
        LETTERS = "LETTERS", "Letters"

    class OnsetChange(models.TextChoices):
        CLOSER = "CLOSER", "Closer"
        MORE_DISTANT = "MORE_DISTANT", "More distant"
        LOST = "LOST", "Lost"
        NEW = "NEW", "New"
        NO_CHANGE = "NO_CHANGE", "No change"

    class Relevance(models.IntegerChoices):
        NONE = 0, "Not at all"
        A_LITTLE = 1, "A little"
        MUCH = 2, "Much"
        CENTRAL = 3, "Central"

    class Role(models.TextChoices):
        FOCUS_PERSON = "FOCUS_PERSON", "May be part of the focus"
        SUPPORTER = "SUPPORTER", "May be a supporter"
        KEY_PAST = "KEY_PAST", "Key figure of the past"
        INFORMANT = "INFORMANT", "Can tell us more"
        COULD_ATTEND = "COULD_ATTEND", "Could come to a session"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="people")
    name = models.CharField(max_length=60)
    relationship = models.CharField(max_length=60, blank=True)
    sector = models.CharField(max_length=10, choices=Sector, default=Sector.FAMILY)
    status = models.CharField(max_length=10, choices=Status, default=Status.CURRENT)
    died_on = models.DateField(null=True, blank=True)
    tone = models.CharField(max_length=10, choices=Tone, blank=True)
    frequency = models.CharField(max_length=14, choices=Frequency, blank=True)
    # Keys of Mode.
    modes = models.JSONField(default=list, blank=True)
    age = models.CharField(max_length=40, blank=True)
    since = models.CharField(max_length=60, blank=True)
    # Where the client would like them to stand, 1 to 5 as in ClosenessRating.
    desired_ring = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )
    support_given = models.TextField(max_length=1000, blank=True)
    client_expects = models.TextField(max_length=1000, blank=True)
    expectation_met = models.CharField(max_length=8, choices=Answer, blank=True)
    expects_of_client = models.TextField(max_length=1000, blank=True)
    client_agrees = models.CharField(max_length=8, choices=Answer, blank=True)
    client_can_meet = models.CharField(max_length=8, choices=Answer, blank=True)
    good_things = models.TextField(max_length=1000, blank=True)
    hard_things = models.TextField(max_length=1000, blank=True)
    changed_around_onset = models.TextField(max_length=1000, blank=True)
    onset_change = models.CharField(max_length=12, choices=OnsetChange, blank=True)
    wished_for = models.TextField(max_length=1000, blank=True)
    difficult_moment = models.TextField(max_length=1000, blank=True)
    relevance = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=Relevance
    )
    relevance_words = models.CharField(max_length=300, blank=True)
    # Keys of Role.
    therapy_roles = models.JSONField(default=list, blank=True)
    # The DIT reading of the same relationship; shown in DIT cases only.
    dit_self = models.CharField(max_length=200, blank=True)
    dit_other = models.CharField(max_length=200, blank=True)
    dit_feeling = models.CharField(max_length=200, blank=True)
    dit_response = models.CharField(max_length=200, blank=True)
    can_confide = models.CharField(max_length=8, choices=Answer, blank=True)
    knows = models.CharField(max_length=8, choices=Answer, blank=True)
    is_never_printed = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = InventoryPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(status="DECEASED"),
                name="formulation_person_died_on_only_when_deceased",
            ),
            models.CheckConstraint(
                condition=Q(desired_ring__isnull=True)
                | Q(desired_ring__gte=1, desired_ring__lte=5),
                name="formulation_desired_ring_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def display_name(self) -> str:
        return self.name

    @property
    def confiding(self) -> str:
        """The answer in words of its own: one confides "a little", not "partly"."""
        return self.CONFIDING.get(self.can_confide, "")

    @property
    def is_deceased(self) -> bool:
        return self.status == self.Status.DECEASED

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:2] if word).upper()


class ClosenessRatingQuerySet(CaseRecordQuerySet["ClosenessRating"]):
    def holding(self) -> ClosenessRatingQuerySet:
        """Without the slips that were taken back."""
        return self.filter(taken_back_at=None)

    def in_order(self) -> ClosenessRatingQuerySet:
        """Those that hold; of two on one day, the later recorded one does."""
        return self.holding().order_by("rated_on", "recorded_at", "pk")


class ClosenessRating(models.Model):
    """Where the client places someone in the circle on one day. Never overwritten.

    A slip of the hand can be taken back on the day it was made; its row is kept.
    """

    class Ring(models.IntegerChoices):
        """Ring 1 is closest, 4 the outermost; 5 is outside: absent, yet powerful."""

        CLOSEST = 1, "Closest"
        CLOSE = 2, "Close"
        FURTHER = 3, "Further out"
        EDGE = 4, "At the edge"
        OUTSIDE = 5, "Outside"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="closeness_ratings")
    person = models.ForeignKey(InventoryPerson, models.PROTECT, related_name="ratings")
    ring = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    rated_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, editable=False)

    objects = ClosenessRatingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ring__gte=1, ring__lte=5),
                name="formulation_closeness_ring_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return f"closeness rating {self.pk}"

    @property
    def ring_title(self) -> str:
        return str(self.Ring(self.ring).label)
