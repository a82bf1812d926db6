"""Long documents go one at a time, whoever asked: a worker stays free for everyone else."""

from datetime import timedelta

import pytest
from celery import current_app
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from documents import hints, lease
from documents.actions.renderings import request_rendering
from documents.jobs import rendering as job
from documents.jobs import sweeping
from documents.models import Rendering
from tests import guards, make, make_documents

pytestmark = pytest.mark.django_db
SOON = make.NOW + timedelta(seconds=1)
LATER = make.NOW + timedelta(minutes=5)


@pytest.fixture
def sent(monkeypatch):
    """The ids of the renderings that workers were told of."""
    found = []
    monkeypatch.setattr(
        current_app, "send_task", lambda task, args, **_: found.append(args[0])
    )
    return found


def queue(person, count=1, *, is_long=True, **fields):
    return [
        make_documents.rendering(
            make_documents.approved(make.case(therapist=person)),
            queued_at=make.NOW + timedelta(seconds=place),
            is_long=is_long,
            requested_by=person,
            **fields,
        )
        for place in range(count)
    ]


def ids(renderings):
    return [str(one.pk) for one in renderings]


def asked_for(person, characters):
    part = {"key": "did", "title": "-", "text": "a" * characters, "sources": []}
    case = make.case(therapist=person)
    document = make_documents.approved(case, parts=[part, part])
    return request_rendering(document=document, by=person)


def test_a_document_is_long_by_all_its_parts_together(therapist, sent):
    assert not asked_for(therapist, hints.LONG // 2).is_long
    assert asked_for(therapist, hints.LONG // 2 + 1).is_long


def test_two_long_ones_are_not_told_at_once_and_a_short_one_is(
    therapist, trainee, sent, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        first = asked_for(therapist, hints.LONG)
        second = asked_for(trainee, hints.LONG)
        short = asked_for(therapist, 10)

    assert sent == ids([first, short])
    second.refresh_from_db()
    assert second.hinted_at is None


def test_a_long_one_takes_no_place_in_its_persons_lane(therapist, sent):
    queue(therapist, hinted_at=make.NOW)
    short = queue(therapist, hints.LANE + 1, is_long=False)

    job.hint_next_of(therapist.pk)

    assert sent == ids(short[: hints.LANE])


def test_a_finished_long_one_calls_the_next_of_somebody_else_first(
    therapist, trainee, sent
):
    done, hers = queue(therapist, 2)
    [theirs] = queue(trainee)

    job.run(done.pk)
    assert sent == ids([theirs])

    job.run(theirs.pk)
    assert sent == ids([theirs, hers])


def test_no_long_one_is_called_while_another_is_under_way(therapist, sent):
    one, two = queue(therapist, 2)
    job.claim(rendering_id=one.pk, at=timezone.now())

    job.hint_next_long(therapist.pk)
    assert sent == []

    Rendering.objects.filter(pk=one.pk).update(state="QUEUED", hinted_at=timezone.now())
    job.hint_next_long(therapist.pk)
    assert sent == []

    Rendering.objects.filter(pk=one.pk).update(
        hinted_at=timezone.now() - hints.LASTS - timedelta(seconds=1)
    )
    job.hint_next_long(therapist.pk)
    assert sent == ids([two])


def test_a_worker_leaves_a_long_one_while_another_is_being_made(therapist, sent):
    one, two = queue(therapist, 2, hinted_at=make.NOW)
    [short] = queue(therapist, is_long=False)
    job.claim(rendering_id=one.pk, at=timezone.now())

    job.run(two.pk)
    job.run(short.pk)

    two.refresh_from_db()
    short.refresh_from_db()
    assert (two.state, two.hinted_at, two.attempts) == ("QUEUED", None, 0)
    assert short.is_ready


def test_a_long_one_of_a_dead_worker_holds_up_no_other(therapist, sent):
    one, two = queue(therapist, 2)
    job.claim(rendering_id=one.pk, at=make.NOW)

    over = make.NOW + lease.LEASE + timedelta(seconds=1)
    assert job.must_wait(rendering_id=two.pk, at=SOON)
    assert not job.must_wait(rendering_id=two.pk, at=over)
    assert not job.must_wait(rendering_id=one.pk, at=over)


def test_a_sweep_tells_one_long_one_and_each_persons_lane(therapist, trainee, sent):
    long_ones = queue(therapist, 3)
    short = queue(trainee, 6, is_long=False)

    sweeping.sweep(at=LATER)

    assert set(sent) == set(ids(long_ones[:1] + short[: hints.LANE]))


def test_a_sweep_tells_no_long_one_while_one_is_being_made(therapist, sent):
    one, _ = queue(therapist, 2, hinted_at=make.NOW)
    job.claim(rendering_id=one.pk, at=LATER)

    assert sweeping.sweep(at=LATER + timedelta(seconds=1)).hinted == 0


def test_the_guards_of_made_pdfs_stand_with_the_new_column(therapist, sent):
    [made] = queue(therapist)
    job.run(made.pk)

    assert any("documents_rendering" in str(one) for one in guards.standing_guards())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as sql:
        sql.execute("UPDATE documents_rendering SET pages = 7")
