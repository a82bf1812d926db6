"""Put a backup into an empty installation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit import actions as audit
from ipt_practice.backups import BackupImpossible, restore_backup


class Command(BaseCommand):
    help = "Put the backup FILE into an empty installation, and count what arrived."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--other-keys",
            action="store_true",
            help="go on although the keys here are not those of the backup",
        )

    def handle(self, *args: Any, file: Path, other_keys: bool, **options: Any) -> None:
        try:
            manifest = restore_backup(file.resolve(), accepts_other_keys=other_keys)
        except BackupImpossible as problem:
            raise CommandError(str(problem)) from problem
        call_command("migrate", interactive=False, verbosity=0)
        audit.log(by=None, verb="backup.restored", detail={"made_at": manifest.made_at})
        rows, files = sum(manifest.rows.values()), len(manifest.files) - 1
        self.stdout.write(
            f"Restored {rows} rows and {files} documents, all as counted."
        )
