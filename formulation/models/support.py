"""Improving support: who could help, what stands in the way, the next small step."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models.inventory import InventoryPerson
from formulation.models.written import Removable


class SupportStep(Removable):
    """One row of the support plan, with someone of the inventory or someone new."""

    class Kind(models.TextChoices):
        EMOTIONAL = "EMOTIONAL", "Emotional"
        PRACTICAL = "PRACTICAL", "Practical"
        COMPANY = "COMPANY", "Company"
        INFORMATION = "INFORMATION", "Information"
        TRUTH = "TRUTH", "Being told the truth"
        PROFESSIONAL = "PROFESSIONAL", "Professional help"

    class Move(models.TextChoices):
        IDENTIFY = "IDENTIFY", "Find out who"
        STRENGTHEN = "STRENGTHEN", "Make stronger what is there"
        REPAIR = "REPAIR", "Repair"
        BUILD = "BUILD", "Build something new"
        REOPEN = "REOPEN", "Take up again what was"
        COMMUNITY = "COMMUNITY", "Use a group or the community"

    class Barrier(models.TextChoices):
        BURDEN = "BURDEN", "Fear of being a burden"
        SHAME = "SHAME", "Shame"
        REFUSAL = "REFUSAL", "Expects a no"
        PRACTICAL = "PRACTICAL", "Time, money or travel"
        CONFLICT = "CONFLICT", "Conflict"
        UNAWARE = "UNAWARE", "They do not know"
        SKILLS = "SKILLS", "Not sure how"
        ILLNESS = "ILLNESS", "Illness"
        CULTURE = "CULTURE", "Culture or language"
        ONLINE_ONLY = "ONLINE_ONLY", "Only online"
        OTHER = "OTHER", "Something else"

    class Outcome(models.TextChoices):
        NOT_TRIED = "NOT_TRIED", "Not tried yet"
        HELPED = "HELPED", "Tried, it helped"
        MIXED = "MIXED", "Tried, mixed"
        HURT = "HURT", "Tried, it hurt"
        NO_LONGER = "NO_LONGER", "No longer wanted"

    case = models.ForeignKey(Case, models.PROTECT, related_name="support_steps")
    person = models.ForeignKey(
        InventoryPerson,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="support_steps",
    )
    # Someone who does not stand in the circle yet: "a walking group".
    someone_new = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12, choices=Kind)
    move = models.CharField(max_length=10, choices=Move, blank=True)
    barrier = models.CharField(max_length=12, choices=Barrier, blank=True)
    barrier_met = models.CharField(max_length=300, blank=True)
    step = models.CharField(max_length=300, blank=True)
    by_when = models.DateField(null=True, blank=True)
    is_rehearsed = models.BooleanField(default=False)
    outcome = models.CharField(
        max_length=10, choices=Outcome, default=Outcome.NOT_TRIED
    )
    # From -2, much worse, to 2, much better.
    mood_effect = models.SmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(-2), MaxValueValidator(2)]
    )
    learned = models.CharField(max_length=500, blank=True)
    outcome_on = models.DateField(null=True, blank=True)

    objects = CaseRecordQuerySet["SupportStep"].as_manager()

    class Meta:
        verbose_name = "support step"
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, someone_new="")
                | Q(person__isnull=True) & ~Q(someone_new=""),
                name="formulation_support_with_someone",
            ),
            models.CheckConstraint(
                condition=Q(mood_effect__isnull=True)
                | Q(mood_effect__gte=-2, mood_effect__lte=2),
                name="formulation_support_mood_minus_2_to_2",
            ),
        ]
