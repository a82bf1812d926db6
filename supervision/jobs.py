"""A log of hours becomes a PDF, in a worker.

Claimed by a conditional update that raises the token; finished by the holder of the latest
one. Nothing is rendered inside a transaction (docs/adr/0020).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from documents import hints
from documents.pdf import CannotBeMade, render_pdf
from supervision.actions.logs import DRAW
from supervision.models import LogPaper

TEMPLATE = "supervision/pdf/hours.html"
# A log is drawn in a second or two; after this long its worker is gone.
LEASE = timedelta(seconds=60)
MOST_STARTS = 3
NOT_MADE = "The PDF was not made. Ask for it again in a few minutes."


def draw_log(*, paper_id: UUID, at: datetime | None = None) -> bool:
    """Make one PDF, if it is there to be made; False otherwise. Safe to call twice."""
    token = _claim(paper_id, at or timezone.now())
    if token is None:
        return False
    paper = LogPaper.objects.get(pk=paper_id)
    try:
        pdf = render_pdf(TEMPLATE, paper.facts, paper=str(paper.facts["paper"]))
    except CannotBeMade as problem:
        return _finish(paper_id, token, problem=str(problem)[:300])
    return _finish(paper_id, token, data=pdf.data)


def _claim(paper_id: UUID, now: datetime) -> int | None:
    is_ours = (
        LogPaper.objects.claimable(now)
        .filter(pk=paper_id, token__lt=MOST_STARTS)
        .update(token=F("token") + 1, lease_until=now + LEASE)
    )
    if not is_ours:
        return None
    return LogPaper.objects.values_list("token", flat=True).get(pk=paper_id)


def _finish(
    paper_id: UUID, token: int, *, data: bytes | None = None, problem: str = ""
) -> bool:
    """Only who holds the latest token says what came of it."""
    state = LogPaper.State.FAILED if data is None else LogPaper.State.READY
    held = LogPaper.objects.filter(
        pk=paper_id, token=token, state=LogPaper.State.WAITING
    )
    return held.update(state=state, data=data, problem=problem, lease_until=None) == 1


def sweep_logs(*, at: datetime | None = None) -> int:
    """Tell workers of those that nobody makes, give up on those that keep failing, take

    away what is over. How many workers were told of.
    """
    now = at or timezone.now()
    forgotten = LogPaper.objects.claimable(now)
    forgotten.filter(token__gte=MOST_STARTS).update(
        state=LogPaper.State.FAILED, problem=NOT_MADE, lease_until=None
    )
    LogPaper.objects.over(now).delete()
    return sum(
        hints.send(DRAW, paper_id)
        for paper_id in forgotten.values_list("pk", flat=True)[: hints.LANE]
    )
