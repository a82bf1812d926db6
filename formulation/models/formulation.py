"""The IPT formulation: one story that links the illness to the focus."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models.focus import FocusArea
from formulation.models.timeline import TimelineEvent
from formulation.models.written import Written


def _part(most: int = 1000) -> models.TextField[str, str]:
    return models.TextField(max_length=most, blank=True)


class Formulation(Written):
    """One version, put to the client and corrected by them (Markowitz & Swartz 2007).

    The version with the highest number is the current one.
    """

    class Response(models.TextChoices):
        AGREES = "AGREES", "Agrees"
        AMENDED = "AMENDED", "Agrees with changes"
        DISAGREES = "DISAGREES", "Does not agree"

    case = models.ForeignKey(Case, models.PROTECT, related_name="formulations")
    number = models.PositiveIntegerField()
    illness = _part()
    vulnerability = _part()
    trigger = _part()
    trigger_event = models.ForeignKey(
        TimelineEvent, models.PROTECT, null=True, blank=True, related_name="+"
    )
    maintaining = _part()
    strengths = _part()
    biological = _part(500)
    psychological = _part(500)
    social = _part(500)
    crisis = _part(500)
    lacking_support = _part(500)
    link_sentence = models.CharField(max_length=300)
    focus_area = models.ForeignKey(
        FocusArea, models.PROTECT, null=True, blank=True, related_name="formulations"
    )
    focus_words = models.TextField(max_length=500, blank=True)
    mood_to_relationship = _part(500)
    relationship_to_mood = _part(500)
    hope = _part()
    reason = models.CharField(max_length=300, blank=True)
    made_on = models.DateField()
    shared_on = models.DateField(null=True, blank=True)
    response = models.CharField(max_length=10, choices=Response, blank=True)
    response_words = models.TextField(max_length=1000, blank=True)

    objects = CaseRecordQuerySet["Formulation"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], name="formulation_version_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="formulation_new_version_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(shared_on__isnull=True) | ~Q(response=""),
                name="formulation_shared_with_a_response",
            ),
        ]

    @property
    def is_shared(self) -> bool:
        return self.shared_on is not None
