"""Exports: what is made, what is left out and why, and that nothing stops the rest."""

import csv
import hashlib
import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import Event
from documents import actions, files, hints
from documents.jobs import packing, sweeping, zips
from documents.jobs import rendering as job
from documents.models import (
    Document,
    ExportBatch,
    ExportItem,
    Rendering,
    SummaryRequest,
)
from documents.queries.exports import closed_between, plan_export
from documents.queries.progress import about, progress_of, recent_batches
from tests import make, make_documents

LATER = make.NOW + timedelta(minutes=5)
# What a ZIP says of itself, beside its documents.
SAID = {"manifest.csv", "manifest.html", "SHA256SUMS"}


def closed(therapist, count=1):
    return [make.closed_case(therapist=therapist) for _ in range(count)]


def released(therapist, count=1):
    cases = closed(therapist, count)
    for case in cases:
        make_documents.released(case)
    return cases


def start(admin, cases, **options):
    return actions.start_batch(
        by=admin, reason="Audit", case_ids=[case.pk for case in cases], **options
    )


def make_all():
    for rendering in Rendering.objects.waiting():
        job.run(rendering.pk)


def opened(batch):
    batch.refresh_from_db()
    return zipfile.ZipFile(
        io.BytesIO(
            files.read(
                files.Kept(name=batch.file, sha256=batch.sha256, size=batch.size)
            )
        )
    )


def pdfs_of(batch):
    return set(opened(batch).namelist()) - SAID


def manifest_of(archive):
    return list(csv.DictReader(io.StringIO(archive.read("manifest.csv").decode())))


def test_cases_without_a_released_summary_are_named_before_the_start(therapist):
    [none, draft, unreleased] = closed(therapist, 3)
    [ready] = released(therapist)
    make_documents.approved(draft, state="DRAFT", approved_at=None, approved_by=None)
    make_documents.approved(unreleased)

    plan = plan_export([none.pk, draft.pk, unreleased.pk, ready.pk])

    why = {line.case: line.why_not for line in plan.left_out}
    assert why == {
        none: "No treatment summary has been written",
        draft: "The treatment summary is still a draft",
        unreleased: "The treatment summary is approved, but not released",
    }
    assert [line.case for line in plan.ready] == [ready]
    assert plan.button == "Make 1 summary"


def test_the_latest_released_version_is_the_one_that_is_exported(therapist):
    [case] = released(therapist)
    newer = make_documents.released(case, number=2)
    make_documents.approved(case, number=3)

    [line] = plan_export([case.pk]).ready

    assert line.document == newer


def test_a_period_has_both_its_ends(therapist, trainee):
    day = make.TODAY
    cases = {
        offset: make.closed_case(therapist=therapist, closed_on=day - timedelta(offset))
        for offset in (0, 1, 2, 3)
    }
    make.case(therapist=therapist)
    theirs = make.closed_case(therapist=trainee, closed_on=day)

    found = closed_between(day - timedelta(2), day - timedelta(1))
    assert set(found) == {cases[1].pk, cases[2].pk}
    assert set(closed_between(day, None)) == {cases[0].pk, theirs.pk}
    assert closed_between(day, None, trainee) == [theirs.pk]


def test_the_plan_costs_the_same_for_two_cases_and_for_twenty(therapist):
    counts = []
    for cases in (released(therapist, 2), released(therapist, 20)):
        ids = [case.pk for case in cases]
        with CaptureQueriesContext(connection) as queries:
            plan_export(ids)
        counts.append(len(queries))

    assert counts == [5, 5]


def test_only_an_admin_exports_and_only_with_a_reason(therapist, admin):
    cases = released(therapist)
    with pytest.raises(actions.NotAnAdmin):
        start(therapist, cases)
    with pytest.raises(actions.ReasonMissing):
        actions.start_batch(by=admin, reason="  ", case_ids=[cases[0].pk])
    with pytest.raises(actions.NothingToExport):
        start(admin, closed(therapist))
    assert not ExportBatch.objects.exists()


