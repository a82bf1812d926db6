"""A supervisor's own working notes on a case, sealed like a process note (docs/adr/0011).

Writing one leaves no event: that it exists is nobody else's to know.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction

from accounts.models import User
from cases.models import Case
from sessions.cipher import seal
from supervision.actions.agenda import hold
from supervision.actions.reviewing import check_supervises
from supervision.models import SupervisorNote
from supervision.queries.own_notes import TABLE, own_note_of, words_of

LONGEST = 20_000


class OwnNoteTooLong(Exception):
    def __str__(self) -> str:
        return f"Keep your notes on one case to {LONGEST} characters"


class OwnNoteChangedElsewhere(Exception):
    def __str__(self) -> str:
        return (
            "These notes were changed in another window. Both texts are kept, one under "
            "the other."
        )


def write_own_note(
    *, case: Case, by: User, text: str, version: int, at: datetime | None = None
) -> SupervisorNote | None:
    """The supervisor's notes on this case, on top of `version` (0 for the first).

    On an older version both texts are kept, one under the other, and
    OwnNoteChangedElsewhere is raised. None where nothing was ever written. Raises
    OnlyItsSupervisorReviews, OwnNoteTooLong.
    """
    now, words = at or datetime.now(UTC), text.replace("\r\n", "\n").strip()
    with transaction.atomic():
        check_supervises(case=case, by=by, at=now)
        hold(case)
        note = own_note_of(case, by)
        if note is None:
            if not words:
                return None
            note = SupervisorNote(case=case, author=by, version=0)
        before = words_of(note)
        is_stale = version != note.version and words != before
        kept = f"{before}\n\n{words}".strip() if is_stale else words
        if len(kept) > LONGEST:
            raise OwnNoteTooLong
        note.sealed = seal(
            kept, note_id=note.pk, case_id=case.pk, author_id=by.pk, table=TABLE
        )
        note.version += 1
        note.saved_at = now
        note.save()
    # Raised outside the transaction, so that both texts are kept.
    if is_stale:
        raise OwnNoteChangedElsewhere
    return note
