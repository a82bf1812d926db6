"""The author's own process note, and nobody else's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from sessions.cipher import ProcessNoteUnreadable, unseal
from sessions.models import ProcessNote, TherapySession


@dataclass(frozen=True, kw_only=True)
class OwnProcessNote:
    """The text opened for its author. `problem` stands in its place where it cannot be."""

    text: str = ""
    version: int = 0
    saved_at: datetime | None = None
    problem: str = ""

    @property
    def exists(self) -> bool:
        return self.version > 0


def own_process_note(therapy_session: TherapySession, author: User) -> OwnProcessNote:
    """What this author wrote on this session; empty where they wrote nothing."""
    row = ProcessNote.objects.filter(
        therapy_session=therapy_session, author=author
    ).first()
    if row is None:
        return OwnProcessNote()
    try:
        text = opened(row)
    except ProcessNoteUnreadable as problem:
        return OwnProcessNote(
            version=row.version, saved_at=row.saved_at, problem=str(problem)
        )
    return OwnProcessNote(text=text, version=row.version, saved_at=row.saved_at)


def opened(row: ProcessNote) -> str:
    """The text of this row. Raises sessions.cipher.ProcessNoteUnreadable."""
    return unseal(
        bytes(row.sealed),
        note_id=row.pk,
        case_id=row.case_id,
        author_id=row.author_id,
    )
