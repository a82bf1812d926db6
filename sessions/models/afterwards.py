"""After the ending: follow-up contacts, and maintenance with its own contract."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from cases.models import Case, CaseRecordQuerySet, Contact, FunctioningRating
from formulation.models import InventoryPerson
from sessions.models.plan import TherapySession
from sessions.models.standing import OfSessionQuerySet


class FollowUpContact(models.Model):
    """How things are some months later, beside the note and the scores of that day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="follow_up_contacts")
    therapy_session = models.OneToOneField(
        TherapySession, models.PROTECT, related_name="follow_up_contact"
    )
    # Months after the ending that it was meant for; None for one in between.
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    # Who supports the client now: someone of the inventory, a contact, or in words.
    supporter = models.ForeignKey(
        InventoryPerson, models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+"
    )
    support_words = models.CharField(max_length=300, blank=True)
    signs_noticed = models.TextField(max_length=1000, blank=True)
    functioning = models.ForeignKey(
        FunctioningRating, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OfSessionQuerySet["FollowUpContact"].as_manager()
    with_voided = CaseRecordQuerySet["FollowUpContact"].as_manager()

    def __str__(self) -> str:
        return f"follow-up contact {self.pk}"


class MaintenanceContract(models.Model):
    """One version of what was agreed for staying well after remission.

    Fields follow Frank, Kupfer, Perel et al. 1990 and Frank, Kupfer, Buysse et al. 2007;
    the step-up numbers are the practice's own words for when to meet more often.
    """

    class Rhythm(models.TextChoices):
        MONTHLY = "MONTHLY", "Monthly"
        TWICE_MONTHLY = "TWICE_MONTHLY", "Every two weeks"
        WEEKLY = "WEEKLY", "Weekly"

    class Aware(models.TextChoices):
        YES = "YES", "Yes"
        NOT_YET = "NOT_YET", "Not yet"
        NO_MEDICATION = "NO_MEDICATION", "No medication"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="maintenance_contracts")
    number = models.PositiveIntegerField()
    # The course that it continues; None where the client came for maintenance alone.
    follows = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="continued_by"
    )
    reason = models.TextField(max_length=1000)
    starts_on = models.DateField()
    rhythm = models.CharField(max_length=14, choices=Rhythm, default=Rhythm.MONTHLY)
    months = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(6), MaxValueValidator(60)]
    )
    # A key of measures.instruments, and the score in remission.
    baseline_measure = models.CharField(max_length=20, default="PHQ9")
    baseline_score = models.PositiveSmallIntegerField()
    # Keys of protocols.focus_areas: may be several, and may change with the next version.
    focus_areas = models.JSONField(default=list, blank=True)
    focus_words = models.CharField(max_length=300, blank=True)
    goals = models.TextField(max_length=1000, blank=True)
    early_signs = models.TextField(max_length=2000)
    # More sessions when the score reaches this, or rises by that above the baseline.
    step_up_score = models.PositiveSmallIntegerField()
    step_up_rise = models.PositiveSmallIntegerField()
    step_up_sessions = models.PositiveSmallIntegerField()
    stop_rule = models.TextField(max_length=1000, blank=True)
    medication = models.TextField(max_length=500, blank=True)
    prescriber_aware = models.CharField(max_length=14, choices=Aware, blank=True)
    review_months = models.PositiveSmallIntegerField(
        default=6, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    agreed_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["MaintenanceContract"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], name="sessions_maintenance_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"maintenance contract {self.pk}"

    @property
    def sign_lines(self) -> list[str]:
        """The client's own early signs, one by one."""
        return [line.strip() for line in self.early_signs.splitlines() if line.strip()]


class StepUp(models.Model):
    """Somebody decided to meet more often for a while, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="step_ups")
    contract = models.ForeignKey(
        MaintenanceContract, models.PROTECT, related_name="step_ups"
    )
    # The score that it followed upon; None where it was decided without one.
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    sessions = models.PositiveSmallIntegerField()
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["StepUp"].as_manager()

    def __str__(self) -> str:
        return f"step-up {self.pk}"
