"""A real worker, killed in the middle of its work. Slow: a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import brokers, databases

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.worker
def test_twenty_documents_survive_five_kills_of_the_worker(record_property):
    """On the database and the broker that the settings under test name."""
    with databases.empty() as database, brokers.empty() as broker:
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
