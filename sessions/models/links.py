"""What hangs off a session: ticks, techniques, scores, risk, trace marks, homework.

All of it is written when the session is signed, and locked with it.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from cases.models import Case, CaseRecordQuerySet, RiskEntry, Side
from formulation.models import Goal, InventoryPerson, PatternSighting
from formulation.queries.support import MOOD_WORDS
from measures.models import Administration
from sessions.models.plan import TherapySession
from sessions.models.standing import OfSessionQuerySet


class TaskTick(models.Model):
    """An agenda line that was covered. The title is the one that was shown then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="task_ticks")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="ticks"
    )
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=200)

    objects = OfSessionQuerySet["TaskTick"].as_manager()
    with_voided = CaseRecordQuerySet["TaskTick"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["therapy_session", "key"], name="sessions_tick_once"
            ),
        ]

    def __str__(self) -> str:
        return f"tick {self.pk}"


class TechniqueUse(models.Model):
    """A technique that was used (protocols.techniques)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="technique_uses")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="techniques"
    )
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=120)

    objects = OfSessionQuerySet["TechniqueUse"].as_manager()
    with_voided = CaseRecordQuerySet["TechniqueUse"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["therapy_session", "key"], name="sessions_technique_once"
            ),
        ]

    def __str__(self) -> str:
        return f"technique use {self.pk}"


class SessionMeasure(models.Model):
    """Which questionnaire belongs to which session."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="session_measures")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="measures"
    )
    administration = models.OneToOneField(
        Administration, models.PROTECT, related_name="session_link"
    )

    objects = OfSessionQuerySet["SessionMeasure"].as_manager()
    with_voided = CaseRecordQuerySet["SessionMeasure"].as_manager()

    def __str__(self) -> str:
        return f"session measure {self.pk}"


class SessionRisk(models.Model):
    """Which risk entry belongs to which session."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="session_risks")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="risks"
    )
    risk_entry = models.OneToOneField(
        RiskEntry, models.PROTECT, related_name="session_link"
    )

    objects = OfSessionQuerySet["SessionRisk"].as_manager()
    with_voided = CaseRecordQuerySet["SessionRisk"].as_manager()

    def __str__(self) -> str:
        return f"session risk {self.pk}"


class SessionSighting(models.Model):
    """Where the pattern showed, told or seen in which session."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="session_sightings")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="sightings"
    )
    sighting = models.OneToOneField(
        PatternSighting, models.PROTECT, related_name="session_link"
    )

    objects = OfSessionQuerySet["SessionSighting"].as_manager()
    with_voided = CaseRecordQuerySet["SessionSighting"].as_manager()

    def __str__(self) -> str:
        return f"session sighting {self.pk}"


class SessionPerson(models.Model):
    """Who was spoken of in which session."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="session_people")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="people"
    )
    person = models.ForeignKey(
        InventoryPerson, models.PROTECT, related_name="session_links"
    )

    objects = OfSessionQuerySet["SessionPerson"].as_manager()
    with_voided = CaseRecordQuerySet["SessionPerson"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["therapy_session", "person"], name="sessions_person_once"
            ),
        ]

    def __str__(self) -> str:
        return f"session person {self.pk}"


class SessionGoal(models.Model):
    """Which goal was worked on in which session."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="session_goals")
    therapy_session = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="goals"
    )
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="session_links")

    objects = OfSessionQuerySet["SessionGoal"].as_manager()
    with_voided = CaseRecordQuerySet["SessionGoal"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["therapy_session", "goal"], name="sessions_goal_once"
            ),
        ]

    def __str__(self) -> str:
        return f"session goal {self.pk}"


class JointAttendance(models.Model):
    """Who of a couple came to a session."""

    class Came(models.TextChoices):
        BOTH = "BOTH", "Both"
        FIRST = Side.FIRST.value, "The first alone"
        SECOND = Side.SECOND.value, "The second alone"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="joint_attendances")
    therapy_session = models.OneToOneField(
        TherapySession, models.PROTECT, related_name="joint_attendance"
    )
    came = models.CharField(max_length=6, choices=Came)

    objects = OfSessionQuerySet["JointAttendance"].as_manager()
    with_voided = CaseRecordQuerySet["JointAttendance"].as_manager()

    def __str__(self) -> str:
        return f"joint attendance {self.pk}"


