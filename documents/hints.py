"""Telling a worker that there is something to do. Only a hint: the row is the job.

A broker that is down costs a request a fraction of a second and nothing else; the sweep
sends the hint again (docs/adr/0020).
"""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from uuid import UUID

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError
from kombu.pools import producers

RENDER = "documents.render"
PACK = "documents.pack"
COPY_CASE = "documents.copy_case"
# How many renderings of one person are with the workers at a time: whoever asks for five
# hundred does not hold up whoever asks for one. Long ones have a lane of their own, for all
# people together: one at a time, or two of them would keep both processes from everyone.
LANE, LONG_LANE = 4, 1
# More than can be typed into the parts of a document (12 of them, of 4,000 characters): only
# what is compiled from a very long record has as much. About a second of work.
LONG = 50_000
# After this long without news a hint counts as lost.
LASTS = timedelta(seconds=30)

# Workers wait for their broker; who sends a hint does not. Kombu would try for six
# seconds before it says that nobody answers.
IMPATIENT = {"max_retries": 0, "socket_connect_timeout": 0.2, "socket_timeout": 0.5}

log = logging.getLogger(__name__)


def send(task: str, record_id: UUID) -> bool:
    """Send one hint now, without trying twice. False when the broker cannot be reached."""
    door = current_app.connection_for_write(transport_options=IMPATIENT)
    try:
        with producers[door].acquire(block=True) as producer:
            current_app.send_task(
                task,
                args=[str(record_id)],
                producer=producer,
                retry=False,
                ignore_result=True,
            )
    except (OperationalError, OSError):
        log.warning("broker not reached, %s waits for the sweep: %s", task, record_id)
        return False
    return True


def send_after_commit(task: str, record_id: UUID) -> None:
    """Send the hint once the row can be seen by others, and never fail the request."""
    transaction.on_commit(partial(send, task, record_id), robust=True)
