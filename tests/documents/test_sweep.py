"""What the workers forgot is remembered; nobody's five hundred hold up another's one."""

from datetime import timedelta
from pathlib import Path

import pytest
from celery import current_app
from django.core.management import call_command
from kombu.exceptions import OperationalError

from documents import files, hints, lease
from documents.jobs import rendering as job
from documents.jobs import sweeping
from documents.models import Rendering
from tests import make, make_documents

LATER = make.NOW + timedelta(minutes=5)


@pytest.fixture
def sent(monkeypatch):
    found = []
    monkeypatch.setattr(
        current_app, "send_task", lambda task, args, **_: found.append((task, args[0]))
    )
    return found


def queue(therapist, count, **fields):
    return [
        make_documents.rendering(
            make_documents.approved(make.case(therapist=therapist)),
            queued_at=make.NOW + timedelta(seconds=place),
            **fields,
        )
        for place in range(count)
    ]


def test_a_job_whose_hint_was_lost_is_told_again(therapist, sent):
    [waiting] = queue(therapist, 1, hinted_at=make.NOW)

    assert sweeping.sweep(at=make.NOW + timedelta(seconds=5)).hinted == 0
    assert sweeping.sweep(at=LATER).hinted == 1
    assert sent == [(hints.RENDER, str(waiting.pk))]


def test_a_job_of_a_dead_worker_is_told_again_at_once(therapist, sent):
    queue(therapist, 1, hinted_at=make.NOW)
    job.claim(rendering_id=Rendering.objects.get().pk, at=make.NOW)

    over = make.NOW + lease.LEASE + timedelta(seconds=1)
    assert sweeping.sweep(at=over - timedelta(seconds=2)).hinted == 0
    assert sweeping.sweep(at=over).hinted == 1


def test_a_running_job_is_left_alone(therapist, sent):
    queue(therapist, 1, hinted_at=make.NOW)
    job.claim(rendering_id=Rendering.objects.get().pk, at=LATER)

    assert sweeping.sweep(at=LATER + timedelta(seconds=1)).hinted == 0


def test_one_person_has_a_lane_and_no_more(therapist, trainee, sent):
    many = queue(therapist, 10)
    [one] = queue(trainee, 1, requested_by=trainee)

    assert sweeping.sweep(at=LATER).hinted == hints.LANE + 1

    told = {record for _, record in sent}
    oldest = {str(asked.pk) for asked in many[: hints.LANE]}
    assert told == {str(one.pk)} | oldest


def test_a_finished_job_calls_the_next_of_the_same_person(therapist, sent):
    first, *others = queue(therapist, hints.LANE + 2)
    Rendering.objects.filter(
        pk__in=[first.pk, *(other.pk for other in others[: hints.LANE - 1])]
    ).update(hinted_at=make.NOW)

    job.run(first.pk)

    assert sent == [(hints.RENDER, str(others[hints.LANE - 1].pk))]


def test_a_sweep_without_a_broker_changes_nothing(therapist, monkeypatch):
    tried = []

    def refuse(*args, **_options):
        tried.append(args)
        raise OperationalError("no broker")

    monkeypatch.setattr(current_app, "send_task", refuse)
    queue(therapist, 3)

    assert sweeping.sweep(at=LATER).hinted == 0
    assert len(tried) == 1
    assert Rendering.objects.filter(hinted_at__isnull=False).count() == 0


def test_leftovers_of_killed_workers_go_after_a_day(db, sent):
    with files.being_written() as aside:
        left = aside.path.with_name("left")
        left.write_bytes(b"half")

    day = timedelta(hours=25)
    assert sweeping.sweep(at=make.NOW - 365 * day).leftovers == 0
    assert sweeping.sweep(at=make.NOW + 10_000 * day).leftovers == 1
    assert not left.exists()


def test_files_that_no_row_speaks_of_go_after_a_day_and_others_stay(therapist, sent):
    [mine] = queue(therapist, 1)
    job.run(mine.pk)
    orphan = files.publish_bytes(b"nobody's", suffix="pdf")
    mine.refresh_from_db()

    assert sweeping.sweep_orphans(at=make.NOW - timedelta(days=365)) == 0
    assert sweeping.sweep_orphans(at=make.NOW + timedelta(days=10_000)) == 1
    assert not Path(files.store().path(orphan.name)).exists()
    assert Path(files.store().path(mine.file)).exists()


def test_the_command_says_what_it_did(therapist, sent, capsys):
    queue(therapist, 2)

    call_command("sweep")

    assert "Jobs told to the workers: 2." in capsys.readouterr().out
