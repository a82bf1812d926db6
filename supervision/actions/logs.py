"""A log of hours is asked for as a PDF; a worker makes it (supervision/jobs.py)."""

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
