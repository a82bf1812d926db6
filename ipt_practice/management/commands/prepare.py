"""Bring an installation up to date before its processes start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.core.management import call_command
from django.core.management.base import BaseCommand

from accounts.models import User


class Command(BaseCommand):
    help = (
        "Migrate the database and make the folders that the app writes to;"
        " with DEMO set, load the demo data into a database without people."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in private_folders():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        call_command("createcachetable", verbosity=0)
        if settings.DEMO and not User.objects.active().exists():
            call_command("load_demo", verbosity=options["verbosity"])


def private_folders() -> list[Path]:
    folders = [Path(storages["documents"].path(""))]
    if settings.BROKER_URL.startswith("filesystem://"):
        options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
        folders += [Path(options["data_folder_in"]), Path(options["control_folder"])]
    return folders
