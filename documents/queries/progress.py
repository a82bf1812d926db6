"""How far an export is, in numbers and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cases.models import Case
from documents.models import ExportBatch, ExportItem, Rendering

READY = Rendering.State.READY
FAILED = Rendering.State.FAILED
MINUTE = 60


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """One case in an export: how its document is doing, in words."""

    case: Case
    state: str
    words: str

    @property
    def is_done(self) -> bool:
        return self.state == READY

    @property
    def is_missing(self) -> bool:
        return self.state in (FAILED, "")


@dataclass(frozen=True, kw_only=True)
class BatchProgress:
    """An export with its items counted. `seconds_left` is None when nothing is known."""

    batch: ExportBatch
    items: tuple[ItemLine, ...]
    seconds_left: int | None

    @property
    def total(self) -> int:
        return len(self.items)

    @property
    def done(self) -> int:
        return sum(item.is_done for item in self.items)

    @property
    def missing(self) -> tuple[ItemLine, ...]:
        return tuple(item for item in self.items if item.is_missing)

    @property
    def waiting(self) -> int:
        return self.total - self.done - len(self.missing)

    @property
    def percent(self) -> int:
        settled = self.total - self.waiting
        return round(100 * settled / self.total) if self.total else 100

    @property
    def words(self) -> str:
        """ "23 of 38 done, 1 left out. About 40 seconds to go." """
        said = f"{self.done} of {self.total} done"
        if self.missing:
            said += f", {len(self.missing)} left out"
        return f"{said}.{self._time_left()}"

    def _time_left(self) -> str:
        if not self.batch.is_running:
            return ""
        if not self.waiting:
            return " Packing the ZIP."
        if self.seconds_left is None:
            return " Waiting for the first to be made."
        if self.seconds_left < MINUTE:
            return f" About {max(5, self.seconds_left // 5 * 5)} seconds to go."
        minutes = round(self.seconds_left / MINUTE)
        return f" About {minutes} {'minute' if minutes == 1 else 'minutes'} to go."


def progress_of(batch: ExportBatch, now: datetime) -> BatchProgress:
    """One export. One query beside the batch."""
    rows = _rows([batch.pk])
    return _progress(batch, [row for row in rows if row.batch_id == batch.pk], now)


def exports_so_far(now: datetime, most: int = 20) -> list[BatchProgress]:
    """The newest exports. Two queries."""
    batches = list(
        ExportBatch.objects.select_related("requested_by").newest_first()[:most]
    )
    rows = list(_rows([batch.pk for batch in batches]))
    return [
        _progress(batch, [row for row in rows if row.batch_id == batch.pk], now)
        for batch in batches
    ]


def _rows(batch_ids: Iterable[UUID]) -> Iterable[ExportItem]:
    return (
        ExportItem.objects.filter(batch__in=list(batch_ids))
        .select_related("case__client", "case__therapist", "rendering")
        .order_by("case__client__number", "pk")
    )


def _progress(
    batch: ExportBatch, rows: list[ExportItem], now: datetime
) -> BatchProgress:
    return BatchProgress(
        batch=batch,
        items=tuple(_line(row) for row in rows),
        seconds_left=_seconds_left(batch, rows, now),
    )


def _line(row: ExportItem) -> ItemLine:
    rendering = row.rendering
    if rendering is None:
        return ItemLine(case=row.case, state="", words=row.left_out)
    words = str(Rendering.State(rendering.state).label)
    if rendering.state == FAILED:
        words = rendering.problem or words
    return ItemLine(case=row.case, state=rendering.state, words=words)


def _seconds_left(
    batch: ExportBatch, rows: list[ExportItem], now: datetime
) -> int | None:
    """From the pace so far: those made since the start against the time since then."""
    made = [
        row
        for row in rows
        if row.rendering is not None
        and row.rendering.finished_at is not None
        and row.rendering.finished_at >= batch.requested_at
    ]
    waiting = sum(
        row.rendering is not None and row.rendering.is_waiting for row in rows
    )
    if not made or not waiting:
        return None
    pace = (now - batch.requested_at).total_seconds() / len(made)
    return round(pace * waiting)
