"""Work on a focus: what was weighed, tried, practised, and how far it has come."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models.focus import FocusArea
from formulation.models.inventory import InventoryPerson
from formulation.models.written import Removable, Written


class CandidateNote(Written):
    """Why an area is not, or not now, the focus. The latest one of an area holds."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="candidate_notes")
    area = models.CharField(max_length=20)
    why_not = models.CharField(max_length=500)

    objects = CaseRecordQuerySet["CandidateNote"].as_manager()


class StrategyUse(Removable):
    """A working strategy of the area that was taken up, and from when on."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="strategy_uses")
    focus_area = models.ForeignKey(
        FocusArea, models.PROTECT, related_name="strategy_uses"
    )
    key = models.CharField(max_length=40)
    taken_up_on = models.DateField()

    objects = CaseRecordQuerySet["StrategyUse"].as_manager()

    class Meta:
        verbose_name = "strategy"
        constraints = [
            models.UniqueConstraint(
                fields=["focus_area", "key"],
                condition=Q(removed_at__isnull=True),
                name="formulation_strategy_once",
            ),
        ]


class MarkerRating(Written):
    """A sign of progress on one day: 0 not yet, 1 beginning, 2 mostly, 3 established."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="marker_ratings")
    focus_area = models.ForeignKey(
        FocusArea, models.PROTECT, related_name="marker_ratings"
    )
    key = models.CharField(max_length=40)
    value = models.PositiveSmallIntegerField(validators=[MaxValueValidator(3)])
    rated_on = models.DateField()

    objects = CaseRecordQuerySet["MarkerRating"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(value__lte=3), name="formulation_marker_0_to_3"
            ),
        ]


class LonelinessRating(Written):
    """How lonely the client feels on one day, from 0, not at all, to 10. Never overwritten.

    It is of the case and not of a focus: a change of focus does not begin it anew.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="loneliness_ratings")
    value = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])
    rated_on = models.DateField()

    objects = CaseRecordQuerySet["LonelinessRating"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(value__lte=10), name="formulation_lonely_0_to_10"
            ),
        ]


class LadderStep(Removable):
    """A reminder to go near (grief) or a situation to practise (deficits).

    `fear` runs from 0, easy, to 10, hardest.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="ladder_steps")
    focus_area = models.ForeignKey(
        FocusArea, models.PROTECT, related_name="ladder_steps"
    )
    what = models.CharField(max_length=200)
    fear = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(10)]
    )
    is_avoided = models.BooleanField(default=True)
    tried_on = models.DateField(null=True, blank=True)
    what_happened = models.CharField(max_length=500, blank=True)

    objects = CaseRecordQuerySet["LadderStep"].as_manager()

    class Meta:
        verbose_name = "step of the ladder"
        constraints = [
            models.CheckConstraint(
                condition=Q(fear__isnull=True) | Q(fear__lte=10),
                name="formulation_ladder_fear_0_to_10",
            ),
        ]


class PastRelationship(Removable):
    """One of two or three past relationships looked at closely (deficits)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="past_relationships")
    focus_area = models.ForeignKey(
        FocusArea, models.PROTECT, related_name="past_relationships"
    )
    person = models.ForeignKey(
        InventoryPerson, models.PROTECT, null=True, blank=True, related_name="+"
    )
    who = models.CharField(max_length=60, blank=True)
    began = models.CharField(max_length=300, blank=True)
    went_well = models.CharField(max_length=300, blank=True)
    went_wrong = models.CharField(max_length=300, blank=True)
    ended = models.CharField(max_length=300, blank=True)

    objects = CaseRecordQuerySet["PastRelationship"].as_manager()

    class Meta:
        verbose_name = "past relationship"

    @property
    def name(self) -> str:
        """Who it was: someone of the inventory, or a name or label."""
        return self.person.name if self.person else self.who

    @property
    def initials(self) -> str:
        """For where names are hidden."""
        if self.person:
            return self.person.initials
        return "".join(word[0] for word in self.who.split()[:2]).upper()
