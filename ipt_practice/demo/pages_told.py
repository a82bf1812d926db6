"""Pages that a client took along: drafted from the record, approved, some in two versions."""

from __future__ import annotations

from datetime import datetime

from documents import actions as documents
from documents.models import Document
from ipt_practice.demo.telling import Telling

Kind = Document.Kind
# Approved at the end of what is told; the last of an open case is still a draft.
PAGES: dict[str, tuple[Kind, ...]] = {
    "DANIEL": (
        Kind.AGREEMENT,
        Kind.SAFETY_PLAN,
        Kind.FORMULATION_PAGE,
        Kind.CIRCLE_PAGE,
    ),
    "SARA": (Kind.AGREEMENT, Kind.SAFETY_PLAN, Kind.PATTERN_PAGE, Kind.CIRCLE_PAGE),
    "LEAH": (Kind.AGREEMENT, Kind.FORMULATION_PAGE, Kind.CIRCLE_PAGE),
    "AMARA": (Kind.AGREEMENT, Kind.SUPPORT_PLAN),
}
# Written once more after it was read together: there are two versions to compare.
AGAIN = {
    "LEAH": (
        Kind.AGREEMENT,
        {
            "between": "A text message is fine to move a session; talk waits till we meet."
        },
    )
}
IS_CLOSED = ("DANIEL", "SARA")


def make_pages(told: Telling, at: datetime) -> None:
    """Of the worked cases; what the record cannot fill yet is left out."""
    pages = PAGES.get(told.story.key, ())
    for kind in pages:
        page = _drafted(told, kind, at)
        is_left = kind == pages[-1] and told.story.key not in IS_CLOSED
        if page is not None and not is_left:
            documents.approve_document(document=page, by=told.by, at=at)
    if told.story.key in AGAIN:
        kind, changed = AGAIN[told.story.key]
        draft = _drafted(told, kind, at)
        if draft is not None:
            documents.save_document(
                document=draft, by=told.by, parts=changed, version=draft.version, at=at
            )


def _drafted(told: Telling, kind: Kind, at: datetime) -> Document | None:
    try:
        return documents.draft_document(case=told.case, by=told.by, kind=kind, at=at)
    except documents.NotYet:
        return None
