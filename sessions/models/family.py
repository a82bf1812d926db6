"""Who was spoken with around a young client, between sessions, and what was agreed with school.

Parents join some sessions of IPT-A, the client is phoned between the first ones, and the
school hears what the client agrees to (Mufson, Dorta, Moreau & Weissman 2004).
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet, Contact
from formulation.models.written import Removable, Written
from sessions.models.plan import TherapySession

# The mood thermometer of IPT-A counts upwards to the worst: 10 is the lowest mood.
BEST_MOOD, WORST_MOOD = 1, 10


class FamilyContact(Removable):
    """One talk: with a parent, with the school, or by phone with the client."""

    class Kind(models.TextChoices):
        PARENT_JOINT = "PARENT_JOINT", "Parent or guardian, with the client"
        PARENT_ALONE = "PARENT_ALONE", "Parent or guardian, without the client"
        CHECK_IN = "CHECK_IN", "Phone check-in with the client"
        SCHOOL = "SCHOOL", "School"

    class Purpose(models.TextChoices):
        EDUCATION = "EDUCATION", "Explaining low mood and the treatment"
        EXPECTATIONS = "EXPECTATIONS", "What each expects of the other"
        FORMULATION = "FORMULATION", "The understanding, and the focus"
        PRACTICE = "PRACTICE", "Practising a conversation"
        SAFETY = "SAFETY", "Safety"
        SCHOOL = "SCHOOL", "Attendance and school work"
        ENDING = "ENDING", "Ending, and warning signs"

    PARENTS = (Kind.PARENT_JOINT, Kind.PARENT_ALONE)

    case = models.ForeignKey(Case, models.PROTECT, related_name="family_contacts")
    kind = models.CharField(max_length=12, choices=Kind)
    # The session that the talk was part of; None for one on its own.
    therapy_session = models.ForeignKey(
        TherapySession,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="family_contacts",
    )
    with_whom = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+"
    )
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
    )
    mood = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(BEST_MOOD), MaxValueValidator(WORST_MOOD)],
    )
    # Keys of Purpose.
    purposes = models.JSONField(default=list, blank=True)
    client_agreed_to = models.TextField(max_length=500, blank=True)
    words = models.TextField(max_length=2000, blank=True)

    objects = CaseRecordQuerySet["FamilyContact"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(mood__isnull=True) | Q(kind="CHECK_IN"),
                name="sessions_family_mood_is_the_clients_own",
            ),
            models.CheckConstraint(
                condition=Q(kind="CHECK_IN") | Q(with_whom__isnull=False),
                name="sessions_family_talk_is_with_someone",
            ),
        ]


class SchoolPlan(Written):
    """What was agreed with the school, with the client's consent. The newest one counts."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="school_plans")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    # What the client agrees that the school may know.
    may_know = models.TextField(max_length=500)
    attendance = models.TextField(max_length=500, blank=True)
    workload = models.TextField(max_length=500, blank=True)
    adjustments = models.TextField(max_length=500, blank=True)
    feedback = models.TextField(max_length=500, blank=True)
    agreed_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)

    objects = CaseRecordQuerySet["SchoolPlan"].as_manager()
