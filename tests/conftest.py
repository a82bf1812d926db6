"""The cast. Ruth treats Daniel; Helena supervises Ruth and Mina; nobody knows Olu."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from coverage import Coverage
from django.template import engines
from django.test import Client as Browser
from django.test import TransactionTestCase
from django.urls import resolve

from accounts.models import User
from cases.models import Case
from tests import guards, make


@pytest.fixture(autouse=True, scope="session")
def flushing_lifts_the_guards():
    """Tests with real transactions empty the tables afterwards; nothing else may."""
    flush = TransactionTestCase._fixture_teardown

    def flush_unguarded(self) -> None:
        with guards.lifted():
            flush(self)

    TransactionTestCase._fixture_teardown = flush_unguarded
    yield
    TransactionTestCase._fixture_teardown = flush


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """What a walk passes through is not counted as tested, nor slowed by the counting.

    A walk opens every page and compares one thing of it: a line that no other test
    reaches has no test.
    """
    is_walk = any(item.get_closest_marker(name) for name in ("journey", "walk"))
    counting = Coverage.current() if is_walk else None
    if counting:
        # Loaded before, or the lines that a module runs once would never count.
        resolve("/")
        engines.all()
        counting.stop()
    try:
        return (yield)
    finally:
        if counting:
            counting.start()


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    """Documents made by a test live and die with it."""
    settings.DATA_DIR = tmp_path
    storages = {key: dict(value) for key, value in settings.STORAGES.items()}
    storages["documents"]["OPTIONS"] = {
        **storages["documents"]["OPTIONS"],
        "location": tmp_path / "documents",
    }
    settings.STORAGES = storages


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests have measured (`record_property("told", ...)`) stands at the end."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "told" and report.when == "call":
                terminalreporter.write_line(str(value))


@pytest.fixture
def supervisor(db) -> User:
    return make.user("Helena Marsh", roles="supervisor", title="Dr")


@pytest.fixture
def therapist(supervisor) -> User:
    ruth = make.user("Ruth Adeyemi", profession="IPT therapist")
    make.supervision(supervisor=supervisor, supervisee=ruth)
    return ruth


@pytest.fixture
def trainee(supervisor) -> User:
    mina = make.user("Mina Castellano", roles="trainee")
    make.supervision(supervisor=supervisor, supervisee=mina)
    return mina


@pytest.fixture
def admin(db) -> User:
    return make.user("Priti Shah", roles="admin")


@pytest.fixture
def outsider(db) -> User:
    return make.user("Olu Stranger")


@pytest.fixture
def case(therapist) -> Case:
    return make.case(therapist=therapist)


@pytest.fixture
def signed_in(client: Browser):
    """signed_in(person) gives a test client with that person's session."""

    def sign_in(person: User) -> Browser:
        client.force_login(person)
        return client

    return sign_in
