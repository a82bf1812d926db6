"""Notes of trainees that wait for a supervisor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.models import User
from accounts.queries import supervisees_of
from cases.models import Case
from sessions.models import Countersignature, SessionNote


@dataclass(frozen=True, kw_only=True)
class WaitingNote:
    """A trainee's signed session that waits for a supervisor.

    `is_returned`: it was sent back; `is_added_to`: words were added since.
    """

    note: SessionNote
    is_returned: bool
    is_added_to: bool


def waiting_for(supervisor: User, on: date) -> list[WaitingNote]:
    """Signed notes of current supervisees without a countersignature, oldest first."""
    notes = (
        SessionNote.objects.filter(
            needs_countersignature=True,
            author__in=supervisees_of(supervisor, on),
            case__in=Case.objects.visible_to(supervisor, on),
        )
        .exclude(countersignatures__decision=Countersignature.Decision.AGREED)
        .select_related("case__client", "therapy_session", "author")
        .prefetch_related("countersignatures", "addenda")
        .order_by("signed_at", "pk")
    )
    return [_waiting(note) for note in notes]


def _waiting(note: SessionNote) -> WaitingNote:
    returned = [answer.decided_at for answer in note.countersignatures.all()]
    added = [addendum.added_at for addendum in note.addenda.all()]
    return WaitingNote(
        note=note,
        is_returned=bool(returned),
        is_added_to=bool(returned and added) and max(added) > max(returned),
    )


def note_of_session(case: Case, session_id: UUID) -> SessionNote | None:
    """The signed note of one of this case's sessions."""
    return (
        SessionNote.objects.filter(case=case, therapy_session=session_id)
        .select_related("therapy_session", "author", "case__client")
        .prefetch_related("addenda", "countersignatures")
        .first()
    )


def waits(note: SessionNote) -> bool:
    """Whether a countersignature is still to be given."""
    answers = {answer.decision for answer in note.countersignatures.all()}
    return note.needs_countersignature and (
        Countersignature.Decision.AGREED not in answers
    )
