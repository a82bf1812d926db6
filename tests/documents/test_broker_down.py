"""With no broker at all, a request is hardly slower and never fails."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import time, uuid
import django
django.setup()
from documents import hints
started = time.perf_counter()
print("sent", hints.send(hints.RENDER, uuid.uuid4()))
print("seconds", time.perf_counter() - started)
started = time.perf_counter()
hints.send(hints.RENDER, uuid.uuid4())
print("seconds", time.perf_counter() - started)
"""


@pytest.fixture
def listener():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        yield listening


@pytest.mark.parametrize("is_mute", [False, True], ids=["nobody there", "no answer"])
def test_a_hint_that_nobody_takes_is_given_up_at_once(listener, is_mute, tmp_path):
    if is_mute:
        listener.listen()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env={
            **os.environ,
            "TESTING": "1",
            "DJANGO_SETTINGS_MODULE": "ipt_practice.settings",
            "DATA_DIR": str(tmp_path),
            "BROKER_URL": f"redis://127.0.0.1:{listener.getsockname()[1]}/0",
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert "sent False" in done.stdout
    seconds = [
        float(line.split()[1])
        for line in done.stdout.splitlines()
        if line.startswith("seconds")
    ]
    assert len(seconds) == 2
    assert max(seconds) < 1.5, seconds


WEB = """
import sys
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
import uuid
from documents import hints
hints.send(hints.RENDER, uuid.uuid4())
print("weasyprint" in sys.modules)
"""


def test_a_web_process_never_loads_the_renderer(tmp_path):
    (tmp_path / "broker" / "messages").mkdir(parents=True)
    (tmp_path / "broker" / "control").mkdir()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", WEB],
        cwd=ROOT,
        env={
            **os.environ,
            "TESTING": "1",
            "DJANGO_SETTINGS_MODULE": "ipt_practice.settings",
            "DATA_DIR": str(tmp_path),
            "BROKER_URL": "filesystem://",
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert done.stdout.strip() == "False"
