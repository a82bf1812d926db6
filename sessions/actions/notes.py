"""What comes after a signature: words added under it, and a supervisor's answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from sessions.actions.names import check_names_in_case
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.content import plain, sha256_of, tidy
from sessions.models import Countersignature, NoteAddendum, NoteVoid, SessionNote


class AddendumHasNoWords(RuleBroken):
    sentence = "Write what you want to add"
    field = "text"


class NoteVoided(RuleBroken):
    sentence = (
        "This note is voided. It belongs to another client, and nothing is added to it"
    )
    field = "text"


class NotWaitingForCountersignature(RuleBroken):
    sentence = "This note does not wait for a countersignature."


class OwnNote(RuleBroken):
    sentence = "Nobody countersigns their own note."


class CommentMissing(RuleBroken):
    sentence = "Write what should be added before you countersign"
    field = "comment"


class DecisionMissing(RuleBroken):
    sentence = "Choose countersign, or return with a comment"
    field = "decision"


@transaction.atomic
def add_addendum(
    *,
    note: SessionNote,
    by: User,
    text: str,
    names_checked: bool = False,
    at: datetime | None = None,
) -> NoteAddendum:
    """Add words under a signed note, with their own name, time and hash.

    The original stays as it is. Also after the case is closed. `names_checked` as for
    signing. Raises AddendumHasNoWords, OtherMemberNamed, NoteVoided.
    """
    hold(note.case)
    if is_voided(note):
        raise NoteVoided
    if not text.strip():
        raise AddendumHasNoWords
    if not names_checked:
        check_names_in_case(note.case, {"text": ("Addition", text)})
    now = moment_of(at)
    addendum = NoteAddendum(
        case=note.case,
        note=note,
        author=by,
        author_name=by.formal_name,
        text=tidy(text.strip()),
        added_at=now,
    )
    addendum.content_sha256 = sha256_of(
        plain(
            {
                "note": note.pk,
                "note_sha256": note.content_sha256,
                "author": by.pk,
                "author_name": addendum.author_name,
                "added_at": now,
                "text": addendum.text,
            }
        )
    )
    addendum.full_clean()
    addendum.save(force_insert=True)
    audit.log(
        by=by,
        verb="note.added_to",
        record=addendum,
        case=note.case,
        at=at,
        detail={"name_looked_at": True} if names_checked else {},
    )
    return addendum


@transaction.atomic
def countersign(
    *,
    note: SessionNote,
    by: User,
    decision: str,
    comment: str = "",
    at: datetime | None = None,
) -> Countersignature:
    """A supervisor's answer to a trainee's note: countersigned, or returned with words.

    It changes nothing in the note. After a return the trainee adds an addendum and the
    note waits again. Raises NotWaitingForCountersignature, OwnNote, DecisionMissing,
    CommentMissing.
    """
    held = SessionNote.with_voided.select_for_update(no_key=True)
    held.only("pk").get(pk=note.pk)
    agreed = note.countersignatures.filter(decision=Countersignature.Decision.AGREED)
    if not note.needs_countersignature or agreed.exists() or is_voided(note):
        raise NotWaitingForCountersignature
    if note.author_id == by.pk or note.addenda.filter(author=by).exists():
        raise OwnNote
    if decision not in Countersignature.Decision.values:
        raise DecisionMissing
    if decision == Countersignature.Decision.RETURNED and not comment.strip():
        raise CommentMissing
    answer = Countersignature(
        case=note.case,
        note=note,
        decision=decision,
        comment=comment.strip(),
        author=by,
        author_name=by.formal_name,
        decided_at=moment_of(at),
    )
    answer.full_clean()
    answer.save(force_insert=True)
    verb = (
        "note.countersigned"
        if decision == Countersignature.Decision.AGREED
        else "note.returned"
    )
    audit.log(by=by, verb=verb, record=answer, case=note.case, at=at)
    return answer


def is_voided(note: SessionNote) -> bool:
    return NoteVoid.objects.filter(note=note).exists()
