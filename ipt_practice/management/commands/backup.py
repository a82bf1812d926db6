"""Write the database and the documents to one file."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit import actions as audit
from ipt_practice.backups import KEYS, BackupImpossible, make_backup


class Command(BaseCommand):
    help = "Write the database and the documents to FILE. Keys are not in it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        audit.log(by=None, verb="backup.made")
        try:
            manifest = make_backup(file.resolve(), at=datetime.now(UTC))
        except BackupImpossible as problem:
            raise CommandError(str(problem)) from problem
        rows, files = sum(manifest.rows.values()), len(manifest.files) - 1
        self.stdout.write(f"{file}: {rows} rows, {files} documents.")
        self.stdout.write("It does not hold the keys. Keep each of them elsewhere:")
        for name, guards in KEYS.items():
            where = os.environ.get(f"{name}_FILE", f"the variable {name}")
            self.stdout.write(f"  {where}: {guards}")
