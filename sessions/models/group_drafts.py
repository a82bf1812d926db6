"""What leaders are typing into the forms of a group, until they save it.

No part of the record, and its writer's alone: each leader has a draft of their own, and
the record's own version brings two of them together (docs/adr/0010, 0027).
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from cases.models import Case, CaseRecordQuerySet, GroupMembership
from sessions.models.groups import GroupSession


class FormDraft(models.Model):
    """One form as it stands under a version number, right or wrong.

    `fields` is what was typed since the last save, empty when all of it is saved.
    `built_on` is the version of the record that it began from. `lost` holds what another
    window typed and could not keep, as {"fields", "at"}, until its writer has seen it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    fields = models.JSONField(default=dict, blank=True)
    lost = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=0)
    built_on = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        abstract = True


class GroupDraft(FormDraft):
    """Of a group's note or of its summary. It names members, and stands in no case."""

    class Form(models.TextChoices):
        NOTE = "NOTE", "The group’s note"
        SUMMARY = "SUMMARY", "Summary for the members"

    group_session = models.ForeignKey(
        GroupSession, models.PROTECT, related_name="drafts"
    )
    form = models.CharField(max_length=7, choices=Form)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group_session", "form", "author"],
                name="sessions_group_draft_one_per_author",
            ),
        ]

    def __str__(self) -> str:
        return f"group draft {self.pk}"


class MeetingDraft(FormDraft):
    """Of a meeting with one member, in the member's case."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="meeting_drafts")
    membership = models.ForeignKey(
        GroupMembership, models.PROTECT, related_name="meeting_drafts"
    )
    # A value of protocols.groups.MeetingKind.
    kind = models.CharField(max_length=4)

    objects = CaseRecordQuerySet["MeetingDraft"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "kind", "author"],
                name="sessions_meeting_draft_one_per_author",
            ),
        ]

    def __str__(self) -> str:
        return f"meeting draft {self.pk}"
