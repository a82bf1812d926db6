"""Celery tasks: an id comes in, nothing else. Running one twice does nothing twice."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task

from supervision import jobs
from supervision.actions.logs import DRAW


@shared_task(name=DRAW)  # type: ignore[untyped-decorator]
def draw_log(paper_id: str) -> None:
    jobs.draw_log(paper_id=UUID(paper_id))


@shared_task(name="supervision.sweep_logs", expires=59)  # type: ignore[untyped-decorator]
def sweep_logs() -> None:
    jobs.sweep_logs()
