"""Files that are whole or absent: written aside, synced, then linked to their final name.

The name is the hash of the content, so that a file never changes under its name, and
making it twice is the same as making it once (docs/adr/0022).
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BufferedRandom
from pathlib import Path

from django.core.files.storage import FileSystemStorage, storages

PARTS = "parts"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A file in the store: where, what hash, how long."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True)
class Aside:
    """A file that is being written, under a name that nobody reads."""

    file: BufferedRandom
    path: Path


class FileIsDamaged(Exception):
    def __str__(self) -> str:
        return "The file on the disk is not the one that was made. Tell your admin."


def store() -> FileSystemStorage:
    """The private folder of the documents. Never under a public address."""
    found = storages["documents"]
    if not isinstance(found, FileSystemStorage):
        raise TypeError("STORAGES['documents'] must be a folder on this machine.")
    return found


def _folder() -> Path:
    folder = Path(store().location)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@contextmanager
def being_written() -> Iterator[Aside]:
    """A file aside, gone again afterwards: what is not published leaves nothing behind."""
    aside = _folder() / PARTS
    aside.mkdir(mode=0o700, exist_ok=True)
    path = aside / secrets.token_hex(16)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield Aside(file=file, path=path)
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def folder_aside() -> Iterator[Path]:
    """A folder for what is written on the way, gone again afterwards. What a killed
    process leaves of it, `remove_leftovers` takes away."""
    path = _folder() / PARTS / secrets.token_hex(16)
    path.mkdir(mode=0o700, parents=True)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def publish(aside: Aside, *, suffix: str) -> Kept:
    """Give a finished file its final name. Raises OSError when the disk refuses it."""
    file = aside.file
    file.flush()
    os.fsync(file.fileno())
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    size = os.fstat(file.fileno()).st_size
    name = f"{sha256[:2]}/{sha256}.{suffix}"
    final = _folder() / name
    final.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        os.link(aside.path, final)
    except FileExistsError:
        # The same content under its own hash: made before, by this or another worker.
        if final.stat().st_size != size:
            raise FileIsDamaged from None
        # A file that no row spoke of goes a day after it was written: this one is wanted.
        os.utime(final)
    _sync_folder(final.parent)
    _sync_folder(final.parent.parent)
    return Kept(name=name, sha256=sha256, size=size)


def publish_bytes(data: bytes, *, suffix: str) -> Kept:
    with being_written() as aside:
        aside.file.write(data)
        return publish(aside, suffix=suffix)


def read(kept: Kept) -> bytes:
    """The bytes, compared with their hash. Raises FileIsDamaged, also where the disk gives
    none: one bad block is no reason to lose two hundred other documents."""
    try:
        data = (_folder() / kept.name).read_bytes()
    except OSError:
        raise FileIsDamaged from None
    if hashlib.sha256(data).hexdigest() != kept.sha256:
        raise FileIsDamaged
    return data


def remove(name: str) -> None:
    (_folder() / name).unlink(missing_ok=True)


def remove_leftovers(*, older_than: datetime) -> int:
    """Take away what killed workers left half-written; how many there were."""
    found = 0
    for path in (_folder() / PARTS).glob("*"):
        if path.stat().st_mtime < older_than.timestamp():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
            found += 1
    return found


def remove_orphans(*, known: Collection[str], older_than: datetime) -> int:
    """Take away published files that no row speaks of: a worker died before it said so."""
    folder, found = _folder(), 0
    for path in folder.glob("??/*"):
        name = f"{path.parent.name}/{path.name}"
        if name not in known and path.stat().st_mtime < older_than.timestamp():
            path.unlink(missing_ok=True)
            found += 1
    return found


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