def test_a_batch_holds_every_case_with_its_document_or_the_reason(therapist, admin):
    [ready] = released(therapist)
    [missing] = closed(therapist)

    batch = start(admin, [ready, missing])

    items = {item.case: item for item in batch.items.all()}
    assert items[ready].rendering.state == Rendering.State.QUEUED
    assert items[missing].left_out == "No treatment summary has been written"
    event = Event.objects.get(verb="export.started")
    assert event.detail == {"documents": 1, "left_out": 1, "reason": "Audit"}


def test_an_issued_document_is_packed_as_it_is_and_never_made_again(
    therapist, admin, monkeypatch
):
    cases = released(therapist, 2)
    start(admin, cases)
    make_all()
    before = {row.pk: row.sha256 for row in Rendering.objects.all()}
    monkeypatch.setattr(job, "render_pdf", lambda *_, **__: pytest.fail("made again"))

    second = start(admin, cases)
    packing.run(second.pk)

    assert {row.pk: row.sha256 for row in Rendering.objects.all()} == before
    second.refresh_from_db()
    assert second.state == ExportBatch.State.READY


def test_the_zip_holds_the_pdfs_and_a_manifest_without_names(therapist, admin):
    cases = released(therapist, 3)
    [missing] = closed(therapist)
    batch = start(admin, [*cases, missing])
    make_all()

    packing.run(batch.pk)

    archive = opened(batch)
    rows = {row["client_number"]: row for row in manifest_of(archive)}
    assert len(rows) == 4
    for case in cases:
        row = rows[case.client.number]
        assert row["file"] == f"{case.client.number}-treatment-summary-2026-11-23.pdf"
        data = archive.read(row["file"])
        assert hashlib.sha256(data).hexdigest() == row["sha256"]
        assert row["pages"] == "1"
    assert rows[missing.client.number]["left_out_because"] == (
        "No treatment summary has been written"
    )
    text = archive.read("manifest.csv").decode() + " ".join(archive.namelist())
    assert "Okafor" not in text
    assert "Daniel" not in text


def test_two_courses_of_one_client_are_two_files(therapist, admin):
    client = make.client()
    cases = [make.closed_case(therapist=therapist, of=client) for _ in range(2)]
    for case in cases:
        make_documents.released(case)
    batch = start(admin, cases)
    make_all()

    packing.run(batch.pk)

    stem = f"{client.number}-treatment-summary-2026-11-23"
    assert set(opened(batch).namelist()) == {
        f"{stem}.pdf",
        f"{stem}-2.pdf",
        *SAID,
    }


def test_a_document_that_cannot_be_made_never_fails_the_batch(therapist, admin):
    good, bad = released(therapist, 1), closed(therapist, 1)
    parts = [{"key": "did", "title": "-", "text": "😀", "sources": []}]
    make_documents.released(bad[0], parts=parts)
    batch = start(admin, good + bad)
    make_all()

    packing.run(batch.pk)

    batch.refresh_from_db()
    assert batch.state == ExportBatch.State.READY
    rows = {row["client_number"]: row for row in manifest_of(opened(batch))}
    assert rows[good[0].client.number]["state"] == "included"
    assert "cannot be printed" in rows[bad[0].client.number]["left_out_because"]


def test_a_damaged_file_is_left_out_and_said(therapist, admin):
    cases = released(therapist, 2)
    batch = start(admin, cases)
    make_all()
    broken = Rendering.objects.filter(case=cases[0]).get()
    with open(files.store().path(broken.file), "ab") as file:  # noqa: PTH123
        file.write(b"x")

    packing.run(batch.pk)

    rows = {row["client_number"]: row for row in manifest_of(opened(batch))}
    assert rows[cases[0].client.number]["left_out_because"] == packing.DAMAGED
    assert rows[cases[1].client.number]["state"] == "included"
    batch.refresh_from_db()
    progress = progress_of(batch, at=LATER)
    assert progress.words == "1 of 2 done, 1 left out."
    assert progress.retry_words == "Try the last one again"
    assert progress.can_retry


