"""What is learned before treatment, and which model was decided on."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models

from cases.models.case import Case, CaseRecordQuerySet
from protocols import problems, protocol

NEVER = 4


class Intake(models.Model):
    """The assessment form as it is being filled in; one per case, autosaved.

    `answers` maps the field keys of protocols.intake to what was typed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, models.PROTECT, related_name="intake")
    answers = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["Intake"].as_manager()

    def __str__(self) -> str:
        return f"intake {self.pk}"


class IntakeVersion(models.Model):
    """The assessment as it stood when it was saved as complete. Never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="intake_versions")
    number = models.PositiveIntegerField()
    answers = models.JSONField(blank=True)
    completed_at = models.DateTimeField()
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["IntakeVersion"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], name="cases_intake_version_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"intake version {self.pk}"


class SuitabilityReview(models.Model):
    """Questions that help to choose a model, and the clinician's written decision.

    Answers stand side by side; nothing is weighed or added up.
    """

    class Decision(models.TextChoices):
        IPT = "IPT", "IPT"
        DIT = "DIT", "DIT"
        NEITHER = "NEITHER", "Neither: refer on"
        WAIT = "WAIT", "Wait and see"

    class ClientView(models.TextChoices):
        AGREES = "AGREES", "Agrees"
        PARTLY = "PARTLY", "Agrees in part"
        DISAGREES = "DISAGREES", "Does not agree"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="suitability_reviews")
    # Question key of protocols.suitability -> YES, PARTLY, NO, NOT_ASKED.
    answers = models.JSONField(default=dict, blank=True)
    cautions = models.JSONField(default=list, blank=True)
    decision = models.CharField(max_length=8, choices=Decision)
    # Keys of protocols.suitability.REASONS, ticked beside the written reason.
    reasons = models.JSONField(default=list, blank=True)
    reason = models.TextField(max_length=2000)
    client_view = models.CharField(max_length=10, choices=ClientView)
    is_agreed_with_supervisor = models.BooleanField(default=False)
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["SuitabilityReview"].as_manager()

    def __str__(self) -> str:
        return f"suitability review {self.pk}"


class ModelChange(models.Model):
    """A decision for or between models: from what, to what, when, why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="model_changes")
    old_key = models.CharField(max_length=30, blank=True)
    new_key = models.CharField(max_length=30)
    reason = models.TextField(max_length=2000)
    changed_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["ModelChange"].as_manager()

    def __str__(self) -> str:
        return f"model change {self.pk}"

    @property
    def old_title(self) -> str:
        return protocol(self.old_key).title if self.old_key else ""

    @property
    def new_title(self) -> str:
        return protocol(self.new_key).title


def _area() -> models.PositiveSmallIntegerField[int | None, int | None]:
    """0 fine, 4 cannot function; None where it does not apply or was not asked."""
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(NEVER)]
    )


class FunctioningRating(models.Model):
    """How the client manages in seven areas of life on one day (protocols.functioning)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="functioning_ratings")
    rated_on = models.DateField()
    work = _area()
    home = _area()
    money = _area()
    leisure = _area()
    friendships = _area()
    partner = _area()
    parenting = _area()
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["FunctioningRating"].as_manager()

    def __str__(self) -> str:
        return f"functioning rating {self.pk}"


class ProblemChange(models.Model):
    """The problem treated or its main measure was corrected: from what, to what, why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="problem_changes")
    old_problem = models.CharField(max_length=30)
    old_other_problem = models.CharField(max_length=80, blank=True)
    old_main_measure = models.CharField(max_length=20)
    new_problem = models.CharField(max_length=30)
    new_other_problem = models.CharField(max_length=80, blank=True)
    new_main_measure = models.CharField(max_length=20)
    reason = models.TextField(max_length=2000)
    changed_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["ProblemChange"].as_manager()

    def __str__(self) -> str:
        return f"problem change {self.pk}"

    @property
    def words(self) -> str:
        """From Anxiety, GAD-7, to Depression, PHQ-9."""
        old = problems.title_of(self.old_problem, self.old_other_problem)
        new = problems.title_of(self.new_problem, self.new_other_problem)
        before = problems.measure_title(self.old_main_measure)
        now = problems.measure_title(self.new_main_measure)
        return f"From {old}, {before}, to {new}, {now}"
