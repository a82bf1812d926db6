"""The author's own here-and-now notes, and nobody else's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from accounts.models import User
from cases.models import Case
from formulation.queries import focus_kind_of
from protocols.base import FocusKind
from sessions.cipher import HERE_AND_NOW, ProcessNoteUnreadable, unseal
from sessions.here_and_now import HereAndNow, opened_text
from sessions.models import HereAndNowNote, TherapySession


@dataclass(frozen=True, kw_only=True)
class OwnHereAndNow:
    """One note opened for its author. `problem` stands in its place where it cannot be."""

    row: HereAndNowNote
    words: HereAndNow = field(default_factory=HereAndNow)
    problem: str = ""

    @property
    def note_id(self) -> UUID:
        return self.row.pk

    @property
    def saved_at(self) -> datetime:
        return self.row.saved_at


def own_here_and_now(
    therapy_session: TherapySession, author: User
) -> tuple[OwnHereAndNow, ...]:
    """What this author wrote on this session, in the order in which it was begun.

    One that was emptied is left out. One query.
    """
    rows = HereAndNowNote.objects.filter(
        therapy_session=therapy_session, author=author
    ).order_by("started_at", "pk")
    found = (_opened(row) for row in rows)
    return tuple(one for one in found if one.problem or not one.words.is_blank)


def find_here_and_now(
    therapy_session: TherapySession, author: User, note_id: UUID
) -> OwnHereAndNow | None:
    """One of them, emptied or not; None for everything that is not the author's."""
    row = (
        HereAndNowNote.objects.filter(
            pk=note_id, therapy_session=therapy_session, author=author
        )
        .select_related("case", "therapy_session__case")
        .first()
    )
    return _opened(row) if row else None


def has_pattern(case: Case) -> bool:
    """DIT: there is a pattern that a line can be a sighting of."""
    return focus_kind_of(case) == FocusKind.IPAF


def is_taken(note_id: UUID, therapy_session: TherapySession, author: User) -> bool:
    """Whether this id names a note that is not this author's of this session."""
    row = HereAndNowNote.objects.filter(pk=note_id).first()
    return row is not None and (
        row.author_id != author.pk or row.therapy_session_id != therapy_session.pk
    )


def _opened(row: HereAndNowNote) -> OwnHereAndNow:
    try:
        return OwnHereAndNow(row=row, words=opened(row))
    except ProcessNoteUnreadable as problem:
        return OwnHereAndNow(row=row, problem=str(problem))


def opened(row: HereAndNowNote) -> HereAndNow:
    """The words of this row. Raises sessions.cipher.ProcessNoteUnreadable."""
    text = unseal(
        bytes(row.sealed),
        note_id=row.pk,
        case_id=row.case_id,
        author_id=row.author_id,
        table=HERE_AND_NOW,
    )
    return opened_text(text)