def test_a_damaged_file_that_came_back_from_a_backup_is_packed_at_the_next_try(
    therapist, admin
):
    batch = start(admin, released(therapist, 2))
    make_all()
    broken = Path(files.store().path(Rendering.objects.first().file))
    whole = broken.read_bytes()
    broken.unlink()
    packing.run(batch.pk)

    actions.retry_batch(batch=batch, by=admin)
    packing.run(batch.pk)
    batch.refresh_from_db()
    assert progress_of(batch, at=LATER).words == "1 of 2 done, 1 left out."

    broken.write_bytes(whole)
    actions.retry_batch(batch=batch, by=admin)
    packing.run(batch.pk)

    batch.refresh_from_db()
    assert progress_of(batch, at=LATER).words == "2 of 2 done."
    assert len(pdfs_of(batch)) == 2


def test_what_a_zip_lacks_stays_said_when_the_pdf_is_made_later(therapist, admin):
    batch = start(admin, released(therapist, 2))
    late = Rendering.objects.waiting().first()
    Rendering.objects.filter(pk=late.pk).update(
        state="FAILED", problem="There was no room.", finished_at=make.NOW
    )
    make_all()
    packing.run(batch.pk)
    start(admin, [late.case])
    make_all()

    batch.refresh_from_db()
    progress = progress_of(batch, at=LATER)
    assert progress.words == "1 of 2 done, 1 left out."
    assert batch.items.get(case=late.case).left_out == "There was no room."


def test_a_batch_is_not_packed_while_a_document_waits(therapist, admin):
    batch = start(admin, released(therapist, 2))
    job.run(Rendering.objects.waiting().first().pk)

    packing.run(batch.pk)

    batch.refresh_from_db()
    assert batch.is_running
    assert batch.token == 0


def test_the_last_document_calls_for_the_zip(therapist, admin, monkeypatch):
    batch = start(admin, released(therapist, 2))
    sent = []
    monkeypatch.setattr(hints, "send", lambda *args: sent.append(args) or True)
    first, second = Rendering.objects.waiting()

    job.run(first.pk)
    assert (hints.PACK, batch.pk) not in sent

    job.run(second.pk)
    assert (hints.PACK, batch.pk) in sent


def test_a_zip_left_behind_by_a_dead_worker_is_packed_by_another(therapist, admin):
    batch = start(admin, released(therapist, 1))
    make_all()
    old = zips.claim(ExportBatch, job_id=batch.pk, at=make.NOW)
    assert zips.claim(ExportBatch, job_id=batch.pk, at=make.NOW) is None

    packing.run(batch.pk)

    batch.refresh_from_db()
    assert batch.state == ExportBatch.State.READY
    late = packing.Packed(
        kept=files.publish_bytes(b"late", suffix="zip"),
        left_out={item.pk: packing.DAMAGED for item in batch.items.all()},
    )
    assert not packing.finish(batch_id=batch.pk, token=old, packed=late)
    assert not batch.items.exclude(left_out="").exists()


def test_packing_that_fails_is_tried_three_times_and_then_said(
    therapist, admin, monkeypatch
):
    batch = start(admin, released(therapist, 1))
    make_all()
    monkeypatch.setattr(packing, "_pack", lambda _: 1 / 0)
    for _ in range(3):
        ExportBatch.objects.update(lease_until=make.NOW)
        packing.run(batch.pk)

    batch.refresh_from_db()
    assert batch.state == ExportBatch.State.STOPPED
    assert batch.problem == zips.NOT_PACKED


def test_who_is_no_longer_admin_gets_no_zip(therapist, admin):
    batch = start(admin, released(therapist, 1))
    make_all()
    admin.is_practice_admin = False
    admin.save(update_fields=["is_practice_admin"])

    packing.run(batch.pk)

    batch.refresh_from_db()
    assert batch.state == ExportBatch.State.STOPPED
    assert "no longer a practice admin" in batch.problem
    assert not batch.file


