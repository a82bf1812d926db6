"""Writing a document: drafted from the record, changed by its writer, remarked upon."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from documents import kinds, links
from documents.actions.answering import SourceGone, answered
from documents.kinds.base import Offer, Part, Shape, unique
from documents.links import Answer
from documents.models import Document, DocumentComment
from documents.queries.case_record import Record
from documents.queries.naming import chosen

MOST_CHARACTERS = 4000


class NotForThisCase(Exception):
    def __str__(self) -> str:
        return "This document does not belong to the model of this case."


class NotYet(Exception):
    """The record does not hold enough for this document. Says what is missing."""


class DocumentAlreadyApproved(Exception):
    def __str__(self) -> str:
        return "This text is approved and no longer changes. Make a new version of it."


class DocumentChangedElsewhere(Exception):
    """Somebody saved in between. `document` is what is on the server now."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document

    def __str__(self) -> str:
        return (
            "This draft was changed in another window. Nothing is lost: both texts are "
            "below. Choose what to keep, then save."
        )


class TextTooLong(Exception):
    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” is longer than {MOST_CHARACTERS} characters. Shorten it."
        )


class CommentMissing(Exception):
    def __str__(self) -> str:
        return "Write the comment first."


def check_draft(document: Document) -> None:
    if not document.is_draft:
        raise DocumentAlreadyApproved


@transaction.atomic
def draft_document(
    *, case: Case, by: User, kind: str, at: datetime | None = None
) -> Document:
    """The draft of this kind: the open one, a copy of the last version, or a new one.

    A first draft, and one that is drafted anew each time, is written from the signed
    record, every part with its sources. Raises NotForThisCase, NotYet.
    """
    now = at or timezone.now()
    definition = kinds.kind(kind)
    # Pressed twice at once, the second waits here and opens the draft of the first.
    Case.objects.select_for_update().get(pk=case.pk)
    versions = Document.objects.filter(case=case, kind=kind)
    open_one = versions.filter(state=Document.State.DRAFT).first()
    if open_one is not None:
        return open_one
    last = versions.order_by("-number").first()
    named = last.named_people if last else definition.named_at_first(case)
    document = Document(
        case=case,
        kind=definition.key,
        number=(versions.aggregate(last=Max("number"))["last"] or 0) + 1,
        parts=last.parts
        if last is not None and not definition.is_drafted_anew
        else _first_parts(case, definition, now, named),
        named_people=named,
        created_at=now,
        created_by=by,
        saved_at=now,
    )
    document.full_clean()
    document.save(force_insert=True)
    audit.log(by=by, verb="document.drafted", record=document, case=case, at=at)
    return document


def _first_parts(
    case: Case, definition: kinds.Kind, now: datetime, named: list[str]
) -> list[dict[str, Any]]:
    if definition.is_of_partner and case.partner is None:
        raise NotForThisCase
    record = definition.record_of(case, today=timezone.localdate(now), named=named)
    if record.protocol is None or record.protocol.therapy not in definition.therapies:
        raise NotForThisCase
    if missing := definition.why_not_yet(record):
        raise NotYet(missing)
    return definition.draft(record)


@transaction.atomic
def save_document(
    *,
    document: Document,
    by: User,
    parts: Mapping[str, str],
    version: int,
    at: datetime | None = None,
) -> Document:
    """Keep what was typed, unless somebody else saved since `version`.

    `parts` maps part keys to text; parts that are not in it stay. Raises
    DocumentAlreadyApproved, DocumentChangedElsewhere, TextTooLong.
    """
    check_draft(document)
    stored = [part | _typed(part, parts) for part in document.parts]
    return _save(document, stored, version, at)


def _typed(part: Mapping[str, Any], parts: Mapping[str, str]) -> dict[str, Any]:
    text = parts.get(str(part["key"]))
    if text is None:
        return {}
    kept = text.replace("\r\n", "\n").strip()
    _check_length(str(part["title"]), kept)
    # Where nothing is left, nothing is left to be traced.
    return {"text": kept} if kept else {"text": "", "sources": [], "links": []}


