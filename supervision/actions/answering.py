"""A supervisor answers for what others wrote: countersigns a note, has read a risk entry."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import RiskAcknowledgement, RiskEntry
from sessions import actions as sessions
from sessions.models import Countersignature, SessionNote
from supervision.actions.reviewing import check_supervises
from supervision.queries import answerable_by


class OnlyItsSupervisorCountersigns(Exception):
    def __str__(self) -> str:
        return "Only a current supervisor who answers for this note countersigns it."


class OwnEntry(Exception):
    def __str__(self) -> str:
        return (
            "You wrote this entry yourself. Another supervisor says that it was read."
        )


class AcknowledgementSaysNothing(Exception):
    def __str__(self) -> str:
        return "Write what you have seen or agreed"


@transaction.atomic
def countersign_note(
    *,
    note: SessionNote,
    by: User,
    decision: str,
    comment: str = "",
    at: datetime | None = None,
) -> Countersignature:
    """A supervisor who answers for the note countersigns it, or returns it.

    Raises OnlyItsSupervisorCountersigns, and what `sessions.actions.countersign` raises.
    """
    now = at or datetime.now(UTC)
    day = timezone.localdate(now)
    if not answerable_by(by, day).filter(pk=note.pk).exists():
        raise OnlyItsSupervisorCountersigns
    return sessions.countersign(
        note=note, by=by, decision=decision, comment=comment, at=at
    )


@transaction.atomic
def acknowledge_risk(
    *, entry: RiskEntry, by: User, text: str, at: datetime | None = None
) -> RiskAcknowledgement:
    """A supervisor writes that they have read a risk entry. The entry stays as it is.

    Whoever wrote it, as leave cover perhaps, is no second pair of eyes. Raises
    OnlyItsSupervisorReviews, OwnEntry, AcknowledgementSaysNothing.
    """
    now = at or datetime.now(UTC)
    check_supervises(case=entry.case, by=by, at=now)
    if entry.author_id == by.pk:
        raise OwnEntry
    if not text.strip():
        raise AcknowledgementSaysNothing
    seen = RiskAcknowledgement(
        case=entry.case, entry=entry, text=text.strip(), written_at=now, author=by
    )
    seen.full_clean()
    seen.save(force_insert=True)
    audit.log(by=by, verb="risk.acknowledged", record=seen, case=entry.case, at=at)
    return seen
