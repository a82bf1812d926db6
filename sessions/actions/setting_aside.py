"""The draft of someone who left the case: out of the way, kept, and shown to nobody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.models import DraftCopy, SessionDraft, SetAsideDraft, TherapySession
from sessions.queries.drafts import can_go_on


class NoDraftOfAnother(RuleBroken):
    sentence = "Nobody else has a draft of this session."


class NotItsTherapist(RuleBroken):
    sentence = "Only the case's therapist can set aside what somebody else began."


class AuthorCanGoOn(RuleBroken):
    """The author still works in the case: the draft is theirs to sign or to clear."""

    def __init__(self, draft: SessionDraft) -> None:
        name = draft.author.full_name
        super().__init__(
            f"{name} still works in this case. Ask them to sign or clear it"
        )


@transaction.atomic
def set_aside_draft(
    *, therapy_session: TherapySession, by: User, at: datetime | None = None
) -> SetAsideDraft:
    """Put the draft of someone who can no longer go on out of the way of the session.

    Its text is kept as it was typed, with what lost a conflict, and shown to nobody.
    Raises NoDraftOfAnother, NotItsTherapist, AuthorCanGoOn.
    """
    case = hold(therapy_session.case)
    draft = (
        SessionDraft.objects.select_related("author")
        .filter(therapy_session=therapy_session)
        .exclude(author=by)
        .first()
    )
    if draft is None:
        raise NoDraftOfAnother
    if case.therapist_id != by.pk:
        raise NotItsTherapist
    if can_go_on(draft):
        raise AuthorCanGoOn(draft)
    unsettled = DraftCopy.objects.unsettled().filter(draft=draft).in_order()
    kept = SetAsideDraft(
        case=case,
        therapy_session=therapy_session,
        author=draft.author,
        fields=draft.fields,
        copies=list(unsettled.values_list("fields", flat=True)),
        version=draft.version,
        started_at=draft.started_at,
        saved_at=draft.saved_at,
        set_aside_at=moment_of(at),
        set_aside_by=by,
    )
    kept.full_clean()
    kept.save(force_insert=True)
    draft.delete()
    audit.log(
        by=by,
        verb="draft.set_aside",
        record=kept,
        case=case,
        at=at,
        detail={"author": str(kept.author_id)},
    )
    return kept
