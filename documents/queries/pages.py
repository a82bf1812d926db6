"""What the pages of one case's documents show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from cases.models import Case
from documents import kinds
from documents.kinds.base import Group, Kind, Offer, Part, PrintPart, Reader
from documents.kinds.wording import lacking
from documents.models import (
    OF_SUPERVISION,
    Document,
    DocumentComment,
    Rendering,
    SummaryRequest,
)
from documents.queries.check_words import Check
from documents.queries.checks import checks_of
from documents.queries.partner import partner_record_of
from documents.queries.record import Record
from documents.queries.sending import Sending, sending_of, sending_of_document
from documents.queries.sentences import Sentence, sentences_of
from documents.queries.superseded import is_superseded, superseded_ids
from formulation.models import InventoryPerson


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
    request: SummaryRequest | None

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


@dataclass(frozen=True, kw_only=True)
class EditorPart:
    """A part in the editor: its text, where it came from, what else the record offers."""

    part: Part
    text: str
    sentences: tuple[Sentence, ...]
    offers: tuple[Offer, ...]
    comments: tuple[DocumentComment, ...]
    checks: tuple[Check, ...] = ()
    theirs: str = ""
    # The record has nothing at all for this part.
    is_gap: bool = False
    # What the practice's wording for it needs and the record does not hold.
    wording_needs: str = ""

    @property
    def gap(self) -> str:
        """What the record lacks, while the part is empty for want of it."""
        return self.part.gap if self.is_gap and not self.text.strip() else ""

    @property
    def open_checks(self) -> list[Check]:
        return [one for one in self.checks if not one.is_met]

    @property
    def name(self) -> str:
        return f"part-{self.part.key}"

    @property
    def changed(self) -> list[Sentence]:
        """Sentences whose source says something else now; the writer decides."""
        return [one for one in self.sentences if one.trace.needs_answer]

    @property
    def rows(self) -> int:
        return min(14, max(3, len(self.text) // 70 + self.text.count("\n") + 1))


@dataclass(frozen=True, kw_only=True)
class NameChoice:
    """Someone whom the document calls by their relation or by their first name."""

    person: InventoryPerson
    instead: str
    is_named: bool


@dataclass(frozen=True, kw_only=True)
class Editor:
    """A draft with everything beside it. `is_conflict`: another window saved meanwhile."""

    document: Document
    kind: Kind
    parts: tuple[EditorPart, ...]
    checks: tuple[Check, ...]
    sending: Sending
    choices: tuple[NameChoice, ...] = ()
    is_conflict: bool = False

    @property
    def met(self) -> int:
        return sum(check.is_met for check in self.checks)

    @property
    def unmet(self) -> int:
        return len(self.checks) - self.met

    @property
    def preview(self) -> list[PrintPart]:
        """The text as last saved, without its empty parts."""
        return list(self.kind.print_parts(self.document.parts).values())

    @property
    def goes_to_others(self) -> bool:
        return self.kind.reader == Reader.OTHERS


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
    return Board(
        cards=tuple(card for card in cards if _is_listed(card, record)),
        request=asked.select_related("asked_by").first(),
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


def editor_of(
    document: Document,
    case: Case,
    *,
    today: Any,
    typed: Mapping[str, str] | None = None,
    is_conflict: bool = False,
) -> Editor:
    """The draft for its page. `typed` is shown instead of what is stored."""
    kind = kinds.kind(document.kind)
    record = kind.record_of(case, today=today, named=document.named_people)
    offers = kind.offers_of(record)
    sentences = sentences_of(document, offers)
    comments = list(
        document.comments.select_related("author").order_by("written_at", "pk")
    )
    checks = tuple(checks_of(document, record))
    lacks = lacking(record.wordings, record)
    return Editor(
        document=document,
        kind=kind,
        checks=checks,
        sending=sending_of(kind, record.agreed),
        choices=_choices(kind, record),
        is_conflict=is_conflict,
        parts=tuple(
            _editor_part(
                part,
                document,
                [one for one in offers.get(part.key, ()) if one.label],
                sentences.get(part.key, ()),
                [one for one in comments if one.part == part.key],
                [one for one in checks if one.part == part.key],
                lacks.get(part.key, ""),
                typed,
            )
            for part in kind.parts
        ),
    )


def _choices(kind: Kind, record: Record) -> tuple[NameChoice, ...]:
    is_to_client, naming = kind.reader == Reader.CLIENT, record.naming
    return tuple(
        NameChoice(
            person=one,
            instead=record.relation(one, to_client=is_to_client),
            is_named=naming.may_name(one),
        )
        for one in naming.choices()
    )


def _editor_part(
    part: Part,
    document: Document,
    offers: Sequence[Offer],
    sentences: tuple[Sentence, ...],
    comments: Sequence[DocumentComment],
    checks: Sequence[Check],
    wording_needs: str,
    typed: Mapping[str, str] | None,
) -> EditorPart:
    stored: Mapping[str, Any] = next(
        (one for one in document.parts if one["key"] == part.key), {}
    )
    there = str(stored.get("text", ""))
    text = there if typed is None else typed.get(part.key, there)
    # What was taken and then put into the writer's words, and what waits for an answer.
    used = {one.trace.now_text for one in sentences if one.is_in_text}
    return EditorPart(
        part=part,
        text=text,
        sentences=sentences,
        offers=tuple(
            one for one in offers if one.text not in text and one.text not in used
        ),
        comments=tuple(comments),
        checks=tuple(checks),
        is_gap=not offers,
        wording_needs=wording_needs,
        theirs=there if text.strip() != there.strip() else "",
    )
