"""What the client takes along: the relapse-prevention plan, and how the ending felt."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models import InventoryPerson
from sessions.models.plan import TherapySession
from sessions.models.standing import OfSessionQuerySet


class RelapsePlan(models.Model):
    """One version of the client's own plan for staying well.

    Green, amber and red are the client's words about how things go. They are not a
    rating of risk, and nothing is computed from them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="relapse_plans")
    number = models.PositiveIntegerField()
    triggers = models.TextField(max_length=2000)
    # When each line of `triggers` is expected, in the same order; "" where nobody knows.
    triggers_expected = models.JSONField(default=list, blank=True)
    early_signs = models.TextField(max_length=2000)
    later_signs = models.TextField(max_length=2000, blank=True)
    first_to_notice = models.CharField(max_length=120, blank=True)
    green = models.TextField(max_length=2000)
    # What the client does within two days; whom they tell; what they notice.
    amber = models.TextField(max_length=2000)
    amber_signs = models.TextField(max_length=2000, blank=True)
    amber_tell = models.TextField(max_length=1000, blank=True)
    # Whom the client calls; how they come back; what they leave off; what they notice.
    red = models.TextField(max_length=2000)
    red_signs = models.TextField(max_length=2000, blank=True)
    red_stop = models.TextField(max_length=1000, blank=True)
    way_back = models.CharField(max_length=300, blank=True)
    # Those who are not of the inventory; the others stand in `people`.
    supporters = models.TextField(max_length=2000, blank=True)
    what_helped = models.TextField(max_length=2000, blank=True)
    lessons = models.TextField(max_length=2000, blank=True)
    obstacles = models.TextField(max_length=2000, blank=True)
    # The answer to each line of `obstacles`, in the same order.
    obstacle_answers = models.JSONField(default=list, blank=True)
    unfinished = models.TextField(max_length=2000, blank=True)
    copies = models.CharField(max_length=300, blank=True)
    made_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["RelapsePlan"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], name="sessions_relapse_plan_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"relapse plan {self.pk}"

    @property
    def trigger_lines(self) -> list[tuple[str, str]]:
        """(what could set it off, when it is expected) for each."""
        return _paired(self.triggers, self.triggers_expected)

    @property
    def obstacle_lines(self) -> list[tuple[str, str]]:
        """(what could get in the way, what the client answers) for each."""
        return _paired(self.obstacles, self.obstacle_answers)


def _paired(lines: str, beside: list[str]) -> list[tuple[str, str]]:
    first = [line.strip() for line in lines.splitlines() if line.strip()]
    return [
        (line, beside[at] if at < len(beside) else "") for at, line in enumerate(first)
    ]


class RelapsePlanPerson(models.Model):
    """Someone of the inventory in one version of the plan, and what they are in it."""

    class Role(models.TextChoices):
        SUPPORTER = "SUPPORTER", "Helps"
        FIRST_TO_NOTICE = "FIRST_TO_NOTICE", "Notices first"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="plan_people")
    plan = models.ForeignKey(RelapsePlan, models.PROTECT, related_name="people")
    person = models.ForeignKey(InventoryPerson, models.PROTECT, related_name="+")
    role = models.CharField(max_length=16, choices=Role)
    phone = models.CharField(max_length=40, blank=True)

    objects = CaseRecordQuerySet["RelapsePlanPerson"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person", "role"],
                name="sessions_plan_person_once_in_a_role",
            ),
        ]

    def __str__(self) -> str:
        return f"plan person {self.pk}"


class PlanCopy(models.Model):
    """A copy of the plan in someone's hands. Others than the client: by agreement."""

    class Holder(models.TextChoices):
        CLIENT = "CLIENT", "The client"
        SUPPORTER = "SUPPORTER", "Someone who helps"
        PARENT = "PARENT", "A parent"
        SCHOOL = "SCHOOL", "School"
        GP = "GP", "GP"
        OTHER = "OTHER", "Someone else"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="plan_copies")
    plan = models.ForeignKey(RelapsePlan, models.PROTECT, related_name="copies_given")
    holder = models.CharField(max_length=10, choices=Holder)
    who = models.CharField(max_length=120, blank=True)
    given_on = models.DateField()
    client_agreed_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["PlanCopy"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(holder="CLIENT") | Q(client_agreed_on__isnull=False),
                name="sessions_plan_copy_for_others_was_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"plan copy {self.pk}"


class EndingFeeling(models.Model):
    """What the client felt about the ending, said in a session or between sessions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="ending_feelings")
    therapy_session = models.OneToOneField(
        TherapySession,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ending_feeling",
    )
    # Keys of protocols.endings.FEELINGS.
    felt = models.JSONField(default=list, blank=True)
    words = models.TextField(max_length=1000, blank=True)
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = OfSessionQuerySet["EndingFeeling"].as_manager()
    with_voided = CaseRecordQuerySet["EndingFeeling"].as_manager()

    def __str__(self) -> str:
        return f"ending feeling {self.pk}"


class EndingStep(models.Model):
    """A step of the ending that stands nowhere else in the record: told, agreed, decided.

    The last row of a key counts: a step that was ticked by mistake is taken back by
    another row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="ending_steps")
    # A key of protocols.ending_checklist.CHECKLIST.
    key = models.CharField(max_length=30)
    is_done = models.BooleanField(default=True)
    done_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["EndingStep"].as_manager()

    def __str__(self) -> str:
        return f"ending step {self.pk}"