def test_stopping_keeps_what_is_done(therapist, admin):
    batch = start(admin, released(therapist, 3))
    job.run(Rendering.objects.waiting().first().pk)

    actions.stop_batch(batch=batch, by=admin)
    packing.run(batch.pk)

    batch.refresh_from_db()
    assert batch.state == ExportBatch.State.STOPPED
    assert len(pdfs_of(batch)) == 1
    reasons = [row["left_out_because"] for row in manifest_of(opened(batch))]
    assert reasons.count("Stopped before it was made") == 2
    with pytest.raises(actions.ExportNotRunning):
        actions.stop_batch(batch=batch, by=admin)


def test_what_was_stopped_can_be_tried_again(therapist, admin):
    batch = start(admin, released(therapist, 2))
    actions.stop_batch(batch=batch, by=admin)
    packing.run(batch.pk)

    actions.retry_batch(batch=batch, by=admin)
    make_all()
    packing.run(batch.pk)

    batch.refresh_from_db()
    assert batch.state == ExportBatch.State.READY
    assert len(pdfs_of(batch)) == 2


def test_what_was_not_made_can_be_tried_again(therapist, admin, monkeypatch):
    batch = start(admin, released(therapist, 2))
    make_all()
    packing.run(batch.pk)
    with pytest.raises(actions.NothingToTryAgain):
        actions.retry_batch(batch=batch, by=admin)

    [more] = released(therapist, 1)
    other = start(admin, [more])
    Rendering.objects.filter(case=more).update(
        state="FAILED", problem="Later.", finished_at=make.NOW
    )
    packing.run(other.pk)
    actions.retry_batch(batch=other, by=admin)
    make_all()
    packing.run(other.pk)
    other.refresh_from_db()
    assert other.state == ExportBatch.State.READY
    assert len(pdfs_of(other)) == 1


def test_a_zip_is_removed_after_a_day_and_its_documents_stay(
    therapist, admin, django_capture_on_commit_callbacks
):
    batch = start(admin, released(therapist, 1))
    make_all()
    packing.run(batch.pk)
    batch.refresh_from_db()
    path = Path(files.store().path(batch.file))
    assert path.exists()

    day = timedelta(hours=24)
    assert sweeping.sweep(at=batch.expires_at - timedelta(seconds=1)).expired == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert sweeping.sweep(at=batch.finished_at + day).expired == 1

    batch.refresh_from_db()
    assert batch.state == ExportBatch.State.EXPIRED
    assert not path.exists()
    assert Rendering.objects.get().is_ready
    assert Event.objects.filter(verb="export.removed").count() == 1
    with pytest.raises(actions.ExportGone):
        actions.download_batch(batch=batch, by=admin)
    with pytest.raises(actions.ExportGone):
        actions.retry_batch(batch=batch, by=admin)


def test_every_download_is_in_the_access_log(therapist, admin):
    batch = start(admin, released(therapist, 1))
    make_all()
    packing.run(batch.pk)
    batch.refresh_from_db()

    data = actions.download_batch(batch=batch, by=admin, address="10.0.0.9")
    actions.download_batch(batch=batch, by=admin)

    assert data.startswith(b"PK")
    events = Event.objects.filter(verb="export.downloaded")
    assert events.count() == 2
    assert events.order_by("id").first().address == "10.0.0.9"
    assert events.first().detail == {"documents": 1, "reason": "Audit"}


def test_a_download_stands_in_the_log_of_every_case_in_the_zip_and_of_no_other(
    therapist, admin
):
    inside, damaged = released(therapist, 2)
    [missing] = closed(therapist)
    batch = start(admin, [inside, damaged, missing])
    make_all()
    broken = Rendering.objects.get(case=damaged)
    Path(files.store().path(broken.file)).unlink()
    packing.run(batch.pk)
    batch.refresh_from_db()

    actions.download_batch(batch=batch, by=admin, address="10.0.0.9")

    event = Event.objects.get(verb="summary.exported")
    assert (event.case_id, event.actor_id) == (inside.pk, admin.pk)
    assert event.record_id == str(Document.objects.get(case=inside).pk)
    assert (event.detail, event.address) == ({"reason": "Audit"}, "10.0.0.9")


