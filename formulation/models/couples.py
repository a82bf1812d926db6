"""What two partners want of each other, what they agree on, and what they say together.

The matrix of role expectations is how a role dispute is looked at with both in the room
(Weissman, Markowitz & Klerman 2018, on role disputes; Foley et al. 1989, on couples).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet, Side
from formulation.models.written import Removable, Written


class RoleExpectation(Removable):
    """One area of a life together on a day: what each wants, and how far apart that is."""

    class Area(models.TextChoices):
        HOUSEHOLD = "HOUSEHOLD", "Household"
        MONEY = "MONEY", "Money"
        CLOSENESS = "CLOSENESS", "Closeness and sex"
        PARENTING = "PARENTING", "Being parents"
        TIME = "TIME", "Time together and apart"
        IN_LAWS = "IN_LAWS", "In-laws"
        SUPPORT = "SUPPORT", "Emotional support"
        NIGHTS = "NIGHTS", "Nights"
        CAREER = "CAREER", "Career"
        THANKS = "THANKS", "Thanks"
        OTHER = "OTHER", "Something else"

    class Gap(models.IntegerChoices):
        NONE = 0, "No gap"
        SMALL = 1, "Small"
        CLEAR = 2, "Clear"
        WIDE = 3, "Wide"

    class Negotiable(models.IntegerChoices):
        NOT = 0, "Not at all"
        LITTLE = 1, "A little"
        MOSTLY = 2, "Mostly"
        FULLY = 3, "Fully"

    case = models.ForeignKey(Case, models.PROTECT, related_name="role_expectations")
    area = models.CharField(max_length=10, choices=Area)
    other_area = models.CharField(max_length=60, blank=True)
    said_on = models.DateField()
    first_wants = models.CharField(max_length=500, blank=True)
    second_wants = models.CharField(max_length=500, blank=True)
    # Said without the other in the room: stays off every joint print.
    is_first_alone = models.BooleanField(default=False)
    is_second_alone = models.BooleanField(default=False)
    gap_words = models.CharField(max_length=500, blank=True)
    gap = models.PositiveSmallIntegerField(null=True, blank=True, choices=Gap)
    negotiable = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=Negotiable
    )

    objects = CaseRecordQuerySet["RoleExpectation"].as_manager()

    class Meta:
        verbose_name = "role expectation"
        constraints = [
            models.CheckConstraint(
                condition=~Q(first_wants="", second_wants=""),
                name="formulation_expectation_of_someone",
            ),
            models.CheckConstraint(
                condition=~Q(area="OTHER") | ~Q(other_area=""),
                name="formulation_expectation_other_area_in_words",
            ),
            models.CheckConstraint(
                condition=Q(gap__isnull=True) | Q(gap__lte=3),
                name="formulation_expectation_gap_0_to_3",
            ),
            models.CheckConstraint(
                condition=Q(negotiable__isnull=True) | Q(negotiable__lte=3),
                name="formulation_expectation_negotiable_0_to_3",
            ),
        ]

    @property
    def area_title(self) -> str:
        if self.area == self.Area.OTHER:
            return self.other_area
        return str(self.Area(self.area).label)


class CoupleAgreement(Removable):
    """What the two agreed to try: who does what, when, and when they look at it again."""

    class Who(models.TextChoices):
        BOTH = "BOTH", "Both"
        FIRST = Side.FIRST.value, "The first"
        SECOND = Side.SECOND.value, "The second"

    case = models.ForeignKey(Case, models.PROTECT, related_name="couple_agreements")
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=6, choices=Who)
    when = models.CharField(max_length=120, blank=True)
    agreed_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)

    objects = CaseRecordQuerySet["CoupleAgreement"].as_manager()

    class Meta:
        verbose_name = "agreement of a couple"


class AgreementReview(Written):
    """How an agreement went, looked at on a day. "Not kept" is information."""

    class Outcome(models.TextChoices):
        KEPT = "KEPT", "Kept"
        PARTLY = "PARTLY", "Partly"
        NOT_KEPT = "NOT_KEPT", "Not kept"
        CHANGED = "CHANGED", "Changed"

    case = models.ForeignKey(Case, models.PROTECT, related_name="agreement_reviews")
    agreement = models.ForeignKey(
        CoupleAgreement, models.PROTECT, related_name="reviews"
    )
    looked_on = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    words = models.CharField(max_length=500, blank=True)

    objects = CaseRecordQuerySet["AgreementReview"].as_manager()

    class Meta:
        verbose_name = "look at an agreement"


class OwnPart(Removable):
    """What one of them does that keeps it going, as they say it themselves: "my part"."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="own_parts")
    whose = models.CharField(max_length=6, choices=Side)
    words = models.CharField(max_length=500)
    said_on = models.DateField()
    is_said_alone = models.BooleanField(default=False)

    objects = CaseRecordQuerySet["OwnPart"].as_manager()

    class Meta:
        verbose_name = "own part"


class JointFormulation(Written):
    """One version of how the two understand it together: only what both heard."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="joint_formulations")
    number = models.PositiveIntegerField()
    words = models.TextField(max_length=4000)
    said_on = models.DateField()

    objects = CaseRecordQuerySet["JointFormulation"].as_manager()

    class Meta:
        verbose_name = "joint formulation"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"],
                name="formulation_joint_formulation_number_once",
            ),
        ]
