"""The folder transport: whole messages, one table of queues, a modest beat."""

from __future__ import annotations

import threading

import pytest
from django.conf import settings
from kombu import Connection, Queue
from kombu.transport import virtual

from ipt_practice.broker import Transport
from ipt_practice.celery import app


@pytest.fixture
def connect(tmp_path, monkeypatch):
    """connect() is one process's connection to the same folder."""
    for name in ("messages", "control"):
        (tmp_path / name).mkdir()
    # Kombu remembers per process which queues are bound, whatever the folder.
    monkeypatch.setattr(Transport, "global_state", virtual.BrokerState())
    opened = []

    def open_connection():
        connection = Connection(
            "filesystem://",
            transport_options={
                "data_folder_in": str(tmp_path / "messages"),
                "data_folder_out": str(tmp_path / "messages"),
                "control_folder": str(tmp_path / "control"),
                "polling_interval": 0.01,
            },
        )
        opened.append(connection)
        return connection

    yield open_connection
    for connection in opened:
        connection.release()


@pytest.mark.skipif(
    not settings.BROKER_URL.startswith("filesystem://"),
    reason="Another broker is configured.",
)
def test_the_app_uses_it():
    assert app.connection().transport_cls == "filesystem"
    assert app.connection().transport.__module__ == "ipt_practice.broker"


def test_no_message_is_lost_while_a_reader_polls(connect):
    expected = 300
    reader = connect().SimpleQueue("hints")
    writer = connect().SimpleQueue("hints")

    def write():
        for number in range(expected):
            writer.put({"job": number})

    thread = threading.Thread(target=write)
    thread.start()
    got = set()
    for _ in range(expected):
        message = reader.get(timeout=10)
        got.add(message.payload["job"])
        message.ack()
    thread.join()

    assert got == set(range(expected))


def test_a_message_that_is_still_being_written_is_not_there_yet(connect, tmp_path):
    reader = connect().SimpleQueue("hints")
    writer = connect().SimpleQueue("hints")
    writer.put({"job": 1})
    [message] = (tmp_path / "messages").iterdir()
    message.rename(message.with_name(f".{message.name}"))

    with pytest.raises(reader.Empty):
        reader.get_nowait()


def test_messages_come_in_the_order_in_which_they_were_sent(connect):
    queue = connect().SimpleQueue("hints")
    for number in range(20):
        queue.put({"job": number})
    got = []
    for _ in range(20):
        message = queue.get(timeout=10)
        message.ack()
        got.append(message.payload["job"])

    assert got == list(range(20))


def test_processes_that_start_at_once_do_not_lose_each_others_queues(connect):
    names = [f"queue{number}" for number in range(12)]
    channels = [connect().channel() for _ in names]
    together = threading.Barrier(len(names))

    def bind(channel, name):
        together.wait()
        Queue(name, routing_key=name, channel=channel).declare()
        channel._queue_bind("all", name, "", name)

    threads = [
        threading.Thread(target=bind, args=pair)
        for pair in zip(channels, names, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {row[2] for row in channels[0].get_table("all")} == set(names)


def test_a_message_carries_json_alone_and_nothing_waits_for_a_result():
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == "json"
    assert app.conf.task_ignore_result is True


def test_a_task_outlives_its_worker():
    assert app.conf.task_acks_late is True
    assert app.conf.task_reject_on_worker_lost is True
    assert app.conf.worker_prefetch_multiplier == 1


def test_a_task_that_hangs_is_ended():
    assert (app.conf.task_soft_time_limit, app.conf.task_time_limit) == (60, 90)


def test_hints_of_the_sweep_do_not_pile_up():
    for entry in app.conf.beat_schedule.values():
        assert entry["options"]["expires"] <= entry["schedule"]


def test_beat_asks_for_tasks_that_exist():
    app.loader.import_default_modules()

    for entry in app.conf.beat_schedule.values():
        assert entry["task"] in app.tasks