def test_a_zip_that_cannot_be_read_stands_in_no_log(therapist, admin):
    batch = start(admin, released(therapist, 1))
    make_all()
    packing.run(batch.pk)
    batch.refresh_from_db()
    Path(files.store().path(batch.file)).unlink()

    with pytest.raises(files.FileIsDamaged):
        actions.download_batch(batch=batch, by=admin)

    assert not Event.objects.filter(verb="summary.exported").exists()


def test_two_admins_at_once_share_one_rendering(therapist, admin):
    other = make.user("Joan Whitfield", roles="admin")
    cases = released(therapist, 2)

    one, two = start(admin, cases), start(other, cases)
    make_all()
    packing.run(one.pk)
    packing.run(two.pk)

    assert Rendering.objects.count() == 2
    assert ExportBatch.objects.filter(state="READY").count() == 2
    assert len(pdfs_of(one)) == len(pdfs_of(two)) == 2


def test_a_therapist_is_asked_once(therapist, admin):
    [case] = closed(therapist)

    first = actions.ask_for_summary(case=case, by=admin)
    again = actions.ask_for_summary(case=case, by=admin)

    assert first == again
    assert SummaryRequest.objects.get() == first
    assert Event.objects.filter(verb="summary.requested").count() == 1


def test_progress_says_how_far_and_how_long(therapist, admin):
    batch = start(admin, released(therapist, 3))
    for rendering in Rendering.objects.waiting()[:1]:
        job.run(rendering.pk)
    batch.begun_at = Rendering.objects.get(state="READY").finished_at - timedelta(
        seconds=10
    )

    progress = progress_of(batch, at=batch.begun_at + timedelta(seconds=20))

    assert progress.words == (
        "1 of 3 done. About 40 seconds to go. You can leave this page."
    )
    assert progress.percent == 33


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "About 5 seconds"),
        (41, "About 45 seconds"),
        (58, "About 1 minute"),
        (130, "About 3 minutes"),
    ],
)
def test_time_left_is_said_no_more_exactly_than_it_can_be(seconds, words):
    assert about(seconds) == words


def test_the_list_of_exports_costs_the_same_for_two_and_for_six(therapist, admin):
    counts = []
    cases = released(therapist, 2)
    for more in (2, 4):
        for _ in range(more):
            start(admin, cases)
        with CaptureQueriesContext(connection) as queries:
            [job.words for job in recent_batches(at=LATER)]
        counts.append(len(queries))

    assert counts == [2, 2]


# Pages


def said(response):
    return " ".join(response.content.decode().split())


def page(name, *args):
    return reverse(f"documents:{name}", args=args)


def test_the_first_page_offers_a_new_export_and_lists_none(admin, signed_in):
    text = said(signed_in(admin).get(page("exports")))

    assert "No exports yet" in text
    assert "See what would be made" in text
    assert "Process notes are never exported." in text


def test_the_walk_from_choice_to_download(therapist, admin, signed_in):
    [ready] = released(therapist)
    [missing] = closed(therapist)
    browser = signed_in(admin)

    plan = said(
        browser.post(
            page("new_export"),
            {"closed_from": "2026-11-01", "closed_until": "2026-11-30", "look": "1"},
        )
    )
    assert "Make 1 summary" in plan
    assert missing.client.number in plan
    assert "No treatment summary has been written" in plan
    assert "Ruth Adeyemi" in plan

    response = browser.post(
        page("new_export"),
        {
            "shown": [str(ready.pk), str(missing.pk)],
            "case": [str(ready.pk), str(missing.pk)],
            "reason": "GP request",
            "closed_from": "2026-11-01",
            "closed_until": "2026-11-30",
            "start": "1",
        },
        follow=True,
    )
    batch = ExportBatch.objects.get()
    assert batch.reason == "GP request"
    text = said(response)
    assert "0 of 1 done, 1 left out." in text
    assert f'data-poll-url="{page("export_progress", batch.pk)}"' in text
    assert "refresh" in text

    make_all()
    packing.run(batch.pk)
    moved = said(browser.get(page("export_progress", batch.pk)))
    assert "1 of 1 done, 1 left out." in moved
    assert "data-poll-url" not in moved
    assert 'data-percent="100"' in moved

    download = browser.get(page("export_download", batch.pk))
    assert download["Content-Type"] == "application/zip"
    assert 'filename="treatment-summaries-' in download["Content-Disposition"]
    assert download["Content-Security-Policy"].startswith("sandbox")
    text = said(browser.get(page("exports")))
    assert "Downloaded ZIP" in text
    assert "Download ZIP" in text


