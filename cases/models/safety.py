"""Risk entries, safety plans, and flags that someone has looked at.

There is no risk level anywhere: NICE NG225 and NHS England 2025 ("Staying safe from
suicide") advise against grading people. An entry says what was asked, what was said,
what was done and what comes next.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.case import Case, CaseRecordQuerySet, StandingQuerySet
from cases.models.client import Client
from protocols.risk import CONCERNS


class RiskEntry(models.Model):
    """What was asked about safety on one day. Append-only: a correction is a new entry.

    One that belongs to a note which was voided is taken back with it, and nothing else of
    it changes: `withdrawn_at` is set once, and `with_withdrawn` still finds it.
    """

    class Asked(models.TextChoices):
        YES = "YES", "Asked directly"
        NO = "NO", "Did not ask"
        NOT_APPROPRIATE = "NOT_APPROPRIATE", "Not appropriate"

    class Compared(models.TextChoices):
        FIRST = "FIRST", "First time asked"
        SAME = "SAME", "No change"
        WORSE = "WORSE", "More than last time"
        BETTER = "BETTER", "Less than last time"

    class Thoughts(models.TextChoices):
        NONE = "NONE", "None"
        PASSIVE = "PASSIVE", "Passive"
        ACTIVE = "ACTIVE", "Active"

    class Plan(models.TextChoices):
        NO = "NO", "No plan"
        YES = "YES", "A plan"

    class Intent(models.TextChoices):
        NO = "NO", "No intent"
        UNSURE = "UNSURE", "Unsure"
        YES = "YES", "Intent"

    class YesNo(models.TextChoices):
        NO = "NO", "No"
        YES = "YES", "Yes"

    class Means(models.TextChoices):
        NOT_APPLICABLE = "NOT_APPLICABLE", "Does not apply"
        REMOVED = "REMOVED", "Made safe"
        PRESENT = "PRESENT", "Within reach"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="risk_entries")
    # The partner whom it is about; empty for the case's client.
    about = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_on = models.DateField()
    asked = models.CharField(max_length=16, choices=Asked)
    not_asked_reason = models.CharField(max_length=300, blank=True)
    compared = models.CharField(max_length=6, choices=Compared, blank=True)
    thoughts = models.CharField(max_length=8, choices=Thoughts, blank=True)
    # The PHQ-9 answer that led to this entry, where there was one.
    item9 = models.PositiveSmallIntegerField(null=True, blank=True)
    said = models.TextField(max_length=4000, blank=True)
    plan = models.CharField(max_length=4, choices=Plan, blank=True)
    plan_words = models.CharField(max_length=500, blank=True)
    intent = models.CharField(max_length=7, choices=Intent, blank=True)
    behaviour = models.TextField(max_length=1000, blank=True)
    means = models.CharField(max_length=15, choices=Means, blank=True)
    keeps_going = models.TextField(max_length=1000, blank=True)
    harm_to_others = models.CharField(max_length=3, choices=YesNo, blank=True)
    harm_from_others = models.CharField(max_length=3, choices=YesNo, blank=True)
    # Whether nobody else was there when it was asked.
    asked_alone = models.CharField(max_length=3, choices=YesNo, blank=True)
    self_neglect = models.CharField(max_length=3, choices=YesNo, blank=True)
    # A child or an adult who may need protection.
    safeguarding = models.CharField(max_length=3, choices=YesNo, blank=True)
    others = models.TextField(max_length=1000, blank=True)
    formulation = models.TextField(max_length=2000, blank=True)
    # Keys of protocols.risk.
    actions = models.JSONField(default=list, blank=True)
    informed = models.CharField(max_length=300, blank=True)
    informed_at = models.TimeField(null=True, blank=True)
    # Under 18: whether a parent or carer was told, why not, and whether the school was.
    parent_told = models.CharField(max_length=3, choices=YesNo, blank=True)
    parent_not_told_reason = models.CharField(max_length=300, blank=True)
    school_told = models.CharField(max_length=3, choices=YesNo, blank=True)
    # The plan that stood when a full entry was made, or why there was none.
    safety_plan = models.ForeignKey(
        "cases.SafetyPlan", models.PROTECT, null=True, blank=True, related_name="+"
    )
    no_plan_reason = models.CharField(max_length=300, blank=True)
    next_step = models.TextField(max_length=1000, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    is_full = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = StandingQuerySet["RiskEntry"].as_manager()
    with_withdrawn = CaseRecordQuerySet["RiskEntry"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(asked="YES") & ~Q(thoughts="")
                | ~Q(asked="YES") & Q(thoughts="") & ~Q(not_asked_reason=""),
                name="cases_risk_asked_with_answer_or_not_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "asked_on"], name="cases_risk_of_case"),
        ]

    def __str__(self) -> str:
        return f"risk entry {self.pk}"

    @property
    def whose(self) -> Client:
        """Whom it is about."""
        return self.about or self.case.client

    @property
    def concerns(self) -> tuple[str, ...]:
        """The fields about others that were answered with yes: keys of risk.CONCERNS."""
        return tuple(name for name in CONCERNS if getattr(self, name) == self.YesNo.YES)

    @property
    def thoughts_words(self) -> str:
        """The word on a badge: what was said, never a level."""
        if self.asked != self.Asked.YES:
            return "not asked"
        return {
            self.Thoughts.NONE.value: "no thoughts",
            self.Thoughts.PASSIVE.value: "passive thoughts",
            self.Thoughts.ACTIVE.value: "active thoughts",
        }[self.thoughts]


class RiskAcknowledgement(models.Model):
    """A supervisor has read a risk entry and says so, in words. The entry stays as it is.

    Acknowledgements only grow: a second one stands beside the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="risk_acknowledgements")
    entry = models.ForeignKey(
        RiskEntry, models.PROTECT, related_name="acknowledgements"
    )
    text = models.TextField(max_length=2000)
    written_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["RiskAcknowledgement"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="cases_risk_acknowledgement_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"risk acknowledgement {self.pk}"


@dataclass(frozen=True, kw_only=True)
class Helper:
    """Somebody to ask for help. `is_told`: they know that they stand on the list."""

    name: str
    phone: str = ""
    is_told: bool = False


class SafetyPlan(models.Model):
    """The client's own plan for a bad hour, in versions (Stanley & Brown 2012, six parts)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="safety_plans")
    # The partner whose plan it is; empty for the case's client.
    about = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="+"
    )
    number = models.PositiveIntegerField()
    warning_signs = models.TextField(max_length=2000)
    on_my_own = models.TextField(max_length=2000)
    people_and_places = models.TextField(max_length=2000)
    # {"name", "phone", "is_told"} of each, and what there is to say beside them.
    helpers = models.JSONField(default=list, blank=True)
    people_to_ask = models.TextField(max_length=2000, blank=True)
    professionals = models.TextField(max_length=2000)
    safer_place = models.TextField(max_length=2000)
    reasons_for_living = models.TextField(max_length=2000, blank=True)
    copies = models.CharField(max_length=300, blank=True)
    is_agreed_by_client = models.BooleanField(default=False)
    made_on = models.DateField()
    review_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["SafetyPlan"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], name="cases_safety_plan_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"safety plan {self.pk}"

    @property
    def people(self) -> tuple[Helper, ...]:
        """Whom the client can ask for help, in the order in which they stand."""
        return tuple(Helper(**row) for row in self.helpers)


class FlagDismissal(models.Model):
    """Someone has looked at a flag and says why it can rest, and until when.

    `evidence` is the flag's evidence at that moment: new evidence raises it again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="flag_dismissals")
    flag = models.CharField(max_length=30)
    evidence = models.CharField(max_length=300)
    reason = models.CharField(max_length=300)
    until_on = models.DateField(null=True, blank=True)
    dismissed_at = models.DateTimeField()
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["FlagDismissal"].as_manager()

    def __str__(self) -> str:
        return f"flag dismissal {self.pk}"
