"""A therapist's own wordings, to be put into notes. They belong to no case."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class SnippetQuerySet(models.QuerySet["Snippet"]):
    def kept(self) -> SnippetQuerySet:
        """Without those that were taken out; these can still be put back."""
        return self.filter(removed_at__isnull=True)

    def in_order(self) -> SnippetQuerySet:
        return self.order_by("position", "pk")


class Snippet(models.Model):
    """Words that its owner writes often. Nobody else sees them, and no client is named."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="snippets"
    )
    title = models.CharField(max_length=80)
    text = models.TextField(max_length=2000)
    position = models.PositiveIntegerField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = SnippetQuerySet.as_manager()

    def __str__(self) -> str:
        return f"snippet {self.pk}"
