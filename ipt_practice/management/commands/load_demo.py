"""manage.py load_demo: invented people, only where DEMO=1."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ipt_practice.demo.load import PracticeIsNotEmpty, load


class Command(BaseCommand):
    help = "Enter the demo practice with its invented people into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Set DEMO=1 first: demo accounts have a public password."
            )
        try:
            count = load(today=timezone.localdate(), say=self.stdout.write)
        except PracticeIsNotEmpty as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{count} cases loaded.")
