"""What a kind of document is: its parts, what the record offers for each, its print."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import translation

from cases.models import Case
from documents import links
from documents.kinds.gaps import Gap, NoGap
from documents.kinds.wording import worded, wordings_of
from documents.queries.case_record import Record
from documents.queries.name_words import first_name
from documents.queries.origins import Rows
from documents.queries.partner import partner_record_of
from documents.queries.record import record_of
from formulation.models import InventoryPerson
from protocols.base import Therapy

# Of a page for the client, as it is set: letters in a line, lines that a heading takes, and
# how many lines still fit on one sheet when they are set wide.
LINE = 88
HEADING_LINES = 2
FEW_LINES = 28


class Shape(StrEnum):
    """How a part is typed and printed."""

    TEXT = "TEXT"  # paragraphs, apart by a blank line
    LINE = "LINE"  # one line: "Daniel", "Ruth"
    LIST = "LIST"  # one entry per line
    QUOTE = "QUOTE"  # the client's own words


class Reader(StrEnum):
    CLIENT = "CLIENT"
    OTHERS = "OTHERS"
    HOUSE = "HOUSE"  # stays inside the practice: never released


class Group(StrEnum):
    """Under which heading of the list page a kind stands."""

    LETTERS = "Letters"
    PLANS = "Plans and agreements"
    PAGES = "Pages to share"
    SHEETS = "Worksheets"
    REPORTS = "Reports"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a document. `help` says to the writer what belongs here."""

    key: str
    title: str
    help: str = ""
    shape: Shape = Shape.TEXT
    is_required: bool = False
    # What the record lacks when it has nothing to offer here; the first that the case can
    # lack is said. Without any: why there is none.
    gaps: tuple[Gap, ...] = ()
    no_gap: NoGap | None = None

    def gap_in(self, record: Record) -> Gap | None:
        """What is to be said when this record offers nothing here."""
        return next((one for one in self.gaps if one.when(record)), None)

    def joined(self, texts: Iterable[str]) -> str:
        """Sentences run on; entries and lines stand under each other."""
        between = " " if self.shape == Shape.TEXT else "\n"
        return between.join(text.strip() for text in texts if text.strip())


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A sentence that the record offers for a part, with where it comes from.

    `is_drafted`: it stands in the first draft; the others wait to be inserted.
    """

    text: str
    label: str
    record: str = ""
    record_id: str = ""
    is_drafted: bool = True

    @property
    def key(self) -> str:
        """Names this offer in a form: what it says, and what it says it from."""
        said = f"{self.text}|{self.record_id}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def source(self) -> dict[str, str]:
        return {"label": self.label, "record": self.record, "id": self.record_id}


def unique(sources: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Each source once, in the order in which they were used."""
    found: list[dict[str, str]] = []
    for source in sources:
        if source not in found:
            found.append(source)
    return found


Offers = Mapping[str, Sequence[Offer]]


@dataclass(frozen=True, kw_only=True)
class PrintPart:
    """A part as the page sees it: its title, and paragraphs or list entries."""

    key: str
    title: str
    shape: str
    paragraphs: tuple[str, ...]

    @property
    def place(self) -> str:
        return f"the part “{self.title}”"


def paragraphs_of(text: str, shape: Shape) -> tuple[str, ...]:
    if shape == Shape.TEXT:
        pieces = text.replace("\r\n", "\n").split("\n\n")
        return tuple(" ".join(piece.split()) for piece in pieces if piece.strip())
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def offer(
    text: str,
    label: str,
    record: models.Model | UUID | None = None,
    *,
    kind: str = "",
    is_drafted: bool = True,
) -> list[Offer]:
    """The offer in a list, or nothing where the record has nothing to say."""
    if not text.strip():
        return []
    record_id = record.pk if isinstance(record, models.Model) else record
    name = record._meta.model_name if isinstance(record, models.Model) else kind
    return [
        Offer(
            text=text.strip(),
            label=label,
            record=name or "",
            record_id=str(record_id or ""),
            is_drafted=is_drafted,
        )
    ]


