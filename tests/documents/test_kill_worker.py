"""A real worker, killed in the middle of its work. Slow: a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.worker
def test_documents_survive_workers_that_are_killed():
    done = subprocess.run(
        [
            sys.executable,
            "scripts/kill_worker.py",
            "--documents=8",
            "--kills=2",
            "--timeout=120",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )

    assert done.returncode == 0, done.stdout + done.stderr
