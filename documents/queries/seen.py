"""Where the pattern of a DIT showed, as signed sessions tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.models import Case
from sessions.models import SessionSighting


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The pattern, where it showed: the session it was told in, and with whom."""

    sighting_id: UUID
    on: date
    session_label: str
    source: str
    changed: str
    with_whom: str
    trigger: str
    response: str
    what_was_new: str


def seen_in(case: Case) -> tuple[Seen, ...]:
    links = (
        SessionSighting.objects.filter(case=case)
        .select_related("sighting__person", "therapy_session")
        .order_by("sighting__seen_on", "sighting__recorded_at", "pk")
    )
    return tuple(
        Seen(
            sighting_id=link.sighting_id,
            on=link.sighting.seen_on,
            session_label=f"Session {link.therapy_session.number}",
            source=link.sighting.source,
            changed=link.sighting.changed,
            with_whom=link.sighting.person.relationship if link.sighting.person else "",
            trigger=link.sighting.trigger,
            response=link.sighting.response,
            what_was_new=link.sighting.what_was_new,
        )
        for link in links
    )
