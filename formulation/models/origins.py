"""DIT: a relationship of the past in which the pattern was learned."""

from __future__ import annotations

from django.db import models

from cases.models import Case, CaseRecordQuerySet
from formulation.models.inventory import InventoryPerson
from formulation.models.written import Removable


class OriginRelationship(Removable):
    """Kept light, and always with its echo in the present (Lemma, Target & Fonagy 2011)."""

    class Element(models.TextChoices):
        SELF = "SELF", "How I see myself"
        OTHER = "OTHER", "How others seem"
        AFFECT = "AFFECT", "What I feel"
        DEFENCE = "DEFENCE", "What I do to keep safe"

    case = models.ForeignKey(Case, models.PROTECT, related_name="origins")
    person = models.ForeignKey(InventoryPerson, models.PROTECT, related_name="origins")
    years = models.CharField(max_length=60, blank=True)
    what_it_was_like = models.TextField(max_length=1000, blank=True)
    how_they_responded = models.TextField(max_length=1000, blank=True)
    learned_to_expect = models.TextField(max_length=500, blank=True)
    # Keys of Element.
    echoes = models.JSONField(default=list, blank=True)
    # A specific memory: sensitive, on no print.
    memory = models.TextField(max_length=1000, blank=True)
    different_reading = models.TextField(max_length=1000, blank=True)
    echo_with = models.ManyToManyField(
        InventoryPerson, related_name="echoes_of", blank=True
    )

    objects = CaseRecordQuerySet["OriginRelationship"].as_manager()

    class Meta:
        verbose_name = "origin relationship"