class Homework(models.Model):
    """Something to try before the next session."""

    class SuggestedBy(models.TextChoices):
        CLIENT = "CLIENT", "The client"
        THERAPIST = "THERAPIST", "The therapist"
        TOGETHER = "TOGETHER", "Both together"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="homework")
    set_in = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="homework_set"
    )
    text = models.CharField(max_length=300)
    # How it belongs to the focus.
    why = models.CharField(max_length=300, blank=True)
    suggested_by = models.CharField(max_length=9, choices=SuggestedBy, blank=True)
    when_and_where = models.CharField(max_length=200, blank=True)
    obstacles = models.CharField(max_length=300, blank=True)
    # With whom it is to be tried.
    person = models.ForeignKey(
        InventoryPerson,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="homework",
    )

    TO_SESSION = "set_in"
    objects = OfSessionQuerySet["Homework"].as_manager()
    with_voided = CaseRecordQuerySet["Homework"].as_manager()

    def __str__(self) -> str:
        return f"homework {self.pk}"

    @property
    def suggested_words(self) -> str:
        return str(self.get_suggested_by_display()) if self.suggested_by else ""

    @property
    def has_more(self) -> bool:
        """Whether anything is said about it beyond its words."""
        said = (self.why, self.suggested_by, self.when_and_where, self.obstacles)
        return any(said) or self.person_id is not None


class HomeworkReview(models.Model):
    """How it went. "Not done" is information, never a fault."""

    class Outcome(models.TextChoices):
        DONE = "DONE", "Done"
        PARTLY = "PARTLY", "Partly"
        NOT_DONE = "NOT_DONE", "Not done"
        FORGOTTEN = "FORGOTTEN", "Forgotten"
        DECIDED_NOT = "DECIDED_NOT", "Decided not to"

    TRIED = (Outcome.DONE, Outcome.PARTLY)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="homework_reviews")
    homework = models.OneToOneField(Homework, models.PROTECT, related_name="review")
    reviewed_in = models.ForeignKey(
        TherapySession, models.PROTECT, related_name="homework_reviewed"
    )
    outcome = models.CharField(max_length=12, choices=Outcome)
    happened = models.CharField(max_length=500, blank=True)
    # From -2, much worse, to 2, much better.
    mood_effect = models.SmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(-2), MaxValueValidator(2)]
    )
    learned = models.CharField(max_length=500, blank=True)

    TO_SESSION = "reviewed_in"
    objects = OfSessionQuerySet["HomeworkReview"].as_manager()
    with_voided = CaseRecordQuerySet["HomeworkReview"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(mood_effect__isnull=True)
                | Q(mood_effect__gte=-2, mood_effect__lte=2),
                name="sessions_homework_mood_minus_2_to_2",
            ),
        ]

    def __str__(self) -> str:
        return f"homework review {self.pk}"

    @property
    def mood_words(self) -> str:
        """ "mood a little better"; empty where nobody said."""
        return MOOD_WORDS[self.mood_effect] if self.mood_effect is not None else ""


class CarriedTaskQuerySet(CaseRecordQuerySet["CarriedTask"]):
    def open(self) -> CarriedTaskQuerySet:
        return self.filter(outcome=CarriedTask.Outcome.OPEN)

    def for_therapists(self) -> CarriedTaskQuerySet:
        """Those that were asked of a therapist, without what a supervisor took on."""
        return self.exclude(owner=F("asked_by"))


class CarriedTask(models.Model):
    """Something a supervisor asked for, coming home into the therapist's next session.

    Or took on themselves: then `owner` is who asked, and it stands in no session.
    """

    class Outcome(models.TextChoices):
        OPEN = "OPEN", "Open"
        DONE = "DONE", "Done"
        NOT_DONE = "NOT_DONE", "Not done"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="carried_tasks")
    text = models.CharField(max_length=500)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.OPEN)
    outcome_note = models.CharField(max_length=300, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = CarriedTaskQuerySet.as_manager()

    def __str__(self) -> str:
        return f"carried task {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN

    @property
    def is_askers_own(self) -> bool:
        """Whether the supervisor took it on, instead of asking the therapist."""
        return self.owner_id == self.asked_by_id
