"""Check scoring against a table of examples: `manage.py check_vectors FILE.csv`."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from measures.vectors import NotAVectorFile, Verdict, check_file


class Command(BaseCommand):
    help = "Compare scoring and outcome rules with every row of a CSV of test vectors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the CSV file of vectors")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                checks = check_file(lines)
        except OSError as problem:
            raise CommandError(f"The file {path} cannot be read.") from problem
        except NotAVectorFile as problem:
            raise CommandError(str(problem)) from problem
        for check in checks:
            if check.verdict != Verdict.MATCH:
                self.stdout.write(
                    f"line {check.line} {check.instrument} {check.verdict.lower()}: "
                    f"expected {check.expected}, got {check.found}"
                )
        count = Counter(check.verdict for check in checks)
        self.stdout.write(
            f"{len(checks)} rows, {count[Verdict.MISMATCH]} mismatches, "
            f"{count[Verdict.UNSUPPORTED]} unsupported"
        )
        if count[Verdict.MISMATCH] or count[Verdict.UNSUPPORTED]:
            raise SystemExit(1)
