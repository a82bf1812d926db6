"""Whether an approved document still says what the record says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from cases.models import Case
from documents import kinds
from documents.models import Document
from documents.queries import origins
from sessions.models import NoteAddendum, NoteVoid, SessionNote


def is_superseded(document: Document) -> bool:
    return document.pk in superseded_ids([document], document.case)


def superseded_ids(documents: Sequence[Document], case: Case) -> set[UUID]:
    """Approved documents of a case that no longer say what the record says.

    A note got an addendum or was voided; another one was signed, where the kind tells the
    whole course; a row that the kind names has a newer version, is gone or says something
    else. Four queries, and those of each kind that was approved.
    """
    approved = [one for one in documents if one.approved_at is not None]
    sources = {
        UUID(source["note"])
        for document in approved
        for source in document.source_notes
    }
    if not approved:
        return set()
    changed = _changed_later(sources)
    signed = _signed_later({document.case_id for document in approved})
    found = set()
    for document in approved:
        if document.approved_at is None:
            continue
        moments = [
            moment
            for source in document.source_notes
            for moment in changed.get(source["note"], ())
        ]
        if kinds.kind(document.kind).grows_old:
            moments += signed.get(document.case_id, [])
        if any(moment > document.approved_at for moment in moments):
            found.add(document.pk)
    return found | _of_changed_rows(approved, case)


def _of_changed_rows(approved: Sequence[Document], case: Case) -> set[UUID]:
    """Those whose kind finds other rows now than at the approval, which noted them:
    none at all, perhaps, where nothing was agreed yet."""
    # Asked of the database: a list of documents does not load what they say.
    said = Document.objects.filter(
        pk__in=[one.pk for one in approved], facts__has_key="made_from"
    )
    ids = set(said.values_list("pk", flat=True))
    noted = [one for one in approved if one.pk in ids]
    now = {
        key: origins.read(kinds.kind(key).made_from(case))
        for key in {one.kind for one in noted}
    }
    return {
        one.pk for one in noted if origins.is_old(one.source_records, now[one.kind])
    }


def _changed_later(note_ids: Collection[UUID]) -> dict[str, list[datetime]]:
    """When something was added to these notes, and when they were voided."""
    found: dict[str, list[datetime]] = {}
    added = NoteAddendum.objects.filter(note__in=note_ids)
    voided = NoteVoid.objects.filter(note__in=note_ids)
    for note_id, moment in (
        *added.values_list("note", "added_at"),
        *voided.values_list("note", "voided_at"),
    ):
        found.setdefault(str(note_id), []).append(moment)
    return found


def _signed_later(case_ids: Collection[UUID]) -> dict[UUID, list[datetime]]:
    found: dict[UUID, list[datetime]] = {}
    rows = SessionNote.objects.filter(case__in=case_ids)
    for case_id, signed_at in rows.values_list("case", "signed_at"):
        found.setdefault(case_id, []).append(signed_at)
    return found
