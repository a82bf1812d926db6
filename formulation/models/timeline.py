"""A life on one line: what happened, and when the symptoms were there.

Days are often known only by month, season, year or age. `starts_on` is then the first day
that is meant and `ends_on` the last; the precision says how to read them.
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models.inventory import InventoryPerson
from formulation.models.written import Removable


class Precision(models.TextChoices):
    DAY = "DAY", "Day"
    MONTH = "MONTH", "Month"
    SEASON = "SEASON", "Season"
    YEAR = "YEAR", "Year"
    AGE = "AGE", "Age"


class TimelineEvent(Removable):
    """Something that happened, for a moment or for a while."""

    class Kind(models.TextChoices):
        BIRTH = "BIRTH", "Birth"
        DEATH = "DEATH", "Death"
        ILLNESS = "ILLNESS", "Illness"
        MOVE = "MOVE", "Move"
        WORK_START = "WORK_START", "School or work began"
        WORK_LOSS = "WORK_LOSS", "School or work ended"
        RELATIONSHIP = "RELATIONSHIP", "Relationship began"
        SEPARATION = "SEPARATION", "Separation"
        MARRIAGE = "MARRIAGE", "Marriage"
        CHILD = "CHILD", "Child"
        CONFLICT = "CONFLICT", "Conflict"
        MONEY = "MONEY", "Money or housing"
        LEGAL = "LEGAL", "Legal"
        MIGRATION = "MIGRATION", "Migration"
        TRAUMA = "TRAUMA", "Trauma"
        ACHIEVEMENT = "ACHIEVEMENT", "Achievement"
        TREATMENT = "TREATMENT", "Therapy or medication"
        ANNIVERSARY = "ANNIVERSARY", "Anniversary"
        OTHER = "OTHER", "Something else"

    class SymptomLink(models.TextChoices):
        NONE = "NONE", "No link"
        BEFORE = "BEFORE", "Before the onset"
        AT_ONSET = "AT_ONSET", "At the onset"
        DURING = "DURING", "During"
        RECOVERY = "RECOVERY", "With getting better"

    class CameFirst(models.TextChoices):
        EVENT = "EVENT", "What happened moved the mood"
        MOOD = "MOOD", "The mood led to what happened"
        BOTH = "BOTH", "Each fed the other"

    case = models.ForeignKey(Case, models.PROTECT, related_name="timeline_events")
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    starts_on = models.DateField()
    starts_precision = models.CharField(
        max_length=6, choices=Precision, default=Precision.DAY
    )
    ends_on = models.DateField(null=True, blank=True)
    ends_precision = models.CharField(max_length=6, choices=Precision, blank=True)
    people = models.ManyToManyField(
        InventoryPerson, related_name="timeline_events", blank=True
    )
    role_change = models.TextField(max_length=1000, blank=True)
    feelings_then = models.CharField(max_length=300, blank=True)
    feelings_now = models.CharField(max_length=300, blank=True)
    # From -3, much lower, to 3, much better.
    mood_effect = models.SmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(-3), MaxValueValidator(3)]
    )
    # Mood and event are linked in either direction (Klerman et al. 1984).
    came_first = models.CharField(max_length=5, choices=CameFirst, blank=True)
    symptom_link = models.CharField(max_length=8, choices=SymptomLink, blank=True)
    # Sensitive ones stay off every print.
    is_sensitive = models.BooleanField(default=False)

    objects = CaseRecordQuerySet["TimelineEvent"].as_manager()

    class Meta:
        verbose_name = "timeline event"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="formulation_event_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(mood_effect__isnull=True)
                | Q(mood_effect__gte=-3, mood_effect__lte=3),
                name="formulation_event_mood_minus_3_to_3",
            ),
        ]


class SymptomEpisode(Removable):
    """A stretch of symptoms. Without an end it is the current one.

    `severity` runs from 0, hardly there, to 3, very hard.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="symptom_episodes")
    label = models.CharField(max_length=120)
    starts_on = models.DateField()
    starts_precision = models.CharField(
        max_length=6, choices=Precision, default=Precision.MONTH
    )
    ends_on = models.DateField(null=True, blank=True)
    ends_precision = models.CharField(max_length=6, choices=Precision, blank=True)
    severity = models.PositiveSmallIntegerField(validators=[MaxValueValidator(3)])
    treated_by = models.CharField(max_length=200, blank=True)
    what_helped = models.CharField(max_length=300, blank=True)

    objects = CaseRecordQuerySet["SymptomEpisode"].as_manager()

    class Meta:
        verbose_name = "symptom episode"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="formulation_episode_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(severity__lte=3),
                name="formulation_episode_severity_0_to_3",
            ),
        ]
