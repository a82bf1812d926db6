"""A supervisor's own notes, for their author and for nobody else."""

from __future__ import annotations

from accounts.models import User
from cases.models import Case
from sessions.cipher import unseal
from supervision.models import SupervisorNote

# What the seal is bound to, beside row, case and author.
TABLE = "supervision_supervisornote"


def own_note_of(case: Case, author: User) -> SupervisorNote | None:
    """This person's own notes on a case. There is no way to ask for another's."""
    return SupervisorNote.objects.filter(case=case, author=author).first()


def words_of(note: SupervisorNote) -> str:
    """The text of a note that its author asked for; empty before the first."""
    if not note.sealed:
        return ""
    return unseal(
        bytes(note.sealed),
        note_id=note.pk,
        case_id=note.case_id,
        author_id=note.author_id,
        table=TABLE,
    )
