"""The first practice admin, who then adds everyone else."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts import actions
from accounts.links import password_path

ROLES = {
    "therapist": "is_therapist",
    "trainee": "is_trainee",
    "supervisor": "is_supervisor",
    "admin": "is_practice_admin",
}


class Command(BaseCommand):
    help = "Adds a person and prints the link by which they set their password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="What they sign in with.")
        parser.add_argument("given_name")
        parser.add_argument("family_name")
        parser.add_argument(
            "--role",
            action="append",
            choices=sorted(ROLES),
            help="May be given more than once. Without it: admin.",
        )
        parser.add_argument(
            "--at",
            default="http://127.0.0.1:8000",
            help="Where this practice is reached, such as https://notes.example.org",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        roles: dict[str, Any] = {
            ROLES[role]: True for role in options["role"] or ["admin"]
        }
        try:
            person = actions.add_person(
                by=None,
                email=options["email"],
                given_name=options["given_name"],
                family_name=options["family_name"],
                **roles,
            )
        except (actions.EmailTaken, ValidationError) as problem:
            raise CommandError(str(problem)) from problem
        link = f"{options['at'].rstrip('/')}{password_path(person)}"
        self.stdout.write(f"{person.full_name} is added: {person.role_words}.")
        self.stdout.write("The link works once, for three days. It sets the password:")
        self.stdout.write(link)
