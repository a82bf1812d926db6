"""Two versions of one kind of document of a case: part by part, and the facts beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from documents import kinds
from documents.kinds.base import Kind
from documents.models import Document
from documents.queries.checks import texts_of
from documents.queries.fact_changes import FactChange, changes
from documents.queries.name_words import first_name
from formulation.models import InventoryPerson
from formulation.queries import PartPair, chosen_pair


@dataclass(frozen=True, kw_only=True)
class Compared:
    """`versions` newest first; `pair` the lower number first, None while there is one.

    `parts` leaves out what is empty in both; one that only an older form of the kind had
    stands at the end. `facts` are those that differ; a draft has none of its own yet, so
    that the record of today speaks for it.
    """

    kind: Kind
    versions: tuple[Document, ...]
    pair: tuple[Document, Document] | None
    parts: tuple[PartPair, ...]
    facts: tuple[FactChange, ...] = ()

    @property
    def has_draft(self) -> bool:
        return any(one.is_draft for one in self.pair or ())

    @property
    def changed(self) -> int:
        return sum(part.is_changed for part in self.parts)


def compared(
    document: Document,
    *,
    older: int | None = None,
    newer: int | None = None,
    may_read_drafts: bool,
    today: date,
) -> Compared:
    """The versions with these numbers; without them this one and the one before it, or
    the two latest. One query; with a draft those of reading the record, and one where
    people are called by their first name."""
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
        facts=tuple(_facts(document, *pair, today=today)) if pair else (),
    )


def _facts(
    document: Document, older: Document, newer: Document, *, today: date
) -> list[FactChange]:
    was, now = (_facts_of(one, document, today) for one in (older, newer))
    if older.is_draft or newer.is_draft:
        # Counted at the approval.
        was, now = ({**facts, "made_from": ""} for facts in (was, now))
    return [*changes(was, now), *_named(older, newer)]


def _facts_of(one: Document, document: Document, today: date) -> Mapping[str, Any]:
    """As they were frozen; of a draft as they would be today."""
    if not one.is_draft:
        frozen: dict[str, Any] = one.facts
        return frozen
    kind = kinds.kind(one.kind)
    record = kind.record_of(document.case, today=today, named=one.named_people)
    return kind.facts_of(record)


def _named(older: Document, newer: Document) -> list[FactChange]:
    """Who is called by their first name."""
    was, now = set(older.named_people), set(newer.named_people)
    if was == now:
        return []
    people = InventoryPerson.objects.filter(pk__in=was | now).by_name()
    names = {str(one.pk): first_name(one.name) for one in people}
    return [
        FactChange(
            label="By first name",
            was=", ".join(name for pk, name in names.items() if pk in was),
            now=", ".join(name for pk, name in names.items() if pk in now),
        )
    ]


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
