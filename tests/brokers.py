"""Brokers beside the one under test: workers of two practices must not share a queue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import redis
from django.conf import settings

NUMBERS = range(15, -1, -1)
# Who ends without giving its number back holds it no longer than this.
CLAIM_SECONDS = 3600
FOLDER = "filesystem://"


def claim() -> str:
    """The URL of a number of the Redis server that held nothing; a folder elsewhere.

    Claimed in one step, as several processes of the suite look for one at once.
    """
    where, _, number = settings.BROKER_URL.rpartition("/")
    if not where.startswith("redis"):
        return FOLDER
    for other in (str(one) for one in NUMBERS if str(one) != number):
        with redis.Redis.from_url(f"{where}/{other}") as server:
            is_free = server.dbsize() == 0
            if is_free and server.set("claimed", "1", nx=True, ex=CLAIM_SECONDS):
                return f"{where}/{other}"
    raise AssertionError(f"Every number of {where} holds something.")


def release(url: str) -> None:
    """Emptied again, for whoever looks next."""
    if url != FOLDER:
        with redis.Redis.from_url(url) as server:
            server.flushdb()


@contextmanager
def empty() -> Iterator[str]:
    url = claim()
    try:
        yield url
    finally:
        release(url)
