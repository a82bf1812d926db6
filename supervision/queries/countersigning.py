"""Notes that wait for a supervisor to co-sign them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import SupervisionLink, User
from accounts.queries import supervisees_of
from cases.models import Case
from sessions.models import Countersignature, NoteAddendum, SessionNote


@dataclass(frozen=True, kw_only=True)
class WaitingNote:
    """A signed session that waits for a supervisor.

    `is_returned`: it was sent back; `is_added_to`: words were added since.
    """

    note: SessionNote
    is_returned: bool
    is_added_to: bool


def waiting_for(supervisor: User, on: date) -> list[WaitingNote]:
    """Notes that this supervisor can countersign and has not, oldest first."""
    notes = (
        waiting_notes(supervisor, on)
        .select_related(
            "case__client", "case__couple__client", "therapy_session", "author"
        )
        .prefetch_related("countersignatures", "addenda")
        .order_by("signed_at", "pk")
    )
    return [_waiting(note) for note in notes]


def waiting_notes(supervisor: User, on: date) -> QuerySet[SessionNote]:
    """The notes that `waiting_for` lists, for who only counts them."""
    agreed = Countersignature.Decision.AGREED
    found = answerable_by(supervisor, on).filter(needs_countersignature=True)
    return found.exclude(countersignatures__decision=agreed)


def answerable_by(supervisor: User, on: date) -> QuerySet[SessionNote]:
    """Notes that this supervisor answers for: list, count and door ask here.

    Those in cases that they may open, where they supervise the case's therapist, or the
    note's author. After a reassignment that is the new therapist's supervisor; where a
    trainee covers, the supervisor of the therapist who is away. Where one supervisor of
    the therapist is to co-sign, those who only read leave it to them; where none is, it
    is theirs, so that no note waits for nobody. Nobody answers for their own words.
    """
    supervisees = supervisees_of(supervisor, on)
    cosigning = SupervisionLink.objects.current(on).cosigning()
    mine = cosigning.filter(supervisor=supervisor).values("supervisee")
    added = NoteAddendum.objects.filter(note=OuterRef(OuterRef("pk")))
    of_the_therapist = (
        cosigning.filter(supervisee=OuterRef("case__therapist"))
        .exclude(supervisor=OuterRef("author"))
        .exclude(supervisor__in=added.values("author"))
    )
    return SessionNote.objects.filter(
        Q(case__therapist__in=supervisees) | Q(author__in=supervisees),
        Q(case__therapist__in=mine) | Q(author__in=mine) | ~Exists(of_the_therapist),
        case__in=Case.objects.visible_to(supervisor, on),
    ).exclude(
        Q(author=supervisor)
        | Q(pk__in=NoteAddendum.objects.filter(author=supervisor).values("note"))
    )


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
        .select_related(
            "therapy_session", "author", "case__client", "case__couple__client"
        )
        .prefetch_related("addenda", "countersignatures")
        .first()
    )


def waits(note: SessionNote) -> bool:
    """Whether a countersignature is still to be given."""
    answers = {answer.decision for answer in note.countersignatures.all()}
    return note.needs_countersignature and (
        Countersignature.Decision.AGREED not in answers
    )
