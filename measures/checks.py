"""What is asked of the definitions before the program starts to use a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

from measures.instruments import INSTRUMENTS
from measures.instruments.as_data import to_data


def same_version_same_definition(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """A definition that differs from the kept one of its version needs a new version.

    Runs where a database is named: at `migrate` and at `check --database default`.
    """
    from measures.models import KeptDefinition

    found: list[CheckMessage] = []
    for name in databases or ():
        if KeptDefinition._meta.db_table not in (
            connections[name].introspection.table_names()
        ):
            continue
        for row in KeptDefinition.objects.using(name):
            now = INSTRUMENTS.get(row.key)
            if now and now.version == row.version and to_data(now) != row.body:
                found.append(
                    Error(
                        f"{now.short_title} is not what version {now.version} was when "
                        "answers were first scored with it.",
                        hint="Give the changed definition a new version.",
                        id="measures.E001",
                    )
                )
    return found