def leaves_room(parts: Iterable[PrintPart]) -> bool:
    """Whether this is so little that a sheet of paper is half empty."""
    lines = sum(
        HEADING_LINES + sum(1 + len(text) // LINE for text in part.paragraphs)
        for part in parts
    )
    return lines <= FEW_LINES


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of document.

    `offers` reads the record; `facts` is what the page prints beside the parts, fixed at
    approval. `why_not_yet` gives the sentence that says what is missing, or "".
    """

    key: str
    title: str
    purpose: str
    reader: Reader
    parts: tuple[Part, ...]
    template: str
    therapies: tuple[Therapy, ...]
    offers: Callable[[Record], Offers]
    facts: Callable[[Record], dict[str, Any]]
    why_not_yet: Callable[[Record], str]
    group: Group = Group.LETTERS
    # What lists call it, where the title on paper is longer.
    short: str = ""
    # Drafted from the record each time, not from its last version: it says what something
    # else says that has versions of its own.
    is_drafted_anew: bool = False
    # The rows that it says something from, beside signed notes.
    made_from: Callable[[Case], Sequence[Rows]] = lambda case: ()
    # Made from every signed note; otherwise from the rows alone.
    is_from_notes: bool = True
    # Tells the whole course: the next signed note makes it old.
    grows_old: bool = False
    # Listed only where it can be made or was made: most cases never need it.
    is_listed_when_made: bool = False
    # The client's own page: people stand in it by their first name until the writer
    # chooses otherwise; a letter calls them by their relation.
    is_clients_own: bool = False
    # The client's own plan for a bad time: what is said of safety belongs into it.
    speaks_of_safety: bool = False
    # Prints scores only where the writer has put them into the text.
    has_headings: bool = True
    # Cases.models.Consent.Kind without which it is neither released nor sent out.
    consent: str = ""
    # Whom it goes to, each with the consent that it takes; said instead of `purpose`.
    recipients: tuple[tuple[str, str], ...] = ()
    # Written during treatment, to be read together before the end.
    is_read_together: bool = False
    # About the second of a couple, from a record of their own.
    is_of_partner: bool = False
    # Goes out only once the client was asked and said yes, and has seen it.
    must_be_agreed: bool = False
    is_seen_first: bool = False
    print_facts: Callable[[dict[str, Any]], dict[str, Any]] = field(
        default=lambda facts: {}
    )
    # Where the page is no plain run of parts: they are laid out for it.
    lay_out: Callable[[Mapping[str, PrintPart], Mapping[str, Any]], Any] = field(
        default=lambda parts, facts: ()
    )

    @property
    def short_title(self) -> str:
        return self.short or self.title

    @property
    def leaves_the_house(self) -> bool:
        return self.reader != Reader.HOUSE

    @property
    def is_shown(self) -> bool:
        """Read together with the client, or seen by them before it goes."""
        return self.is_read_together or self.is_seen_first

    def record_of(
        self, case: Case, *, today: date, named: Iterable[str] = ()
    ) -> Record:
        """What it is written from. Raises NoPartner where it is about one who is not.

        `named`: ids of the people whom its writer calls by their first name.
        """
        read = partner_record_of if self.is_of_partner else record_of
        record = read(case, today=today)
        return replace(
            record,
            named=frozenset(UUID(one) for one in named),
            wordings=wordings_of(self.key),
        )

    def named_at_first(self, case: Case) -> list[str]:
        """Ids of the people whom a first draft calls by their first name. One query."""
        if not self.is_clients_own:
            return []
        people = InventoryPerson.objects.filter(case=case, is_never_printed=False)
        return [str(one.pk) for one in people.by_name() if first_name(one.name)]

    def purpose_for(self, refused: Collection[str]) -> str:
        """Whom it goes to, without those whom the client has refused."""
        if not self.recipients:
            return self.purpose
        if self.consent in refused:
            return ""
        left = [who for who, consent in self.recipients if consent not in refused]
        return f"For {', '.join(left[:-1])}{' or ' if left[1:] else ''}{left[-1]}."

    def part(self, key: str) -> Part:
        return {part.key: part for part in self.parts}[key]

    def offers_of(self, record: Record) -> Offers:
        """What the record offers for each part, the practice's wording among it, days in
        the practice's language."""
        with translation.override(record.practice.date_language):
            return worded(self.offers(record), record.wordings, record, Offer)

    def facts_of(self, record: Record) -> dict[str, Any]:
        """What the page prints beside the parts, days in the practice's language."""
        with translation.override(record.practice.date_language):
            return self.facts(record)

    def draft(self, record: Record) -> list[dict[str, Any]]:
        """The parts as they are stored, each with the sources that its text came from."""
        offers = self.offers_of(record)
        return [self._drafted(part, offers.get(part.key, ())) for part in self.parts]

    def _drafted(self, part: Part, offers: Sequence[Offer]) -> dict[str, Any]:
        used = [one for one in offers if one.is_drafted]
        return {
            "key": part.key,
            "title": part.title,
            "text": part.joined(one.text for one in used),
            "sources": unique(one.source for one in used if one.label),
            "links": links.stored(
                links.distinct(links.taken(one) for one in used if one.label)
            ),
        }

    def print_parts(self, stored: Sequence[Mapping[str, Any]]) -> dict[str, PrintPart]:
        """Parts with something in them; empty ones are left out of the document."""
        found = {}
        for part in self.parts:
            text = next((p["text"] for p in stored if p["key"] == part.key), "")
            paragraphs = paragraphs_of(str(text), part.shape)
            if paragraphs:
                found[part.key] = PrintPart(
                    key=part.key,
                    title=part.title,
                    shape=part.shape.value,
                    paragraphs=paragraphs,
                )
        return found

    def print_context(self, document: Any) -> dict[str, Any]:
        """What the PDF's template sees: frozen text and facts, nothing else."""
        parts = self.print_parts(document.parts)
        return {
            "title": self.title,
            "has_headings": self.has_headings,
            "parts": parts,
            "is_short": leaves_room(parts.values()),
            "facts": document.facts,
            "drawn": self.print_facts(document.facts),
            "laid": self.lay_out(parts, document.facts),
            "has_names": bool(document.named_people),
        }
