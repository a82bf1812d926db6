"""A worker holds a job for a while and says again and again that it is alive.

When it falls silent, the lease runs out and another worker may take the job over.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import DatabaseError, connection

LEASE = timedelta(seconds=30)
BEAT = timedelta(seconds=10)

log = logging.getLogger(__name__)


@contextmanager
def kept(extend: Callable[[], bool]) -> Iterator[None]:
    """Call `extend` every BEAT, until the work inside ends or the job is no longer ours."""
    done = threading.Event()
    beating = threading.Thread(target=_beat, args=(done, extend), daemon=True)
    beating.start()
    try:
        yield
    finally:
        done.set()
        beating.join()


def _beat(done: threading.Event, extend: Callable[[], bool]) -> None:
    try:
        while not done.wait(BEAT.total_seconds()):
            if not _is_extended(extend):
                return
    finally:
        connection.close()


def _is_extended(extend: Callable[[], bool]) -> bool:
    try:
        return extend()
    except DatabaseError as problem:
        # The next beat tries again; the lease lasts for three of them.
        log.warning("lease not extended: %s", type(problem).__name__)
        return True
