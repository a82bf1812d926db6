"""The ZIP of a batch: put together when every document of it is made or has failed."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from audit import actions as audit
from documents import files, kinds
from documents.jobs import manifests, zips
from documents.jobs.manifests import INCLUDED, LEFT_OUT
from documents.jobs.rendering import hint_next_of
from documents.models import ExportBatch, ExportItem, Rendering, ZipJob
from documents.queries.sending import refused_items

DAMAGED = "The file on the disk is damaged. Bring it back from a backup, then try again"


@dataclass(frozen=True, kw_only=True)
class Packed:
    """A ZIP, and the documents that it was to hold and does not, by item, with the reason."""

    kept: files.Kept
    left_out: dict[UUID, str]


class NoLongerAdmin(zips.GiveUp):
    def __str__(self) -> str:
        return "The person who asked for this export is no longer a practice admin."


def run(batch_id: UUID) -> None:
    """Pack one batch, if it is there to be packed. Safe to call any number of times."""
    batch = ExportBatch.objects.running().filter(pk=batch_id).first()
    if batch is None:
        return
    if batch.items.filter(rendering__state__in=Rendering.WAITING).exists():
        hint_next_of(batch.requested_by_id)
        return
    zips.run(ExportBatch, batch_id, pack=_pack, finish=_finish)


def _pack(batch_id: UUID) -> Packed:
    batch = ExportBatch.objects.select_related("requested_by").get(pk=batch_id)
    if not (batch.requested_by.is_active and batch.requested_by.is_practice_admin):
        raise NoLongerAdmin
    _leave_out_refused(batch)
    items = (
        batch.items.with_people()
        .select_related("document", "rendering")
        .in_order()
        .iterator(chunk_size=100)
    )
    rows: list[manifests.Row] = []
    left_out: dict[UUID, str] = {}
    with files.being_written() as aside:
        with zipfile.ZipFile(aside.file, "w", zipfile.ZIP_DEFLATED) as archive:
            for item in items:
                row = _add(archive, item)
                rows.append(row)
                if row["state"] == LEFT_OUT and item.rendering is not None:
                    left_out[item.pk] = str(row["left_out_because"])
            _add_manifests(archive, batch, rows)
        return Packed(kept=files.publish(aside, suffix="zip"), left_out=left_out)


def _add_manifests(
    archive: zipfile.ZipFile, batch: ExportBatch, rows: list[manifests.Row]
) -> None:
    """Last the hashes, of everything that is in it by then."""
    now = datetime.now(UTC)
    sums = {
        str(row["file"]): str(row["sha256"]) for row in rows if row["state"] == INCLUDED
    }
    for name, text in (
        (manifests.TABLE, manifests.as_table(rows)),
        (manifests.PAGE, manifests.as_page(batch, rows, made_at=now)),
    ):
        archive.writestr(name, text)
        sums[name] = hashlib.sha256(text.encode()).hexdigest()
    archive.writestr(manifests.SUMS, manifests.as_sums(sums))
    # Two ZIPs are never the same file, so that removing one takes away no other.
    archive.comment = f"export {batch.pk}, {batch.token}".encode()


def _leave_out_refused(batch: ExportBatch) -> None:
    """A consent may have been taken back since the export was started."""
    for item, sentence in refused_items(batch.items.with_people()):
        item.document = item.rendering = None
        item.left_out = sentence
        item.save(update_fields=["document", "rendering", "left_out"])


def _add(archive: zipfile.ZipFile, item: ExportItem) -> manifests.Row:
    """Put one document in, or say why it is not there. One never stops the others."""
    row: manifests.Row = {
        "client_number": item.whose.number,
        "document": kinds.kind(item.kind).short_title,
    }
    if item.document is not None:
        row["version"] = item.document.number
        if item.document.approved_at is not None:
            row["approved"] = timezone.localdate(item.document.approved_at)
    made = item.rendering
    if made is None or not made.is_ready:
        row["state"] = LEFT_OUT
        row["left_out_because"] = item.left_out or (made.problem if made else "")
        return row
    try:
        data = files.read(
            files.Kept(name=made.file, sha256=made.sha256, size=made.size or 0)
        )
    except files.FileIsDamaged:
        return row | {"state": LEFT_OUT, "left_out_because": DAMAGED}
    name = _free_name(archive, file_name(item))
    archive.writestr(name, data)
    return row | {
        "state": INCLUDED,
        "file": name,
        "sha256": made.sha256,
        "bytes": made.size,
        "pages": made.pages,
    }


def file_name(item: ExportItem) -> str:
    """`<number>-treatment-summary-<date>.pdf`: never a name."""
    if item.document is None or item.document.approved_at is None:
        raise ValueError(item.pk)
    day = timezone.localdate(item.document.approved_at).isoformat()
    return f"{item.whose.number}-{item.document.file_word}-{day}.pdf"


def _free_name(archive: zipfile.ZipFile, name: str) -> str:
    """A client with two courses has two summaries, perhaps of one day."""
    taken, stem, n = set(archive.namelist()), name.removesuffix(".pdf"), 2
    while name in taken:
        name, n = f"{stem}-{n}.pdf", n + 1
    return name


def _finish(batch_id: UUID, token: int, packed: Packed) -> bool:
    return finish(batch_id=batch_id, token=token, packed=packed)


@transaction.atomic
def finish(
    *, batch_id: UUID, token: int, packed: Packed, at: datetime | None = None
) -> bool:
    """Publish the ZIP, if it is still ours, and what it lacks with it.

    An item then says what the manifest says, whatever becomes of its PDF later: the
    counts and the next try go by the items. A made PDF itself never changes.
    """
    batch = ExportBatch.objects.get(pk=batch_id)
    if not zips.publish(
        ExportBatch,
        job_id=batch_id,
        token=token,
        kept=packed.kept,
        state=ZipJob.State.STOPPED if batch.stopped_at else ZipJob.State.READY,
        at=at or datetime.now(UTC),
    ):
        return False
    for item_id, reason in packed.left_out.items():
        batch.items.filter(pk=item_id).update(rendering=None, left_out=reason[:300])
    audit.log(
        by=None,
        verb="export.packed",
        record=batch,
        at=at,
        detail={"sha256": packed.kept.sha256},
    )
    return True
