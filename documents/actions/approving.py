"""From draft to paper: approved text is frozen, released paper may leave the house."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone, translation

from accounts.models import User
from audit import actions as audit
from cases.actions import ConsentWithdrawn, check_consent, check_day
from cases.models import Case
from documents import files, kinds
from documents.actions.agreeing import check_agreed_to
from documents.actions.drafting import check_draft, save_document
from documents.actions.names import LOOKED_AT, check_members
from documents.actions.renderings import DocumentNotApproved, request_rendering
from documents.models import Document, Rendering, SummaryRequest
from documents.queries import origins
from documents.queries.agreeing import agreement_of
from documents.queries.case_record import Record
from documents.queries.checks import blanks_of, open_checks
from documents.queries.sending import sending_of_document
from documents.queries.sharing import SHARED, mark_of
from sessions.models import SessionNote
from ui.dates import table_day

# In `facts`: what the checks still pointed at when the text was approved all the same.
OPEN = "open_checks"


class DocumentIncomplete(Exception):
    """Something is blank that has to be there. Says what."""


class AlreadyReleased(Exception):
    def __str__(self) -> str:
        return "This document is released already."


class ConsentNotAsked(ConsentWithdrawn):
    """It goes out only with a yes, and nobody has recorded one. The text says so."""


class NotSeenByClient(Exception):
    def __str__(self) -> str:
        return (
            "The client sees this letter before it goes. Enter the day on which they "
            "saw it, then release it."
        )


class NotItsTherapist(Exception):
    def __str__(self) -> str:
        return "Only the case's therapist lets a letter leave the house."


class StaysInTheHouse(Exception):
    def __str__(self) -> str:
        return "This page stays inside the practice. It is not released."


class SharedElsewhere(Exception):
    """Somebody kept something else in between. `document` is what is on the server now."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document

    def __str__(self) -> str:
        return (
            "Something else was kept in another window meanwhile; it stands above. What "
            "you typed is still here. Keep it again if it is to take its place"
        )


class PdfNotReady(Exception):
    def __str__(self) -> str:
        return "The PDF is not made yet. Try again in a moment."


def check_complete(document: Document) -> None:
    """Raise DocumentIncomplete with the sentence, first blank first."""
    if blanks := blanks_of(document):
        raise DocumentIncomplete(" ".join(blanks))


def check_may_be_sent(document: Document) -> None:
    """Raise cases.actions.ConsentWithdrawn if the client does not want it to go out, and
    ConsentNotAsked where a yes is needed and none is recorded.

    The PDF is what goes out, so nobody gets it then; the text stays to be read.
    """
    kind = kinds.kind(document.kind)
    if kind.consent:
        check_consent(client=document.whose, kind=kind.consent)
    if kind.must_be_agreed and (why_not := sending_of_document(document).why_not):
        raise ConsentNotAsked(why_not)


@transaction.atomic
def approve_document(
    *,
    document: Document,
    by: User,
    names_checked: bool = False,
    at: datetime | None = None,
) -> Document:
    """Freeze the text, the facts and the notes it came from, and have the PDF made.

    `names_checked`: a name in it was looked at, and is no other member's of the client's
    group; that it was said is kept with the text. Raises DocumentAlreadyApproved,
    DocumentIncomplete, sessions.actions.OtherMemberNamed.
    """
    now = at or timezone.now()
    document = Document.objects.select_for_update().get(pk=document.pk)
    check_draft(document)
    check_complete(document)
    case = Case.objects.with_people().get(pk=document.case_id)
    kind = kinds.kind(document.kind)
    record = kind.record_of(
        case, today=timezone.localdate(now), named=document.named_people
    )
    notes = _source_notes(record) if kind.is_from_notes else []
    rows = origins.read(kind.made_from(case))
    document.facts = kind.facts_of(record) | {
        "signed": _signature(record, by, now, document, len(notes)),
        "made_from": origins.in_words(len(notes), rows),
    }
    document.facts[OPEN] = open_checks(document, record)
    if names_checked:
        document.facts[LOOKED_AT] = True
    check_members(document, case)
    document.source_notes, document.source_records = notes, rows
    document.state = Document.State.APPROVED
    document.approved_at, document.approved_by = now, by
    document.full_clean()
    document.save()
    audit.log(
        by=by,
        verb="document.approved",
        record=document,
        case=case,
        at=at,
        detail={"kind": document.kind, "number": document.number}
        | ({LOOKED_AT: True} if names_checked else {}),
    )
    request_rendering(document=document, by=by, at=at)
    return document


def _signature(
    record: Record, by: User, now: datetime, document: Document, notes: int
) -> dict[str, Any]:
    """Who signs, as the practice has its letters signed."""
    local, practice = timezone.localtime(now), record.practice
    parts = [
        by.formal_name,
        by.profession if practice.shows_profession else "",
        f"registration {by.registration_number}"
        if by.registration_number and practice.shows_registration
        else "",
    ]
    with translation.override(practice.date_language):
        day = table_day(local.date())
    return {
        "name": by.full_name,
        "line": ", ".join(part for part in parts if part),
        "below": practice.signature_line,
        "has_room": practice.has_room_to_sign,
        "at": f"{day} {local:%H:%M}",
        "notes": notes,
        "version": document.number,
    }


