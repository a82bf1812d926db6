"""A document as it reads, its file and its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from cases.models import Case
from documents import kinds
from documents.kinds.base import Kind, PrintPart
from documents.models import (
    Document,
    DocumentComment,
    Rendering,
)
from documents.queries.sending import Sending, sending_of_document
from documents.queries.superseded import is_superseded


@dataclass(frozen=True, kw_only=True)
class ReadingPart:
    part: PrintPart
    comments: tuple[DocumentComment, ...]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A document as it reads. `can_copy`: a new version can be begun from it."""

    kind: Kind
    parts: tuple[ReadingPart, ...]
    comments: tuple[DocumentComment, ...]
    is_superseded: bool
    made_from: str
    can_copy: bool
    sending: Sending


def left_over(document: Document, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Title and text of each part that was typed otherwise than it was approved."""
    return [
        (str(part["title"]), typed[part["key"]])
        for part in document.parts
        if typed.get(part["key"], "").split() not in ([], str(part["text"]).split())
    ]


def find_document(case: Case, document_id: UUID) -> Document | None:
    """The document, if it is this case's."""
    return (
        Document.objects.select_related(
            "case__client",
            "case__therapist",
            "created_by",
            "approved_by",
            "released_by",
        )
        .filter(case=case, pk=document_id)
        .first()
    )


def rendering_of(document: Document) -> Rendering | None:
    return document.renderings.order_by("-copy_number").first()


def file_name(document: Document) -> str:
    """`<number>-treatment-summary-<date>.pdf`: never a name."""
    moment = document.approved_at or document.created_at
    day = timezone.localdate(moment).isoformat()
    return f"{document.whose.number}-{document.file_word}-{day}.pdf"


def reading_of(document: Document) -> Reading:
    """A document as it reads, each part with the remarks beside it."""
    kind = kinds.kind(document.kind)
    comments = list(
        document.comments.select_related("author").order_by("written_at", "pk")
    )
    has_draft = Document.objects.filter(
        case=document.case_id, kind=document.kind, state=Document.State.DRAFT
    ).exists()
    return Reading(
        kind=kind,
        parts=tuple(
            ReadingPart(
                part=part,
                comments=tuple(one for one in comments if one.part == key),
            )
            for key, part in kind.print_parts(document.parts).items()
        ),
        comments=tuple(one for one in comments if not one.part),
        is_superseded=is_superseded(document),
        made_from=str(document.facts.get("made_from", "")),
        can_copy=not document.is_draft and not has_draft,
        sending=sending_of_document(document),
    )
