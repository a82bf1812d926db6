"""The access log as rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import timezone

from ipt_practice.queries.events import EventLine
from ui.spreadsheet import csv_rows

HEADER = (
    "Written at", "Happened at", "Who", "What", "About", "Detail", "Case", "Address",
)  # fmt: skip


def safe_rows(lines: Iterable[EventLine]) -> Iterator[str]:
    """The access log as CSV text, row by row."""
    return csv_rows(HEADER, (_cells(line) for line in lines))


def _cells(line: EventLine) -> tuple[str, ...]:
    happened = line.occurred_at
    return (
        timezone.localtime(line.at).isoformat(sep=" ", timespec="seconds"),
        timezone.localtime(happened).isoformat(sep=" ", timespec="seconds")
        if happened
        else "",
        line.actor,
        line.words,
        line.subject,
        line.detail,
        line.case_number,
        line.address,
    )
