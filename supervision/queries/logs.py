"""The PDFs of logs that somebody asked for."""

from __future__ import annotations

from uuid import UUID

from accounts.models import User
from supervision.models import LogPaper

MOST_SHOWN = 5


def papers_of(person: User, asked_by: User) -> list[LogPaper]:
    """Those of one person's log that this reader asked for, the latest first."""
    found = LogPaper.objects.filter(person=person, asked_by=asked_by)
    return list(found.defer("facts", "data").order_by("-asked_at", "pk")[:MOST_SHOWN])


def find_paper(asked_by: User, paper_id: UUID) -> LogPaper | None:
    """One's own; nobody downloads what somebody else asked for."""
    return LogPaper.objects.filter(asked_by=asked_by, pk=paper_id).first()
