"""What a ZIP of summaries says of itself: a table, a page to be read, and the hashes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.template.loader import render_to_string

from accounts.queries import practice
from documents.models import ExportBatch
from documents.pdf_styles import MANIFEST, style_of

INCLUDED, LEFT_OUT = "included", "left out"
TABLE, PAGE, SUMS = "manifest.csv", "manifest.html", "SHA256SUMS"
COLUMNS = ("client_number", "document", "version", "approved", "state", "file",
           "sha256", "bytes", "pages", "left_out_because")  # fmt: skip

Row = dict[str, object]


def as_table(rows: Sequence[Row]) -> str:
    """A line for every summary that was asked for, in the ZIP or not."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def as_page(batch: ExportBatch, rows: Sequence[Row], *, made_at: datetime) -> str:
    """The same for people, who asked for it and why, and how to check the files.

    Clients by number alone, as everywhere in the ZIP. It fetches nothing and runs nothing:
    it is opened from a disk, beside no server of ours.
    """
    return render_to_string(
        "documents/zip/manifest.html",
        {
            "batch": batch,
            "practice": practice(),
            "style": style_of(MANIFEST),
            "made_at": made_at,
            "included": [row for row in rows if row["state"] == INCLUDED],
            "left_out": [row for row in rows if row["state"] == LEFT_OUT],
            "sums": SUMS,
        },
    )


def as_sums(sha256_of: Mapping[str, str]) -> str:
    """Lines that `sha256sum -c` reads, by the name of the file."""
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sha256_of.items())
