"""A draft as its editor shows it: parts, where each sentence comes from, what is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cases.models import Case
from documents import kinds
from documents.kinds.base import Kind, Offer, Part, PrintPart, Reader
from documents.kinds.gaps import Gap
from documents.kinds.wording import lacking
from documents.models import (
    Document,
    DocumentComment,
)
from documents.queries.case_record import Record
from documents.queries.check_words import Check
from documents.queries.checks import checks_of
from documents.queries.sending import Sending, sending_of
from documents.queries.sentences import Sentence, sentences_of
from formulation.models import InventoryPerson


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
    # What the record lacks; None while it has anything at all for this part.
    lacks: Gap | None = None
    # What the practice's wording for it needs and the record does not hold.
    wording_needs: str = ""

    @property
    def gap(self) -> Gap | None:
        """What the record lacks, while the part is empty for want of it."""
        return None if self.text.strip() else self.lacks

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
                record,
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
    record: Record,
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
        lacks=None if offers else part.gap_in(record),
        wording_needs=wording_needs,
        theirs=there if text.strip() != there.strip() else "",
    )
