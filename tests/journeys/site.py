"""The real product, running: web server, Celery worker, an empty practice, its own data."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from tests import brokers, databases

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 60
CHROMIUMS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find_chromium() -> str | None:
    """The browser of the journeys: CHROMIUM, or one of the usual names."""
    for name in (os.environ.get("CHROMIUM", ""), *CHROMIUMS):
        if name and (found := shutil.which(name)):
            return found
    return None


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class RunningSite:
    """Starts on `start()`, is gone with all its processes after `stop()`.

    `like` is a site that was prepared and never started: this one begins as its copy.
    """

    def __init__(self, folder: Path, *, like: RunningSite | None = None) -> None:
        self.folder = folder
        self.like = like
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.database = ""
        self.broker = ""
        # As in the journey itself, nothing is counted as coverage (tests/conftest.py).
        kept = {name for name in os.environ if not name.startswith("COVERAGE_")}
        self.environment = {
            **{name: os.environ[name] for name in kept},
            "DJANGO_SETTINGS_MODULE": "ipt_practice.settings",
            "TESTING": "1",
            "DEMO": "1",
            "PLAIN_HTTP": "1",
            "DATA_DIR": str(folder),
            "ALLOWED_HOSTS": "127.0.0.1",
        }
        self._choose_database()

    def prepare(self) -> None:
        """Tables and static files: made, or copied from the other site."""
        if self.like:
            self.folder.rmdir()
            shutil.copytree(self.like.folder, self.folder)
        else:
            self.manage("migrate", "--verbosity", "0")
            self.manage("collectstatic", "--noinput", "--verbosity", "0")

    def start(self) -> None:
        self.prepare()
        self.broker = self.environment["BROKER_URL"] = brokers.claim()
        (self.folder / "broker" / "messages").mkdir(parents=True, exist_ok=True)
        (self.folder / "broker" / "control").mkdir(parents=True, exist_ok=True)
        self.run(
            "-m", "gunicorn", "ipt_practice.wsgi", "--bind", f"127.0.0.1:{self.port}",
            "--workers", "2", "--preload", "--log-level", "error",
        )  # fmt: skip
        self.start_worker()
        self._wait_until_it_answers()

    def start_worker(self) -> subprocess.Popen[bytes]:
        return self.run(
            "-m", "celery", "-A", "ipt_practice", "worker", "--beat", "--concurrency", "1",
            "--schedule", str(self.folder / "beat"), "--loglevel", "error",
            "--without-gossip", "--without-mingle",
        )  # fmt: skip

    def ask_to_stop(self) -> None:
        """Takes seconds, which `stop()` waits for: the next site may start before."""
        for process in self.processes:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)

    def stop(self) -> None:
        self.ask_to_stop()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if self.broker:
            brokers.release(self.broker)
        if self.database:
            databases.drop(self.database)

    def manage(self, *arguments: str) -> str:
        """Run a management command against this site; its output."""
        done = subprocess.run(  # noqa: S603
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, check=False, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def shell(self, code: str) -> str:
        """Run Python inside the product: how the cast is put on the stage."""
        return self.manage("shell", "--no-imports", "--command", code)

    def run(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / "processes.log").open("ab") as log:
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, *arguments], cwd=ROOT, env=self.environment,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self.processes.append(process)
        return process

    @property
    def log(self) -> str:
        return (self.folder / "processes.log").read_text(errors="replace")

    def _choose_database(self) -> None:
        """A database of its own: on PostgreSQL a new one beside the suite's."""
        if databases.server():
            self.database = databases.create(
                like=self.like.database if self.like else ""
            )
            self.environment["DATABASE_URL"] = databases.url(self.database)
        else:
            path = self.folder / "practice.sqlite3"
            self.environment["DATABASE_URL"] = f"sqlite:///{path}"

    def _wait_until_it_answers(self) -> None:
        give_up = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up:
            with suppress(OSError):
                urllib.request.urlopen(f"{self.url}/accounts/login/", timeout=5)  # noqa: S310
                return
            time.sleep(0.2)
        raise AssertionError(f"The site did not start:\n{self.log}")
