"""Run one sweep by hand, or from cron where no beat runs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from documents.jobs import sweeping


class Command(BaseCommand):
    help = (
        "Send forgotten document jobs to the workers again, finish batches, and remove "
        "expired ZIPs and files that belong to nothing."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        done = sweeping.sweep()
        orphans = sweeping.sweep_orphans()
        self.stdout.write(
            f"Jobs told to the workers: {done.hinted}. Given up: {done.given_up}. "
            f"Batches to pack: {done.packed}. ZIPs removed: {done.expired}. "
            f"Leftover files removed: {done.leftovers + orphans}."
        )
