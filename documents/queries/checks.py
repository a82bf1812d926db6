"""Looking over a document before it goes: what is blank, who is named, what is open.

Everything here points; only blanks and left-over placeholders stop an approval. No
judgement is made about the text.
"""

from __future__ import annotations

import re

from cases.models import RiskEntry
from cases.names import spots
from cases.queries import consent_words
from documents import kinds
from documents.kinds import words
from documents.kinds.base import Kind, Reader
from documents.models import Document
from documents.queries.case_record import Record
from documents.queries.check_words import Check, speaking
from documents.queries.sending import sending_of
from ui.words import MONTHS

# What a writer leaves for later, and forgets: ___, XXX, ???, {name}, [NAME], [ ], TBC.
# Behind a word "????" and "...." are how somebody speaks, and "[I]" explains a quotation.
PLACEHOLDER = re.compile(
    r"_{3,}|\bX{3,}\b|(?<![\w?])\?{3,}|\{[^{}]*\}|\[(?:[ _-]*|[A-Z][A-Z _-]+)\]"
    r"|(?<![\w.])\.{4,}|\b(?:TBC|TODO)\b"
)


def blanks_of(document: Document) -> list[str]:
    """Why the document cannot be approved: a sentence for each blank."""
    kind = kinds.kind(document.kind)
    texts = texts_of(document)
    found = [
        f"“{part.title}” is blank."
        for part in kind.parts
        if part.is_required and not texts.get(part.key)
    ]
    found += [
        f"“{part.title}” still holds a placeholder."
        for part in kind.parts
        if PLACEHOLDER.search(texts.get(part.key, ""))
    ]
    return found


def texts_of(document: Document) -> dict[str, str]:
    return {part["key"]: str(part["text"]).strip() for part in document.parts}


def checks_of(document: Document, record: Record) -> list[Check]:
    """Every check that applies to this kind, in the order of reading."""
    kind, texts = kinds.kind(document.kind), texts_of(document)
    found = [
        _blank(kind, texts),
        *_blanks(document),
        *speaking(kind, texts, record),
        *_consent(kind, record),
        *_names(kind, texts, record),
        _members(kind, texts, record),
        _open_risk(record),
    ]
    return [check for check in found if check is not None]


def open_checks(document: Document, record: Record) -> list[str]:
    """What was still open when the text was approved, kept with it in words."""
    return [
        " ".join([check.words, *(f"“{quote}”" for quote in check.quotes)])
        for check in checks_of(document, record)
        if not check.is_met
    ]


def _blanks(document: Document) -> list[Check]:
    """What stops an approval, each beside its part."""
    kind, texts = kinds.kind(document.kind), texts_of(document)
    return [
        Check(
            words=f"“{part.title}” still holds a placeholder: {found.group()}",
            is_met=False,
            part=part.key,
        )
        for part in kind.parts
        if (found := PLACEHOLDER.search(texts.get(part.key, "")))
    ] + [
        Check(words=f"“{part.title}” is blank", is_met=False, part=part.key)
        for part in kind.parts
        if part.is_required and not texts.get(part.key)
    ]


def _blank(kind: Kind, texts: dict[str, str]) -> Check | None:
    empty = [
        part.title
        for part in kind.parts
        if not texts.get(part.key) and not part.is_required
    ]
    if not empty:
        return Check(words="Every part has text", is_met=True)
    said = words.listed(f"“{title}”" for title in empty)
    return Check(words=f"Empty, and left out of the print: {said}", is_met=False)


def _names(kind: Kind, texts: dict[str, str], record: Record) -> list[Check]:
    """People who stand there by name without having been chosen: what to write instead."""
    whose = "your" if kind.reader == Reader.CLIENT else record.own
    found = [
        Check(
            words=f"Names “{one.name}”. Write “{one.instead}”",
            is_met=False,
            part=key,
        )
        for key, text in texts.items()
        for one in record.naming.mentions(text, whose)
    ]
    return found or [Check(words="Nobody is named who was not chosen", is_met=True)]


def _members(kind: Kind, texts: dict[str, str], record: Record) -> Check | None:
    """Someone else of the client's group; asked about again at the approval."""
    if not record.beside.others:
        return None
    for key, text in texts.items():
        for spot in spots(text, record.beside.others, but=record.beside.own):
            said = (
                f"Another member’s name stands in “{kind.part(key).title}”: "
                f"“{spot.context}”"
            )
            return Check(words=said, is_met=False, part=key)
    return Check(words="No other member of the group is named", is_met=True)


def _consent(kind: Kind, record: Record) -> list[Check]:
    """What the client said to this going out. A refusal stops the release."""
    if not kind.consent:
        return []
    sending, agreed = sending_of(kind, record.agreed), record.agreed
    what = consent_words(kind.consent)
    if sending.why_not:
        said = f"{sending.why_not} It can be approved, but not released"
        return [Check(words=said, is_met=False)]
    if kind.consent not in agreed.given:
        return [Check(words=f"Consent to {what} is not recorded yet", is_met=False)]
    limits = agreed.given[kind.consent]
    said = f"The client agreed to {what}"
    return [
        Check(words=f"{said}, with limits: {limits}" if limits else said, is_met=True),
        *(Check(words=sentence, is_met=False) for sentence in sending.not_to),
    ]


def _open_risk(record: Record) -> Check | None:
    """Something about safety that was still open when it was last asked about."""
    asked = [p for p in record.scores.get("PHQ9", []) if p.risk_item is not None]
    if asked and asked[-1].risk_item:
        day = asked[-1].taken_on
        return Check(
            words=(
                f"PHQ-9 item 9 was {asked[-1].risk_item} on {day.day} "
                f"{MONTHS[day.month - 1]}. Talk about it before this goes"
            ),
            is_met=False,
        )
    if record.risk is not None and record.risk.thoughts in (
        RiskEntry.Thoughts.PASSIVE,
        RiskEntry.Thoughts.ACTIVE,
    ):
        day = record.risk.asked_on
        return Check(
            words=(
                f"Asked on {day.day} {MONTHS[day.month - 1]}: "
                f"{record.risk.thoughts_words}. Talk about it before this goes"
            ),
            is_met=False,
        )
    return Check(words="Nothing open about safety", is_met=True)
