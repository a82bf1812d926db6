"""A backup is whole or absent; a restore arrives whole or changes nothing."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile

import pytest
from django.db.migrations.loader import MigrationLoader

PERSON = """
from accounts.models import User
User(email="ruth@example.org", given_name="Ruth", family_name="Adeyemi").save()
"""
PDF = b"%PDF-1.7 not really, but its bytes count " * 1000
LETTER = "documents/ab/letter.pdf"


@pytest.fixture(scope="module")
def filled(new_installation):
    """An installation with one person and one document."""
    installation = new_installation().prepare()
    done = installation.manage("shell", "--no-imports", "--command", PERSON)
    assert done.returncode == 0, done.stderr
    path = installation.documents / "ab" / "letter.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(PDF)
    return installation


@pytest.fixture(scope="module")
def made(filled, tmp_path_factory):
    """The backup's file, and what was said when it was made."""
    file = tmp_path_factory.mktemp("backup") / "practice.tar"
    done = filled.manage("backup", file)
    assert done.returncode == 0, done.stderr
    return file, done.stdout


@pytest.fixture(scope="module")
def backup(made):
    return made[0]


@pytest.fixture(scope="module")
def empty(new_installation):
    """A fresh installation. Every test that uses it is refused, and leaves it so."""
    return new_installation().prepare()


def test_a_restored_installation_holds_the_same_rows_and_bytes(
    filled, backup, new_installation
):
    fresh = new_installation()

    done = fresh.manage("restore", backup)

    assert done.returncode == 0, done.stderr
    assert "and 1 documents, all as counted" in done.stdout
    assert fresh.counts() == filled.counts()
    assert fresh.counts()["accounts_user"] == 1
    restored = (fresh.documents / "ab" / "letter.pdf").read_bytes()
    assert hashlib.sha256(restored).digest() == hashlib.sha256(PDF).digest()
    assert fresh.events() == ["backup.made", "backup.restored"]


def test_a_restore_takes_the_place_of_empty_tables(backup, new_installation):
    other = new_installation(key=b"o" * 32).prepare()

    refused = other.manage("restore", backup)
    told = other.manage("restore", "--other-keys", backup)

    assert "belongs to another NOTES_KEY." in refused.stderr
    assert "process notes" in refused.stderr
    assert told.returncode == 0, told.stderr
    assert other.counts()["accounts_user"] == 1


def test_a_backup_names_the_keys_that_it_does_not_hold(filled, made):
    file, said = made

    for name in ("NOTES_KEY", "AUDIT_KEY", "SECRET_KEY"):
        assert name in said
        assert filled.environment[name].encode() not in file.read_bytes()


def test_a_backup_is_for_its_owner_alone_and_leaves_nothing_half_done(backup):
    assert backup.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_a_backup_never_replaces_a_file(filled, backup):
    before = backup.read_bytes()

    done = filled.manage("backup", backup)

    assert done.returncode != 0
    assert "is there already. Name another file." in done.stderr
    assert backup.read_bytes() == before


def test_a_restore_refuses_where_there_is_a_record(filled, backup, tmp_path):
    (filled.documents / "ab" / "letter.pdf").rename(tmp_path / "aside")

    done = filled.manage("restore", backup)

    (tmp_path / "aside").rename(filled.documents / "ab" / "letter.pdf")
    assert done.returncode != 0
    assert "Restore into an empty installation." in done.stderr
    assert "backup.restored" not in filled.events()


def test_a_restore_refuses_where_there_are_documents(empty, backup):
    left = empty.documents / "left.pdf"
    left.write_bytes(b"left over")

    done = empty.manage("restore", backup)

    left.unlink()
    assert "Restore into an empty installation." in done.stderr


def test_a_damaged_document_stops_the_restore_before_it_writes(empty, backup, tmp_path):
    damaged = _rewrite(backup, tmp_path, {LETTER: PDF[:-1] + b"!"})

    done = empty.manage("restore", damaged)

    assert f"{LETTER} in this backup is damaged." in done.stderr
    _still_empty(empty)