def test_a_missing_reason_comes_back_with_the_ticks(therapist, admin, signed_in):
    one, two = released(therapist, 2)

    text = said(
        signed_in(admin).post(
            page("new_export"),
            {
                "shown": [str(one.pk), str(two.pk)],
                "case": [str(two.pk)],
                "reason": "",
                "start": "1",
            },
        )
    )

    assert "Say why these summaries are exported" in text
    assert f'value="{two.pk}" checked' in text
    assert f'value="{one.pk}" checked' not in text
    assert not ExportBatch.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Enter when the cases were closed, or the client numbers"),
        (
            {"closed_from": "2026-11-30", "closed_until": "2026-11-01"},
            "The end must not be before the beginning",
        ),
        ({"closed_from": "soon"}, "Closed from must be a real date"),
        ({"numbers": "ABC"}, "There is no client number ABC."),
    ],
)
def test_a_wrong_choice_comes_back_with_its_sentence(admin, signed_in, typed, sentence):
    text = said(signed_in(admin).post(page("new_export"), typed | {"look": "1"}))

    assert sentence in text
    for value in typed.values():
        assert value in text


def test_client_numbers_find_cases_that_are_still_open(therapist, admin, signed_in):
    case = make.case(therapist=therapist)
    make_documents.released(case)

    text = said(
        signed_in(admin).post(
            page("new_export"), {"numbers": case.client.number.lower(), "look": "1"}
        )
    )

    assert "Make 1 summary" in text


def test_a_period_without_cases_says_so(admin, signed_in):
    text = said(
        signed_in(admin).post(
            page("new_export"), {"closed_from": "2020-01-01", "look": "1"}
        )
    )

    assert "0 cases found" in text
    assert "No case was closed then" in text


def test_asking_within_the_plan_keeps_the_plan(therapist, admin, signed_in):
    [ready] = released(therapist)
    [missing] = closed(therapist)

    text = said(
        signed_in(admin).post(
            page("new_export"),
            {
                "shown": [str(ready.pk), str(missing.pk)],
                "case": [str(ready.pk)],
                "reason": "Audit",
                "ask": str(missing.pk),
            },
        )
    )

    assert "Asked" in text
    assert 'value="Audit"' in text
    assert SummaryRequest.objects.get().case == missing


def test_asking_from_an_export_leads_back_to_it(therapist, admin, signed_in):
    [ready] = released(therapist)
    [missing] = closed(therapist)
    batch = start(admin, [ready, missing])

    response = signed_in(admin).post(
        page("ask_for_summary", missing.pk), {"batch": str(batch.pk)}
    )

    assert response["Location"] == page("export", batch.pk)
    assert SummaryRequest.objects.count() == 1


def test_stop_and_try_again_are_presses(therapist, admin, signed_in):
    batch = start(admin, released(therapist, 2))
    browser = signed_in(admin)

    browser.post(page("stop_export", batch.pk))
    packing.run(batch.pk)
    text = said(browser.get(page("export", batch.pk)))
    assert "Try 2 again" in text

    browser.post(page("retry_export", batch.pk))
    assert ExportBatch.objects.get().is_running
    assert "not running any more" not in said(browser.get(page("export", batch.pk)))


