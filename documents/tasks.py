"""Celery tasks: an id comes in, nothing else. Running one twice does nothing twice."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task
from celery.signals import worker_init

from documents import hints, warm
from documents.jobs import case_export, packing, rendering, sweeping

worker_init.connect(warm.before_the_fork, weak=False)


@shared_task(name=hints.RENDER)  # type: ignore[untyped-decorator]
def render(rendering_id: str) -> None:
    rendering.run(UUID(rendering_id))


@shared_task(name=hints.PACK)  # type: ignore[untyped-decorator]
def pack(batch_id: str) -> None:
    packing.run(UUID(batch_id))


@shared_task(name=hints.COPY_CASE)  # type: ignore[untyped-decorator]
def copy_case(export_id: str) -> None:
    case_export.run(UUID(export_id))


@shared_task(name="documents.sweep", expires=9)  # type: ignore[untyped-decorator]
def sweep() -> None:
    sweeping.sweep()
