"""One document becomes one PDF, whatever happens to the workers meanwhile.

Claimed by a conditional update that raises the token; finished only by the holder of the
latest token. Nothing is rendered inside a transaction.
"""

from __future__ import annotations

import logging
import traceback
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import F

from accounts.queries import logo
from audit import actions as audit
from cases.models import Case
from documents import files, hints, kinds, lease
from documents.models import Document, ExportBatch, Rendering
from documents.pdf import CannotBeMade, render_pdf

# A document that goes wrong three times is at fault itself. One whose workers were killed
# is not, until it has happened so often that it may well be what kills them.
MOST_TRIES = 3
MOST_STARTS = 8
MOST_LOOKED_AT = 2000

NOT_MADE = "The PDF was not made. Try again in a few minutes."
TOO_SLOW = "Making the PDF took more than a minute. Shorten the text and try again."
NO_ROOM = "There was no room on the disk for the PDF. Tell your admin, then try again."
LOGO_GONE = (
    "The logo that this letter was approved with is damaged or gone. Tell your admin."
)
NOT_ALLOWED = "The person who asked for this PDF may no longer open the case."

log = logging.getLogger(__name__)


def run(rendering_id: UUID) -> None:
    """Make one PDF, if it is there to be made. Safe to call any number of times."""
    if must_wait(rendering_id=rendering_id, at=datetime.now(UTC)):
        return
    token = claim(rendering_id=rendering_id, at=datetime.now(UTC))
    if token is None:
        return
    extend_ours = partial(_extend_now, rendering_id, token)
    try:
        with lease.kept(extend_ours):
            kept, pages = _make(rendering_id)
    except CannotBeMade as problem:
        fail(rendering_id=rendering_id, token=token, problem=str(problem))
    except SoftTimeLimitExceeded:
        fail(rendering_id=rendering_id, token=token, problem=TOO_SLOW)
    except OSError as problem:
        _note(rendering_id, problem)
        put_back(rendering_id=rendering_id, token=token, problem=NO_ROOM)
    except Exception as problem:
        _note(rendering_id, problem)
        put_back(rendering_id=rendering_id, token=token, problem=NOT_MADE)
    else:
        finish(rendering_id=rendering_id, token=token, kept=kept, pages=pages)
    after(rendering_id)


def must_wait(*, rendering_id: UUID, at: datetime) -> bool:
    """A long one while another is being made, which then calls it. Whoever is no longer
    with the workers has no hint under way either."""
    waiting = Rendering.objects.long_ones().filter(pk=rendering_id)
    others = Rendering.objects.long_ones().exclude(pk=rendering_id)
    if not (waiting.claimable(at).exists() and others.being_made(at).exists()):
        return False
    waiting.filter(state=Rendering.State.QUEUED).update(hinted_at=None)
    return True


@transaction.atomic
def claim(*, rendering_id: UUID, at: datetime) -> int | None:
    """The token that allows to finish it, or None when it is not there to be claimed."""
    is_ours = (
        Rendering.objects.claimable(at)
        .filter(pk=rendering_id, attempts__lt=MOST_STARTS)
        .update(
            state=Rendering.State.RUNNING,
            token=F("token") + 1,
            attempts=F("attempts") + 1,
            lease_until=at + lease.LEASE,
        )
    )
    if not is_ours:
        return None
    return Rendering.objects.values_list("token", flat=True).get(pk=rendering_id)


def extend(*, rendering_id: UUID, token: int, at: datetime) -> bool:
    """Hold it for longer. False when somebody else has it by now."""
    held = Rendering.objects.held(rendering_id=rendering_id, token=token)
    return held.update(lease_until=at + lease.LEASE) == 1


def _extend_now(rendering_id: UUID, token: int) -> bool:
    return extend(rendering_id=rendering_id, token=token, at=datetime.now(UTC))


def _make(rendering_id: UUID) -> tuple[files.Kept, int]:
    rendering = (
        Rendering.objects.select_related("document__case__client", "requested_by")
        .filter(pk=rendering_id)
        .get()
    )
    check_may_have(rendering)
    kind = kinds.kind(rendering.document.kind)
    pdf = render_pdf(
        kind.template,
        kind.print_context(rendering.document),
        paper=str(rendering.document.facts.get("paper", "A4")),
        pictures=pictures_of(rendering.document),
    )
    return files.publish_bytes(pdf.data, suffix="pdf"), pdf.pages


def pictures_of(document: Document) -> dict[str, bytes]:
    """The practice's logo as it was when the text was approved. Raises CannotBeMade."""
    sha256 = str(document.facts.get("practice", {}).get("logo", ""))
    if not sha256:
        return {}
    data = logo(sha256)
    if data is None:
        raise CannotBeMade(LOGO_GONE)
    return {f"app://logo/{sha256}.png": data}


def check_may_have(rendering: Rendering) -> None:
    """The right is asked for again when the work is done, not only when it was ordered.

    Raises CannotBeMade.
    """
    person, document = rendering.requested_by, rendering.document
    if person.is_active and person.is_practice_admin and document.is_released:
        return
    if not Case.objects.visible_to(person).filter(pk=document.case_id).exists():
        raise CannotBeMade(NOT_ALLOWED)


