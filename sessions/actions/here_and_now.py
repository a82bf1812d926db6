"""Here-and-now notes: a therapist's own, sealed like a process note (docs/adr/0011).

Writing one leaves no event. What its author lifts out of one becomes record, by the same
ways as everything else that is recorded, and the note stays as it is.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.actions import check_open
from formulation.actions import RuleBroken as FormulationRule
from formulation.actions import record_sighting
from formulation.models import PatternSighting
from sessions.actions.drafts import save_draft, start_draft
from sessions.actions.notes import add_addendum
from sessions.actions.rules import RuleBroken, check_planned, hold, moment_of
from sessions.cipher import HERE_AND_NOW, seal
from sessions.here_and_now import LONGEST, TEXTS, HereAndNow, joined
from sessions.models import (
    HereAndNowNote,
    SessionNote,
    SightingBeside,
    TherapySession,
)
from sessions.queries.here_and_now import opened
from ui.words import clock

LONGEST_SIGHTING = 300


class HereAndNowTooLong(RuleBroken):
    sentence = f"Keep each part to {LONGEST} characters"
    field = "happened"


class HereAndNowChangedElsewhere(RuleBroken):
    sentence = "This note was changed on another page. Both texts are kept, one after the other."


class NothingToLift(RuleBroken):
    sentence = "Choose a line, or write the words that go into the record"
    field = "line"


class LiftedTooLong(RuleBroken):
    sentence = f"Keep a mark of the pattern to {LONGEST_SIGHTING} characters"
    field = "reworded"


class NotLifted(RuleBroken):
    """The rule of the trace, said where the line was lifted."""

    field = "into"


def write_here_and_now(
    *,
    therapy_session: TherapySession,
    by: User,
    note_id: UUID,
    words: HereAndNow,
    version: int,
    at: datetime | None = None,
) -> HereAndNowNote | None:
    """Write the author's own note; `note_id` names it, a new one too.

    On a version that has moved on both texts are kept, and HereAndNowChangedElsewhere is
    raised. None where nothing was ever written. Raises HereAndNowTooLong, and on a closed
    case CaseAlreadyClosed for a new one. The caller has made sure that an existing note is
    the author's and of this session.
    """
    with transaction.atomic():
        case = hold(therapy_session.case)
        note = HereAndNowNote.objects.filter(
            pk=note_id, therapy_session=therapy_session, author=by
        ).first()
        if note is None:
            if words.is_blank:
                return None
            check_open(case)
            note = HereAndNowNote(
                id=note_id,
                case=case,
                therapy_session=therapy_session,
                author=by,
                started_at=moment_of(at),
            )
        current = opened(note) if note.version else HereAndNow()
        is_stale = version != note.version and words != current
        _keep(note, current, words, is_stale=is_stale, at=at)
    # Raised outside the transaction, so that both texts are kept.
    if is_stale:
        raise HereAndNowChangedElsewhere
    return note


def _keep(
    note: HereAndNowNote,
    current: HereAndNow,
    words: HereAndNow,
    *,
    is_stale: bool,
    at: datetime | None,
) -> None:
    now = moment_of(at)
    if is_stale:
        heading = f"[Typed on another page, {clock(timezone.localtime(now))}]"
        words = joined(current, words, heading=heading)
    if words == current:
        return
    if any(len(getattr(words, name)) > LONGEST for name in TEXTS):
        raise HereAndNowTooLong
    note.sealed = seal(
        words.sealed_text(),
        note_id=note.pk,
        case_id=note.case_id,
        author_id=note.author_id,
        table=HERE_AND_NOW,
    )
    note.version += 1
    note.saved_at = now
    note.full_clean()
    note.save()


@transaction.atomic
def lift_into_note(
    *, note: HereAndNowNote, by: User, line: str, at: datetime | None = None
) -> SessionNote | None:
    """Put a line into the session's record: the draft, or under the note once it is signed.

    Returns the signed note where it was added to one. Raises NothingToLift, AnothersDraft,
    SessionNotPlanned, NoteVoided.
    """
    line = _line(line)
    session = note.therapy_session
    signed: SessionNote | None = SessionNote.with_voided.filter(
        therapy_session=session
    ).first()
    if signed is not None:
        add_addendum(note=signed, by=by, text=line, at=at)
        return signed
    check_planned(session)
    draft = start_draft(therapy_session=session, by=by, at=at)
    typed = draft.fields.get("text", "")
    before = typed if isinstance(typed, str) else typed[-1]
    added = f"{before.rstrip()}\n\n{line}".lstrip()
    save_draft(
        therapy_session=session,
        by=by,
        fields=draft.fields | {"text": added},
        version=draft.version,
        at=at,
    )
    return None


@transaction.atomic
def lift_into_trace(
    *, note: HereAndNowNote, by: User, line: str, at: datetime | None = None
) -> PatternSighting:
    """Record a line as the pattern seen in the room of this session.

    What is lifted before the signature is signed with the session. Raises NothingToLift, LiftedTooLong, and the trace's own rule as NotLifted.
    """
    line = _line(line)
    if len(line) > LONGEST_SIGHTING:
        raise LiftedTooLong
    session = note.therapy_session
    try:
        sighting = record_sighting(
            case=note.case,
            by=by,
            seen_on=timezone.localdate(session.scheduled_at),
            source=PatternSighting.Source.IN_THE_ROOM,
            trigger=line,
            at=at,
        )
    except FormulationRule as problem:
        raise NotLifted(str(problem)) from problem
    SightingBeside.objects.create(
        case=note.case, therapy_session=session, sighting=sighting
    )
    return sighting


def _line(line: str) -> str:
    if not line.strip():
        raise NothingToLift
    return line.strip()
