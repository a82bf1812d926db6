"""How far an export is, in numbers and in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

from django.utils import timezone

from audit.models import Event
from documents.models import ExportBatch, ExportItem, Rendering, SummaryRequest
from documents.queries.exports import ASKABLE
from ui.words import short_day

# How long nothing may happen before the page says that no worker seems to be there.
QUIET = timedelta(seconds=45)
OVER = (ExportBatch.State.READY, ExportBatch.State.STOPPED, ExportBatch.State.EXPIRED)
# How many earlier exports the first guess goes by.
MOST_ASKED = 3


@dataclass(frozen=True, kw_only=True)
class Progress:
    """One export for its page. `items` are its summaries, with their document and PDF;
    `asked` the keys of those that a therapist was asked for; `usual`
    the seconds that a document took in earlier exports, where there are any."""

    batch: ExportBatch
    items: tuple[ExportItem, ...]
    at: datetime
    asked: frozenset[str] = frozenset()
    usual: float | None = None

    @property
    def title(self) -> str:
        """12 treatment summaries, closed 1 Oct to 31 Oct."""
        said = f"{self.total} treatment {'summary' if self.total == 1 else 'summaries'}"
        today = timezone.localdate(self.at)
        first, until = (
            short_day(day, today=today) if day else ""
            for day in (self.batch.closed_from, self.batch.closed_until)
        )
        if first and until:
            return f"{said}, closed {first} to {until}"
        if first:
            return f"{said}, closed since {first}"
        return f"{said}, closed until {until}" if until else said

    @property
    def total(self) -> int:
        """Documents that were ordered, those stopped or failed included."""
        return sum(item.document_id is not None for item in self.items)

    @property
    def done(self) -> int:
        return sum(self._is(item, Rendering.State.READY) for item in self.items)

    @property
    def failed(self) -> int:
        return sum(self._is(item, Rendering.State.FAILED) for item in self.items)

    @property
    def lacking(self) -> int:
        """Ordered, and not in the ZIP: failed, stopped, or damaged on the disk."""
        return self.total - self.done - self.waiting

    @property
    def left_out(self) -> int:
        return sum(bool(item.left_out) for item in self.items)

    @property
    def askable(self) -> frozenset[str]:
        """Keys of the missing summaries that a therapist can be asked for."""
        return frozenset(
            item.key
            for item in self.items
            if item.left_out in ASKABLE and item.key not in self.asked
        )

    @property
    def waiting(self) -> int:
        return sum(
            item.rendering is not None and item.rendering.is_waiting
            for item in self.items
        )

    @property
    def percent(self) -> int:
        return 100 * (self.done + self.lacking) // self.total if self.total else 100

    @property
    def can_retry(self) -> bool:
        is_over = self.batch.state in (
            ExportBatch.State.READY,
            ExportBatch.State.STOPPED,
        )
        return is_over and bool(self.done < self.total or self.batch.problem)

    @property
    def retry_words(self) -> str:
        """Try the last one again; try 3 again."""
        count = self.total - self.done
        if count == 0:
            return "Try again"
        return "Try the last one again" if count == 1 else f"Try {count} again"

    @property
    def words(self) -> str:
        """23 of 38 done, 1 left out. About 40 seconds to go. You can leave this page."""
        said = f"{self.done} of {self.total} done"
        if self.failed:
            said += f", {self.failed} not made"
        if self.left_out:
            said += f", {self.left_out} left out"
        if not self.batch.is_running:
            return f"{said}."
        return f"{said}. {self._time_left()} You can leave this page."

    def _time_left(self) -> str:
        if not self.waiting:
            return "Packing the ZIP."
        finished = [
            item.rendering.finished_at
            for item in self.items
            if item.rendering and item.rendering.finished_at
        ]
        made = [moment for moment in finished if moment > self.batch.begun_at]
        if not made:
            return self._not_begun()
        seconds = (self.at - self.batch.begun_at).total_seconds()
        return f"{about(seconds / len(made) * self.waiting)} to go."

    def _not_begun(self) -> str:
        if self.at - self.batch.begun_at > QUIET:
            return "The background worker has not begun yet. It goes on when it runs."
        if self.usual is None:
            return "Waiting for its turn."
        return f"Waiting for its turn. {about(self.usual * self.waiting)}, by earlier ones."

    @staticmethod
    def _is(item: ExportItem, state: str) -> bool:
        return item.rendering is not None and item.rendering.state == state


def about(seconds: float) -> str:
    """About 40 seconds; about 3 minutes: no more exact than it can be."""
    if seconds < 55:
        return f"About {max(5, ceil(seconds / 5) * 5)} seconds"
    minutes = ceil(seconds / 60)
    return f"About {minutes} minute{'s' if minutes > 1 else ''}"


def usual_seconds() -> float | None:
    """What a document took in the latest exports; None where that says nothing yet.

    By the PDFs that were made for an export: one that was issued before took no time. Two
    queries.
    """
    latest = ExportBatch.objects.filter(state__in=OVER).newest_first()[:MOST_ASKED]
    seconds, made = 0.0, 0
    for batch in latest.prefetch_related("items__rendering"):
        moments = [
            item.rendering.finished_at
            for item in batch.items.all()
            if item.rendering is not None
            and item.rendering.finished_at is not None
            and item.rendering.finished_at > batch.begun_at
        ]
        if moments:
            seconds += (max(moments) - batch.begun_at).total_seconds()
            made += len(moments)
    return seconds / made if made else None


def progress_of(batch: ExportBatch, *, at: datetime) -> Progress:
    """Two queries beside the batch; three more before its first document is made."""
    items = batch.items.with_people().select_related(
        "case__therapist", "document", "rendering"
    )
    asked = SummaryRequest.objects.filter(
        case__in=batch.items.values("case"), answered_at__isnull=True
    )
    found = Progress(
        batch=batch,
        items=tuple(items.defer("document__parts", "document__facts").in_order()),
        at=at,
        asked=frozenset(one.key for one in asked),
    )
    is_new = batch.is_running and found.waiting == found.total
    return replace(found, usual=usual_seconds()) if is_new else found


def recent_batches(*, at: datetime, most: int = 20) -> list[Progress]:
    """The latest exports of all admins, newest first. Two queries."""
    batches = list(
        ExportBatch.objects.select_related("requested_by").newest_first()[:most]
    )
    found: dict[object, list[ExportItem]] = {batch.pk: [] for batch in batches}
    rows = ExportItem.objects.filter(batch__in=batches).select_related("rendering")
    for item in rows:
        found[item.batch_id].append(item)
    return [
        Progress(batch=batch, items=tuple(found[batch.pk]), at=at) for batch in batches
    ]


EVENT_WORDS = {
    "export.started": "Started export",
    "export.stopped": "Stopped export",
    "export.retried": "Tried again",
    "export.packed": "ZIP made",
    "export.downloaded": "Downloaded ZIP",
    "export.removed": "ZIP removed",
}


@dataclass(frozen=True, kw_only=True)
class LogLine:
    at: datetime
    who: str
    what: str
    detail: str


def export_log(*, most: int = 8) -> list[LogLine]:
    """The last lines of the access log that speak of exports."""
    events = Event.objects.filter(verb__startswith="export.").newest_first()[:most]
    return [
        LogLine(
            at=event.at,
            who=event.actor_name or "The practice’s server",
            what=EVENT_WORDS.get(event.verb, event.verb),
            detail=_detail(event),
        )
        for event in events
    ]


def _detail(event: Event) -> str:
    count = event.detail.get("documents")
    if count is None:
        return ""
    said = f"{count} treatment {'summary' if count == 1 else 'summaries'}"
    left_out = event.detail.get("left_out")
    return f"{said}, {left_out} left out" if left_out else said
