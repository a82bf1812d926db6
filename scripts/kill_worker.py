"""Kill the worker in the middle of a batch, again and again, and count the documents.

    python scripts/kill_worker.py                                # filesystem broker, SQLite
    python scripts/kill_worker.py --broker redis://127.0.0.1:6379/9 \\
        --database postgres://postgres@127.0.0.1:5432/scratch    # an empty database

Starts real Celery workers on a practice of its own, kills their whole process group with
SIGKILL while PDFs are being made, at some of these moments empties the broker too, starts
them again, and fails unless every document was made, none was lost, none was made twice,
each has the bytes that its hash says, and at least one kill met a worker at work.

The long run, of a quarter of an hour on a busy machine:

    python scripts/kill_worker.py --documents 200 --kills 25 --flushes 8 --timeout 1500 ...
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

LEASE_SECONDS = 3.0
BEAT_SECONDS = 1.0
HINT_SECONDS = 5.0


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--broker", default="filesystem://")
    parser.add_argument("--database", default="", help="an empty database of its own")
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--flushes", type=int, default=2)
    parser.add_argument("--timeout", type=int, default=180)
    parser.add_argument("--concurrency", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311
    parser.add_argument("--as-worker", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def environment(chosen: argparse.Namespace, folder: Path) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "ipt_practice.settings",
        "TESTING": "1",
        "DATA_DIR": str(folder),
        "BROKER_URL": chosen.broker,
        "DATABASE_URL": chosen.database or f"sqlite:///{folder / 'practice.sqlite3'}",
    }


def work(chosen: argparse.Namespace) -> None:
    """The worker's own process: the product's tasks, with less waiting for what is lost."""
    from documents import hints, lease
    from ipt_practice.celery import app

    lease.LEASE = timedelta(seconds=LEASE_SECONDS)
    lease.BEAT = timedelta(seconds=BEAT_SECONDS)
    hints.LASTS = timedelta(seconds=HINT_SECONDS)
    app.conf.beat_schedule["documents-sweep"]["schedule"] = 1.0
    folder = os.environ["DATA_DIR"]
    app.worker_main(
        [
            "worker", "--beat", "--concurrency", str(chosen.concurrency),
            "--schedule", f"{folder}/beat", "--loglevel", "error",
            "--without-gossip", "--without-mingle",
        ]
    )  # fmt: skip


class Workers:
    """One worker after the other, each in a process group of its own."""

    def __init__(self, chosen: argparse.Namespace, folder: Path) -> None:
        self.command = [
            sys.executable, __file__, "--as-worker", "--broker", chosen.broker,
            "--concurrency", str(chosen.concurrency),
        ]  # fmt: skip
        self.environment = {**os.environ, **environment(chosen, folder)}
        self.log = (folder / "worker.log").open("ab")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603
            self.command, cwd=ROOT, env=self.environment, stdout=self.log,
            stderr=self.log, start_new_session=True,
        )  # fmt: skip

    def kill(self) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def empty_broker(chosen: argparse.Namespace, folder: Path) -> None:
    """Every hint that is under way is gone; the rows are not (docs/adr/0020)."""
    if chosen.broker.startswith("redis"):
        import redis

        with redis.Redis.from_url(chosen.broker) as server:
            # Whoever lent the number marks it with a key of this name (tests/brokers.py).
            for key in set(server.keys()) - {b"claimed"}:
                server.delete(key)
    for message in (folder / "broker" / "messages").iterdir():
        message.unlink(missing_ok=True)


def order_batch(count: int) -> Any:
    """A practice with `count` closed courses, their summaries released and ordered."""
    from documents import actions
    from documents.queries.record import record_of
    from tests import make, make_documents

    make_documents.practice()
    therapist = make.user("Ruth Adeyemi")
    admin = make.user("Priti Shah", roles="admin")
    model = make_documents.daniel(therapist)
    text, facts = make_documents.summary_of(record_of(model, today=make.TODAY))
    cases = [make.closed_case(therapist=therapist) for _ in range(count)]
    for case in cases:
        make_documents.released(
            case, parts=text, facts=facts | {"client_number": case.client.number}
        )
    return actions.start_batch(
        by=admin, reason="Kill test", case_ids=[case.pk for case in cases]
    )


def wait_for(what: Any, *, until: float, step: float = 0.05) -> bool:
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(step)
    return False


def main(chosen: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="kill-worker-") as name:
        folder = Path(name)
        (folder / "broker" / "messages").mkdir(parents=True)
        (folder / "broker" / "control").mkdir(parents=True)
        os.environ.update(environment(chosen, folder))
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        workers = Workers(chosen, folder)
        try:
            figures = kill_and_count(chosen, workers, folder)
        finally:
            workers.kill()
        if "problem" in figures:
            sys.stdout.write((folder / "worker.log").read_text()[-4000:])
        print(json.dumps(figures, indent=1))
        return 1 if "problem" in figures else 0


def kill_and_count(
    chosen: argparse.Namespace, workers: Workers, folder: Path
) -> dict[str, Any]:
    from documents.models import ExportBatch, Rendering

    chance = random.Random(chosen.seed)  # noqa: S311
    batch = order_batch(chosen.documents)
    started = time.monotonic()
    until = started + chosen.timeout
    workers.start()
    killed_at_work = 0
    orphans: set[tuple[Any, int]] = set()

    def begun() -> set[tuple[Any, int]]:
        """What this worker is at: a job left by a killed one keeps its token."""
        running = Rendering.objects.filter(state="RUNNING")
        return set(running.values_list("pk", "token")) - orphans

    flushed = set(chance.sample(range(chosen.kills), min(chosen.flushes, chosen.kills)))
    for turn in range(chosen.kills):
        made = Rendering.objects.filter(state="READY").count
        before = made()
        wait_for(lambda: made() > before and begun(), until=until, step=0.02)  # noqa: B023
        time.sleep(chance.random() * 0.4)
        workers.kill()
        met = begun()
        killed_at_work += bool(met)
        orphans |= met
        if turn in flushed:
            empty_broker(chosen, folder)
        workers.start()
    last_kill = time.monotonic()
    is_done = wait_for(
        lambda: ExportBatch.objects.filter(pk=batch.pk, state="READY").exists(),
        until=until,
        step=0.2,
    )
    figures = {
        "broker": chosen.broker.split("://")[0],
        "documents": chosen.documents,
        "kills": chosen.kills,
        "times that the broker was emptied": len(flushed),
        "killed while rendering": killed_at_work,
        "seconds": round(time.monotonic() - started, 1),
        "seconds after the last kill": round(time.monotonic() - last_kill, 1),
        "seed": chosen.seed,
    }
    figures |= count(batch, chosen.documents, is_done=is_done)
    if not killed_at_work:
        figures.setdefault(
            "problem", "no kill met a worker at work, so nothing is tried"
        )
    return figures


def count(batch: Any, expected: int, *, is_done: bool) -> dict[str, Any]:
    """Open everything that was made. `problem` says what is missing or there twice."""
    from audit.models import Event
    from documents import files
    from documents.models import Rendering

    batch.refresh_from_db()
    rows = list(Rendering.objects.all())
    made = [row for row in rows if row.is_ready]
    issued = Event.objects.filter(verb="document.issued").count()
    found: dict[str, Any] = {
        "made": len(made),
        "starts": sum(row.token for row in rows),
        "issued in the log": issued,
    }
    for row in made:
        files.read(files.Kept(name=row.file, sha256=row.sha256, size=row.size))
    on_disk = list(Path(files.store().location).glob("??/*.pdf"))
    found["PDF files"] = len(on_disk)
    numbers = {len(made), issued, len({row.sha256 for row in made})}
    if not is_done or numbers != {expected} or len(on_disk) != expected:
        return found | {"problem": "documents are missing or were made twice"}
    with zipfile.ZipFile(files.store().path(batch.file)) as archive:
        names = archive.namelist()
        broken = archive.testzip()
    pdfs = {name for name in names if name.endswith(".pdf")}
    found["in the ZIP"] = len(pdfs)
    if broken or len(pdfs) != expected or "manifest.csv" not in names:
        return found | {"problem": "the ZIP is not whole"}
    return found


if __name__ == "__main__":
    asked = options()
    if asked.as_worker:
        import django

        django.setup()
        work(asked)
    else:
        sys.exit(main(asked))
