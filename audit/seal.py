"""The arithmetic of the chain: a keyed hash over the event and the seal before it."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from audit.models import Event

FIRST = "0" * 64


def content_of(event: Event) -> dict[str, Any]:
    """What the seal covers, in a form that is the same on every database.

    Moments are in UTC, as they are read back, whatever zone they were told in.
    """
    occurred_at = event.occurred_at
    return {
        "at": event.at.astimezone(UTC).isoformat(),
        "occurred_at": occurred_at.astimezone(UTC).isoformat() if occurred_at else None,
        "actor_id": str(event.actor_id) if event.actor_id else None,
        "actor_name": event.actor_name,
        "verb": event.verb,
        "record_type": event.record_type,
        "record_id": event.record_id,
        "case_id": str(event.case_id) if event.case_id else None,
        "detail": event.detail,
        "address": event.address,
    }


def seal_of(event: Event, previous: str) -> str:
    """HMAC-SHA256, as 64 hexadecimal digits."""
    text = previous + json.dumps(
        content_of(event), sort_keys=True, separators=(",", ":")
    )
    return hmac.new(settings.AUDIT_KEY, text.encode(), hashlib.sha256).hexdigest()
