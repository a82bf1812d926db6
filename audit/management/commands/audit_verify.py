"""Whether anyone has touched the log."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.queries import check_chain


class Command(BaseCommand):
    help = (
        "Checks every seal of the access log, and the head against one noted earlier. "
        "Print the head each day and keep it on another machine: a log cut off at the "
        "end, or written anew as a whole, shows only against that."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head",
            metavar="ID:SEAL",
            help="A head printed by an earlier run.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = check_chain(noted=_noted(options["head"]))
        if found.problem:
            raise CommandError(found.problem)
        self.stdout.write(f"{found.count} events, none of them touched.")
        self.stdout.write(f"Head: {found.head}")


def _noted(head: str | None) -> tuple[int, str] | None:
    if not head:
        return None
    number, _, seal = head.partition(":")
    if not number.isdigit() or len(seal) != 64:
        raise CommandError("Give --head as it was printed: a number, a colon, a seal.")
    return int(number), seal
