"""What was written last: the newest note, and what was added under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from cases.models import Case
from sessions.models import SessionNote, TherapySession


@dataclass(frozen=True, kw_only=True)
class Added:
    """Words that were added under a signed note."""

    text: str
    author_name: str
    added_at: datetime


@dataclass(frozen=True, kw_only=True)
class LastNote:
    """The newest signed session's words, and what was added under them since.

    Whoever shows the one shows the other: a correction that is missing misleads.
    """

    session_id: UUID
    number: int | None
    on: date
    text: str
    focus_link: str
    next_plan: str
    author_name: str
    techniques: tuple[str, ...]
    addenda: tuple[Added, ...]


def last_note(case: Case) -> LastNote | None:
    """What was written at the last signed session of the treatment."""
    note = (
        SessionNote.objects.filter(
            case=case, therapy_session__kind=TherapySession.Kind.SESSION
        )
        .select_related("therapy_session")
        .order_by("-therapy_session__scheduled_at")
        .first()
    )
    if note is None:
        return None
    session = note.therapy_session
    return LastNote(
        session_id=session.pk,
        number=session.number,
        on=timezone.localdate(session.scheduled_at),
        text=note.text,
        focus_link=note.focus_link,
        next_plan=note.next_plan,
        author_name=note.signer_name,
        techniques=tuple(session.techniques.values_list("key", flat=True)),
        addenda=tuple(
            Added(text=one.text, author_name=one.author_name, added_at=one.added_at)
            for one in note.addenda.order_by("added_at", "pk")
        ),
    )
