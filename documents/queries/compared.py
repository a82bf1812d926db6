"""Two versions of one kind of document of a case, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from documents import kinds
from documents.kinds.base import Kind
from documents.models import Document
from documents.queries.checks import texts_of
from formulation.queries import PartPair, chosen_pair


@dataclass(frozen=True, kw_only=True)
class Compared:
    """`versions` newest first; `pair` the lower number first, None while there is one.

    `parts` leaves out what is empty in both; one that only an older form of the kind had
    stands at the end.
    """

    kind: Kind
    versions: tuple[Document, ...]
    pair: tuple[Document, Document] | None
    parts: tuple[PartPair, ...]

    @property
    def changed(self) -> int:
        return sum(part.is_changed for part in self.parts)


def compared(
    document: Document,
    *,
    older: int | None = None,
    newer: int | None = None,
    may_read_drafts: bool,
) -> Compared:
    """The versions with these numbers; without them this one and the one before it, or
    the two latest. One query."""
    versions = list(
        Document.objects.filter(case=document.case_id, kind=document.kind)
        .readable(
            may_read_drafts=may_read_drafts,
            reads_supervision=document.is_of_supervision,
        )
        .select_related("approved_by")
        .order_by("-number")
    )
    if older is None and newer is None and document.number > 1:
        older, newer = document.number - 1, document.number
    pair = chosen_pair(versions, older, newer)
    return Compared(
        kind=kinds.kind(document.kind),
        versions=tuple(versions),
        pair=pair,
        parts=tuple(_parts(*pair)) if pair else (),
    )


def _parts(older: Document, newer: Document) -> list[PartPair]:
    was, now = texts_of(older), texts_of(newer)
    titles = {part["key"]: str(part["title"]) for part in (*older.parts, *newer.parts)}
    kind = kinds.kind(newer.kind)
    ordered = {part.key: part.title for part in kind.parts} | titles
    pairs = [
        PartPair(title=title, older=was.get(key, ""), newer=now.get(key, ""))
        for key, title in ordered.items()
    ]
    return [pair for pair in pairs if pair.older or pair.newer]
