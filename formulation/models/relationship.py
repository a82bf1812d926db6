"""How it is between the client and someone, by day."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models.inventory import InventoryPerson
from formulation.models.written import Written


class RelationshipRatingQuerySet(CaseRecordQuerySet["RelationshipRating"]):
    def in_order(self) -> RelationshipRatingQuerySet:
        """Of two on one day, the later recorded one holds."""
        return self.order_by("rated_on", "recorded_at", "pk")


def _zero_to_ten() -> models.PositiveSmallIntegerField[int | None, int | None]:
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(10)]
    )


class RelationshipRating(Written):
    """The client's own ratings of one relationship on one day. Never overwritten.

    Closeness, satisfaction and conflict run from 0 to 10; 10 is closest, most satisfied,
    most conflict. What was not asked stays None or empty.
    """

    class Reciprocity(models.TextChoices):
        MOSTLY_CLIENT = "MOSTLY_CLIENT", "Mostly the client"
        BALANCED = "BALANCED", "Balanced"
        MOSTLY_OTHER = "MOSTLY_OTHER", "Mostly the other"

    class Support(models.TextChoices):
        NONE = "NONE", "None"
        SOME = "SOME", "Some"
        A_LOT = "A_LOT", "A lot"
        MORE_WISHED = "MORE_WISHED", "Would like more"

    case = models.ForeignKey(Case, models.PROTECT, related_name="relationship_ratings")
    person = models.ForeignKey(
        InventoryPerson, models.PROTECT, related_name="relationship_ratings"
    )
    rated_on = models.DateField()
    closeness = _zero_to_ten()
    satisfaction = _zero_to_ten()
    conflict = _zero_to_ten()
    reciprocity = models.CharField(max_length=14, choices=Reciprocity, blank=True)
    emotional = models.CharField(max_length=12, choices=Support, blank=True)
    practical = models.CharField(max_length=12, choices=Support, blank=True)
    information = models.CharField(max_length=12, choices=Support, blank=True)
    company = models.CharField(max_length=12, choices=Support, blank=True)
    money = models.CharField(max_length=12, choices=Support, blank=True)

    objects = RelationshipRatingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(closeness__isnull=True) | Q(closeness__lte=10))
                & (Q(satisfaction__isnull=True) | Q(satisfaction__lte=10))
                & (Q(conflict__isnull=True) | Q(conflict__lte=10)),
                name="formulation_relationship_rated_0_to_10",
            ),
        ]
