"""Say whether a content pack can be used: `manage.py check_pack FILE.json`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from measures.instruments.packs import PackRefused, read_pack


class Command(BaseCommand):
    help = "Read a content pack and say what it holds, or what is wrong with it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the JSON file of the pack")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = read_pack(options["file"])
        except PackRefused as problem:
            raise CommandError(str(problem)) from problem
        for one in found:
            self.stdout.write(
                f"{one.key} {one.short_title}, version {one.version}: "
                f"{len(one.items)} items, total 0 to {one.maximum}"
            )
