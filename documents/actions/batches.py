"""Exports: many released summaries in one ZIP, started, stopped, tried again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from documents import files, hints
from documents.actions.renderings import request_rendering
from documents.models import ExportBatch, ExportItem, Rendering, SummaryRequest
from documents.queries.exports import OF_PARTNER, SUMMARY, ExportLine, plan_export
from documents.queries.sending import refused_items

STOPPED = "Stopped before it was made"


class NotAnAdmin(Exception):
    def __str__(self) -> str:
        return "Only the practice admin can export."


class ReasonMissing(Exception):
    def __str__(self) -> str:
        return "Say why these summaries are exported. The reason is kept in the log."


class NothingToExport(Exception):
    def __str__(self) -> str:
        return "None of these cases has a released treatment summary."


class ExportNotRunning(Exception):
    def __str__(self) -> str:
        return "This export is not running any more."


class ExportRunning(Exception):
    def __str__(self) -> str:
        return "This export is being made already. Wait until it is ready."


class NobodyToSummarise(Exception):
    def __str__(self) -> str:
        return "One person comes to this case. There is no summary about a partner."


class NothingToTryAgain(Exception):
    def __str__(self) -> str:
        return "Everything in this export was made. There is nothing to try again."


class ExportGone(Exception):
    def __str__(self) -> str:
        return "The ZIP of this export is no longer kept. Start a new export."


class ConsentTakenBackSince(Exception):
    """A summary in the ZIP may not go out any more. Says whose, and why."""


def check_may_still_be_sent(batch: ExportBatch) -> None:
    """Raise ConsentTakenBackSince, first client number first. What is not in the ZIP stops
    nothing."""
    items = batch.items.packed().with_people().in_order()
    for item, sentence in refused_items(items):
        raise ConsentTakenBackSince(
            f"Client {item.whose.number}: {sentence} Start a new export: it leaves "
            "this summary out."
        )


def may_export(person: User) -> bool:
    return person.is_active and person.is_practice_admin


def check_is_admin(by: User) -> None:
    if not may_export(by):
        raise NotAnAdmin


@transaction.atomic
def start_batch(
    *,
    by: User,
    reason: str,
    case_ids: Collection[UUID],
    only: Collection[str] | None = None,
    closed_from: date | None = None,
    closed_until: date | None = None,
    at: datetime | None = None,
) -> ExportBatch:
    """Order the released summaries of these cases as one ZIP: of a couple both, unless
    `only` names the keys of the lines that are wanted.

    A summary that was issued before is packed as it is, never rendered again. Cases
    without a released one, or with one that may not go out, are kept in the batch with
    the reason. Raises NotAnAdmin, ReasonMissing, NothingToExport.
    """
    check_is_admin(by)
    if not reason.strip():
        raise ReasonMissing
    plan = plan_export(case_ids, only)
    if not plan.ready:
        raise NothingToExport
    now = at or datetime.now(UTC)
    batch = ExportBatch(
        requested_by=by,
        requested_at=now,
        begun_at=now,
        reason=reason.strip(),
        closed_from=closed_from,
        closed_until=closed_until,
    )
    batch.full_clean()
    batch.save(force_insert=True)
    ExportItem.objects.bulk_create(
        [_item(batch, line, by=by, at=at) for line in plan.lines]
    )
    audit.log(
        by=by,
        verb="export.started",
        record=batch,
        at=at,
        detail={
            "documents": len(plan.ready),
            "left_out": len(plan.left_out),
            "reason": batch.reason,
        },
    )
    hints.send_after_commit(hints.PACK, batch.pk)
    return batch


def _item(
    batch: ExportBatch, line: ExportLine, *, by: User, at: datetime | None
) -> ExportItem:
    if line.document is None:
        return ExportItem(
            batch=batch, case=line.case, kind=line.kind, left_out=line.why_not
        )
    return ExportItem(
        batch=batch,
        case=line.case,
        kind=line.kind,
        document=line.document,
        rendering=request_rendering(document=line.document, by=by, at=at),
    )


@transaction.atomic
def stop_batch(
    *, batch: ExportBatch, by: User, at: datetime | None = None
) -> ExportBatch:
    """Make no more of it; the ZIP holds what was done by then. Raises ExportNotRunning."""
    check_is_admin(by)
    now = at or datetime.now(UTC)
    is_ours = ExportBatch.objects.running().filter(pk=batch.pk, stopped_at__isnull=True)
    if not is_ours.update(stopped_at=now):
        raise ExportNotRunning
    batch.items.filter(rendering__state__in=Rendering.WAITING).update(
        rendering=None, left_out=STOPPED
    )
    audit.log(by=by, verb="export.stopped", record=batch, at=at)
    hints.send_after_commit(hints.PACK, batch.pk)
    batch.refresh_from_db()
    return batch


@transaction.atomic
def retry_batch(
    *, batch: ExportBatch, by: User, at: datetime | None = None
) -> ExportBatch:
    """Try again what failed or was stopped; the ZIP is packed anew.

    Whoever tries again what somebody asked for who is no longer admin takes it over: for
    the other no worker would pack it. Raises ExportRunning, ExportGone once it has
    expired, NothingToTryAgain when all of it was made.
    """
    check_is_admin(by)
    now = at or datetime.now(UTC)
    batch = ExportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.is_running:
        raise ExportRunning
    is_over = batch.file and not batch.is_kept(now)
    if batch.state == ExportBatch.State.EXPIRED or is_over:
        raise ExportGone
    items = batch.items.filter(document__isnull=False).exclude(
        rendering__state__in=[*Rendering.WAITING, Rendering.State.READY]
    )
    missing = list(items.select_related("document"))
    if not (missing or batch.problem):
        raise NothingToTryAgain
    for item in missing:
        if item.document is not None:  # pragma: no branch - filtered above; for types
            item.rendering = request_rendering(document=item.document, by=by, at=at)
            item.left_out = ""
            item.save(update_fields=["rendering", "left_out"])
    old = batch.file
    _run_again(batch, by, now)
    audit.log(by=by, verb="export.retried", record=batch, at=at)
    if old:
        transaction.on_commit(lambda: files.remove(old), robust=True)
    hints.send_after_commit(hints.PACK, batch.pk)
    return batch


def _run_again(batch: ExportBatch, by: User, now: datetime) -> None:
    if not may_export(batch.requested_by):
        batch.requested_by = by
    batch.begun_at = now
    batch.state = ExportBatch.State.RUNNING
    batch.token += 1
    batch.attempts = 0
    batch.problem = batch.file = batch.sha256 = ""
    batch.size = batch.stopped_at = batch.lease_until = None
    batch.finished_at = batch.expires_at = None
    batch.full_clean()
    batch.save()


@transaction.atomic
def download_batch(
    *, batch: ExportBatch, by: User, address: str = "", at: datetime | None = None
) -> bytes:
    """The ZIP, with the download in the access log and in that of every case in it.

    Raises ExportGone, ConsentTakenBackSince, documents.files.FileIsDamaged.
    """
    check_is_admin(by)
    if not batch.is_kept(at or datetime.now(UTC)):
        raise ExportGone
    check_may_still_be_sent(batch)
    data = files.read(
        files.Kept(name=batch.file, sha256=batch.sha256, size=batch.size or 0)
    )
    inside = list(batch.items.packed().select_related("document"))
    audit.log(
        by=by,
        verb="export.downloaded",
        record=batch,
        at=at,
        detail={"documents": len(inside), "reason": batch.reason},
        address=address,
    )
    for item in inside:
        audit.log(
            by=by,
            verb="summary.exported",
            record=item.document,
            at=at,
            detail={"reason": batch.reason},
            address=address,
        )
    return data


@transaction.atomic
def ask_for_summary(
    *, case: Case, by: User, kind: str = SUMMARY, at: datetime | None = None
) -> SummaryRequest:
    """Ask the case's therapist for a released summary; an open request is enough.

    In: SUMMARY, or OF_PARTNER for that about the second of a couple. Raises
    NobodyToSummarise where one person comes.
    """
    check_is_admin(by)
    if kind == OF_PARTNER and case.partner is None:
        raise NobodyToSummarise
    request, is_new = SummaryRequest.objects.get_or_create(
        case=case,
        kind=kind,
        answered_at=None,
        defaults={"asked_by": by, "asked_at": at or datetime.now(UTC)},
    )
    if is_new:
        audit.log(by=by, verb="summary.requested", record=request, case=case, at=at)
    return request
