"""The whole practice in one ZIP: every case, whole or not at all, and flat in memory."""

import csv
import gc
import hashlib
import io
import json
import stat
import tracemalloc
import zipfile

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from jsonschema import Draft202012Validator

from audit.models import Event
from documents import actions
from documents.export import practice
from documents.jobs import rendering as job
from sessions.actions import void_note, write_process_note
from tests import (
    make,
    make_couples,
    make_documents,
    make_groups,
    make_sessions,
)
from tests.make_whole import whole

REASON = "Moving to another system"


def exported(target, **options):
    said = io.StringIO()
    call_command(
        "export_practice", target, **{"reason": REASON, **options}, stdout=said
    )
    return zipfile.ZipFile(target), said.getvalue()


def records_in(archive):
    return [
        json.loads(archive.read(name))
        for name in archive.namelist()
        if name.endswith("/record.json")
    ]


def rows_in(archive, name):
    text = archive.read(name).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def target(tmp_path):
    return tmp_path / "practice.zip"


@pytest.fixture
def cases(therapist, supervisor):
    return [
        whole(therapist, supervisor, protocol_key="IPT_ADULT"),
        make_documents.sara(therapist),
        make_couples.couple_case(therapist=therapist),
    ]


def test_every_case_is_in_it_with_the_schema_that_it_fits(cases, target):
    archive, said = exported(target)
    records = records_in(archive)
    checker = Draft202012Validator(json.loads(archive.read("schema.json")))

    assert {one["case"]["id"] for one in records} == {str(one.pk) for one in cases}
    for record in records:
        assert [one.message for one in checker.iter_errors(record)] == []
    assert "3 cases" in said
    assert "3 of 3 cases" in said


def test_the_tables_hold_the_rows_of_all_cases(cases, target):
    archive, _ = exported(target)
    records = records_in(archive)

    wanted = sum(
        len(one["records"].get("therapy_sessions.therapy_session", []))
        for one in records
    )
    found = rows_in(archive, "csv/therapy_sessions.therapy_session.csv")
    assert len(found) == wanted > 3
    assert len(rows_in(archive, "csv/cases.client.csv")) == 4


def test_the_manifest_names_every_file_with_its_hash(cases, therapist, target):
    released = make_documents.released(cases[0], number=2)
    job.run(actions.request_rendering(document=released, by=therapist).pk)

    archive, said = exported(target)
    manifest = {row["file"]: row for row in rows_in(archive, "manifest.csv")}

    assert set(manifest) == set(archive.namelist()) - {"manifest.csv"}
    assert any(name.endswith(".pdf") for name in manifest)
    for name, row in manifest.items():
        assert hashlib.sha256(archive.read(name)).hexdigest() == row["sha256"]
    assert "1 documents" in said


def test_no_process_note_and_no_password_is_in_it(cases, therapist, target):
    held = make_sessions.session(case=cases[1])
    kept = write_process_note(therapy_session=held, by=therapist, text="Canary inside")

    archive, _ = exported(target)

    for name in archive.namelist():
        data = archive.read(name)
        assert b"Canary inside" not in data
        assert str(kept.pk).encode() not in data
        assert therapist.password.encode() not in data


def test_a_voided_note_is_part_of_what_the_practice_wrote(case, therapist, target):
    held = make_sessions.session(case=case)
    note = make_sessions.signed(held, text="In the wrong case")
    void_note(note=note, by=therapist, reason="Of another client")

    [record] = records_in(exported(target)[0])

    [kept] = record["records"]["therapy_sessions.session_note"]
    assert kept["id"] == str(note.pk)
    assert record["records"]["therapy_sessions.note_void"]
    assert record["records"]["measures.administration"], (
        "taken back, and still a record"
    )


def test_groups_and_people_are_in_it(therapist, target):
    group = make_groups.group(by=therapist)
    make_groups.member(group)
    make_groups.signed_session(group, {"A": "PRESENT"})

    archive, _ = exported(target)
    whole_practice = json.loads(archive.read("practice.json"))

    assert whole_practice["shared"]["cases.therapy_group"][0]["id"] == str(group.pk)
    assert whole_practice["shared"]["therapy_sessions.group_note"]
    assert "therapy_sessions.group_draft" not in whole_practice["shared"]
    assert therapist.full_name in {one["name"] for one in whole_practice["people"]}


def test_a_practice_without_cases_is_exported_too(db, target):
    archive, said = exported(target)

    assert records_in(archive) == []
    assert "0 cases" in said
    assert archive.testzip() is None


def test_the_log_keeps_what_it_was_for(case, target):
    exported(target)

    [event] = Event.objects.filter(verb="practice.exported")
    assert event.detail == {"reason": REASON}
    assert event.actor_id is None


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_is_written(case, target, reason):
    with pytest.raises(CommandError, match="Say what it is for"):
        exported(target, reason=reason)

    assert not target.exists()
    assert not Event.objects.filter(verb="practice.exported").exists()


def test_a_file_that_is_there_is_not_overwritten(case, target):
    target.write_text("mine")

    with pytest.raises(CommandError, match="Name another file"):
        exported(target)

    assert target.read_text() == "mine"


def test_it_appears_whole_or_not_at_all(case, target, monkeypatch):
    def full_disk(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(practice, "read_cases", full_disk)

    with pytest.raises(CommandError, match="could not be written.*No space left"):
        exported(target)

    assert list(target.parent.glob("*practice.zip*")) == []


def test_what_an_interrupted_one_left_does_not_stop_the_next(case, target):
    left = target.with_name(f".{target.name}.part")
    left.write_text("half")

    archive, _ = exported(target)

    assert archive.testzip() is None
    assert not left.exists()


def test_only_its_owner_reads_the_file(case, target):
    exported(target)

    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_damaged_pdf_is_said_and_stops_nothing(case, therapist, target, capsys):
    made = make_documents.rendering(
        make_documents.released(case),
        state="READY",
        file="ab/gone.pdf",
        sha256="0" * 64,
        size=1,
        pages=1,
    )

    archive, _ = exported(target)

    [row] = [row for row in rows_in(archive, "manifest.csv") if not row["sha256"]]
    assert "damaged" in row["left_out_because"]
    assert made.case.client.number in capsys.readouterr().err


def test_memory_does_not_grow_with_the_practice(therapist, target, monkeypatch):
    """Held, a case takes a dozen times its file; thirty more take less than their files."""
    monkeypatch.setattr(practice, "AT_A_TIME", 5)
    peaks = []
    for count in (10, 30):
        for _ in range(count):
            make_documents.sessions(make.case(therapist=therapist, of=make.client()), 8)
        exported(target)  # what is imported and cached is no growth
        target.unlink()
        gc.collect()
        tracemalloc.start()
        archive, _ = exported(target)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        target.unlink()
    [size, *_] = (
        one.file_size for one in archive.infolist() if "record" in one.filename
    )

    assert peaks[1] - peaks[0] < 20 * size
