"""A real worker, killed in the middle of its work. Slow: a process of its own."""

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis
from django.conf import settings

from tests import databases

ROOT = Path(__file__).resolve().parents[2]
REDIS_NUMBERS = range(15, -1, -1)


@pytest.mark.worker
def test_twenty_documents_survive_five_kills_of_the_worker(record_property):
    """On the database and the broker that the settings under test name."""
    with databases.empty() as database, empty_broker() as broker:
        done = subprocess.run(  # noqa: S603 - our own script
            [
                sys.executable,
                "scripts/kill_worker.py",
                "--documents=20",
                "--kills=5",
                "--timeout=240",
                f"--database={database}",
                f"--broker={broker}",
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    assert done.returncode == 0, done.stdout + done.stderr
    record_property("told", f"Killed workers: {' '.join(done.stdout.split())}")


@contextmanager
def empty_broker():
    """A number of the Redis server that holds nothing, emptied again afterwards."""
    where, _, number = settings.BROKER_URL.rpartition("/")
    if not where.startswith("redis"):
        yield "filesystem://"
        return
    for other in (str(one) for one in REDIS_NUMBERS if str(one) != number):
        server = redis.Redis.from_url(f"{where}/{other}")
        if server.dbsize() == 0:
            break
    try:
        yield f"{where}/{other}"
    finally:
        server.flushdb()
        server.close()
