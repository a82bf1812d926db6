"""Asking for a PDF. The request writes a row; a worker finds it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F

from accounts.models import User
from audit import actions as audit
from documents import hints
from documents.models import Document, Rendering


class DocumentNotApproved(Exception):
    def __str__(self) -> str:
        return "Approve the text first. The PDF is made from the approved text."


def check_is_approved(document: Document) -> None:
    if document.is_draft:
        raise DocumentNotApproved


@transaction.atomic
def request_rendering(
    *, document: Document, by: User, at: datetime | None = None
) -> Rendering:
    """The document's one rendering, asked for now unless it exists already.

    An issued document is never made again; one that failed is queued once more. Never
    waits for the broker or for a worker. Raises DocumentNotApproved.
    """
    check_is_approved(document)
    now = at or datetime.now(UTC)
    # The text is read only for a new row: lists of documents come without it.
    new: dict[str, Any] = {
        "case_id": document.case_id,
        "requested_by": by,
        "queued_at": now,
        "is_long": partial(is_long, document),
    }
    rendering, is_new = Rendering.objects.get_or_create(
        document=document, copy_number=1, defaults=new
    )
    if not is_new and not _queue_again(rendering, by, now):
        return rendering
    rendering.refresh_from_db()
    audit.log(by=by, verb="document.requested", record=document, at=at)
    _hint(rendering)
    return rendering


def is_long(document: Document) -> bool:
    return sum(len(str(part["text"])) for part in document.parts) > hints.LONG


def _queue_again(rendering: Rendering, by: User, now: datetime) -> bool:
    """A failed one gets three new tries. The token shuts out whoever still runs."""
    return (
        Rendering.objects.filter(pk=rendering.pk, state=Rendering.State.FAILED).update(
            state=Rendering.State.QUEUED,
            token=F("token") + 1,
            attempts=0,
            requested_by=by,
            queued_at=now,
            hinted_at=None,
            finished_at=None,
            lease_until=None,
            problem="",
        )
        == 1
    )


def _hint(rendering: Rendering) -> None:
    """Tell a worker, unless the lane is full: then finished ones call the next."""
    if _lane_is_full(rendering):
        return
    Rendering.objects.filter(pk=rendering.pk).update(hinted_at=datetime.now(UTC))
    hints.send_after_commit(hints.RENDER, rendering.pk)


def _lane_is_full(rendering: Rendering) -> bool:
    if rendering.is_long:
        now = datetime.now(UTC)
        long_ones = Rendering.objects.long_ones().exclude(pk=rendering.pk)
        return long_ones.under_way(now, told_since=now - hints.LASTS).exists()
    told = (
        Rendering.objects.waiting()
        .short_ones()
        .filter(requested_by=rendering.requested_by_id, hinted_at__isnull=False)
    )
    return told.count() >= hints.LANE
