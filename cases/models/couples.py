"""Two people in one case: the partner, what the joint work rests on, and seeing each alone.

Conjoint IPT works on a role dispute with both partners in the room (Foley, Rounsaville,
Weissman, Sholomskas & Chevron 1989). Each of the two stays a client with contacts,
consents, scores and risk entries of their own.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from cases.models.case import Case, CaseRecordQuerySet
from cases.models.client import Client


class Side(models.TextChoices):
    """One of the two in a record of the case: its client is the first."""

    FIRST = "FIRST", "The first"
    SECOND = "SECOND", "The second"


class CouplePartner(models.Model):
    """The second of the two. The case's client is the first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, models.PROTECT, related_name="couple")
    client = models.ForeignKey(Client, models.PROTECT, related_name="partner_in")
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["CouplePartner"].as_manager()

    def __str__(self) -> str:
        return f"couple partner {self.pk}"


class CoupleTerms(models.Model):
    """What the two come for, and what holds for secrets. The newest row holds."""

    class Purpose(models.TextChoices):
        DISPUTE = "DISPUTE", "A dispute between them"
        BEFORE_MARRIAGE = "BEFORE_MARRIAGE", "Before marriage"
        TRANSITION = "TRANSITION", "A change they go through together"
        OTHER = "OTHER", "Something else"

    class Identified(models.TextChoices):
        """Whose depression is treated, where it is one person's."""

        FIRST = Side.FIRST.value, "The first"
        SECOND = Side.SECOND.value, "The second"
        NONE = "NONE", "Neither: both are clients alike"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="couple_terms")
    purpose = models.CharField(max_length=16, choices=Purpose)
    other_purpose = models.CharField(max_length=200, blank=True)
    identified = models.CharField(max_length=6, choices=Identified)
    history = models.TextField(max_length=4000, blank=True)
    # What becomes of what one of them says alone.
    secrets = models.TextField(max_length=2000, blank=True)
    secrets_agreed_on = models.DateField(null=True, blank=True)
    # Who gets which print-out.
    print_outs = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["CoupleTerms"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="OTHER") | ~Q(other_purpose=""),
                name="cases_couple_other_purpose_in_words",
            ),
            models.CheckConstraint(
                condition=Q(secrets_agreed_on__isnull=True) | ~Q(secrets=""),
                name="cases_couple_secrets_agreed_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"couple terms {self.pk}"

    @property
    def purpose_words(self) -> str:
        if self.purpose == self.Purpose.OTHER:
            return self.other_purpose
        return str(self.Purpose(self.purpose).label)


class Commitment(models.Model):
    """How much one of them wants to stay and work on it, 0 to 10, on a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="commitments")
    client = models.ForeignKey(Client, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])
    said_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["Commitment"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(level__lte=10), name="cases_commitment_0_to_10"
            ),
        ]

    def __str__(self) -> str:
        return f"commitment {self.pk}"


class SafetyMeeting(models.Model):
    """One of the two, seen alone and asked about fear, control and violence.

    For the clinicians: no joint print holds it, and the person's own summary only where
    somebody puts it in. Append-only: a correction is a new one.
    """

    class Answer(models.TextChoices):
        NO = "NO", "No"
        YES = "YES", "Yes"
        UNSURE = "UNSURE", "Not sure"
        NOT_SAID = "NOT_SAID", "Did not want to say"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="safety_meetings")
    client = models.ForeignKey(Client, models.PROTECT, related_name="+")
    held_on = models.DateField()
    afraid = models.CharField(max_length=8, choices=Answer)
    controlled = models.CharField(max_length=8, choices=Answer)
    hurt = models.CharField(max_length=8, choices=Answer)
    said = models.TextField(max_length=4000)
    may_go_on = models.BooleanField()
    reason = models.TextField(max_length=1000, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["SafetyMeeting"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(may_go_on=True) | ~Q(reason=""),
                name="cases_safety_meeting_against_joint_work_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"safety meeting {self.pk}"


class CaseLink(models.Model):
    """Two cases that belong together. Gives nobody access to either."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="links_out")
    other = models.ForeignKey(Case, models.PROTECT, related_name="links_in")
    reason = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = CaseRecordQuerySet["CaseLink"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(case=F("other")), name="cases_link_to_another_case"
            ),
        ]

    def __str__(self) -> str:
        return f"case link {self.pk}"
