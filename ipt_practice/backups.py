"""One file that holds the database and the documents, and the way back.

The file is a plain tar: `database` (an SQLite file, or pg_dump's custom format),
`documents/...`, and `manifest.json` with the rows of each table, the SHA-256 of each
file and the migrations that were applied. It holds no key: see `KEYS`.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import os
import sqlite3
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

FORMAT = 1
DATABASE = "database"
DOCUMENTS = "documents"
MANIFEST = "manifest.json"
KEYS = {
    "NOTES_KEY": "process notes and second factors",
    "AUDIT_KEY": "the proof that the access log is whole",
    "SECRET_KEY": "who is signed in at the moment",
}
# Without these two the restored record would not be the same one.
BOUND_KEYS = ("NOTES_KEY", "AUDIT_KEY")
# Tables that a fresh installation fills by itself.
OWN_TABLES = {
    "accounts_practice",
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "django_session",
    "rate_limits",
}


class BackupImpossible(Exception):
    """The sentence says what stands in the way and what to do."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    format: int
    engine: str
    made_at: str
    migrations: list[str]
    rows: dict[str, int]
    files: dict[str, str]
    keys: dict[str, str]


def make_backup(target: Path, *, at: datetime) -> Manifest:
    """Write one consistent state to `target`, which appears whole or not at all.

    Raises:
        BackupImpossible: `target` exists, or pg_dump is missing or refuses.
    """
    if target.exists():
        raise BackupImpossible(f"{target} is there already. Name another file.")
    part = target.with_name(f".{target.name}.part")
    dump = target.with_name(f".{target.name}.database")
    try:
        rows = _dump(dump)
        with _private(part) as out, tarfile.open(fileobj=out, mode="w") as tar:
            files = {DATABASE: _add(tar, DATABASE, dump)}
            files |= _add_documents(tar)
            manifest = Manifest(
                format=FORMAT,
                engine=connection.vendor,
                made_at=at.isoformat(),
                migrations=_applied(),
                rows=rows,
                files=files,
                keys=_fingerprints(),
            )
            _add_text(tar, MANIFEST, json.dumps(asdict(manifest), indent=1))
        part.rename(target)
        _sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)
        dump.unlink(missing_ok=True)
    return manifest


def restore_backup(source: Path, *, accepts_other_keys: bool = False) -> Manifest:
    """Put a backup into an empty installation and count what arrived.

    Nothing is written before the whole file has been read and its hashes agree.

    Raises:
        BackupImpossible: the file is damaged, of another engine, newer than this
            version or sealed with other keys, or the installation is not empty.
    """
    try:
        with tarfile.open(source) as tar:
            manifest = _read_manifest(tar)
            _check_fits(manifest, accepts_other_keys=accepts_other_keys)
            _check_empty()
            _check_hashes(tar, manifest)
            _place(tar, manifest)
    except (OSError, tarfile.TarError, KeyError, ValueError, TypeError) as problem:
        raise BackupImpossible(
            f"{source} could not be restored: {problem}"
        ) from problem
    arrived = _count_rows()
    if arrived != manifest.rows:
        wrong = sorted(
            name
            for name in arrived.keys() | manifest.rows.keys()
            if arrived.get(name) != manifest.rows.get(name)
        )
        raise BackupImpossible(f"These tables do not hold what they held: {wrong}.")
    return manifest


# Making


def _dump(dump: Path) -> dict[str, int]:
    """The database as it stands at one moment, and the rows of each table then."""
    dump.unlink(missing_ok=True)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(dump)])
        dump.chmod(0o600)
        return _count_sqlite(dump)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        with _private(dump) as out:
            options = ["--format=custom", "--no-owner", "--no-privileges"]
            _run_postgres("pg_dump", [*options, f"--snapshot={snapshot}"], stdout=out)
        return _count_rows()


def _add_documents(tar: tarfile.TarFile) -> dict[str, str]:
    """After the database: a document is written before the row that speaks of it."""
    folder = Path(storages["documents"].path(""))
    found = {}
    for path in sorted(folder.rglob("*")):
        name = f"{DOCUMENTS}/{path.relative_to(folder).as_posix()}"
        try:
            if path.is_file() and not path.is_symlink():
                found[name] = _add(tar, name, path)
        except FileNotFoundError:
            continue  # an export that has just expired
    return found


def _add(tar: tarfile.TarFile, name: str, path: Path) -> str:
    with path.open("rb") as file:
        info = tarfile.TarInfo(name)
        info.size = os.fstat(file.fileno()).st_size
        info.mode = 0o600
        reader = _Hashed(file)
        tar.addfile(info, reader)
        return reader.sha256.hexdigest()


def _add_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(text.encode())
    info.mode = 0o600
    tar.addfile(info, io.BytesIO(text.encode()))


class _Hashed:
    """Reads through, and knows the SHA-256 of what went by."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.sha256 = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        found = self.file.read(size)
        self.sha256.update(found)
        return found


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    """A new file of ours alone, on the disk when the block ends."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# Checking


def _read_manifest(tar: tarfile.TarFile) -> Manifest:
    fields = json.loads(_open(tar, MANIFEST).read())
    if fields.get("format") != FORMAT:
        raise BackupImpossible("This is a backup of another format.")
    return Manifest(**fields)


