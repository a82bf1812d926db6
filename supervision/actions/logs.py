"""A log of hours is asked for as a PDF; a worker makes it (supervision/jobs.py). That it was
taken along, as PDF or table, stands in the access log."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from documents import hints
from supervision.models import LogPaper

DRAW = "supervision.draw_log"


@transaction.atomic
def ask_for_log(
    *,
    person: User,
    by: User,
    first: date,
    last: date,
    facts: dict[str, Any],
    at: datetime | None = None,
) -> LogPaper:
    """A row that a worker finds. Never waits for the worker or the broker."""
    paper = LogPaper(
        person=person,
        first=first,
        last=last,
        facts=facts,
        asked_by=by,
        asked_at=at or timezone.now(),
    )
    paper.full_clean()
    paper.save(force_insert=True)
    audit.log(by=by, verb="log.requested", record=paper, at=at)
    hints.send_after_commit(DRAW, paper.pk)
    return paper


class LogNotReady(Exception):
    """Says why, where it could not be made."""

    def __str__(self) -> str:
        return super().__str__() or "The PDF is still being made."


@transaction.atomic
def download_log(
    *, paper: LogPaper, by: User, address: str = "", at: datetime | None = None
) -> bytes:
    """The PDF, with the download in the access log. Raises LogNotReady, with what went
    wrong where it could not be made."""
    if not paper.is_ready or paper.data is None:
        raise LogNotReady(paper.problem)
    audit.log(by=by, verb="log.downloaded", record=paper, at=at, address=address)
    return bytes(paper.data)


@transaction.atomic
def download_log_table(
    *, person: User, by: User, address: str = "", at: datetime | None = None
) -> None:
    """That the log of this person was taken along as a table."""
    audit.log(
        by=by,
        verb="supervision_log.downloaded",
        at=at,
        detail={"user": str(person.pk)},
        address=address,
    )
