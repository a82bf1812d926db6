"""How many cases one therapist has, and that somebody looked at it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class LoadLook(models.Model):
    """A supervisor's words to the number of cases that a therapist had that day.

    The numbers stand beside the words: the flag rests until one of them is higher, and at
    most until the end of `until_on`. Words from before a day was asked for have none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    cases = models.PositiveIntegerField()
    plans = models.PositiveIntegerField()
    text = models.TextField(max_length=1000)
    until_on = models.DateField(null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="supervision_load_look_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"look at a caseload {self.pk}"
