"""How long a PDF takes: ours beside bare WeasyPrint on the same HTML, and a batch.

    python scripts/bench_pdf.py [--documents 20] [--workers 2]

Everything in one warm process; then the same number in forked workers that share what
their parent prepared. Prints milliseconds, documents per second and sizes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def a_summary() -> tuple[str, dict[str, Any]]:
    """Template and context of one full summary: fourteen sessions, chart, goals, plan."""
    from types import SimpleNamespace

    from documents import kinds
    from documents.queries.record import record_of
    from tests import make, make_documents

    make_documents.practice()
    case = make_documents.daniel(make.user("Ruth Adeyemi"))
    text, facts = make_documents.summary_of(record_of(case, today=make.TODAY))
    kind = kinds.kind("TREATMENT_SUMMARY")
    document = SimpleNamespace(parts=text, facts=json.loads(json.dumps(facts)))
    return kind.template, kind.print_context(document)


def timed(work: Callable[[], bytes], times: int) -> dict[str, float]:
    work()
    found = []
    for _ in range(times):
        started = time.perf_counter()
        data = work()
        found.append((time.perf_counter() - started) * 1000)
    return {
        "min ms": round(min(found)),
        "median ms": round(statistics.median(found)),
        "KB": round(len(data) / 1024),
    }


def bare(html: str) -> bytes:
    """What WeasyPrint does when it is asked as its manual shows it."""
    import weasyprint

    from documents import fonts
    from documents.pdf_styles import DOCUMENT, style_of

    faces = "\n".join(
        face.rule.replace(face.url, fonts.path_of(face).as_uri())
        for face in fonts.FACES
    )
    style = weasyprint.CSS(string=f"{faces}\n{style_of(DOCUMENT)}")
    page = weasyprint.HTML(string=html)
    return bytes(page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1"))


def in_workers(work: Callable[[], bytes], times: int, workers: int) -> float:
    """Documents per second, with every worker forked from this warm process."""
    started = time.perf_counter()
    children = []
    for place in range(workers):
        child = os.fork()
        if child == 0:
            for _ in range(times // workers + (place < times % workers)):
                work()
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    return times / (time.perf_counter() - started)


def main(chosen: argparse.Namespace) -> None:
    import gc

    import django

    django.setup()
    from django.core.management import call_command
    from django.template.loader import render_to_string

    from documents import pdf

    call_command("migrate", verbosity=0)
    template, context = a_summary()
    html = render_to_string(template, context)
    pdf.warm()
    gc.collect()
    gc.freeze()

    def ours() -> bytes:
        return pdf.render_pdf(template, context).data

    figures: dict[str, Any] = {
        "ours": timed(ours, chosen.documents),
        "bare WeasyPrint, same HTML": timed(lambda: bare(html), chosen.documents),
        "documents per second, one process": round(
            in_workers(ours, chosen.documents, 1), 2
        ),
        f"documents per second, {chosen.workers} workers": round(
            in_workers(ours, chosen.documents, chosen.workers), 2
        ),
    }
    ratio = (
        figures["ours"]["median ms"]
        / figures["bare WeasyPrint, same HTML"]["median ms"]
    )
    figures["ours / bare"] = round(ratio, 2)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="bench-pdf-") as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="ipt_practice.settings",
            TESTING="1",
            DATA_DIR=folder,
            DATABASE_URL=f"sqlite:///{folder}/practice.sqlite3",
        )
        main(options())
