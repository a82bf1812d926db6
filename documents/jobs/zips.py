"""Holding and finishing a ZIP, whatever is in it: one worker at a time, three tries."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import F

from documents import files, lease
from documents.models import ZipJob
from documents.models.zip_job import State

KEPT_FOR = timedelta(hours=24)
MOST_ATTEMPTS = 3
NOT_PACKED = "The ZIP was not made. Try again in a few minutes."

log = logging.getLogger(__name__)
T = TypeVar("T")


class GiveUp(Exception):
    """No use in trying again. Says why."""


def run(
    model: type[ZipJob],
    job_id: UUID,
    *,
    pack: Callable[[UUID], T],
    finish: Callable[[UUID, int, T], object],
) -> None:
    """Make one ZIP with `pack` and publish it with `finish`, if it is there to be made.

    Safe to call any number of times. `pack` may raise GiveUp; any other exception is
    tried three times.
    """
    token = claim(model, job_id=job_id, at=datetime.now(UTC))
    if token is None:
        return
    try:
        with lease.kept(partial(_extend_now, model, job_id, token)):
            packed = pack(job_id)
    except GiveUp as problem:
        give_up(model, job_id=job_id, token=token, problem=str(problem))
    except Exception as problem:
        log.error("%s %s: %s", model._meta.label, job_id, type(problem).__name__)
        put_back(model, job_id=job_id, token=token)
    else:
        finish(job_id, token, packed)


@transaction.atomic
def claim(model: type[ZipJob], *, job_id: UUID, at: datetime) -> int | None:
    """The token that allows to finish it, or None when it is not there to be claimed."""
    jobs: Any = model._default_manager
    is_ours = (
        jobs.claimable(at)
        .filter(pk=job_id, attempts__lt=MOST_ATTEMPTS)
        .update(
            token=F("token") + 1,
            attempts=F("attempts") + 1,
            lease_until=at + lease.LEASE,
        )
    )
    if not is_ours:
        return None
    token: int = jobs.values_list("token", flat=True).get(pk=job_id)
    return token


def extend(model: type[ZipJob], *, job_id: UUID, token: int, at: datetime) -> bool:
    """Hold it for longer. False when somebody else has it by now."""
    return bool(_held(model, job_id, token).update(lease_until=at + lease.LEASE))


def _extend_now(model: type[ZipJob], job_id: UUID, token: int) -> bool:
    return extend(model, job_id=job_id, token=token, at=datetime.now(UTC))


def publish(
    model: type[ZipJob],
    *,
    job_id: UUID,
    token: int,
    kept: files.Kept,
    state: State,
    at: datetime,
) -> bool:
    """Say that the ZIP is there, if it is still ours to say. In the caller's transaction."""
    made = _held(model, job_id, token).update(
        state=state,
        finished_at=at,
        expires_at=at + KEPT_FOR,
        lease_until=None,
        problem="",
        file=kept.name,
        sha256=kept.sha256,
        size=kept.size,
    )
    return bool(made)


def give_up(model: type[ZipJob], *, job_id: UUID, token: int, problem: str) -> None:
    _held(model, job_id, token).update(
        state=State.STOPPED,
        finished_at=datetime.now(UTC),
        lease_until=None,
        problem=problem,
    )


def put_back(model: type[ZipJob], *, job_id: UUID, token: int) -> None:
    """Something went wrong that may pass: let go soon, or give up after the last try."""
    held = _held(model, job_id, token).filter(attempts__lt=MOST_ATTEMPTS)
    if held.update(lease_until=datetime.now(UTC) + timedelta(seconds=2)):
        return
    give_up(model, job_id=job_id, token=token, problem=NOT_PACKED)


def _held(model: type[ZipJob], job_id: UUID, token: int) -> Any:
    jobs: Any = model._default_manager
    return jobs.held(job_id=job_id, token=token)
