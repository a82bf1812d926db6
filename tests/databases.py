"""Databases beside the one under test, on the server that the settings name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
from django.db import connection


def server() -> dict[str, Any]:
    """How to reach the PostgreSQL server under test; empty where SQLite is."""
    if connection.vendor != "postgresql":
        return {}
    params = connection.get_connection_params()
    wanted = ("host", "port", "user", "password")
    return {name: params[name] for name in wanted if name in params}


def url(database: str) -> str:
    at = server()
    who = f"{at.get('user', '')}:{at.get('password', '')}"
    return f"postgres://{who}@{at.get('host', '')}:{at.get('port', 5432)}/{database}"


def tell(statement: str) -> None:
    with psycopg.connect(dbname="postgres", autocommit=True, **server()) as connected:
        connected.execute(statement)


def create(*, like: str = "") -> str:
    """A new database: without tables, or a copy of one that nobody is using. Its name."""
    name = f"ipt_beside_{uuid4().hex[:12]}"
    copied = f' TEMPLATE "{like}"' if like else ""
    tell(f'CREATE DATABASE "{name}"{copied}')
    return name


def drop(name: str) -> None:
    tell(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def empty() -> Iterator[str]:
    """The URL of a database of its own, dropped afterwards; "" where SQLite is."""
    if not server():
        yield ""
        return
    name = create()
    try:
        yield url(name)
    finally:
        drop(name)
