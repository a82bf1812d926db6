"""How long a PDF takes: ours beside bare WeasyPrint on the same HTML, in one warm process.

    python scripts/bench_pdf.py [--documents 20] [--workers 2]

"Bare" is WeasyPrint asked as its manual shows it, and once more with fonts and stylesheet
prepared as we prepare them. The three take turns, document by document, so that whatever
else the machine does meets them alike. Then the same number in forked workers that share
what their parent prepared. Prints milliseconds, documents per second and sizes, and ends
with 1 when ours takes more than a tenth longer than either. scripts/bench_batch.py
measures a whole batch, with Celery, database and ZIP.
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

MOST = 1.1  # of what bare WeasyPrint takes
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def a_summary() -> tuple[str, dict[str, Any]]:
    """Template and context of one full summary: fourteen sessions, chart, goals, plan."""
    from documents import kinds
    from documents.models import Document
    from documents.queries.record import record_of
    from tests import make, make_documents

    make_documents.practice()
    case = make_documents.daniel(make.user("Ruth Adeyemi"))
    text, facts = make_documents.summary_of(record_of(case, today=make.TODAY))
    kind = kinds.kind("TREATMENT_SUMMARY")
    document = Document(
        case=case, kind=kind.key, parts=text, facts=json.loads(json.dumps(facts))
    )
    return kind.template, kind.print_context(document)


def take_turns(
    works: dict[str, Callable[[], bytes]], times: int
) -> dict[str, dict[str, float]]:
    """Each work after the other, again and again; the first round warms up."""
    took: dict[str, list[float]] = {name: [] for name in works}
    sizes: dict[str, int] = {}
    for turn in range(times + 1):
        for name, work in works.items():
            started = time.perf_counter()
            sizes[name] = len(work())
            if turn:
                took[name].append((time.perf_counter() - started) * 1000)
    return {
        name: {
            "min ms": round(min(found), 1),
            "median ms": round(statistics.median(found), 1),
            "KB": round(sizes[name] / 1024),
        }
        for name, found in took.items()
    }


def bare_style(font_config: Any = None) -> Any:
    import weasyprint

    from documents import fonts
    from documents.pdf_styles import DOCUMENT, style_of

    faces = "\n".join(
        face.rule.replace(face.url, fonts.path_of(face).as_uri())
        for face in fonts.FACES
    )
    return weasyprint.CSS(
        string=f"{faces}\n{style_of(DOCUMENT)}", font_config=font_config
    )


def bare(html: str) -> bytes:
    """What WeasyPrint does when it is asked as its manual shows it."""
    import weasyprint

    page = weasyprint.HTML(string=html)
    return bytes(page.write_pdf(stylesheets=[bare_style()], pdf_variant="pdf/ua-1"))


def bare_but_prepared() -> Callable[[str], bytes]:
    """The same with fonts and stylesheet kept from one document to the next."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    style = bare_style(fonts)

    def render(html: str) -> bytes:
        page = weasyprint.HTML(string=html)
        return bytes(
            page.write_pdf(
                stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"
            )
        )

    return render


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


def main(chosen: argparse.Namespace) -> int:
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
    prepared = bare_but_prepared()
    gc.collect()
    gc.freeze()

    def ours() -> bytes:
        return pdf.render_pdf(template, context).data

    figures: dict[str, Any] = {
        **take_turns(
            {
                "ours": ours,
                "bare WeasyPrint, same HTML": lambda: bare(html),
                "bare WeasyPrint, prepared": lambda: prepared(html),
            },
            chosen.documents,
        ),
        "documents per second, one process": round(
            in_workers(ours, chosen.documents, 1), 2
        ),
        f"documents per second, {chosen.workers} workers": round(
            in_workers(ours, chosen.documents, chosen.workers), 2
        ),
    }
    for name in ("bare WeasyPrint, same HTML", "bare WeasyPrint, prepared"):
        figures[f"ours / {name}"] = round(
            figures["ours"]["min ms"] / figures[name]["min ms"], 2
        )
    print(json.dumps(figures, indent=1))
    return int(any(figures[one] > MOST for one in figures if one.startswith("ours /")))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="bench-pdf-") as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="ipt_practice.settings",
            TESTING="1",
            DATA_DIR=folder,
            DATABASE_URL=f"sqlite:///{folder}/practice.sqlite3",
        )
        code = main(options())
    sys.exit(code)
