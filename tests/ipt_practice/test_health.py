"""Alive and ready, without a word too many."""

import pytest
from django.urls import reverse

from ipt_practice import health


def test_healthz_answers_anyone(client, db):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok")


def test_readyz_says_ok_three_times(client, db):
    answer = client.get(reverse("readyz"))

    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "broker": "ok", "storage": "ok"}


@pytest.mark.parametrize("part", ["database", "broker", "storage"])
def test_one_part_that_fails_makes_it_not_ready_and_says_no_more(
    client, db, monkeypatch, part
):
    def fail():
        raise ConnectionError("redis://secret-host:6379 refused the connection")

    monkeypatch.setattr(health, part, fail)

    answer = client.get(reverse("readyz"))

    assert answer.status_code == 503
    assert answer.json()[part] == "fail"
    assert sorted(answer.json().values()) == ["fail", "ok", "ok"]
    assert "secret-host" not in answer.content.decode()


def test_a_folder_that_cannot_be_written_is_not_ready(monkeypatch):
    monkeypatch.setattr(health.os, "access", lambda *args: False)

    with pytest.raises(PermissionError):
        health.storage()


def test_a_broker_that_does_not_answer_is_not_ready_within_seconds(monkeypatch):
    from celery import Celery

    gone = Celery(broker="redis://127.0.0.1:1/0")
    monkeypatch.setattr(health, "app", gone)

    with pytest.raises(Exception):  # noqa: B017, PT011
        health.broker()


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_nobody_posts_to_them(client, db, path):
    assert client.post(path).status_code == 405


def test_a_monitor_starts_no_session(client, db):
    client.get("/healthz")

    assert not client.cookies
