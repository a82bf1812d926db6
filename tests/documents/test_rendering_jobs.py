"""A PDF is made exactly once, whatever happens to workers, broker and disk."""

from datetime import timedelta
from errno import ENOSPC

import pytest
from celery import current_app
from celery.exceptions import SoftTimeLimitExceeded
from django.db import DatabaseError, transaction
from kombu.exceptions import OperationalError

from audit.models import Event
from documents import files, hints, lease
from documents.actions.renderings import DocumentNotApproved, request_rendering
from documents.jobs import rendering as job
from documents.jobs import sweeping
from documents.models import Document, Rendering
from documents.pdf import CannotBeMade
from tests import make, make_documents

SOON = make.NOW + timedelta(seconds=1)
LATER = make.NOW + lease.LEASE + timedelta(seconds=2)


@pytest.fixture
def document(case):
    return make_documents.approved(case)


@pytest.fixture
def queued(document):
    return make_documents.rendering(document)


@pytest.fixture
def sent(monkeypatch):
    """Every hint that would have gone to the broker."""
    found = []
    monkeypatch.setattr(
        current_app, "send_task", lambda task, args, **_: found.append((task, args[0]))
    )
    return found


def state_of(rendering):
    return Rendering.objects.get(pk=rendering.pk).state


def test_asking_writes_a_row_and_tells_a_worker_after_the_commit(
    document, therapist, sent, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        asked = request_rendering(document=document, by=therapist)
        assert sent == []

    assert asked.state == Rendering.State.QUEUED
    assert sent == [(hints.RENDER, str(asked.pk))]
    assert Event.objects.filter(verb="document.requested").count() == 1


def test_asking_twice_asks_once(document, therapist, sent):
    first = request_rendering(document=document, by=therapist)
    again = request_rendering(document=document, by=therapist)

    assert first == again
    assert Rendering.objects.count() == 1
    assert Event.objects.filter(verb="document.requested").count() == 1


def test_a_draft_has_no_pdf(case, therapist):
    draft = make_documents.approved(
        case, state="DRAFT", approved_at=None, approved_by=None
    )

    with pytest.raises(DocumentNotApproved):
        request_rendering(document=draft, by=therapist)


def test_a_broker_that_is_down_does_not_fail_the_request(
    document, therapist, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(*_args, **_options):
        raise OperationalError("no broker")

    monkeypatch.setattr(current_app, "send_task", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        asked = request_rendering(document=document, by=therapist)

    assert state_of(asked) == Rendering.State.QUEUED


def test_only_one_worker_gets_a_job(queued):
    assert job.claim(rendering_id=queued.pk, at=make.NOW) == 1
    assert job.claim(rendering_id=queued.pk, at=SOON) is None


def test_a_job_left_behind_is_taken_over_when_its_lease_is_over(queued):
    job.claim(rendering_id=queued.pk, at=make.NOW)

    assert job.claim(rendering_id=queued.pk, at=LATER) == 2
    assert Rendering.objects.get().attempts == 2


def test_a_heartbeat_keeps_the_lease_of_its_own_token_only(queued):
    token = job.claim(rendering_id=queued.pk, at=make.NOW)
    assert job.extend(rendering_id=queued.pk, token=token, at=SOON)
    assert Rendering.objects.get().lease_until == SOON + lease.LEASE

    job.claim(rendering_id=queued.pk, at=SOON + lease.LEASE + timedelta(seconds=1))
    assert not job.extend(rendering_id=queued.pk, token=token, at=LATER)


def test_who_lost_the_job_cannot_finish_it(queued):
    old = job.claim(rendering_id=queued.pk, at=make.NOW)
    new = job.claim(rendering_id=queued.pk, at=LATER)
    kept = files.publish_bytes(b"%PDF", suffix="pdf")

    assert not job.finish(rendering_id=queued.pk, token=old, kept=kept, pages=1)
    assert state_of(queued) == Rendering.State.RUNNING
    assert job.finish(rendering_id=queued.pk, token=new, kept=kept, pages=1)
    assert not job.finish(rendering_id=queued.pk, token=new, kept=kept, pages=1)
    assert Event.objects.filter(verb="document.issued").count() == 1


def test_who_lost_the_job_cannot_fail_it(queued):
    old = job.claim(rendering_id=queued.pk, at=make.NOW)
    job.claim(rendering_id=queued.pk, at=LATER)

    assert not job.fail(rendering_id=queued.pk, token=old, problem="Too late.")
    assert state_of(queued) == Rendering.State.RUNNING


def test_a_run_makes_the_pdf_and_issues_the_document(queued, document):
    job.run(queued.pk)

    made = Rendering.objects.get()
    assert made.is_ready
    assert made.pages == 1
    data = files.read(files.Kept(name=made.file, sha256=made.sha256, size=made.size))
    assert data.startswith(b"%PDF-1.7")
    document.refresh_from_db()
    assert document.state == Document.State.ISSUED
    assert document.issued_at is not None


def test_a_second_hint_for_a_made_pdf_does_nothing(queued):
    job.run(queued.pk)
    before = Rendering.objects.values().get()

    job.run(queued.pk)

    assert Rendering.objects.values().get() == before


def test_a_document_with_an_impossible_character_fails_with_its_sentence(case, sent):
    parts = [{"key": "did", "title": "-", "text": "\U00018b00", "sources": []}]
    made = make_documents.rendering(make_documents.approved(case, parts=parts))

    job.run(made.pk)

    made.refresh_from_db()
    assert made.state == Rendering.State.FAILED
    assert "in the part “What we did”" in made.problem
    assert made.attempts == 1


def test_a_failed_one_can_be_asked_for_again(queued, therapist, supervisor, sent):
    token = job.claim(rendering_id=queued.pk, at=make.NOW)
    job.fail(rendering_id=queued.pk, token=token, problem="It did not work.")

    again = request_rendering(document=queued.document, by=supervisor)

    assert again.pk == queued.pk
    assert again.state == Rendering.State.QUEUED
    assert (again.attempts, again.problem) == (0, "")
    assert again.requested_by == supervisor
    kept = files.publish_bytes(b"%PDF", suffix="pdf")
    assert not job.finish(rendering_id=queued.pk, token=token, kept=kept, pages=1)


def test_a_crash_is_tried_three_times_and_then_said(queued, monkeypatch, sent):
    monkeypatch.setattr(job, "render_pdf", lambda *_, **__: 1 / 0)
    for _ in range(3):
        Rendering.objects.update(lease_until=make.NOW)
        job.run(queued.pk)

    queued.refresh_from_db()
    assert queued.state == Rendering.State.FAILED
    assert queued.attempts == 3
    assert queued.problem == job.NOT_MADE


def test_a_crash_is_logged_without_what_was_written(queued, monkeypatch, caplog, sent):
    def crash(*_args, **_options):
        raise ValueError("Daniel told me")

    monkeypatch.setattr(job, "render_pdf", crash)
    job.run(queued.pk)

    assert "ValueError" in caplog.text
    assert "Daniel" not in caplog.text
    assert str(queued.pk) in caplog.text


def test_a_job_whose_workers_were_killed_five_times_is_still_made(queued, sent):
    Rendering.objects.update(state="RUNNING", attempts=5, lease_until=make.NOW)

    assert sweeping.sweep(at=LATER).given_up == 0
    job.run(queued.pk)

    assert state_of(queued) == Rendering.State.READY


def test_eight_dead_workers_are_enough(queued):
    Rendering.objects.update(state="RUNNING", attempts=8, lease_until=make.NOW)

    assert job.claim(rendering_id=queued.pk, at=LATER) is None
    assert sweeping.sweep(at=LATER).given_up == 1
    queued.refresh_from_db()
    assert queued.problem == job.NOT_MADE


def test_a_full_disk_is_said_and_a_later_try_succeeds(queued, monkeypatch, sent):
    def full(*_args, **_options):
        raise OSError(ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files.os, "link", full)
        job.run(queued.pk)
    queued.refresh_from_db()
    assert queued.state == Rendering.State.RUNNING
    assert queued.problem == job.NO_ROOM
    assert not list(files.store().path("parts") and _all_files())

    Rendering.objects.update(lease_until=make.NOW)
    job.run(queued.pk)
    assert state_of(queued) == Rendering.State.READY


def _all_files():
    from pathlib import Path

    return [path for path in Path(files.store().location).rglob("*") if path.is_file()]


def test_a_document_that_takes_too_long_says_so(queued, monkeypatch, sent):
    def slow(*_args, **_options):
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(job, "render_pdf", slow)
    job.run(queued.pk)

    queued.refresh_from_db()
    assert (queued.state, queued.problem) == (Rendering.State.FAILED, job.TOO_SLOW)


def test_the_right_is_asked_for_again_when_the_work_is_done(queued, outsider, sent):
    Rendering.objects.update(requested_by=outsider)

    job.run(queued.pk)

    queued.refresh_from_db()
    assert (queued.state, queued.problem) == (Rendering.State.FAILED, job.NOT_ALLOWED)


def test_an_admin_may_have_a_released_document_made_and_no_other(case, admin, sent):
    approved = make_documents.rendering(
        make_documents.approved(case), requested_by=admin
    )
    with pytest.raises(CannotBeMade):
        job.check_may_have(approved)

    Document.objects.update(released_at=make.NOW, released_by=case.therapist)
    approved.refresh_from_db()
    job.check_may_have(approved)


def test_nothing_is_rendered_inside_a_transaction(queued, monkeypatch):
    seen = []
    real = job.render_pdf

    def watch(*args, **options):
        seen.append(len(transaction.get_connection().savepoint_ids))
        return real(*args, **options)

    depth = len(transaction.get_connection().savepoint_ids)
    monkeypatch.setattr(job, "render_pdf", watch)
    job.run(queued.pk)

    assert seen == [depth]


def test_a_made_pdf_cannot_be_changed_or_deleted(queued):
    job.run(queued.pk)

    for change in (
        lambda: Rendering.objects.update(sha256="0" * 64),
        lambda: Rendering.objects.update(state="QUEUED"),
        lambda: Rendering.objects.all().delete(),
        lambda: Document.objects.update(parts=[]),
        lambda: Document.objects.update(facts={}),
        lambda: Document.objects.update(issued_at=make.NOW),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize("extension", ["pdf", "zip"])
def test_the_same_content_is_one_file(db, extension):
    first = files.publish_bytes(b"same", suffix=extension)
    second = files.publish_bytes(b"same", suffix=extension)

    assert first == second
    assert len(_all_files()) == 1


def test_a_file_that_was_tampered_with_is_refused(db):
    kept = files.publish_bytes(b"as it was made", suffix="pdf")
    files.store().path(kept.name)
    with open(files.store().path(kept.name), "wb") as file:  # noqa: PTH123
        file.write(b"as it was MADE")

    with pytest.raises(files.FileIsDamaged):
        files.read(kept)


def test_what_is_not_published_leaves_nothing_behind(db):
    def interrupted() -> None:
        with files.being_written() as aside:
            aside.file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()

    assert _all_files() == []
