"""A worker that lives says so; one that lost its job stops saying it."""

import gc
import time
from datetime import timedelta

import pytest
from celery import current_app
from django.db import OperationalError

from documents import lease, tasks, warm
from documents.models import Rendering
from tests import make_documents


@pytest.fixture
def quick_beat(monkeypatch):
    monkeypatch.setattr(lease, "BEAT", timedelta(milliseconds=10))


def test_the_lease_is_extended_for_as_long_as_the_work_takes(quick_beat):
    beats = []

    with lease.kept(lambda: beats.append(1) or True):
        time.sleep(0.2)
    during = len(beats)
    time.sleep(0.05)

    assert during >= 2
    assert len(beats) == during


def test_a_job_that_somebody_else_has_is_no_longer_held(quick_beat):
    beats = []

    with lease.kept(lambda: beats.append(1) and False):
        time.sleep(0.1)

    assert len(beats) == 1


def test_a_database_that_is_busy_for_a_moment_does_not_end_the_beat(quick_beat):
    beats = []

    def busy() -> bool:
        beats.append(1)
        raise OperationalError("database is locked")

    with lease.kept(busy):
        time.sleep(0.2)

    assert len(beats) >= 2


def test_tasks_take_an_id_and_nothing_else(case, admin):
    made = make_documents.rendering(make_documents.released(case))

    tasks.render(str(made.pk))
    tasks.render(str(made.pk))
    tasks.sweep()
    tasks.pack(str(made.pk))

    assert Rendering.objects.get().is_ready
    assert {"documents.render", "documents.pack", "documents.sweep"} <= set(
        current_app.tasks
    )


def test_the_parent_prepares_what_its_children_share():
    warm.before_the_fork()
    frozen = gc.get_freeze_count()
    gc.unfreeze()

    assert frozen > 1000
