"""A copy of one case: all of it, nothing of anybody else, and each step in the log."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode
from jsonschema import Draft202012Validator, FormatChecker

from audit.models import Event
from cases.registry import case_records
from documents import actions, files, hints
from documents.export.moment import at_one_moment
from documents.export.reading import read_cases
from documents.export.schema import schema_of_a_case
from documents.export.scope import (
    COPY_OF_A_CASE,
    NOT_SHARED,
    OF_SUPERVISION,
    OUT_OF_A_COPY,
    ROOMS,
    WHOLE_PRACTICE,
    kind_of,
    shared_tables,
)
from documents.jobs import case_export, sweeping, zips
from documents.jobs import rendering as job
from documents.models import CaseExport, Rendering
from sessions.actions import save_draft, void_note, write_process_note
from sessions.models import ProcessNote
from tests import make, make_couples, make_documents, make_sessions, make_sign_in
from tests.make_whole import whole

REASON = "The client asked for their record"
PRIVATE = "canary of a process note"


@pytest.fixture
def full(therapist, supervisor):
    """A case with something in every corner, a process note and an issued PDF too."""
    case = whole(therapist, supervisor, protocol_key="IPT_ADULT")
    released = make_documents.released(case, number=2)
    job.run(actions.request_rendering(document=released, by=therapist).pk)
    return case


def ordered(case, by, **options: Any) -> CaseExport:
    return actions.start_case_export(case=case, by=by, **{"reason": REASON, **options})


def made(case, by) -> CaseExport:
    export = ordered(case, by)
    case_export.run(export.pk)
    export.refresh_from_db()
    return export


def opened(export: CaseExport) -> zipfile.ZipFile:
    data = files.read(
        files.Kept(name=export.file, sha256=export.sha256, size=export.size or 0)
    )
    return zipfile.ZipFile(io.BytesIO(data))


def record_in(archive: zipfile.ZipFile) -> dict[str, Any]:
    return json.loads(archive.read("record.json"))


def rows_in(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    text = archive.read(name).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


# What is in it


def test_every_kind_of_record_goes_along_or_is_named_with_the_reason():
    """A new table is in the copy by itself; to stay out it has to be named."""
    going = {kind_of(model) for model in COPY_OF_A_CASE.records()}
    staying = COPY_OF_A_CASE.reasons()

    assert going | set(staying) == {kind_of(model) for model in case_records()}
    assert not going & set(staying)
    assert all(staying.values())


def test_nothing_is_named_that_does_not_exist():
    registered = {model._meta.label for model in case_records()}
    shared = {model._meta.label for model in shared_tables()}

    assert set(OUT_OF_A_COPY) <= registered
    assert not set(NOT_SHARED) & (registered | shared)


@pytest.mark.parametrize("scope", [COPY_OF_A_CASE, WHOLE_PRACTICE])
@pytest.mark.parametrize("name", ["ProcessNote", "HereAndNowNote", "SetAsideDraft"])
def test_what_is_its_authors_alone_is_in_no_export(scope, name):
    assert name not in {model.__name__ for model in scope.records()}


@pytest.mark.parametrize("scope", [COPY_OF_A_CASE, WHOLE_PRACTICE])
def test_what_supervision_writes_goes_along_only_where_named(scope):
    of_supervision = [
        model for model in case_records() if model._meta.app_label not in ROOMS
    ]
    going = {kind_of(model) for model in scope.records()}

    assert of_supervision
    for model in of_supervision:
        is_shared = model._meta.label == "supervision.SupervisionReview"
        assert (kind_of(model) in going) == is_shared
        assert scope.why_out(model) == ("" if is_shared else OF_SUPERVISION)


def test_a_copy_holds_every_row_that_the_case_has(full, therapist):
    record = record_in(opened(made(full, therapist)))

    for model in COPY_OF_A_CASE.records():
        left = COPY_OF_A_CASE.rows_out.get(model._meta.label, {"pk__in": []})
        rows = model._default_manager.filter(case=full).exclude(**left)
        found = record["records"].get(kind_of(model), [])
        assert {row["id"] for row in found} == {str(row.pk) for row in rows}, model
    assert len(record["records"]) > 40
    assert record["case"]["id"] == str(full.pk)
    [client] = record["clients"]
    assert client["number"] == full.client.number
    assert client["contacts"]


def test_the_record_fits_the_schema_that_goes_along(full, therapist):
    archive = opened(made(full, therapist))
    schema = json.loads(archive.read("schema.json"))
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=FormatChecker())

    assert [one.message for one in checker.iter_errors(record_in(archive))] == []


def test_the_schema_refuses_what_is_not_in_it(full, therapist):
    record = record_in(opened(made(full, therapist)))
    checker = Draft202012Validator(schema_of_a_case(COPY_OF_A_CASE))

    record["case"]["password"] = "x"
    del record["records"]["therapy_sessions.session_note"][0]["text"]

    assert len(list(checker.iter_errors(record))) == 2


def test_every_choice_is_explained_in_the_schema():
    status = schema_of_a_case(COPY_OF_A_CASE)["$defs"]["cases.case"]["properties"][
        "status"
    ]

    assert "TREATMENT: In treatment" in status["description"]


def test_colleagues_are_named_by_who_they_are_and_no_more(full, therapist, supervisor):
    record = record_in(opened(made(full, therapist)))

    assert record["people"][str(therapist.pk)]["name"] == therapist.full_name
    assert str(supervisor.pk) in record["people"]
    assert "password" not in json.dumps(record)
    assert therapist.email not in json.dumps(record)


def test_issued_pdfs_are_there_byte_for_byte(full, therapist):
    archive = opened(made(full, therapist))
    [pdf] = record_in(archive)["files"]
    rendering = Rendering.objects.get(case=full, state="READY")

    data = archive.read(pdf["file"])
    assert hashlib.sha256(data).hexdigest() == pdf["sha256"] == rendering.sha256
    assert pdf["document"] == str(rendering.document_id)
    assert pdf["file"] == f"documents/{full.client.number}-treatment-summary-2.pdf"


def test_tables_for_a_spreadsheet_hold_the_same_rows(full, therapist):
    archive = opened(made(full, therapist))

    for kind, rows in record_in(archive)["records"].items():
        cells = rows_in(archive, f"csv/{kind}.csv")
        assert [cell["id"] for cell in cells] == [row["id"] for row in rows]


def test_a_cell_is_never_a_formula(case, therapist):
    make_documents.person(case, "=1+1", "friend")

    [row] = rows_in(
        opened(made(case, therapist)), "csv/formulation.inventory_person.csv"
    )

    assert row["name"] == "'=1+1"


def test_the_manifest_names_every_file_with_its_hash(full, therapist):
    archive = opened(made(full, therapist))
    manifest = rows_in(archive, "manifest.csv")

    assert {row["file"] for row in manifest} == set(archive.namelist()) - {
        "manifest.csv"
    }
    for row in manifest:
        data = archive.read(row["file"])
        assert hashlib.sha256(data).hexdigest() == row["sha256"]
        assert len(data) == int(row["bytes"])


def test_no_file_name_in_it_names_anyone(full, therapist):
    names = " ".join(opened(made(full, therapist)).namelist())

    assert full.client.family_name.lower() not in names.lower()
    assert full.client.given_name.lower() not in names.lower()


# What stays out


def test_a_process_note_is_not_in_the_copy_and_not_counted(case, therapist):
    held = make_sessions.session(case=case)
    kept = write_process_note(therapy_session=held, by=therapist, text=PRIVATE)
    archive = opened(made(case, therapist))

    assert ProcessNote.objects.filter(pk=kept.pk).exists()
    for name in archive.namelist():
        data = archive.read(name).decode()
        assert PRIVATE not in data
        assert str(kept.pk) not in data
    assert "process_note" not in record_in(archive)["records"]


def test_a_draft_is_not_in_the_copy(case, therapist):
    make_documents.approved(case, state="DRAFT", approved_at=None, approved_by=None)
    held = make_sessions.session(case=case)
    fields = {"text": "half a sentence"}
    save_draft(therapy_session=held, by=therapist, fields=fields, version=0)

    record = record_in(opened(made(case, therapist)))

    assert record["records"].get("documents.document", []) == []
    assert "half a sentence" not in json.dumps(record)


def test_a_note_that_was_signed_in_the_wrong_case_is_not_in_the_copy(case, therapist):
    held = make_sessions.session(case=case)
    note = make_sessions.signed(held, text="Canary about somebody else")
    void_note(note=note, by=therapist, reason="It is Ottilie's")

    text = opened(made(case, therapist)).read("record.json").decode()

    assert "Canary" not in text
    assert "Ottilie" not in text


def test_nothing_of_other_clients_is_in_the_copy(full, therapist):
    other = make.case(therapist=therapist, of=make.client("Ottilie Vane"))
    make_documents.person(other, "Barnaby", "brother")
    make_couples.link(full, other, reason="Ottilie is a cousin")

    archive = opened(made(full, therapist))

    for name in archive.namelist():
        data = archive.read(name)
        assert b"Ottilie" not in data
        assert b"Barnaby" not in data
        assert str(other.pk).encode() not in data


def test_what_one_of_a_couple_said_alone_is_not_in_the_copy(therapist):
    couple = make_couples.couple_case(therapist=therapist)
    met = make_couples.safety_meeting(couple)

    record = record_in(opened(made(couple, therapist)))

    assert len(record["clients"]) == 2
    assert str(met.pk) not in json.dumps(record)
    assert "cases.safety_meeting" in record["left_out"]


def test_sealed_bytes_are_in_no_row():
    for model in case_records():
        sealed = [
            one.name
            for one in model._meta.concrete_fields
            if isinstance(one, models.BinaryField)
        ]
        assert not sealed or COPY_OF_A_CASE.why_out(model), model


def test_a_damaged_pdf_is_named_and_stops_nothing(full, therapist):
    rendering = Rendering.objects.get(case=full, state="READY")
    files.remove(rendering.file)

    archive = opened(made(full, therapist))
    [row] = [row for row in rows_in(archive, "manifest.csv") if not row["sha256"]]

    assert row["file"].endswith("-treatment-summary-2.pdf")
    assert "damaged" in row["left_out_because"]
    assert record_in(archive)["files"] == []


def test_reading_costs_the_same_for_one_case_and_for_five(therapist):
    cases = [make_documents.daniel(therapist, of=make.client()) for _ in range(5)]
    costs = []
    for some in (cases[:1], cases):
        with CaptureQueriesContext(connection) as asked:
            read_cases([case.pk for case in some], COPY_OF_A_CASE)
        costs.append(len(asked))

    assert costs[0] == costs[1]


# Who may, and what the log says


def test_only_the_therapist_makes_a_copy_and_says_why(
    case, therapist, supervisor, admin
):
    for person in (supervisor, admin):
        with pytest.raises(actions.NotItsTherapist):
            ordered(case, person)
    with pytest.raises(actions.CopyReasonMissing, match="what the copy is for"):
        ordered(case, therapist, reason="  ")
    assert not CaseExport.objects.exists()


def test_one_copy_is_made_at_a_time(case, therapist):
    first = ordered(case, therapist)

    with pytest.raises(actions.CopyUnderWay):
        ordered(case, therapist)

    case_export.run(first.pk)
    assert ordered(case, therapist).is_running


def test_each_step_is_in_the_log_of_the_case(case, therapist):
    export = made(case, therapist)
    actions.download_case_export(export=export, by=therapist, address="10.0.0.7")
    sweeping.sweep(at=export.expires_at)

    found = Event.objects.filter(verb__startswith="caseexport.").order_by("id")
    assert [event.verb.split(".")[1] for event in found] == [
        "started",
        "packed",
        "downloaded",
        "removed",
    ]
    assert {event.case_id for event in found} == {case.pk}
    assert found[0].detail == {"reason": REASON}
    assert found[2].address == "10.0.0.7"
    export.refresh_from_db()
    with pytest.raises(actions.CopyGone):
        actions.download_case_export(export=export, by=therapist)


def test_only_the_therapist_downloads_it(case, therapist, admin):
    export = made(case, therapist)

    with pytest.raises(actions.NotItsTherapist):
        actions.download_case_export(export=export, by=admin)


def test_who_is_no_longer_the_therapist_gets_no_copy(case, therapist, trainee):
    export = ordered(case, therapist)
    type(case).objects.filter(pk=case.pk).update(therapist=trainee)

    case_export.run(export.pk)

    export.refresh_from_db()
    assert export.state == CaseExport.State.STOPPED
    assert "no longer the case's therapist" in export.problem
    assert not export.has_file


def test_a_worker_is_told_once_the_row_can_be_seen(
    case, therapist, monkeypatch, django_capture_on_commit_callbacks
):
    told: list[tuple[str, Any]] = []
    monkeypatch.setattr(hints, "send", lambda *said: told.append(said) or True)

    with django_capture_on_commit_callbacks(execute=True):
        export = ordered(case, therapist)

    assert told == [(hints.COPY_CASE, export.pk)]


def test_a_copy_left_behind_is_told_again_and_given_up_after_three_tries(
    case, therapist, monkeypatch
):
    told: list[Any] = []
    monkeypatch.setattr(hints, "send", lambda *said: told.append(said) or True)
    monkeypatch.setattr(
        case_export, "read_cases", lambda *_: (_ for _ in ()).throw(OSError)
    )
    export = ordered(case, therapist)
    for _ in range(3):
        case_export.run(export.pk)
        CaseExport.objects.filter(pk=export.pk).update(lease_until=None)

    export.refresh_from_db()
    assert export.problem == zips.NOT_PACKED

    other = ordered(case, therapist)
    CaseExport.objects.filter(pk=other.pk).update(attempts=3)
    sweeping.sweep()
    other.refresh_from_db()
    assert other.problem == zips.NOT_PACKED

    third = ordered(case, therapist)
    sweeping.sweep()
    assert (hints.COPY_CASE, third.pk) in told


def test_two_workers_make_one_copy(case, therapist):
    export = ordered(case, therapist)
    now = datetime.now(UTC)
    token = zips.claim(CaseExport, job_id=export.pk, at=now)

    case_export.run(export.pk)

    export.refresh_from_db()
    assert (export.state, export.token) == (CaseExport.State.RUNNING, token)
    late = zips.claim(CaseExport, job_id=export.pk, at=now + timedelta(hours=1))
    assert late == token + 1
    kept = files.publish_bytes(b"late", suffix="zip")
    case_export._finish(export.pk, token, kept)
    export.refresh_from_db()
    assert export.is_running


def test_what_a_killed_worker_wrote_aside_goes_after_a_day(db):
    with files.folder_aside() as folder:
        (folder / "cases.client.csv").write_text("half")
        assert not files.remove_leftovers(older_than=make.NOW - timedelta(days=9999))
        assert folder.exists()
        later = make.NOW + timedelta(days=9999)
        assert files.remove_leftovers(older_than=later) == 1
        assert not folder.exists()


# The page


def page(name: str, case, *args: Any) -> str:
    return reverse(f"documents:{name}", args=[case.pk, *args])


def test_the_walk_from_the_letters_to_a_download(full, therapist, signed_in):
    browser = signed_in(therapist)
    path = page("export_case", full)
    assert path in browser.get(page("list", full)).content.decode()
    assert "No copy yet" in browser.get(path).content.decode()

    assert browser.post(path, {"reason": REASON}).url == path
    export = CaseExport.objects.get()
    running = browser.get(path).content.decode()
    assert "Running" in running
    assert "data-poll-url" in running
    assert 'http-equiv="refresh"' in running

    case_export.run(export.pk)
    ready = browser.get(page("case_export_progress", full)).content.decode()
    assert "data-poll-url" not in ready
    address = page("download_case_export", full, export.pk)
    assert address in ready
    answer = browser.get(address)
    assert answer.headers["Content-Type"] == "application/zip"
    assert full.client.number in answer.headers["Content-Disposition"]
    assert record_in(zipfile.ZipFile(io.BytesIO(answer.content)))


def test_a_missing_reason_comes_back_with_its_sentence(case, therapist, signed_in):
    said = signed_in(therapist).post(page("export_case", case), {"reason": ""})

    assert "Say what the copy is for" in said.content.decode()
    assert not CaseExport.objects.exists()


def test_a_second_copy_at_the_same_time_is_refused_with_what_was_typed(
    case, therapist, signed_in
):
    ordered(case, therapist)

    said = signed_in(therapist).post(page("export_case", case), {"reason": "Again"})

    assert "is being made already" in said.content.decode()
    assert 'value="Again"' in said.content.decode()


def test_a_copy_that_is_gone_leads_back_with_a_sentence(case, therapist, signed_in):
    export = made(case, therapist)
    CaseExport.objects.filter(pk=export.pk).update(state="EXPIRED", file="")
    address = page("download_case_export", case, export.pk)

    answer = signed_in(therapist).get(address, follow=True)

    assert "no longer kept" in answer.content.decode()


def test_a_copy_of_another_case_is_not_there(case, therapist, signed_in):
    other = make.case(therapist=therapist, of=make.client("Ottilie Vane"))
    export = made(other, therapist)

    answer = signed_in(therapist).get(page("download_case_export", case, export.pk))

    assert answer.status_code == 404


def test_a_closed_case_can_be_copied(therapist, signed_in):
    closed = make.closed_case(therapist=therapist)

    assert signed_in(therapist).get(page("export_case", closed)).status_code == 200
    assert made(closed, therapist).has_file


def test_who_only_reads_the_case_is_told_whose_decision_it_is(
    case, therapist, supervisor, signed_in
):
    browser = signed_in(supervisor)

    assert browser.get(page("export_case", case)).status_code == 403
    assert (
        page("export_case", case)
        not in browser.get(page("list", case)).content.decode()
    )


# The second factor, once more before it leaves the house


@pytest.fixture
def outside(settings, supervisor):
    """A clinician who signed in with a second factor, and a copy that is ready."""
    settings.DEMO = False
    person = make.user("Nora Real", is_demo=False)
    browser = Browser()
    make_sign_in.app(person)
    make_sign_in.sign_in(browser, person)
    browser.post(reverse("mfa_authenticate"), {"code": make_sign_in.code()})
    export = made(make.case(therapist=person), person)
    return browser, page("download_case_export", export.case, export.pk)


def test_who_has_just_shown_a_second_factor_takes_the_copy(outside):
    browser, address = outside

    assert browser.get(address).headers["Content-Type"] == "application/zip"


def test_who_showed_it_a_while_ago_shows_it_again(outside):
    browser, address = outside
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()

    asked = browser.get(address)

    assert (
        asked.url == f"{reverse('mfa_reauthenticate')}?{urlencode({'next': address})}"
    )
    assert not Event.objects.filter(verb="caseexport.downloaded").exists()
    code = make_sign_in.code(steps=1)
    back = browser.post(asked.url, {"code": code, "next": address})
    assert back.url == address
    assert browser.get(address).headers["Content-Type"] == "application/zip"


# The moment that it is of


@pytest.mark.django_db(transaction=True)
def test_it_is_read_at_one_moment_where_nobody_is_held_up_by_that():
    with at_one_moment():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SHOW transaction_isolation")
                assert cursor.fetchone() == ("repeatable read",)
                cursor.execute("SHOW transaction_read_only")
                assert cursor.fetchone() == ("on",)
        else:
            assert not connection.in_atomic_block
    assert not connection.in_atomic_block
