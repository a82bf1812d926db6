"""Reading the record as it stands at one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def at_one_moment() -> Iterator[None]:
    """What is read inside is of one moment, whatever is written meanwhile.

    PostgreSQL keeps a snapshot. SQLite would hold up everyone who writes; there each table
    is read as it stands, and a case that is worked in at that very minute may have a row
    in one table that is not yet in another. Inside a transaction it changes nothing.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
