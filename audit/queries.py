"""Is the chain whole, and who saw what."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from audit.models import Event
from audit.seal import FIRST, seal_of


def first_broken_event() -> int | None:
    """The id of the first event whose seal or predecessor is wrong, None if whole."""
    previous = FIRST
    for event in Event.objects.order_by("id").iterator(chunk_size=2000):
        if event.previous != previous or event.seal != seal_of(event, previous):
            return event.pk
        previous = event.seal
    return None


def has_read_lately(*, actor_id: UUID, case_id: UUID, at: datetime) -> bool:
    """Whether this person's reading of the case is already logged within the hour."""
    return Event.objects.filter(
        actor_id=actor_id,
        case_id=case_id,
        verb="case.read",
        at__gt=at - timedelta(hours=1),
    ).exists()
