"""What happens before the processes start."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from ipt_practice.management.commands import prepare


@pytest.fixture(autouse=True)
def no_demo_yet(monkeypatch):
    """The names of the commands that were called, none of them carried out."""
    called: list[str] = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **_: called.append(name))
    return called


@pytest.fixture
def folders(settings, tmp_path):
    settings.BROKER_URL = "filesystem://"
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(tmp_path / "broker" / "messages"),
        "control_folder": str(tmp_path / "broker" / "control"),
    }
    return tmp_path


def test_the_folders_are_private(db, folders):
    call_command("prepare")

    for name in ("documents", "broker/messages", "broker/control"):
        assert (folders / name).stat().st_mode & 0o777 == 0o700, name


def test_with_a_broker_there_are_no_message_folders(db, folders, settings):
    settings.BROKER_URL = "redis://127.0.0.1:6379/0"

    call_command("prepare")

    assert not (folders / "broker").exists()


def test_an_empty_demo_is_filled(db, folders, settings, no_demo_yet):
    settings.DEMO = True

    call_command("prepare")

    assert no_demo_yet == ["migrate", "createcachetable", "load_demo"]


def test_a_demo_with_people_is_left_alone(therapist, folders, settings, no_demo_yet):
    settings.DEMO = True

    call_command("prepare")

    assert "load_demo" not in no_demo_yet


def test_a_practice_gets_no_demo_data(db, folders, settings, no_demo_yet):
    settings.DEMO = False

    call_command("prepare")

    assert "load_demo" not in no_demo_yet
