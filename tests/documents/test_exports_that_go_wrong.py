"""Exports with two admins at once, after their time, and when something is in the way."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from documents import actions, files
from documents.actions import case_exports
from documents.jobs import case_export, packing, sweeping
from documents.jobs import rendering as job
from documents.models import CaseExport, ExportBatch, Rendering
from documents.queries.progress import progress_of
from tests import make, make_cases, make_documents

pytestmark = pytest.mark.django_db


def released(therapist, count=1):
    cases = [make.closed_case(therapist=therapist) for _ in range(count)]
    for case in cases:
        make_documents.released(case)
    return cases


def start(admin, cases, **options):
    return actions.start_batch(
        by=admin, reason="Audit", case_ids=[case.pk for case in cases], **options
    )


def make_all():
    for one in Rendering.objects.waiting():
        job.run(one.pk)


def packed(batch):
    make_all()
    packing.run(batch.pk)
    batch.refresh_from_db()
    return batch


def fail(case, problem="There was no room."):
    Rendering.objects.filter(case=case).update(
        state="FAILED", problem=problem, finished_at=timezone.now()
    )


def test_after_a_day_nobody_takes_the_zip_though_no_sweep_has_come(
    therapist, admin, signed_in
):
    one, two = released(therapist, 2)
    batch = start(admin, [one, two])
    fail(two)
    packed(batch)
    over = batch.expires_at
    assert actions.download_batch(batch=batch, by=admin, at=over - timedelta(seconds=1))

    with pytest.raises(actions.ExportGone):
        actions.download_batch(batch=batch, by=admin, at=over)
    with pytest.raises(actions.ExportGone):
        actions.retry_batch(batch=batch, by=admin, at=over)

    ExportBatch.objects.update(expires_at=timezone.now())
    browser = signed_in(admin)
    for name, args in (("exports", ()), ("export", (batch.pk,))):
        page = browser.get(reverse(f"documents:{name}", args=args)).text
        assert "Download ZIP" not in page


def test_after_a_day_nobody_takes_the_copy_of_a_case_either(therapist):
    case = make.closed_case(therapist=therapist)
    export = case_exports.start_case_export(case=case, by=therapist, reason="Asked for")
    case_export.run(export.pk)
    export = CaseExport.objects.get()
    over = export.expires_at
    assert case_exports.download_case_export(
        export=export, by=therapist, at=over - timedelta(seconds=1)
    )

    with pytest.raises(actions.CopyGone):
        case_exports.download_case_export(export=export, by=therapist, at=over)


def test_an_export_that_runs_is_not_tried_again_and_says_why(
    therapist, admin, signed_in
):
    batch = start(admin, released(therapist))

    with pytest.raises(actions.ExportRunning):
        actions.retry_batch(batch=batch, by=admin)
    answer = signed_in(admin).post(
        reverse("documents:retry_export", args=[batch.pk]), follow=True
    )

    assert "This export is being made already." in answer.text


def test_a_refusal_of_someone_whose_summary_is_not_in_the_zip_stops_nothing(
    therapist, admin
):
    inside, outside = released(therapist, 2)
    batch = start(admin, [inside, outside])
    fail(outside)
    packed(batch)
    make_cases.withdrawn_consent(outside)

    assert actions.download_batch(batch=batch, by=admin)

    make_cases.withdrawn_consent(inside)
    with pytest.raises(actions.ConsentTakenBackSince, match=inside.client.number):
        actions.download_batch(batch=batch, by=admin)


def test_another_admin_takes_over_what_was_asked_for_by_someone_who_is_none_now(
    therapist, admin
):
    other = make.user("Nia Bevan", roles="admin")
    batch = start(admin, released(therapist))
    admin.is_practice_admin = False
    admin.save(update_fields=["is_practice_admin"])
    make_all()
    packing.run(batch.pk)
    batch.refresh_from_db()
    assert "no longer a practice admin" in batch.problem

    actions.retry_batch(batch=batch, by=other)
    packed(batch)

    assert (batch.state, batch.requested_by) == (ExportBatch.State.READY, other)
    assert progress_of(batch, at=timezone.now()).words == "1 of 1 done."


def test_whoever_tries_again_for_a_colleague_leaves_it_the_colleagues(therapist, admin):
    other = make.user("Nia Bevan", roles="admin")
    batch = start(admin, released(therapist))
    actions.stop_batch(batch=batch, by=admin)
    packed(batch)

    actions.retry_batch(batch=batch, by=other)

    batch.refresh_from_db()
    assert batch.requested_by == admin


def test_the_time_left_of_a_second_try_is_not_that_since_the_first(therapist, admin):
    """An hour lies between them. Two were made before, one in the five seconds since."""
    cases = released(therapist, 5)
    batch = start(admin, cases, at=timezone.now() - timedelta(hours=1))
    for case in cases[2:]:
        fail(case)
    packed(batch)
    again = timezone.now() + timedelta(minutes=1)
    actions.retry_batch(batch=batch, by=admin, at=again)
    five_later = again + timedelta(seconds=5)
    Rendering.objects.filter(case=cases[2]).update(
        state="READY", finished_at=five_later, file="ab/made.pdf", sha256="0" * 64
    )
    batch.refresh_from_db()

    words = progress_of(batch, at=five_later).words

    assert words.startswith("3 of 5 done. About 10 seconds to go.")


def test_a_second_try_does_not_say_at_once_that_no_worker_is_there(therapist, admin):
    batch = start(admin, released(therapist, 2), at=make.NOW)
    actions.stop_batch(batch=batch, by=admin)
    packing.run(batch.pk)
    again = make.NOW + timedelta(hours=1)

    actions.retry_batch(batch=batch, by=admin, at=again)

    batch.refresh_from_db()
    words = progress_of(batch, at=again + timedelta(seconds=1)).words
    assert "Waiting for its turn." in words


def test_a_disk_that_gives_no_bytes_leaves_one_out_and_not_all(
    therapist, admin, monkeypatch
):
    cases = released(therapist, 2)
    batch = start(admin, cases)
    make_all()
    broken = Rendering.objects.get(case=cases[0]).file
    real = Path.read_bytes

    def bad_block(path):
        if str(path).endswith(broken):
            raise OSError(5, "Input/output error")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", bad_block)
    packing.run(batch.pk)
    batch.refresh_from_db()

    assert batch.state == ExportBatch.State.READY
    assert batch.items.get(case=cases[0]).left_out == packing.DAMAGED
    assert progress_of(batch, at=timezone.now()).words == "1 of 2 done, 1 left out."


def test_two_exports_of_the_same_cases_in_one_second_are_two_files(
    therapist, admin, monkeypatch, django_capture_on_commit_callbacks
):
    """Or the removal of one after its day would take the other with it."""
    other = make.user("Nia Bevan", roles="admin")
    monkeypatch.setattr(packing.manifests, "as_page", lambda *_, **__: "the same")
    monkeypatch.setattr("zipfile.time.localtime", lambda _: (2026, 11, 23, 12, 0, 0))
    cases = released(therapist, 2)
    one, two = packed(start(admin, cases)), packed(start(other, cases))
    assert one.file != two.file

    with django_capture_on_commit_callbacks(execute=True):
        ExportBatch.objects.filter(pk=one.pk).update(expires_at=timezone.now())
        sweeping.sweep(at=timezone.now())

    assert not Path(files.store().path(one.file)).exists()
    assert actions.download_batch(batch=two, by=admin)


def test_an_old_file_that_is_made_anew_is_no_orphan(db):
    kept = files.publish_bytes(b"once more", suffix="pdf")
    path = Path(files.store().path(kept.name))
    os.utime(path, (0, 0))

    files.publish_bytes(b"once more", suffix="pdf")

    day_ago = timezone.now() - timedelta(hours=24)
    assert files.remove_orphans(known=[], older_than=day_ago) == 0
    assert path.exists()
