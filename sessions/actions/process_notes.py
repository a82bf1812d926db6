"""A therapist's private working notes. Nobody else's, and nothing about them is logged:

the access log is read by admins and supervisors, and even that a note exists is its
author's alone (docs/adr/0011).
"""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.actions import check_open
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.cipher import seal
from sessions.content import tidy
from sessions.models import ProcessNote, TherapySession
from sessions.queries.process_notes import opened
from sessions.typed import PrivateText, fingerprint
from ui.words import clock

LONGEST = 20_000


class ProcessNoteTooLong(RuleBroken):
    sentence = f"Keep the process note to {LONGEST} characters"
    field = "process_note"


class ProcessNoteChangedElsewhere(RuleBroken):
    sentence = (
        "This process note was changed on another page. Both texts are kept, one after "
        "the other."
    )


def write_process_note(
    *,
    therapy_session: TherapySession,
    by: User,
    text: str,
    version: int | None = None,
    at: datetime | None = None,
) -> ProcessNote | None:
    """Write the author's own note on this session, before or after signing.

    `version` is the one that the text builds on; None takes the current one. On an older
    one both texts are kept, one under the other, and ProcessNoteChangedElsewhere is
    raised. Returns None when nothing was ever written. Raises ProcessNoteTooLong; on a
    closed case CaseAlreadyClosed, unless the note was begun before.
    """
    with transaction.atomic():
        case = hold(therapy_session.case)
        note = _own(therapy_session, by)
        if note is None:
            check_open(case)
        before = _words(note)
        is_stale = version is not None and version != (note.version if note else 0)
        kept = keep_process_note(
            therapy_session=therapy_session, by=by, text=text, is_stale=is_stale, at=at
        )
        is_joined = kept is not None and _words(kept) not in (before, tidy(text))
    # Raised outside the transaction, so that both texts are kept.
    if is_joined:
        raise ProcessNoteChangedElsewhere
    return kept


@transaction.atomic
def keep_private_text(
    *,
    therapy_session: TherapySession,
    by: User,
    private: PrivateText,
    at: datetime | None = None,
) -> bool:
    """Keep what the log form holds; True where it met other words and stands under them.

    A text that nobody typed in changes nothing, whatever was written elsewhere since.
    """
    if private.is_unchanged:
        return False
    before = _words(_own(therapy_session, by))
    kept = keep_process_note(
        therapy_session=therapy_session,
        by=by,
        text=private.text,
        is_stale=fingerprint(before) != private.came_from,
        at=at,
    )
    return kept is not None and _words(kept) not in (before, tidy(private.text))


@transaction.atomic
def keep_process_note(
    *,
    therapy_session: TherapySession,
    by: User,
    text: str,
    is_stale: bool,
    at: datetime | None = None,
) -> ProcessNote | None:
    """Seal the text into the author's own row. A stale text goes under what is there."""
    text = tidy(text)
    note = _own(therapy_session, by)
    current = _words(note)
    if note is None:
        if not text.strip():
            return None
        note = ProcessNote(
            id=uuid4(), case=therapy_session.case, therapy_session=therapy_session
        )
        note.author = by
    if text == current or (is_stale and text.strip() in current):
        return note
    now = moment_of(at)
    whole = text
    if is_stale and current.strip() not in text:
        whole = f"{current}\n\n{_heading(now)}\n{text}"
    if len(whole) > LONGEST:
        raise ProcessNoteTooLong
    note.sealed = seal(
        whole, note_id=note.pk, case_id=note.case_id, author_id=note.author_id
    )
    note.version += 1
    note.saved_at = now
    note.full_clean()
    note.save()
    return note


def _own(therapy_session: TherapySession, by: User) -> ProcessNote | None:
    return ProcessNote.objects.filter(
        therapy_session=therapy_session, author=by
    ).first()


def _words(note: ProcessNote | None) -> str:
    return tidy(opened(note)) if note else ""


def _heading(now: datetime) -> str:
    return f"[Typed on another page, {clock(timezone.localtime(now))}]"