@transaction.atomic
def finish(
    *,
    rendering_id: UUID,
    token: int,
    kept: files.Kept,
    pages: int,
    at: datetime | None = None,
) -> bool:
    """Publish the PDF, if the job is still ours. False: somebody else has it."""
    now = at or datetime.now(UTC)
    held = Rendering.objects.held(rendering_id=rendering_id, token=token)
    if not held.update(
        state=Rendering.State.READY,
        finished_at=now,
        lease_until=None,
        problem="",
        file=kept.name,
        sha256=kept.sha256,
        size=kept.size,
        pages=pages,
    ):
        return False
    rendering = Rendering.objects.select_related("document", "requested_by").get(
        pk=rendering_id
    )
    Document.objects.filter(
        pk=rendering.document_id, state=Document.State.APPROVED
    ).update(state=Document.State.ISSUED, issued_at=now)
    audit.log(
        by=rendering.requested_by,
        verb="document.issued",
        record=rendering.document,
        at=at,
        detail={"sha256": kept.sha256, "pages": pages},
    )
    return True


def fail(*, rendering_id: UUID, token: int, problem: str) -> bool:
    """It cannot be made as it stands: keep the sentence, do not try again."""
    held = Rendering.objects.held(rendering_id=rendering_id, token=token)
    return (
        held.update(
            state=Rendering.State.FAILED,
            finished_at=datetime.now(UTC),
            lease_until=None,
            problem=problem[:300],
        )
        == 1
    )


def put_back(*, rendering_id: UUID, token: int, problem: str) -> None:
    """Something went wrong that may pass: let go soon, or give up after the last try."""
    now = datetime.now(UTC)
    held = Rendering.objects.held(rendering_id=rendering_id, token=token)
    if held.filter(attempts__lt=MOST_TRIES).update(
        lease_until=now + timedelta(seconds=2), problem=problem
    ):
        return
    fail(rendering_id=rendering_id, token=token, problem=problem)


def give_up_exhausted(*, at: datetime) -> int:
    """Those whose workers died again and again are not started once more."""
    return Rendering.objects.filter(
        state=Rendering.State.RUNNING, lease_until__lt=at, attempts__gte=MOST_STARTS
    ).update(
        state=Rendering.State.FAILED, finished_at=at, lease_until=None, problem=NOT_MADE
    )


def after(rendering_id: UUID) -> None:
    """Tell the workers what comes next: the same person's next one, the next long one,
    or a full batch."""
    person_id = Rendering.objects.values_list("requested_by", flat=True).get(
        pk=rendering_id
    )
    hint_next_of(person_id)
    hint_next_long(person_id)
    for batch in ExportBatch.objects.running().filter(items__rendering=rendering_id):
        if not batch.items.filter(rendering__state__in=Rendering.WAITING).exists():
            hints.send(hints.PACK, batch.pk)


def hint_next_of(person_id: UUID) -> None:
    """Keep this person's lane full, oldest first."""
    waiting = Rendering.objects.waiting().short_ones().filter(requested_by=person_id)
    free = hints.LANE - waiting.filter(hinted_at__isnull=False).count()
    if free > 0:
        hint_these(
            waiting.filter(hinted_at__isnull=True)
            .oldest_first()
            .values_list("pk", flat=True)[:free]
        )


def hint_next_long(person_id: UUID) -> None:
    """Call the next long one when none is under way: somebody else's before this person's."""
    now = datetime.now(UTC)
    long_ones = Rendering.objects.long_ones()
    if long_ones.under_way(now, told_since=now - hints.LASTS).exists():
        return
    untold = long_ones.waiting().filter(hinted_at__isnull=True).oldest_first()
    next_one = untold.exclude(requested_by=person_id).first() or untold.first()
    if next_one is not None:
        hint_these([next_one.pk])


def hint_these(rendering_ids: Iterable[UUID]) -> int:
    """Send the hints and remember when. Stops at once when the broker is not reached."""
    sent = 0
    for rendering_id in rendering_ids:
        if not hints.send(hints.RENDER, rendering_id):
            break
        Rendering.objects.filter(pk=rendering_id).update(hinted_at=datetime.now(UTC))
        sent += 1
    return sent


def due_for_a_hint(*, at: datetime) -> list[UUID]:
    """Jobs that no worker knows of any more: never told, told long ago, or left behind.

    Oldest first, no more than LANE of one person, and no more than LONG_LANE long ones.
    """
    lanes: Counter[UUID | None] = Counter()
    forgotten: list[Rendering] = []
    for one in Rendering.objects.waiting().oldest_first()[:MOST_LOOKED_AT]:
        if _is_forgotten(one, at):
            forgotten.append(one)
        else:
            lanes[_lane_of(one)] += 1
    due: list[UUID] = []
    for one in forgotten:
        if lanes[_lane_of(one)] < (hints.LONG_LANE if one.is_long else hints.LANE):
            lanes[_lane_of(one)] += 1
            due.append(one.pk)
    return due


def _lane_of(one: Rendering) -> UUID | None:
    """A person's own; that of the long ones is everyone's."""
    return None if one.is_long else one.requested_by_id


def _is_forgotten(one: Rendering, at: datetime) -> bool:
    """No worker holds it, and no hint of it can still be under way."""
    if one.state == Rendering.State.RUNNING and one.lease_until is not None:
        if one.lease_until >= at:
            return False
        if one.hinted_at is None or one.hinted_at < one.lease_until:
            return True
    return one.hinted_at is None or one.hinted_at <= at - hints.LASTS


def _note(rendering_id: UUID, problem: BaseException) -> None:
    """Where it went wrong, without the message: that could hold what somebody wrote."""
    frames = traceback.extract_tb(problem.__traceback__)[-4:]
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    log.error("rendering %s: %s at %s", rendering_id, type(problem).__name__, where)
