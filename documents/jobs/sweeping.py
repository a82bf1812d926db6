"""Every ten seconds: what was forgotten is remembered, what is over is taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction

from audit import actions as audit
from documents import files, hints
from documents.jobs import packing, rendering
from documents.models import ExportBatch, Rendering
from measures.actions import forget_unsent

LEFTOVERS_AFTER = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class Swept:
    """What one sweep did, in numbers."""

    given_up: int
    hinted: int
    packed: int
    expired: int
    leftovers: int
    # Links of clients that ended with answers that were not sent.
    forgotten: int


def sweep(*, at: datetime | None = None) -> Swept:
    now = at or datetime.now(UTC)
    return Swept(
        given_up=rendering.give_up_exhausted(at=now),
        hinted=rendering.hint_these(rendering.due_for_a_hint(at=now)),
        packed=_hint_batches(now),
        expired=sum(_expire(batch, now) for batch in _expired(now)),
        leftovers=files.remove_leftovers(older_than=now - LEFTOVERS_AFTER),
        forgotten=forget_unsent(at=now),
    )


def sweep_orphans(*, at: datetime | None = None) -> int:
    """Files that no row speaks of, a day after they were written."""
    now = at or datetime.now(UTC)
    known = set(Rendering.objects.exclude(file="").values_list("file", flat=True))
    known |= set(ExportBatch.objects.exclude(file="").values_list("file", flat=True))
    return files.remove_orphans(known=known, older_than=now - LEFTOVERS_AFTER)


def _hint_batches(now: datetime) -> int:
    """Batches whose documents are all made or failed, and that nobody is packing."""
    ripe = (
        ExportBatch.objects.claimable(now)
        .exclude(items__rendering__state__in=Rendering.WAITING)
        .only("pk", "token", "attempts")
    )
    sent = 0
    for batch in ripe:
        if batch.attempts >= packing.MOST_ATTEMPTS:
            packing.give_up(
                batch_id=batch.pk, token=batch.token, problem=packing.NOT_PACKED
            )
        elif hints.send(hints.PACK, batch.pk):
            sent += 1
    return sent


def _expired(now: datetime) -> list[ExportBatch]:
    return list(ExportBatch.objects.expired(now))


@transaction.atomic
def _expire(batch: ExportBatch, now: datetime) -> int:
    """Take the ZIP away. The documents in it stay: they belong to their cases."""
    is_ours = (
        ExportBatch.objects.expired(now)
        .filter(pk=batch.pk)
        .update(state=ExportBatch.State.EXPIRED, file="")
    )
    if is_ours:
        audit.log(by=None, verb="export.removed", record=batch, at=now)
        if batch.file:
            transaction.on_commit(lambda: files.remove(batch.file), robust=True)
    return is_ours
