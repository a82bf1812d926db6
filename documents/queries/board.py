"""The list of letters: every kind that a case may have, and what was written of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from cases.models import Case
from documents import kinds
from documents.kinds.base import Group, Kind
from documents.models import (
    OF_SUPERVISION,
    Document,
    Rendering,
    SummaryRequest,
)
from documents.queries.case_record import Record
from documents.queries.partner import partner_record_of
from documents.queries.sending import Sending, sending_of
from documents.queries.superseded import superseded_ids


@dataclass(frozen=True, kw_only=True)
class DocumentLine:
    """One version of a document with its PDF."""

    document: Document
    kind: Kind
    rendering: Rendering | None
    is_superseded: bool
    sending: Sending

    @property
    def state_words(self) -> str:
        """Draft; PDF being made; released."""
        if self.document.is_draft:
            return "Draft"
        if self.document.is_released:
            return "Released"
        return "Approved"


@dataclass(frozen=True, kw_only=True)
class KindCard:
    """One kind of document in this case: its versions, latest first, or why none."""

    kind: Kind
    lines: tuple[DocumentLine, ...]
    why_not_yet: str
    sending: Sending

    @property
    def draft(self) -> DocumentLine | None:
        return next((line for line in self.lines if line.document.is_draft), None)

    @property
    def can_start(self) -> bool:
        return self.draft is None and not self.why_not_yet

    @property
    def is_new_version(self) -> bool:
        return bool(self.lines)


@dataclass(frozen=True, kw_only=True)
class Board:
    """The list page of a case's documents."""

    cards: tuple[KindCard, ...]
    # The admin's open questions for a summary; of a couple there may be two.
    requests: tuple[SummaryRequest, ...]

    @property
    def groups(self) -> list[tuple[str, list[KindCard]]]:
        """The cards under their headings: those that were written first."""
        found = [
            (group.value, [card for card in self.cards if card.kind.group == group])
            for group in Group
        ]
        return [
            (title, sorted(cards, key=lambda card: not card.lines))
            for title, cards in found
            if cards
        ]


def board_of(
    case: Case, record: Record, *, may_read_drafts: bool, reads_supervision: bool
) -> Board:
    """Every kind that belongs to the case's model, and those that were ever written.

    `may_read_drafts`: for someone who may read drafts; others see what is approved.
    `reads_supervision`: for the therapist and their supervisors; others see none of it.
    """
    rows = list(
        Document.objects.filter(case=case)
        .readable(may_read_drafts=may_read_drafts, reads_supervision=reads_supervision)
        .defer("parts", "facts")
        .select_related("approved_by", "released_by")
        .order_by("-number")
    )
    records = _records(case, record)
    renderings = _renderings([row.pk for row in rows])
    later = superseded_ids(rows, case)
    lines = [
        DocumentLine(
            document=row,
            kind=kinds.kind(row.kind),
            rendering=renderings.get(row.pk),
            is_superseded=row.pk in later,
            sending=sending_of(kinds.kind(row.kind), records[row.kind].agreed),
        )
        for row in rows
    ]
    cards = [
        KindCard(
            kind=kinds.kind(key),
            lines=tuple(line for line in lines if line.kind.key == key),
            why_not_yet=kinds.kind(key).why_not_yet(of_kind),
            sending=sending_of(kinds.kind(key), of_kind.agreed),
        )
        for key, of_kind in records.items()
        if reads_supervision or key not in OF_SUPERVISION
    ]
    asked = SummaryRequest.objects.filter(case=case, answered_at__isnull=True)
    asked = asked.select_related("asked_by", "case__client", "case__couple__client")
    return Board(
        cards=tuple(card for card in cards if _is_listed(card, record)),
        requests=tuple(asked.order_by("asked_at", "pk")),
    )


def _records(case: Case, record: Record) -> dict[str, Record]:
    """Kind -> the record that it is written from; the partner's only where there is one."""
    found = {key: record for key, one in kinds.KINDS.items() if not one.is_of_partner}
    if case.partner is None:
        return found
    of_partner = partner_record_of(case, today=record.today)
    return {key: found.get(key, of_partner) for key in kinds.KINDS}


def _is_listed(card: KindCard, record: Record) -> bool:
    if card.lines:
        return True
    is_hidden = card.kind.is_listed_when_made and bool(card.why_not_yet)
    return _fits(card.kind, record) and not is_hidden


def _fits(kind: Kind, record: Record) -> bool:
    return record.protocol is not None and record.protocol.therapy in kind.therapies


def _renderings(document_ids: Collection[UUID]) -> dict[UUID, Rendering]:
    found = Rendering.objects.filter(document__in=document_ids).order_by("copy_number")
    return {one.document_id: one for one in found}
