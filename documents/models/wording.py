"""What a practice says in its own words in one part of one kind of letter."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class PartWordingQuerySet(models.QuerySet["PartWording"]):
    def newest_first(self) -> PartWordingQuerySet:
        return self.order_by("kind", "part", "-number")


class PartWording(models.Model):
    """One version; the one with the highest number holds, and no row ever changes.

    An empty text is a version too: from then on the program's own words stand again.
    """

    class Place(models.TextChoices):
        BEFORE = "BEFORE", "Before what the record offers"
        AFTER = "AFTER", "After what the record offers"
        INSTEAD = "INSTEAD", "Instead of what the record offers"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # A key of `documents.kinds`, and of one of its parts.
    kind = models.CharField(max_length=24)
    part = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=7, choices=Place, default=Place.AFTER)
    text = models.TextField(max_length=1500, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    objects = PartWordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "part", "number"], name="documents_wording_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"wording {self.pk}"

    @property
    def label(self) -> str:
        """How a sentence in a letter names it as its source."""
        return f"Wording of the practice, version {self.number}"
