"""DIT: the interpersonal-affective focus, and the pattern as it shows."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet, StandingQuerySet
from formulation.models.inventory import InventoryPerson


class Ipaf(models.Model):
    """One version of the interpersonal-affective focus (Lemma, Target & Fonagy 2011).

    The version with the highest number is the current one.
    """

    class Confidence(models.IntegerChoices):
        GUESS = 0, "A first guess"
        SHAPING = 1, "Taking shape"
        FAIRLY = 2, "Fairly sure"
        SURE = 3, "Sure"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="ipafs")
    number = models.PositiveIntegerField()
    self_words = models.CharField(max_length=140)
    other_words = models.CharField(max_length=140)
    affect_surface = models.CharField(max_length=140)
    affect_underneath = models.CharField(max_length=140)
    defence = models.CharField(max_length=200)
    cost = models.CharField(max_length=200)
    sayable_line = models.CharField(max_length=140)
    # The therapist's own, a value of Confidence.
    confidence = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(3)]
    )
    # How the pattern goes round, from what sets it off to what it leaves behind.
    trigger = models.CharField(max_length=300, blank=True)
    experience = models.CharField(max_length=300, blank=True)
    expectation = models.CharField(max_length=300, blank=True)
    response = models.CharField(max_length=300, blank=True)
    consequence = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    shared_on = models.DateField(null=True, blank=True)
    client_reaction = models.TextField(max_length=1000, blank=True)
    made_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["Ipaf"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], name="formulation_ipaf_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="formulation_ipaf_new_version_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"IPAF {self.pk}"

    @property
    def is_shared(self) -> bool:
        return self.shared_on is not None

    @property
    def has_loop(self) -> bool:
        """Whether it says how the pattern goes round, in part at least."""
        return bool(
            self.trigger
            or self.experience
            or self.expectation
            or self.response
            or self.consequence
        )

    @property
    def confidence_title(self) -> str:
        """How sure the therapist is of it; empty where they did not say."""
        if self.confidence is None:
            return ""
        return str(self.Confidence(self.confidence).label)


class PatternSighting(models.Model):
    """One time that the pattern showed, noticed, or went differently.

    Trigger, experience, expectation, response, consequence: a scene, not a thought record.
    """

    class Source(models.TextChoices):
        PERSON = "PERSON", "With someone now"
        PAST = "PAST", "With someone from the past"
        IN_THE_ROOM = "IN_THE_ROOM", "In the room"
        DREAM = "DREAM", "In a dream or fantasy"

    class Changed(models.TextChoices):
        NO = "NO", "It happened"
        PARTLY = "PARTLY", "Noticed"
        YES = "YES", "Done differently"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="sightings")
    seen_on = models.DateField()
    source = models.CharField(max_length=12, choices=Source)
    person = models.ForeignKey(
        InventoryPerson, models.PROTECT, null=True, blank=True, related_name="sightings"
    )
    trigger = models.CharField(max_length=300, blank=True)
    experience = models.CharField(max_length=300, blank=True)
    expectation = models.CharField(max_length=300, blank=True)
    response = models.CharField(max_length=300, blank=True)
    consequence = models.CharField(max_length=300, blank=True)
    changed = models.CharField(max_length=8, choices=Changed, default=Changed.NO)
    what_was_new = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    # Set when the note that it belongs to was voided; `with_withdrawn` still finds it.
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = StandingQuerySet["PatternSighting"].as_manager()
    with_withdrawn = CaseRecordQuerySet["PatternSighting"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(source="IN_THE_ROOM", person__isnull=True)
                | Q(source="DREAM")
                | ~Q(source="IN_THE_ROOM") & Q(person__isnull=False),
                name="formulation_sighting_has_a_person_or_is_in_the_room",
            ),
        ]

    def __str__(self) -> str:
        return f"sighting {self.pk}"