def _source_notes(record: Record) -> list[dict[str, str]]:
    """Every signed note that the record holds, with the hash of what was signed."""
    notes = SessionNote.objects.filter(
        therapy_session__in=[one.pk for one in record.sessions]
    ).order_by("signed_at", "pk")
    return [
        {"note": str(pk), "sha256": sha256}
        for pk, sha256 in notes.values_list("pk", "content_sha256")
    ]


@transaction.atomic
def release_document(
    *,
    document: Document,
    by: User,
    names_checked: bool = False,
    at: datetime | None = None,
) -> Document:
    """Let the approved document leave the house; an open request for it is answered.

    Names are looked for once more: the client may have joined a group since it was
    approved. `names_checked` as for approving. Raises NotItsTherapist,
    StaysInTheHouse, DocumentNotApproved, AlreadyReleased, SupervisorHasNotAgreed,
    NotSeenByClient,
    cases.actions.ConsentWithdrawn, sessions.actions.OtherMemberNamed.
    """
    now = at or timezone.now()
    document = Document.objects.select_for_update().get(pk=document.pk)
    case = Case.objects.with_people().get(pk=document.case_id)
    if case.therapist != by:
        raise NotItsTherapist
    if not kinds.kind(document.kind).leaves_the_house:
        raise StaysInTheHouse
    if document.is_draft:
        raise DocumentNotApproved
    if document.is_released:
        raise AlreadyReleased
    check_agreed_to(document, timezone.localdate(now))
    check_may_be_sent(document)
    if kinds.kind(document.kind).is_seen_first and document.shared_on is None:
        raise NotSeenByClient
    if not names_checked:
        check_members(document, case)
    document.released_at, document.released_by = now, by
    document.save(update_fields=["released_at", "released_by"])
    SummaryRequest.objects.filter(
        case=case, kind=document.kind, answered_at__isnull=True
    ).update(answered_at=now)
    audit.log(
        by=by,
        verb="document.released",
        record=document,
        case=case,
        at=at,
        detail={LOOKED_AT: True} if names_checked else {},
    )
    return document


@transaction.atomic
def sign_and_release(
    *,
    document: Document,
    by: User,
    names_checked: bool = False,
    at: datetime | None = None,
) -> Document:
    """Approve and release in one step. Raises what either of them raises.

    Where a supervisor is to agree first, it is approved, and waits for them.
    """
    approved = approve_document(
        document=document, by=by, names_checked=names_checked, at=at
    )
    day = timezone.localdate(at or timezone.now())
    if approved.case.therapist_id == by.pk and agreement_of(approved, day).waits_for:
        return approved
    return release_document(
        document=document, by=by, names_checked=names_checked, at=at
    )


@transaction.atomic
def approve_typed(
    *,
    document: Document,
    by: User,
    parts: Mapping[str, str],
    version: int,
    is_release: bool = False,
    names_checked: bool = False,
    at: datetime | None = None,
) -> Document:
    """Keep what was typed and approve just that, perhaps release it too.

    All of it or nothing: what stops the approval leaves the draft as it was. Raises what
    saving, approving and releasing raise.
    """
    saved = save_document(document=document, by=by, parts=parts, version=version, at=at)
    finish = sign_and_release if is_release else approve_document
    return finish(document=saved, by=by, names_checked=names_checked, at=at)


@transaction.atomic
def share_document(
    *,
    document: Document,
    by: User,
    shared_on: date,
    client_reaction: str = "",
    is_read_aloud: bool | None = None,
    client_letter: str = "",
    given_on: date | None = None,
    seen: str | None = None,
    at: datetime | None = None,
) -> Document:
    """Keep the day on which the letter was read together, and what the client said.

    A draft can be read together too: the client may want something changed. They may
    also write one back (`client_letter`), and take the final copy along (`given_on`).
    `seen` is the mark (documents.queries.sharing) of what was kept when it was typed.
    Raises SharedElsewhere, cases.actions.DayNotPossible.
    """
    now = at or timezone.now()
    check_day(shared_on, what="Day on which you read it together", at=now)
    if given_on is not None:
        check_day(given_on, what="Day on which the copy was given", at=now)
    Document.objects.select_for_update().get(pk=document.pk)
    document.refresh_from_db(fields=SHARED)
    if seen is not None and seen != mark_of(document):
        raise SharedElsewhere(document)
    document.shared_on = shared_on
    document.client_reaction = client_reaction.strip()
    document.is_read_aloud = is_read_aloud
    document.client_letter = client_letter.strip()
    document.given_on = given_on
    document.full_clean()
    document.save(update_fields=SHARED)
    audit.log(by=by, verb="document.shared", record=document, at=at)
    return document


@transaction.atomic
def download_document(
    *, document: Document, by: User, address: str = "", at: datetime | None = None
) -> bytes:
    """The PDF as it was issued, with the download in the access log.

    Raises PdfNotReady, documents.files.FileIsDamaged, cases.actions.ConsentWithdrawn.
    """
    check_may_be_sent(document)
    made = document.renderings.filter(state=Rendering.State.READY).first()
    if made is None:
        raise PdfNotReady
    data = files.read(
        files.Kept(name=made.file, sha256=made.sha256, size=made.size or 0)
    )
    audit.log(
        by=by, verb="document.downloaded", record=document, at=at, address=address
    )
    return data