@pytest.mark.parametrize("role", ["therapist", "supervisor", "outsider"])
def test_only_admins_find_exports(role, request, therapist, admin, signed_in):
    batch = start(admin, released(therapist))
    browser = signed_in(request.getfixturevalue(role))

    for name, args in (
        ("exports", ()),
        ("new_export", ()),
        ("export", (batch.pk,)),
        ("export_progress", (batch.pk,)),
        ("export_download", (batch.pk,)),
    ):
        assert browser.get(page(name, *args)).status_code == 403
    for name in ("stop_export", "retry_export"):
        assert browser.post(page(name, batch.pk)).status_code == 403
    case = ExportItem.objects.get().case
    assert browser.post(page("ask_for_summary", case.pk)).status_code == 403


def test_unknown_exports_and_cases_are_not_there(admin, signed_in, outsider):
    browser = signed_in(admin)

    assert browser.get(page("export", outsider.pk)).status_code == 404
    assert browser.post(page("ask_for_summary", outsider.pk)).status_code == 404


@pytest.mark.parametrize("name", ["stop_export", "retry_export"])
def test_exports_are_not_changed_by_get(therapist, admin, signed_in, name):
    batch = start(admin, released(therapist))

    assert signed_in(admin).get(page(name, batch.pk)).status_code == 405


def test_an_export_shows_initials_to_whoever_wants_them(therapist, admin, signed_in):
    batch = start(admin, released(therapist))
    admin.names_shown = "INITIALS"
    admin.save(update_fields=["names_shown"])

    assert "Okafor" not in said(signed_in(admin).get(page("export", batch.pk)))


def test_before_the_first_is_made_the_time_is_that_of_earlier_exports(therapist, admin):
    earlier = start(admin, released(therapist, 4))
    Rendering.objects.update(
        state="READY",
        finished_at=earlier.requested_at + timedelta(seconds=20),
        file="ab/made.pdf",
        sha256="0" * 64,
    )
    ExportBatch.objects.update(state=ExportBatch.State.READY)
    batch = start(admin, released(therapist, 6))

    said = progress_of(batch, at=make.NOW).words

    assert "Waiting for its turn. About 30 seconds, by earlier ones." in said


def test_the_first_export_of_a_practice_promises_no_time(therapist, admin):
    batch = start(admin, released(therapist, 6))

    assert (
        "Waiting for its turn. You can leave" in progress_of(batch, at=make.NOW).words
    )


def test_one_persons_hundreds_leave_the_next_in_line_to_somebody_else(
    therapist, admin, monkeypatch, django_capture_on_commit_callbacks
):
    """With two processes nobody waits for more than two documents of another person."""
    told = []
    monkeypatch.setattr(hints, "send", lambda *said: told.append(said) or True)
    with django_capture_on_commit_callbacks(execute=True):
        start(admin, released(therapist, 60))
        alone = make_documents.approved(make.case(therapist=therapist))
        mine = actions.request_rendering(document=alone, by=therapist)

    rendered = [one for task, one in told if task == hints.RENDER]
    assert rendered.index(mine.pk) == hints.LANE == 4
    assert len(rendered) == hints.LANE + 1


def test_one_admin_stops_what_another_looks_at_and_both_take_the_zip(therapist, admin):
    other = make.user("Nia Bevan", roles="admin")
    batch = start(admin, released(therapist, 3))
    job.run(batch.items.order_by("pk").first().rendering_id)

    actions.stop_batch(batch=batch, by=other)
    with pytest.raises(actions.ExportNotRunning):
        actions.stop_batch(batch=batch, by=admin)
    packing.run(batch.pk)

    batch.refresh_from_db()
    seen = progress_of(batch, at=LATER)
    assert (seen.done, seen.left_out, seen.batch.state) == (1, 2, "STOPPED")
    taken = [actions.download_batch(batch=batch, by=one) for one in (admin, other)]
    assert taken[0] == taken[1]
