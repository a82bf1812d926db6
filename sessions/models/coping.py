"""What helps the client to cope, and each time that it was practised."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models.written import Removable, Written
from protocols.coping import helped_words
from sessions.models.links import Homework
from sessions.models.plan import TherapySession
from sessions.models.standing import OfSessionQuerySet


class CopingStrategy(Removable):
    """Something that the client does to cope, in words that they will know again."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="coping_strategies")
    words = models.CharField(max_length=300)
    # The task that it came from; None where it was written down by itself.
    homework = models.ForeignKey(
        Homework,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="coping_strategies",
    )

    objects = CaseRecordQuerySet["CopingStrategy"].as_manager()

    class Meta:
        verbose_name = "coping strategy"
        constraints = [
            models.UniqueConstraint(
                fields=["homework"],
                condition=Q(removed_at__isnull=True),
                name="sessions_coping_once_of_a_task",
            ),
        ]


class CopingPractice(Written):
    """How much a strategy helped on one day: 0 not at all, 10 very much."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="coping_practices")
    strategy = models.ForeignKey(
        CopingStrategy, models.PROTECT, related_name="practices"
    )
    # The session whose log says so; None where it was noted by itself.
    therapy_session = models.ForeignKey(
        TherapySession,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="coping_practices",
    )
    practised_on = models.DateField()
    helped = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])
    note = models.CharField(max_length=300, blank=True)

    objects = OfSessionQuerySet["CopingPractice"].as_manager()
    with_voided = CaseRecordQuerySet["CopingPractice"].as_manager()

    class Meta:
        verbose_name = "practice of a coping strategy"
        constraints = [
            models.CheckConstraint(
                condition=Q(helped__lte=10), name="sessions_coping_helped_0_to_10"
            ),
        ]

    @property
    def words(self) -> str:
        return helped_words(self.helped)
