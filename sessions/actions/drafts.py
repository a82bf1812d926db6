"""What is being typed. Saved often, never lost, not yet part of the record.

Every save names the version that it builds on. A save on an older one changes nothing
and keeps its text beside the draft until someone chooses (docs/adr/0010). Saves are not
events of the log: the draft is no record until it is signed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from sessions.actions.process_notes import (
    ProcessNoteChangedElsewhere,
    keep_private_text,
)
from sessions.actions.rules import (
    RuleBroken,
    check_not_signed,
    check_own_draft,
    check_planned,
    hold,
    moment_of,
)
from sessions.models import DraftCopy, SessionDraft, TherapySession
from sessions.typed import (
    PrivateText,
    Typed,
    item9_of,
    storable,
)
from ui.words import clock

SNAPSHOTS_KEPT = 50


class SavesDraft(Protocol):
    """`save_draft`, or another way to save the same form."""

    def __call__(
        self,
        *,
        therapy_session: TherapySession,
        by: User,
        fields: Mapping[str, Typed],
        version: int,
        process_note: PrivateText | None = None,
        at: datetime | None = None,
    ) -> SessionDraft: ...


class DraftChangedElsewhere(RuleBroken):
    """The draft has moved on. What was typed here is kept as a copy beside it."""

    def __init__(self, draft: SessionDraft, copy: DraftCopy) -> None:
        when = clock(timezone.localtime(draft.saved_at))
        super().__init__(
            f"This draft was changed at {when} on another device. Nothing is lost. "
            "Choose what to keep."
        )
        self.draft = draft
        self.copy = copy


@transaction.atomic
def start_draft(
    *, therapy_session: TherapySession, by: User, at: datetime | None = None
) -> SessionDraft:
    """The session's draft; an empty one where nothing is typed yet. Safe to repeat.

    Raises AnothersDraft, NoteAlreadySigned, SessionNotPlanned.
    """
    hold(therapy_session.case)
    check_not_signed(therapy_session)
    draft = SessionDraft.objects.filter(therapy_session=therapy_session).first()
    if draft is not None:
        check_own_draft(draft, by)
        return draft
    check_planned(therapy_session)
    now = moment_of(at)
    draft = SessionDraft(
        case=therapy_session.case,
        therapy_session=therapy_session,
        author=by,
        started_at=now,
        saved_at=now,
    )
    draft.full_clean()
    draft.save(force_insert=True)
    audit.log(by=by, verb="draft.started", record=draft, case=draft.case, at=at)
    return draft


def save_draft(
    *,
    therapy_session: TherapySession,
    by: User,
    fields: Mapping[str, Typed],
    version: int,
    process_note: PrivateText | None = None,
    at: datetime | None = None,
) -> SessionDraft:
    """Save the form as typed, right or wrong, on top of `version` (0 for the first).

    `process_note` is the writer's own private note; None leaves it alone. Raises
    DraftChangedElsewhere or ProcessNoteChangedElsewhere when another page was faster,
    after keeping this text too; AnothersDraft, and NoteAlreadySigned.
    """
    with transaction.atomic():
        saved, loser = _save_or_keep(
            therapy_session=therapy_session,
            by=by,
            fields=fields,
            version=version,
            at=at,
        )
        is_joined = process_note is not None and keep_private_text(
            therapy_session=therapy_session, by=by, private=process_note, at=at
        )
    # Raised outside the transaction, so that the loser's text is kept.
    if loser is not None:
        raise DraftChangedElsewhere(saved, loser)
    if is_joined:
        raise ProcessNoteChangedElsewhere
    return saved


def settle_conflict(
    *,
    therapy_session: TherapySession,
    by: User,
    fields: Mapping[str, Typed],
    version: int,
    copies: Collection[UUID],
    at: datetime | None = None,
) -> SessionDraft:
    """Save what was chosen, and lay the copies that were shown aside.

    They can still be read until signing. Raises DraftChangedElsewhere when the draft
    moved on meanwhile: then nothing is laid aside, and the choice is kept as a copy.
    """
    with transaction.atomic():
        saved, loser = _save_or_keep(
            therapy_session=therapy_session,
            by=by,
            fields=fields,
            version=version,
            at=at,
        )
        if loser is None:
            saved.copies.filter(pk__in=copies, settled_at__isnull=True).update(
                settled_at=moment_of(at)
            )
            audit.log(
                by=by,
                verb="draft.conflict_settled",
                record=saved,
                case=saved.case,
                at=at,
            )
    if loser is not None:
        raise DraftChangedElsewhere(saved, loser)
    return saved


@transaction.atomic
def _save_or_keep(
    *,
    therapy_session: TherapySession,
    by: User,
    fields: Mapping[str, Typed],
    version: int,
    at: datetime | None,
) -> tuple[SessionDraft, DraftCopy | None]:
    """The draft as it stands afterwards, and the copy of what lost, if it did."""
    draft = start_draft(therapy_session=therapy_session, by=by, at=at)
    kept = storable(fields)
    is_ours = bool(
        SessionDraft.objects.filter(pk=draft.pk, version=version).update(
            fields=kept,
            item9=item9_of(kept),
            version=F("version") + 1,
            saved_at=moment_of(at),
        )
    )
    draft.refresh_from_db()
    if is_ours:
        _snapshot(draft, by=by)
        return draft, None
    if draft.fields == kept:  # the same page sent twice
        return draft, None
    return draft, _keep_loser(draft, by=by, fields=kept, version=version, at=at)


def _snapshot(draft: SessionDraft, *, by: User) -> None:
    """Keep this state; of the states, the last fifty."""
    DraftCopy.objects.create(
        case=draft.case,
        draft=draft,
        kind=DraftCopy.Kind.SNAPSHOT,
        fields=draft.fields,
        version=draft.version,
        saved_at=draft.saved_at,
        saved_by=by,
    )
    draft.copies.filter(
        kind=DraftCopy.Kind.SNAPSHOT, version__lte=draft.version - SNAPSHOTS_KEPT
    ).delete()


def _keep_loser(
    draft: SessionDraft,
    *,
    by: User,
    fields: dict[str, Typed],
    version: int,
    at: datetime | None,
) -> DraftCopy:
    copy = DraftCopy(
        case=draft.case,
        draft=draft,
        kind=DraftCopy.Kind.CONFLICT,
        fields=fields,
        version=max(0, version),
        saved_at=moment_of(at),
        saved_by=by,
    )
    copy.full_clean()
    copy.save(force_insert=True)
    audit.log(by=by, verb="draft.conflicted", record=draft, case=draft.case, at=at)
    return copy
