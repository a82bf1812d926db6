"""How fast a batch is made by real Celery workers, and whether it keeps the cores busy.

    python scripts/bench_batch.py [--documents 40]                # filesystem broker, SQLite
    python scripts/bench_batch.py --broker redis://127.0.0.1:6379/9 \\
        --database postgres://postgres@127.0.0.1:5432/postgres    # others are made beside it

Orders treatment summaries of a practice of its own, once for a worker of one process and
once for one of two, and prints documents per second from the first PDF to the last,
seconds until the ZIP is there, and how many cores the workers kept busy. On a machine
that does something else at the same time the cores are shared: "had they been free" counts
the time that the workers waited for one, too.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.kill_worker import Workers, environment, order_batch, wait_for  # noqa: E402


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--broker", default="filesystem://")
    parser.add_argument("--database", default="", help="on whose server to make others")
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--timeout", type=int, default=240)
    parser.add_argument("--one", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def processor_seconds(group: int) -> tuple[float, float]:
    """How long the threads of a process group have run, and have waited to run, so far.

    Those that wait for a processor would keep one busy if the machine had one to give.
    """
    ran = waited = 0.0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rsplit(")", 1)[1].split()
            if int(fields[2]) != group:
                continue
            for thread in (process / "task").glob("*/schedstat"):
                run, wait, _ = thread.read_text().split()
                ran, waited = ran + int(run) / 1e9, waited + int(wait) / 1e9
        except OSError:
            continue  # it has just ended
    return ran, waited


@contextmanager
def beside(database: str) -> Iterator[str]:
    """The URL of a new database on the same server, dropped afterwards; "" for SQLite."""
    if not database:
        yield ""
        return
    import psycopg

    name = f"bench_batch_{uuid4().hex[:8]}"
    with psycopg.connect(database, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{database.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def measure(chosen: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """One batch with one number of worker processes."""
    (folder / "broker" / "messages").mkdir(parents=True)
    (folder / "broker" / "control").mkdir(parents=True)
    os.environ.update(environment(chosen, folder))
    import django

    django.setup()
    from django.core.management import call_command

    from documents.models import ExportBatch, Rendering

    call_command("migrate", verbosity=0)
    batch = order_batch(chosen.documents)
    workers = Workers(chosen, folder)
    made = Rendering.objects.filter(state="READY").count
    until = time.monotonic() + chosen.timeout
    load = os.getloadavg()[0]
    try:
        workers.start()
        group = workers.process.pid if workers.process else 0
        wait_for(made, until=until, step=0.02)
        began, before, first = time.monotonic(), processor_seconds(group), made()
        wait_for(lambda: made() == chosen.documents, until=until, step=0.05)
        seconds = time.monotonic() - began
        ran, waited = (
            (now - then) / seconds
            for now, then in zip(processor_seconds(group), before, strict=True)
        )
        wait_for(
            lambda: ExportBatch.objects.filter(pk=batch.pk, state="READY").exists(),
            until=until,
        )
    finally:
        workers.kill()
    return {
        "documents": made(),
        "documents per second": round((made() - first) / seconds, 2),
        "cores busy": round(ran, 2),
        "cores busy, had they been free": round(ran + waited, 2),
        "seconds from the first PDF to the ZIP": round(time.monotonic() - began, 1),
        "load before": round(load, 1),
    }


def main(chosen: argparse.Namespace) -> None:
    """Each measurement in a process of its own, since settings are read once."""
    if chosen.one:
        chosen.concurrency = chosen.one
        with tempfile.TemporaryDirectory(prefix="bench-batch-") as folder:
            print(json.dumps(measure(chosen, Path(folder))))
        return
    figures: dict[str, Any] = {"broker": chosen.broker.split("://")[0]}
    for count in (1, 2):
        with beside(chosen.database) as database:
            done = subprocess.run(  # noqa: S603 - this very script
                [
                    sys.executable, __file__, f"--one={count}",
                    f"--broker={chosen.broker}", f"--database={database}",
                    f"--documents={chosen.documents}", f"--timeout={chosen.timeout}",
                ],
                cwd=ROOT,
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            )  # fmt: skip
        name = "1 worker process" if count == 1 else f"{count} worker processes"
        figures[name] = json.loads(done.stdout.splitlines()[-1])
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main(options())
