"""The people in a client's life, and how close each one stands over time."""

from __future__ import annotations

import uuid

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
        WEEKLY = "WEEKLY", "Weekly"
        MONTHLY = "MONTHLY", "Monthly"
        RARELY = "RARELY", "Less often"
        NEVER = "NEVER", "Not at all"

    class Answer(models.TextChoices):
        YES = "YES", "Yes"
        PARTLY = "PARTLY", "Partly"
        NO = "NO", "No"
        USED_TO = "USED_TO", "Used to"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="people")
    name = models.CharField(max_length=60)
    relationship = models.CharField(max_length=60, blank=True)
    sector = models.CharField(max_length=10, choices=Sector, default=Sector.FAMILY)
    status = models.CharField(max_length=10, choices=Status, default=Status.CURRENT)
    died_on = models.DateField(null=True, blank=True)
    tone = models.CharField(max_length=10, choices=Tone, blank=True)
    frequency = models.CharField(max_length=8, choices=Frequency, blank=True)
    client_expects = models.TextField(max_length=1000, blank=True)
    expects_of_client = models.TextField(max_length=1000, blank=True)
    good_things = models.TextField(max_length=1000, blank=True)
    hard_things = models.TextField(max_length=1000, blank=True)
    changed_around_onset = models.TextField(max_length=1000, blank=True)
    wished_for = models.TextField(max_length=1000, blank=True)
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
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def display_name(self) -> str:
        return self.name

    @property
    def is_deceased(self) -> bool:
        return self.status == self.Status.DECEASED

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:2] if word).upper()


class ClosenessRatingQuerySet(CaseRecordQuerySet["ClosenessRating"]):
    def in_order(self) -> ClosenessRatingQuerySet:
        """Of two on one day, the later recorded one holds."""
        return self.order_by("rated_on", "recorded_at", "pk")


class ClosenessRating(models.Model):
    """Where the client places someone in the circle on one day. Never overwritten."""

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
