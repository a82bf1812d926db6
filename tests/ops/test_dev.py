"""The parts of ./dev that decide and say something. Nothing here uses the network."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys

import pytest


def test_a_taken_port_is_named_with_another_to_try(dev):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(dev.Stop) as stopped:
            dev.free_port(port)

    assert str(stopped.value) == (
        f"Port {port} is taken. Choose another: ./dev run --port {port + 1}"
    )


def test_port_0_means_any_that_is_free(dev):
    assert 1024 < dev.free_port(0) < 65536


@pytest.mark.parametrize("args", [["--port"], ["--port", "x"], ["8001"]])
def test_run_says_how_a_port_is_written(dev, args, monkeypatch):
    monkeypatch.setattr(dev.signal, "signal", lambda *_: None)

    with pytest.raises(dev.Stop, match=r"\./dev run --port 8001"):
        dev.run(args)


def test_missing_libraries_are_named_as_packages(dev, monkeypatch):
    monkeypatch.setattr(dev, "ON_MAC", False)

    missing = dev.missing_libraries(find=lambda name: name == "pango-1.0" or None)

    assert missing == ["libpangoft2-1.0-0", "libharfbuzz-subset0"]


def test_nothing_is_missing_where_all_are_found(dev):
    assert dev.missing_libraries(find=lambda name: f"lib{name}.so") == []


def test_homebrew_libraries_count_on_a_mac(dev, monkeypatch, tmp_path):
    monkeypatch.setattr(dev, "ON_MAC", True)
    monkeypatch.setattr(dev, "HOMEBREW", [tmp_path])
    for name in dev.LIBRARIES:
        (tmp_path / f"lib{name}.dylib").touch()

    assert dev.missing_libraries(find=lambda name: None) == []


def test_without_root_the_sentence_holds_the_exact_command(dev):
    with pytest.raises(dev.Stop) as stopped:
        dev.need(["libpango-1.0-0"], "Why.", is_root=False, has_apt=True, on_mac=False)

    assert str(stopped.value) == (
        "Why. Install it with:"
        " sudo apt-get install --no-install-recommends libpango-1.0-0"
    )


def test_on_a_mac_the_command_is_brew(dev):
    with pytest.raises(dev.Stop, match="brew install pango"):
        dev.need(["libpango-1.0-0"], "Why.", is_root=False, has_apt=False, on_mac=True)


def test_elsewhere_the_libraries_are_named(dev):
    with pytest.raises(dev.Stop, match="HarfBuzz with hb-subset"):
        dev.need(["libpango-1.0-0"], "Why.", is_root=True, has_apt=False, on_mac=False)


def test_root_on_debian_installs_it(dev, monkeypatch):
    ran = []
    monkeypatch.setattr(dev, "quietly", lambda *command, env=None: ran.append(command))
    monkeypatch.setenv("DEBIAN_FRONTEND", "dialog")

    dev.need(["libpango-1.0-0"], "Why.", is_root=True, has_apt=True, on_mac=False)

    assert [command[0] for command in ran] == ["apt-get", "apt-get"]
    assert ran[1][-2:] == ("install", "libpango-1.0-0")


@pytest.fixture
def locks(dev, monkeypatch, tmp_path):
    """Locks and a .venv of their own, with both files in place."""
    app, both = tmp_path / "app.txt", tmp_path / "dev.txt"
    app.write_text("django==5.2\n")
    both.write_text("django==5.2\npytest==9\n")
    (tmp_path / "python").touch()
    monkeypatch.setattr(dev, "APP_LOCK", app)
    monkeypatch.setattr(dev, "DEV_LOCK", both)
    monkeypatch.setattr(dev, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    return app, both


def test_nothing_is_installed_before_the_first_use(dev, locks):
    assert not dev.is_installed(dev.APP_LOCK)


def test_the_app_alone_is_not_enough_for_the_tests(dev, locks):
    dev.STAMP.write_text(dev.fingerprint(dev.APP_LOCK))

    assert dev.is_installed(dev.APP_LOCK)
    assert not dev.is_installed(dev.DEV_LOCK)


def test_what_the_tests_need_is_enough_for_the_app(dev, locks):
    dev.STAMP.write_text(dev.fingerprint(dev.APP_LOCK, dev.DEV_LOCK))

    assert dev.is_installed(dev.APP_LOCK)
    assert dev.is_installed(dev.DEV_LOCK)


def test_a_changed_lock_is_installed_anew(dev, locks):
    dev.STAMP.write_text(dev.fingerprint(dev.APP_LOCK, dev.DEV_LOCK))
    locks[0].write_text("django==5.2.1\n")

    assert not dev.is_installed(dev.APP_LOCK)
    assert not dev.is_installed(dev.DEV_LOCK)


def test_a_repeat_starts_no_program(dev, locks, monkeypatch):
    dev.STAMP.write_text(dev.fingerprint(dev.APP_LOCK))
    monkeypatch.setattr(dev, "quietly", lambda *_, **__: pytest.fail("it installed"))

    dev.install(dev.APP_LOCK)


def test_keys_are_made_once_and_for_their_owner_alone(dev, tmp_path):
    folder = tmp_path / "keys"

    dev.make_keys(folder, tmp_path / "practice.sqlite3")
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    dev.make_keys(folder, tmp_path / "practice.sqlite3")

    assert set(first) == {"secret.key", "notes.key", "audit.key"}
    assert len(set(first.values())) == 3
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_lost_key_is_not_replaced_in_silence(dev, tmp_path):
    dev.make_keys(tmp_path / "keys", tmp_path / "practice.sqlite3")
    (tmp_path / "practice.sqlite3").touch()
    (tmp_path / "keys" / "notes.key").unlink()

    with pytest.raises(dev.Stop, match=r"notes\.key is missing"):
        dev.make_keys(tmp_path / "keys", tmp_path / "practice.sqlite3")

    assert not (tmp_path / "keys" / "notes.key").exists()


def test_the_shell_does_not_redirect_a_local_run(dev, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://someone@elsewhere/real")
    monkeypatch.setenv("BROKER_URL_FILE", "/elsewhere")
    monkeypatch.setenv("TESTING", "1")

    env = dev.local_environment()

    assert not {"DATABASE_URL", "BROKER_URL_FILE", "TESTING"} & set(env)
    assert env["DEMO"] == "1"
    assert env["NOTES_KEY_FILE"].endswith("/keys/notes.key")


def test_a_second_start_is_told_where_the_first_one_runs(dev, monkeypatch, tmp_path):
    monkeypatch.setattr(dev, "DATA", tmp_path)
    before = os.umask(0o022)
    first = dev.hold_data("http://127.0.0.1:8000/")

    with pytest.raises(dev.Stop) as stopped:
        dev.hold_data("http://127.0.0.1:8001/")

    first.close()
    os.umask(before)
    assert str(stopped.value) == "It is already running: http://127.0.0.1:8000/"


def test_without_a_browser_its_place_is_empty(dev, monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    monkeypatch.setattr(dev, "MAC_BROWSERS", [])

    assert dev.chromium() == ""


def test_a_named_browser_is_taken(dev, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/opt/my/chromium")

    assert dev.chromium() == "/opt/my/chromium"


def test_ending_leaves_no_process_even_of_a_stubborn_child(dev):
    """A child that ignores SIGTERM, and a child of its own: both hold a pipe open."""
    code = (
        "import signal, subprocess, sys, time;"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        "print('ready', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(  # noqa: S603 - the lines above
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    with child.stdout as pipe:
        assert pipe.readline() == b"ready\n"

        dev.end({"stubborn": child}, patience=0.2)

        is_closed, _, _ = select.select([pipe], [], [], 10)
        assert is_closed
        assert pipe.read() == b""
    assert child.returncode == -signal.SIGKILL


def test_a_dead_child_is_reported_with_the_end_of_its_log(dev, monkeypatch, tmp_path):
    monkeypatch.setattr(dev, "DATA", tmp_path)
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "worker.log").write_text("first\nthe reason\n")
    child = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
    child.wait()

    with pytest.raises(dev.Stop) as stopped:
        dev.check_alive({"worker": child})

    assert "the reason" in str(stopped.value)
    assert "The worker process has ended." in str(stopped.value)


def dead():
    child = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
    child.wait()
    return child


def test_a_dead_worker_is_started_again_a_few_times_and_said(
    dev, monkeypatch, tmp_path, capsys
):
    monkeypatch.setattr(dev, "DATA", tmp_path)
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "worker.log").write_text("the reason\n")
    monkeypatch.setattr(dev, "start", lambda name, command, env: dead())
    children, left = {"worker": dead()}, [dev.RESTARTS]

    while left[-1]:
        left.append(dev.revive_worker(children, left[-1], ["worker"], {}))

    assert left == [3, 2, 1, 0]
    assert dev.revive_worker(children, 0, ["worker"], {}) == 0
    with pytest.raises(dev.Stop, match="the reason"):
        dev.check_alive(children)
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 3
    assert "The worker process has ended and is started again (1 of 3)." in said[0]
    assert "(3 of 3)" in said[2]


def test_a_worker_that_lives_is_left_alone(dev, capsys):
    living = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    children = {"worker": living}
    try:
        assert dev.revive_worker(children, 2, ["worker"], {}) == 2
        assert children == {"worker": living}
        assert living.poll() is None
    finally:
        living.kill()
        living.wait()
    assert not capsys.readouterr().out


@pytest.mark.parametrize("word", ["check", "run", "backup FILE", "secrets"])
def test_help_names_every_command(dev, word, capsys):
    assert dev.main([]) == 0

    assert f"./dev {word}" in capsys.readouterr().out


def test_an_unknown_word_is_no_success(dev, capsys):
    assert dev.main(["rnu"]) == 2

    assert "./dev run" in capsys.readouterr().out


def test_a_sentence_goes_to_the_error_stream(dev, capsys):
    assert dev.main(["backup"]) == 1

    said = capsys.readouterr()
    assert said.err == "Name the file to write: ./dev backup FILE\n"


@pytest.fixture
def steps(dev, monkeypatch, tmp_path):
    """A data folder after a first start, and the manage.py steps that are run in it."""
    ran = []
    monkeypatch.setattr(dev, "DATA", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "lock")
    monkeypatch.setattr(dev, "quietly", lambda *words, env: ran.append(words[2]))
    (tmp_path / "lock").write_text("one lock")
    (tmp_path / "practice.sqlite3").touch()
    dev.prepare_app({})
    return ran


def test_the_first_start_prepares_database_and_static_files(steps):
    assert steps == ["prepare", "collectstatic"]


def test_a_second_start_prepares_nothing(dev, steps):
    dev.prepare_app({})

    assert steps == ["prepare", "collectstatic"]


def test_new_packages_are_prepared_for(dev, steps, tmp_path):
    (tmp_path / "lock").write_text("another lock")

    dev.prepare_app({})

    assert steps == ["prepare", "collectstatic"] * 2


def test_a_database_that_is_gone_is_made_anew(dev, steps, tmp_path):
    (tmp_path / "practice.sqlite3").unlink()

    dev.prepare_app({})

    assert steps == ["prepare", "collectstatic", "prepare"]


def test_a_step_that_fails_is_run_again(dev, steps, tmp_path, monkeypatch):
    (tmp_path / "lock").write_text("another lock")
    failing = {"once": True}

    def quietly(*words, env):
        if failing.pop("once", False):
            raise dev.Stop("it failed")
        steps.append(words[2])

    monkeypatch.setattr(dev, "quietly", quietly)
    with pytest.raises(dev.Stop):
        dev.prepare_app({})

    dev.prepare_app({})

    assert steps[2:] == ["prepare", "collectstatic"]
