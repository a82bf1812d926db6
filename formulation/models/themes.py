"""What repeats across people, and the inventory looked at as a whole."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models.inventory import InventoryPerson
from formulation.models.written import Removable, Written


class InventoryTheme(Removable):
    """A theme or pattern that recurs with several people."""

    class Direction(models.TextChoices):
        I_WITHDRAW = "I_WITHDRAW", "I withdraw"
        I_APPEASE = "I_APPEASE", "I appease"
        I_ATTACK = "I_ATTACK", "I attack"
        I_LOOK_AFTER = "I_LOOK_AFTER", "I look after others"
        I_HIDE_NEED = "I_HIDE_NEED", "I hide what I need"
        OTHERS_LEAVE = "OTHERS_LEAVE", "Others leave"
        OTHERS_CONTROL = "OTHERS_CONTROL", "Others control"
        OTHERS_CRITICISE = "OTHERS_CRITICISE", "Others criticise"
        OTHER = "OTHER", "Something else"

    case = models.ForeignKey(Case, models.PROTECT, related_name="inventory_themes")
    label = models.CharField(max_length=80)
    description = models.TextField(max_length=1000, blank=True)
    direction = models.CharField(max_length=18, choices=Direction, blank=True)
    people = models.ManyToManyField(InventoryPerson, related_name="themes", blank=True)
    # The figure of the past with whom it was first seen.
    first_seen_with = models.ForeignKey(
        InventoryPerson,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="themes_first_seen",
    )
    evidence = models.CharField(max_length=500, blank=True)
    is_for_formulation = models.BooleanField(default=False)

    objects = CaseRecordQuerySet["InventoryTheme"].as_manager()

    class Meta:
        verbose_name = "theme"


class InventoryReview(Written):
    """The inventory looked at with the client on one day, and the clinician's ratings.

    The four ratings run from 0, hardly, to 3, well (after Weissman, Markowitz & Klerman
    2018: how the client asserts, shows anger, comes close and asks for help).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="inventory_reviews")
    reviewed_on = models.DateField()
    summary = models.CharField(max_length=500)
    assertiveness = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(3)]
    )
    anger = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(3)]
    )
    closeness = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(3)]
    )
    help_asking = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(3)]
    )

    objects = CaseRecordQuerySet["InventoryReview"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(assertiveness__isnull=True) | Q(assertiveness__lte=3))
                & (Q(anger__isnull=True) | Q(anger__lte=3))
                & (Q(closeness__isnull=True) | Q(closeness__lte=3))
                & (Q(help_asking__isnull=True) | Q(help_asking__lte=3)),
                name="formulation_inventory_review_rated_0_to_3",
            ),
        ]
