"""The record of the whole practice as one ZIP, for the person who runs the server."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.export.practice import ExportImpossible, export_practice


class Command(BaseCommand):
    help = "Write the record of every case to FILE, as documented in docs/export.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.zip")
        parser.add_argument(
            "--reason", required=True, help="what it is for; kept in the access log"
        )

    def handle(self, *args: Any, file: Path, reason: str, **options: Any) -> None:
        try:
            made = export_practice(
                file.resolve(), reason=reason, at=datetime.now(UTC), said=self._said
            )
        except ExportImpossible as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{file}: {made.cases} cases, {made.documents} documents.")
        self.stdout.write(
            "It is not encrypted, and process notes are not in it (docs/export.md)."
        )
        for name in made.damaged:
            self.stderr.write(f"Damaged on the disk, and left out: {name}")

    def _said(self, done: int, total: int) -> None:
        self.stdout.write(f"{done} of {total} cases")
