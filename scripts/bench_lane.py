"""How long one PDF waits behind another person's five hundred, and behind a huge one.

    python scripts/bench_lane.py                                 # filesystem broker, SQLite
    python scripts/bench_lane.py --broker redis://127.0.0.1:6379/9 \\
        --database postgres://postgres@127.0.0.1:5432/scratch    # an empty database

Starts a worker as the product does, with two processes. One admin orders a summary of some
190 pages (`--huge 2`: two of them) and five hundred ordinary ones. Then another person asks
for one PDF, again and again: while the huge one is being made, and afterwards. Prints the
seconds until each of these is there, beside what it takes with nothing else to do, and ends
with 1 when one of them takes longer than fifteen.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.kill_worker import Workers, environment, order_batch, wait_for  # noqa: E402

TARGET = 15.0
SENTENCE = (
    "She said that the week had been long and that nobody had asked how she was, and "
    "then that her sister had called. "
)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--broker", default="filesystem://")
    parser.add_argument("--database", default="", help="an empty database of its own")
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--huge", type=int, default=1, help="how many huge ones")
    parser.add_argument("--characters", type=int, default=900_000, help="of a huge one")
    parser.add_argument(
        "--afterwards", type=int, default=5, help="how often to ask then"
    )
    parser.add_argument("--timeout", type=int, default=400)
    parser.add_argument("--concurrency", type=int, default=2)
    return parser.parse_args()


class ProductWorkers(Workers):
    """The product's own command (./dev, docker-compose.yml), with its own patience."""

    def __init__(self, chosen: argparse.Namespace, folder: Path) -> None:
        super().__init__(chosen, folder)
        self.command = [
            sys.executable, "-m", "celery", "-A", "ipt_practice", "worker",
            "--concurrency", str(chosen.concurrency), "--beat", "--scheduler",
            "celery.beat:Scheduler", "--loglevel", "ERROR", "--without-gossip",
            "--without-mingle", "--without-heartbeat",
        ]  # fmt: skip


def huge_batch(count: int, characters: int) -> Any:
    """Summaries as long as a document may be, of the admin who orders the others too."""
    from accounts.models import User
    from documents import actions
    from tests import make, make_documents

    paragraph = SENTENCE * 8
    text = "\n\n".join([paragraph] * (characters // len(paragraph)))
    parts = [{"key": "did", "title": "What we did", "text": text, "sources": []}]
    therapist = User.objects.get(family_name="Adeyemi")
    cases = [make.closed_case(therapist=therapist) for _ in range(count)]
    for case in cases:
        make_documents.released(case, parts=parts)
    return actions.start_batch(
        by=User.objects.get(family_name="Shah"),
        reason="Long ones",
        case_ids=[case.pk for case in cases],
    )


class Someone:
    """Another person, who asks for one PDF at a time and waits for it."""

    def __init__(self, until: float) -> None:
        from tests import make

        self.user = make.user("Jonas Weber")
        self.until = until

    def waits(self) -> float:
        """Seconds from asking until the PDF is there."""
        from documents import actions
        from tests import make, make_documents

        document = make_documents.approved(make.case(therapist=self.user))
        began = time.monotonic()
        asked = actions.request_rendering(document=document, by=self.user)
        wait_for(lambda: state_of(asked) == "READY", until=self.until)
        return round(time.monotonic() - began, 2)


def state_of(rendering: Any) -> str:
    from documents.models import Rendering

    return Rendering.objects.values_list("state", flat=True).get(pk=rendering.pk)


def measure(chosen: argparse.Namespace, workers: Workers) -> dict[str, Any]:
    from documents.models import Rendering

    until = time.monotonic() + chosen.timeout
    other = Someone(until)
    workers.start()
    other.waits()  # the first waits for the worker to be there
    alone = statistics.median([other.waits() for _ in range(3)])

    # Those ordered first come first. The five hundred are there when the huge one begins.
    workers.kill()
    began_ordering = time.monotonic()
    flood = order_batch(chosen.documents)
    ordering = time.monotonic() - began_ordering
    long_ones = huge_batch(chosen.huge, chosen.characters)
    first = Rendering.objects.order_by("queued_at").first()
    huge = Rendering.objects.filter(
        pk__in=list(long_ones.items.values_list("rendering", flat=True))
    )
    if first is not None:
        huge.update(queued_at=first.queued_at)
    made = Rendering.objects.filter(export_items__batch=flood, state="READY").count
    workers.start()
    wait_for(huge.filter(state="RUNNING").exists, until=until)
    began, before = time.monotonic(), made()
    behind = []
    while huge.waiting().exists() and time.monotonic() < until:
        behind.append(other.waits())
    seconds, meanwhile = time.monotonic() - began, made() - before
    began, before = time.monotonic(), made()
    after = [other.waits() for _ in range(chosen.afterwards)]
    pace = (made() - before) / (time.monotonic() - began)
    return {
        "broker": chosen.broker.split("://")[0],
        "load": round(os.getloadavg()[0], 1),
        "documents of the admin": chosen.documents,
        "seconds to order them": round(ordering, 1),
        "huge ones": chosen.huge,
        "pages of a huge one": huge.values_list("pages", flat=True).first(),
        "state of the huge ones": sorted(huge.values_list("state", flat=True)),
        "seconds that the huge ones took": round(seconds, 1),
        "PDFs of the admin a second, meanwhile": round(meanwhile / seconds, 2),
        "PDFs of the admin a second, afterwards": round(pace, 2),
        "seconds of another person, nothing else to do": alone,
        "seconds of another person, behind the huge one": behind,
        "seconds of another person, behind the others": after,
        "longest": max(behind + after),
        "longest / nothing else to do": round(max(behind + after) / alone, 1),
    }


def main(chosen: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="bench-lane-") as name:
        folder = Path(name)
        (folder / "broker" / "messages").mkdir(parents=True)
        (folder / "broker" / "control").mkdir(parents=True)
        os.environ.update(environment(chosen, folder))
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        workers = ProductWorkers(chosen, folder)
        try:
            figures = measure(chosen, workers)
        finally:
            workers.kill()
        print(json.dumps(figures, indent=1))
        return int(figures["longest"] > TARGET)


if __name__ == "__main__":
    sys.exit(main(options()))
