"""Whose a draft is, and what becomes of one whose author cannot go on."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import User
from cases.models import Case
from sessions.models import SessionDraft, TherapySession


@dataclass(frozen=True, kw_only=True)
class OthersDraft:
    """A draft that somebody else began: that it exists, and nothing of its text."""

    author_name: str
    words: str
    may_set_aside: bool


def own_draft(therapy_session: TherapySession, by: User) -> SessionDraft | None:
    """The session's draft where this person began it; another's is not theirs to read."""
    return SessionDraft.objects.filter(
        therapy_session=therapy_session, author=by
    ).first()


def others_draft(therapy_session: TherapySession, by: User) -> OthersDraft | None:
    """What this person is told where somebody else began the draft, None elsewhere."""
    draft = (
        SessionDraft.objects.filter(therapy_session=therapy_session)
        .exclude(author=by)
        .select_related("author", "case")
        .first()
    )
    if draft is None:
        return None
    return OthersDraft(
        author_name=draft.author.full_name,
        words=begun_by_another(draft),
        may_set_aside=draft.case.therapist_id == by.pk and not can_go_on(draft),
    )


def begun_by_another(draft: SessionDraft) -> str:
    """The sentence that names the author, and who can do what about it."""
    name = draft.author.full_name
    said = f"{name} has begun a note for this session."
    if can_go_on(draft):
        return f"{said} Only {name} can read it, change it or sign it."
    return (
        f"{said} {name} no longer works in this case. Its therapist can set that draft "
        "aside, on the page of the session, and begin their own."
    )


def can_go_on(draft: SessionDraft) -> bool:
    """Whether the author may still write in the case."""
    cases = Case.objects.own_or_granted(draft.author)
    return cases.filter(pk=draft.case_id).exists()
