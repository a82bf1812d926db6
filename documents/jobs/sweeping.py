"""Every ten seconds: what was forgotten is remembered, what is over is taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from audit import actions as audit
from documents import files, hints
from documents.jobs import rendering, zips
from documents.models import CaseExport, ExportBatch, Rendering, ZipJob
from measures.actions import forget_unsent

LEFTOVERS_AFTER = timedelta(hours=24)
# What is said in the log when a ZIP of this sort is taken away.
REMOVED: dict[Any, str] = {
    ExportBatch: "export.removed",
    CaseExport: "caseexport.removed",
}


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
        packed=_hint(ExportBatch, hints.PACK, _ripe_batches(now))
        + _hint(CaseExport, hints.COPY_CASE, CaseExport.objects.claimable(now)),
        expired=sum(
            _expire(job, verb, now)
            for model, verb in REMOVED.items()
            for job in model.objects.expired(now)
        ),
        leftovers=files.remove_leftovers(older_than=now - LEFTOVERS_AFTER),
        forgotten=forget_unsent(at=now),
    )


def sweep_orphans(*, at: datetime | None = None) -> int:
    """Files that no row speaks of, a day after they were written."""
    now = at or datetime.now(UTC)
    known = set(Rendering.objects.exclude(file="").values_list("file", flat=True))
    for model in REMOVED:
        known |= set(model.objects.exclude(file="").values_list("file", flat=True))
    return files.remove_orphans(known=known, older_than=now - LEFTOVERS_AFTER)


def _ripe_batches(now: datetime) -> QuerySet[ExportBatch]:
    """Batches whose documents are all made or failed, and that nobody is packing."""
    return ExportBatch.objects.claimable(now).exclude(
        items__rendering__state__in=Rendering.WAITING
    )


def _hint(model: type[ZipJob], task: str, jobs: Iterable[ZipJob]) -> int:
    sent = 0
    for job in jobs:
        if job.attempts >= zips.MOST_ATTEMPTS:
            zips.give_up(model, job_id=job.pk, token=job.token, problem=zips.NOT_PACKED)
        elif hints.send(task, job.pk):
            sent += 1
    return sent


@transaction.atomic
def _expire(job: ZipJob, verb: str, now: datetime) -> int:
    """Take the ZIP away. The documents in it stay: they belong to their cases."""
    jobs: Any = type(job)._default_manager
    is_ours: int = (
        jobs.expired(now).filter(pk=job.pk).update(state=ZipJob.State.EXPIRED, file="")
    )
    if is_ours:
        audit.log(by=None, verb=verb, record=job, at=now)
        if job.file:
            transaction.on_commit(lambda: files.remove(job.file), robust=True)
    return is_ours
