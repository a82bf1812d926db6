"""The `dev` script as a module, and installations of their own to back up and restore."""

from __future__ import annotations

import base64
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps

from tests import databases

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def dev():
    loader = SourceFileLoader("dev", str(ROOT / "dev"))
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    module = module_from_spec(spec_from_loader("dev", loader))
    loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


class Installation:
    """One data folder and one database, spoken to as an operator does."""

    def __init__(self, folder: Path, database: str, server: dict[str, Any], key: bytes):
        self.folder = folder
        self.documents = folder / "documents"
        self.database = {**server, "dbname": database} if server else {}
        kept = {name for name in os.environ if name.startswith("COVERAGE_")} | {"PATH"}
        self.environment = {
            **{name: os.environ[name] for name in kept},
            "DATA_DIR": str(folder),
            "PLAIN_HTTP": "1",
            "SECRET_KEY": "not a secret, but long enough for a test of the backup",
            "NOTES_KEY": base64.b64encode(key).decode(),
            "AUDIT_KEY": base64.b64encode(b"a" * 32).decode(),
        }
        if server:
            self.environment["DATABASE_URL"] = databases.url(database)

    def manage(
        self, *words: object, is_counted: bool = True
    ) -> subprocess.CompletedProcess[str]:
        """`is_counted`: as coverage, where that is measured, which takes twice as long."""
        return subprocess.run(  # noqa: S603 - our own manage.py
            [sys.executable, "manage.py", *map(str, words)],
            cwd=ROOT,
            env={
                name: value
                for name, value in self.environment.items()
                if is_counted or not name.startswith("COVERAGE_")
            },
            capture_output=True,
            text=True,
        )

    def prepare(self) -> Installation:
        done = self.manage("prepare", "--verbosity", "0", is_counted=False)
        assert done.returncode == 0, done.stderr
        return self

    def rows(self, statement: str) -> list[Any]:
        if self.database:
            with psycopg.connect(**self.database) as database:
                return database.execute(statement).fetchall()
        with closing(sqlite3.connect(self.folder / "practice.sqlite3")) as database:
            found = database.execute(statement).fetchall()
            database.commit()
            return found

    def counts(self) -> dict[str, int]:
        """Rows of each table that the app itself writes to, the log left out."""
        names = [model._meta.db_table for model in apps.get_models()]
        return {
            name: self.rows(f'SELECT COUNT(*) FROM "{name}"')[0][0]  # noqa: S608
            for name in names
            if name != "audit_event"
        }

    def events(self) -> list[str]:
        return [
            verb for (verb,) in self.rows("SELECT verb FROM audit_event ORDER BY id")
        ]


@pytest.fixture(scope="module")
def new_installation(tmp_path_factory):
    """new_installation() is bare: an empty folder, and a database without tables."""
    made: list[str] = []
    server = databases.server()

    def make(*, key: bytes = b"k" * 32) -> Installation:
        name = databases.create() if server else ""
        made.append(name)
        return Installation(tmp_path_factory.mktemp("installation"), name, server, key)

    yield make
    for name in filter(None, made):
        databases.drop(name)
