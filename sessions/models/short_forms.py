"""What the short formats ask for: getting here at all, and what comes after the last one.

Brief IPT begins with a meeting about what stands in the way of coming (Swartz, Grote &
Graham 2014). Interpersonal counselling ends with a decision about further help (Weissman
et al. 2014).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models.written import Removable, Written


class Engagement(Written):
    """What the client hopes for, and what help has been like before. The newest counts."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="engagements")
    held_on = models.DateField()
    # In the client's words.
    hopes = models.TextField(max_length=1000)
    past_help = models.TextField(max_length=1000, blank=True)
    culture = models.TextField(max_length=1000, blank=True)
    small_win = models.CharField(max_length=300, blank=True)

    objects = CaseRecordQuerySet["Engagement"].as_manager()


class Barrier(Removable):
    """Something that makes coming hard, what might help, and whether that was done."""

    class Kind(models.TextChoices):
        TIME = "TIME", "Time"
        CHILDCARE = "CHILDCARE", "Child care"
        TRAVEL = "TRAVEL", "Travel"
        COST = "COST", "Cost"
        STIGMA = "STIGMA", "What others might think"
        SYMPTOMS = "SYMPTOMS", "How low or tired I am"
        PAST_HELP = "PAST_HELP", "Help that was no help"
        OTHER = "OTHER", "Something else"

    case = models.ForeignKey(Case, models.PROTECT, related_name="barriers")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    met_on = models.DateField(null=True, blank=True)

    objects = CaseRecordQuerySet["Barrier"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(met_on__isnull=True) | ~Q(answer=""),
                name="sessions_barrier_is_met_by_something",
            ),
        ]


class Triage(Written):
    """What comes after a counselling course, and why. The newest counts.

    About further help, never about risk: that has its own entries.
    """

    class Decision(models.TextChoices):
        WELL = "WELL", "Well: no further help needed now"
        WATCH = "WATCH", "Keep an eye on it: another contact"
        REFER = "REFER", "Refer on for more help"

    case = models.ForeignKey(Case, models.PROTECT, related_name="triages")
    decision = models.CharField(max_length=8, choices=Decision)
    reason = models.TextField(max_length=1000)
    next_step = models.CharField(max_length=300, blank=True)
    next_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField()

    objects = CaseRecordQuerySet["Triage"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="WELL") | ~Q(next_step=""),
                name="sessions_triage_names_the_next_step",
            ),
        ]
