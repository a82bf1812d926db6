"""Saving a draft with something put in: the words of last time, or a snippet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from accounts.models import User
from sessions.actions.drafts import save_draft
from sessions.actions.rules import RuleBroken
from sessions.models import SessionDraft, Snippet, TherapySession
from sessions.queries.notes import last_note
from sessions.typed import INHERITABLE, SNIPPET, PrivateText, Typed, many, one


class NothingToStartFrom(RuleBroken):
    sentence = "There is no signed session to start from"


def start_from_last(
    *,
    therapy_session: TherapySession,
    by: User,
    fields: Mapping[str, Typed],
    version: int,
    process_note: PrivateText | None = None,
    at: datetime | None = None,
) -> SessionDraft:
    """Save the form with blank parts filled from the session before.

    Text taken over is marked until it is changed or confirmed; nothing typed is
    replaced, and nothing about safety is ever taken over. Raises as `save_draft`, and
    NothingToStartFrom.
    """
    last = last_note(therapy_session.case)
    if last is None:
        raise NothingToStartFrom
    filled = dict(fields)
    taken = [
        name
        for name in INHERITABLE
        if not one(fields, name) and getattr(last, name).strip()
    ]
    filled.update({name: getattr(last, name) for name in taken})
    filled["inherited"] = [*dict.fromkeys([*many(fields, "inherited"), *taken])]
    if not many(fields, "techniques"):
        filled["techniques"] = list(last.techniques)
    return save_draft(
        therapy_session=therapy_session,
        by=by,
        fields=filled,
        version=version,
        process_note=process_note,
        at=at,
    )


def put_in_snippet(
    *,
    therapy_session: TherapySession,
    by: User,
    fields: Mapping[str, Typed],
    version: int,
    process_note: PrivateText | None = None,
    at: datetime | None = None,
) -> SessionDraft:
    """Save the form with the words of the chosen snippet at the end of the note.

    `fields["snippet"]` names it; the choice itself is not kept, and one that is nobody's
    or another's adds nothing. Raises as `save_draft`.
    """
    chosen = Snippet.objects.kept().filter(owner=by)
    words = {str(own.pk): own.text for own in chosen}.get(one(fields, SNIPPET), "")
    before = fields.get("text", "")
    text = before if isinstance(before, str) else before[-1]
    added = dict(fields)
    if words:
        added["text"] = f"{text.rstrip()}\n\n{words}".lstrip()
    return save_draft(
        therapy_session=therapy_session,
        by=by,
        fields=added,
        version=version,
        process_note=process_note,
        at=at,
    )
