"""Is the chain whole, and who saw what."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, kw_only=True)
class Chain:
    """What a check of the whole log found; `problem` is empty when it is whole."""

    count: int
    head: str
    problem: str = ""


def check_chain(noted: tuple[int, str] | None = None) -> Chain:
    """Check every seal, and that a head noted earlier (id, seal) still stands.

    The second part finds what seals alone cannot: events missing at the end, and a
    chain written anew by someone who has the key.
    """
    count = Event.objects.count()
    last = Event.objects.order_by("-id").values_list("id", "seal").first()
    head = f"{last[0]}:{last[1]}" if last else f"0:{FIRST}"
    broken = first_broken_event()
    if broken is not None:
        return Chain(count=count, head=head, problem=f"Event {broken} was touched.")
    if noted and noted[0] and not _stands(*noted):
        words = f"Event {noted[0]} is gone, or is no longer what was noted."
        return Chain(count=count, head=head, problem=words)
    return Chain(count=count, head=head)


def _stands(number: int, seal: str) -> bool:
    return Event.objects.filter(pk=number, seal=seal).exists()


def has_read_lately(
    *,
    actor_id: UUID,
    case_id: UUID | None = None,
    record_id: UUID | None = None,
    address: str,
    at: datetime,
    verb: str = "case.read",
) -> bool:
    """Whether this person's reading of the case from there is logged within the hour.

    `verb` tells what of it was read: the case, or only who the client is; `record_id` is
    for what belongs to no one case. What is
    written in a case has no address of its own: it goes through the same door, so that
    the readings of the hour before it say from where.
    """
    events = Event.objects.filter(
        actor_id=actor_id,
        case_id=case_id,
        address=address,
        verb=verb,
        at__gt=at - timedelta(hours=1),
    )
    if record_id is not None:
        events = events.filter(record_id=str(record_id))
    return events.exists()