def test_a_missing_document_stops_the_restore(empty, backup, tmp_path):
    damaged = _rewrite(backup, tmp_path, {LETTER: None})

    done = empty.manage("restore", damaged)

    assert "could not be restored" in done.stderr
    assert "letter.pdf" in done.stderr
    _still_empty(empty)


def test_a_file_name_cannot_lead_out_of_the_folder(empty, backup, tmp_path):
    name = "documents/../../escaped.pdf"
    manifest = _manifest(backup)
    manifest["files"][name] = hashlib.sha256(b"out").hexdigest()
    changes = {"manifest.json": json.dumps(manifest).encode(), name: b"out"}

    done = empty.manage("restore", _rewrite(backup, tmp_path, changes))

    assert "lies outside its folder" in done.stderr
    assert not (empty.folder / "escaped.pdf").exists()
    assert not (empty.folder.parent / "escaped.pdf").exists()
    _still_empty(empty)


def test_a_backup_of_a_newer_version_is_refused(empty, backup, tmp_path):
    manifest = _manifest(backup)
    manifest["migrations"].append("cases.9999_from_the_future")
    changes = {"manifest.json": json.dumps(manifest).encode()}

    done = empty.manage("restore", _rewrite(backup, tmp_path, changes))

    assert "made by a newer version" in done.stderr
    _still_empty(empty)


def test_a_backup_that_names_what_a_first_migration_replaces_is_taken(
    backup, new_installation, tmp_path
):
    disk = MigrationLoader(None).disk_migrations.values()
    replaced = [f"{app}.{name}" for one in disk for app, name in one.replaces]
    assert "cases.0001_initial" in replaced
    manifest = _manifest(backup)
    manifest["migrations"] += replaced
    changes = {"manifest.json": json.dumps(manifest).encode()}

    done = new_installation().manage("restore", _rewrite(backup, tmp_path, changes))

    assert done.returncode == 0, done.stderr


def test_a_backup_of_the_other_engine_is_refused(empty, backup, tmp_path):
    manifest = _manifest(backup) | {"engine": "oracle"}
    changes = {"manifest.json": json.dumps(manifest).encode()}

    done = empty.manage("restore", _rewrite(backup, tmp_path, changes))

    assert "This is a backup of oracle; this installation runs on" in done.stderr
    _still_empty(empty)


def test_rows_that_did_not_arrive_are_no_success(backup, new_installation, tmp_path):
    fresh = new_installation()
    manifest = _manifest(backup)
    manifest["rows"]["accounts_user"] = 2
    changes = {"manifest.json": json.dumps(manifest).encode()}

    done = fresh.manage("restore", _rewrite(backup, tmp_path, changes))

    assert done.returncode != 0
    assert "ables" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_no_backup_is_refused_with_a_sentence(empty, tmp_path):
    (tmp_path / "notes.txt").write_text("not a tar file")

    done = empty.manage("restore", tmp_path / "notes.txt")

    assert "could not be restored" in done.stderr
    assert "Traceback" not in done.stderr


def _still_empty(installation):
    assert [p for p in installation.documents.rglob("*") if p.is_file()] == []
    assert installation.counts()["accounts_user"] == 0
    assert installation.events() == []


def _manifest(backup):
    with tarfile.open(backup) as tar:
        return json.loads(tar.extractfile("manifest.json").read())


def _rewrite(source, folder, changes):
    """A copy with some files changed; None leaves one out."""
    target = folder / "changed.tar"
    with tarfile.open(source) as old, tarfile.open(target, "w") as new:
        contents = {m.name: old.extractfile(m).read() for m in old.getmembers()}
        for name, content in (contents | changes).items():
            if content is not None:
                info = tarfile.TarInfo(name)
                info.size = len(content)
                new.addfile(info, io.BytesIO(content))
    return target
