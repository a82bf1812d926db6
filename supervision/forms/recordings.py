"""The register of recordings: one more, and the end of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from cases.forms import fields
from sessions.queries import SessionLine
from supervision.forms.plain import PlainForm
from supervision.models import RecordingPlace, SessionRecording
from ui.words import document_day


class RecordingForm(PlainForm):
    part = "recording"

    kind = fields.pick(
        "What was recorded",
        SessionRecording.Kind.choices,
        missing="Choose what was recorded",
    )
    kept_at = fields.line(
        "Where it is kept",
        most=200,
        missing="Write where the recording is kept",
        hint="A place and a device, like “encrypted stick, locked cupboard”. No names.",
    )
    destroy_by = fields.day(
        "Kept until",
        hint="Leave empty for the longest time that the practice allows.",
    )

    def __init__(
        self, *args: Any, sessions: Iterable[SessionLine], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (
                str(one.session_id),
                f"{one.title}, {document_day(timezone.localdate(one.scheduled_at))}",
            )
            for one in sessions
        ]
        self.fields["session"] = fields.select(
            "Session", choices, missing="Choose the session that was recorded"
        )
        self.order_fields(["session"])


class PlaceForm(PlainForm):
    part = "place"

    kept_at = fields.line(
        "Where it is kept now",
        most=200,
        missing="Write where the recording is kept",
        hint="A place and a device. What stood there before stays to be read.",
    )
    why = fields.pick(
        "Why", RecordingPlace.Why.choices, missing="Choose why it is corrected"
    )


class DestroyForm(PlainForm):
    part = "destroy"

    how = fields.pick(
        "How",
        SessionRecording.Destroyed.choices,
        missing="Choose how it was destroyed",
    )
    destroyed_on = fields.day("Day", missing="Enter the day on which it was destroyed")
