"""Cases into a ZIP: a JSON file and its PDFs for each, a CSV for each table, a manifest.

Nothing is held in memory but the cases at hand: whatever grows with the practice is
written to files aside and put in at the end.
"""

from __future__ import annotations

import csv
import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from documents import files
from documents.export.reading import CaseData, MadePdf, Row
from documents.export.schema import FORMAT, schema_of_a_case
from documents.export.scope import Scope
from ui.spreadsheet import harmless

RECORD, SCHEMA, MANIFEST, README = (
    "record.json", "schema.json", "manifest.csv", "README.txt",
)  # fmt: skip
DAMAGED = "The file on the disk is damaged. Bring it back from a backup"
COLUMNS = ("file", "sha256", "bytes", "left_out_because")


@dataclass(kw_only=True)
class Bundle:
    """A ZIP that is being written, and what is in it so far."""

    archive: zipfile.ZipFile
    aside: Path
    scope: Scope
    made_at: datetime
    cases: int = 0
    documents: int = 0
    damaged: list[str] = field(default_factory=list)
    _headers: dict[str, list[str]] = field(default_factory=dict)

    def add_case(self, data: CaseData, *, folder: str = "") -> None:
        """The case's `record.json` and PDFs under a folder; its rows into the CSVs.

        A damaged PDF is named in the manifest and stops nothing.
        """
        there = [self._add_pdf(pdf, folder) for pdf in data.pdfs]
        record = {
            "format": FORMAT,
            "made_at": self.made_at.isoformat(),
            "case": data.case,
            "clients": data.clients,
            "people": data.people,
            "records": data.records,
            "files": [
                {
                    "document": pdf.document_id,
                    "file": f"documents/{pdf.name}",
                    "sha256": pdf.sha256,
                    "bytes": pdf.size,
                    "pages": pdf.pages,
                }
                for pdf, is_there in zip(data.pdfs, there, strict=True)
                if is_there
            ],
            "left_out": self.scope.reasons(),
        }
        self.add(f"{folder}{RECORD}", as_json(record))
        self.add_rows("cases.case", [data.case])
        self.add_rows("cases.client", data.clients)
        for kind, rows in data.records.items():
            self.add_rows(kind, rows)
        self.cases += 1

    def add_rows(self, kind: str, rows: list[Row]) -> None:
        """Rows of one table, at the end of its CSV."""
        header = self._headers.setdefault(kind, list(rows[0]) if rows else [])
        with (self.aside / f"{kind}.csv").open(
            "a", encoding="utf-8", newline=""
        ) as out:
            writer = csv.writer(out)
            if out.tell() == 0:
                out.write("\ufeff")
                writer.writerow(header)
            for row in rows:
                writer.writerow([_cell(row[name]) for name in header])

    def add(self, name: str, data: bytes) -> None:
        """One file, with its line in the manifest."""
        self.archive.writestr(name, data)
        self._note(name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))

    def finish(self, readme: str) -> None:
        """The CSVs, the schema and the words; last the manifest, which names them all."""
        for path in sorted(self.aside.glob("*.*.csv")):
            self._add_file(f"csv/{path.name}", path)
        self.add(SCHEMA, as_json(schema_of_a_case(self.scope)))
        self.add(README, readme.encode())
        self.archive.write(self.aside / MANIFEST, MANIFEST)

    def _add_pdf(self, pdf: MadePdf, folder: str) -> bool:
        name = f"{folder}documents/{pdf.name}"
        kept = files.Kept(name=pdf.file, sha256=pdf.sha256, size=pdf.size)
        try:
            self.add(name, files.read(kept))
        except files.FileIsDamaged:
            self.damaged.append(name)
            self._note(name, why=DAMAGED)
            return False
        self.documents += 1
        return True

    def _add_file(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        self.archive.write(path, name)
        self._note(name, sha256=sha256, size=path.stat().st_size)

    def _note(
        self, name: str, *, sha256: str = "", size: int | str = "", why: str = ""
    ) -> None:
        with (self.aside / MANIFEST).open("a", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            if out.tell() == 0:
                writer.writerow(COLUMNS)
            writer.writerow([name, sha256, size, why])


@contextmanager
def bundle(out: Any, *, scope: Scope, made_at: datetime) -> Iterator[Bundle]:
    """A bundle that writes its ZIP to a file. What it kept aside is gone afterwards."""
    with (
        files.folder_aside() as aside,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        yield Bundle(archive=archive, aside=aside, scope=scope, made_at=made_at)


def as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return harmless(str(value))
