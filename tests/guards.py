"""Lift the database's guards while a test empties its tables, and put them back.

Product code cannot reach this. tests/architecture/test_guards_are_back.py proves that
they stand again after a test that flushed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

SQLITE_TRIGGERS = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
)
POSTGRESQL_TRIGGERS = (
    "SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname"
)


def standing_guards() -> list[tuple[str, str]]:
    """Every trigger with its text (SQLite) or its state (PostgreSQL)."""
    sql = SQLITE_TRIGGERS if connection.vendor == "sqlite" else POSTGRESQL_TRIGGERS
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [(str(name), str(detail)) for name, detail in cursor.fetchall()]


@contextmanager
def lifted() -> Iterator[None]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = origin")
        return
    guards = standing_guards()
    with connection.cursor() as cursor:
        for name, _ in guards:
            cursor.execute(f'DROP TRIGGER "{name}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _, sql in guards:
                cursor.execute(sql)