def _check_fits(manifest: Manifest, *, accepts_other_keys: bool) -> None:
    if manifest.engine != connection.vendor:
        raise BackupImpossible(
            f"This is a backup of {manifest.engine}; this installation runs on"
            f" {connection.vendor}."
        )
    if set(manifest.migrations) - _known():
        raise BackupImpossible("This backup was made by a newer version of the app.")
    here = _fingerprints()
    other = [key for key in BOUND_KEYS if manifest.keys[key] != here[key]]
    if other and not accepts_other_keys:
        raise BackupImpossible(
            f"This backup belongs to another {' and '.join(other)}. Put the key files"
            " back first. If they are lost, restore with --other-keys: without the"
            f" key, what is gone is {' and '.join(KEYS[key] for key in other)}."
        )


def _check_empty() -> None:
    filled = [
        name for name, rows in _count_rows().items() if rows and name not in OWN_TABLES
    ]
    folder = Path(storages["documents"].path(""))
    if filled or any(path.is_file() for path in folder.rglob("*")):
        raise BackupImpossible(
            "There is a record here already. Restore into an empty installation."
        )


def _check_hashes(tar: tarfile.TarFile, manifest: Manifest) -> None:
    for name, expected in manifest.files.items():
        found = hashlib.file_digest(_open(tar, name), "sha256").hexdigest()  # type: ignore[arg-type]
        if found != expected:
            raise BackupImpossible(f"{name} in this backup is damaged.")


def _open(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    file = tar.extractfile(name)
    if file is None:
        raise BackupImpossible(f"{name} in this backup is not a file.")
    return file


# Placing


def _place(tar: tarfile.TarFile, manifest: Manifest) -> None:
    """Documents, then the database that speaks of them; neither if one cannot be."""
    placed: list[Path] = []
    try:
        for name in sorted(manifest.files.keys() - {DATABASE}):
            placed.append(_document_path(name))
            placed[-1].parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _copy(_open(tar, name), placed[-1])
        _place_database(tar, manifest)
    except BaseException:
        for path in placed:
            path.unlink(missing_ok=True)
        raise


def _document_path(name: str) -> Path:
    parts = PurePosixPath(name).parts
    if parts[0] != DOCUMENTS or ".." in parts:
        raise BackupImpossible("A file of this backup lies outside its folder.")
    return Path(storages["documents"].path("")).joinpath(*parts[1:])


def _place_database(tar: tarfile.TarFile, manifest: Manifest) -> None:
    if connection.vendor == "postgresql":
        options = ["--no-owner", "--no-privileges", "--clean", "--if-exists"]
        options += ["--single-transaction", "--exit-on-error"]
        dump = _open(tar, DATABASE)
        connection.close()
        _run_postgres("pg_restore", options, feed=lambda pipe: _pump(dump, pipe))
        return
    target = Path(settings.DATABASES["default"]["NAME"])
    part = target.with_name(f".{target.name}.part")
    _copy(_open(tar, DATABASE), part)
    if _count_sqlite(part) != manifest.rows:
        part.unlink()
        raise BackupImpossible("The tables of this backup are damaged.")
    connection.close()
    part.rename(target)
    _sync_folder(target.parent)


def _copy(file: IO[bytes], target: Path) -> None:
    with _private(target) as out:
        _pump(file, out)


def _pump(file: IO[bytes], out: IO[bytes]) -> None:
    while block := file.read(1 << 20):
        out.write(block)


# Asking


def _run_postgres(
    program: str,
    options: list[str],
    *,
    stdout: IO[bytes] | None = None,
    feed: Callable[[IO[bytes]], None] | None = None,
) -> None:
    psql, env = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    command = [program, *options, *psql[1:-1], f"--dbname={psql[-1]}"]
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed program, our own settings
            command,
            env={**os.environ, **(env or {})},
            stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
            stdout=stdout or subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
    except FileNotFoundError as problem:
        raise BackupImpossible(
            f"{program} is not installed. On Debian: apt-get install postgresql-client"
        ) from problem
    with process:
        if feed and process.stdin:
            with suppress(BrokenPipeError):  # it says why on its own
                feed(process.stdin)
        said = process.communicate()[1].decode(errors="replace").strip()
    if process.returncode:
        raise BackupImpossible(f"{program} said: {said}")


def _count_rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return {name: _count(cursor, name) for name in sorted(names)}


def _count_sqlite(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as database:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupImpossible("The database file is damaged.")
        names = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name != 'sqlite_sequence' ORDER BY name"
        ).fetchall()
        return {name: _count(database.cursor(), name) for (name,) in names}


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f'SELECT COUNT(*) FROM "{table}"')  # noqa: S608 - names of our tables
    return int(cursor.fetchone()[0])


def _applied() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _known() -> set[str]:
    """The migrations of this version, and those that its first ones replace."""
    here = MigrationLoader(None).disk_migrations or {}
    replaced = (name for migration in here.values() for name in migration.replaces)
    return {f"{app}.{name}" for app, name in (*here, *replaced)}


def _fingerprints() -> dict[str, str]:
    """Enough to tell whether a key is the same one, and nothing about the key."""
    return {
        name: hmac.new(getattr(settings, name), b"backup", hashlib.sha256).hexdigest()
        for name in BOUND_KEYS
    }