def _check_length(title: str, text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise TextTooLong(title)


def _save(
    document: Document,
    parts: list[dict[str, Any]],
    version: int,
    at: datetime | None,
    **changed: Any,
) -> Document:
    """Compare and swap: the version that was read must be the one that is there.

    Typing is no event: the log speaks of a draft when it is begun and when it is approved.
    """
    is_ours = Document.objects.filter(
        pk=document.pk, state=Document.State.DRAFT, version=version
    ).update(
        parts=parts,
        version=F("version") + 1,
        saved_at=at or timezone.now(),
        **changed,
    )
    now_there = Document.objects.select_related("case__client").get(pk=document.pk)
    if not is_ours:
        check_draft(now_there)
        raise DocumentChangedElsewhere(now_there)
    return now_there


@transaction.atomic
def insert_from_record(
    *,
    document: Document,
    by: User,
    part: str,
    offer: str,
    parts: Mapping[str, str],
    version: int,
    at: datetime | None = None,
) -> Document:
    """Save what was typed, and put one sentence of the record under one part.

    `offer` is the key of an `Offer`. In a part of one line it takes the place of what is
    there. Raises SourceGone beside what saving raises.
    """
    check_draft(document)
    definition = kinds.kind(document.kind)
    record = _record(document, timezone.localdate(at))
    offers = definition.offers_of(record).get(part, ())
    chosen = next((one for one in offers if one.key == offer), None)
    if chosen is None:
        raise SourceGone
    stored = []
    for one in document.parts:
        typed = one | _typed(one, parts)
        if one["key"] == part:
            typed |= _inserted(typed, definition.part(part), chosen)
        stored.append(typed)
    return _save(document, stored, version, at)


def _inserted(stored: Mapping[str, Any], part: Part, offer: Offer) -> dict[str, Any]:
    """Text, links and sources of a part with the sentence in it. Raises TextTooLong."""
    is_line = part.shape == Shape.LINE
    text = "" if is_line else str(stored["text"])
    joined = part.joined([text, offer.text])
    _check_length(part.title, joined)
    new = links.taken(offer)
    others = [old for old in links.links_of(stored) if not is_line and old.id != new.id]
    sources = [] if is_line else stored["sources"]
    return {
        "text": joined,
        "sources": unique([*sources, offer.source]),
        "links": links.stored([*others, new]),
    }


@transaction.atomic
def answer_source(
    *,
    document: Document,
    by: User,
    part: str,
    link: str,
    answer: Answer,
    parts: Mapping[str, str],
    version: int,
    at: datetime | None = None,
) -> Document:
    """Save what was typed, and decide about one sentence whose source has changed.

    UPDATE puts what the record says now in its place, KEEP leaves it until the record
    says something else again, TAKE_OUT removes it with its link. Who decided, when, and
    what the record said then stays with the link. Raises LinkGone, SourceGone beside what
    saving raises.
    """
    check_draft(document)
    now = at or timezone.now()
    definition = kinds.kind(document.kind)
    record = _record(document, timezone.localdate(now))
    offers = definition.offers_of(record).get(part, ())
    stored = []
    for one in document.parts:
        typed = one | _typed(one, parts)
        if one["key"] == part:
            typed |= answered(typed, offers, link, answer, by=by, at=now)
            _check_length(str(one["title"]), typed["text"])
        stored.append(typed)
    return _save(document, stored, version, at)


@transaction.atomic
def choose_names(
    *,
    document: Document,
    by: User,
    named: Collection[str],
    parts: Mapping[str, str],
    version: int,
    at: datetime | None = None,
) -> Document:
    """Save what was typed, and whom this document calls by their first name.

    `named` are ids of people of the inventory; all others are called by their relation.
    Sentences that stand as they were taken follow the choice; what was put into other
    words is the writer's, and a check points at the name. Raises what saving raises.
    """
    check_draft(document)
    today = timezone.localdate(at)
    offers = kinds.kind(document.kind).offers_of
    before = _record(document, today)
    document.named_people = chosen(before.naming.choices(), named)
    after = _record(document, today)
    was, will_be = offers(before), offers(after)
    stored = [one | _typed(one, parts) for one in document.parts]
    renamed = [
        one | links.renamed(one, was.get(one["key"], ()), will_be.get(one["key"], ()))
        for one in stored
    ]
    return _save(document, renamed, version, at, named_people=document.named_people)


def _record(document: Document, today: date) -> Record:
    """The record as this document names people in it."""
    return kinds.kind(document.kind).record_of(
        document.case, today=today, named=document.named_people
    )


@transaction.atomic
def comment_on_document(
    *,
    document: Document,
    by: User,
    text: str,
    part: str = "",
    at: datetime | None = None,
) -> DocumentComment:
    """A remark beside a part of a draft. Raises CommentMissing, DocumentAlreadyApproved."""
    check_draft(document)
    if not text.strip():
        raise CommentMissing
    comment = DocumentComment(
        case_id=document.case_id,
        document=document,
        part=part,
        text=text.strip(),
        author=by,
        written_at=at or timezone.now(),
    )
    comment.full_clean()
    comment.save(force_insert=True)
    audit.log(by=by, verb="document.commented", record=document, at=at)
    return comment
