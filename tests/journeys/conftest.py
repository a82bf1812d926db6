"""A browser, a running site, and the watch over both: axe, the console, the network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journeys.site import RunningSite, find_chromium
from tests.journeys.visitor import Visitor

Arrive = Callable[..., Visitor]

CHROMIUM = find_chromium()
# The site of the last file, which was asked to stop and is not waited for yet.
STOPPING: list[RunningSite] = []
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys begin, as they are the longest: short tests fill up the end of the run."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="No Chromium was found."))
    items.sort(key=lambda item: here not in item.path.parents)


@pytest.fixture(scope="session")
def empty_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """Nobody works here yet. Never started: the journeys begin with copies of it."""
    practice = RunningSite(tmp_path_factory.mktemp("empty"))
    practice.prepare()
    yield practice
    stop_those_before()
    practice.stop()


@pytest.fixture(scope="session")
def demo_practice(
    tmp_path_factory: pytest.TempPathFactory, empty_practice: RunningSite
) -> Iterator[RunningSite]:
    """The demo's people and cases, loaded once. Never started either."""
    practice = RunningSite(tmp_path_factory.mktemp("demo"), like=empty_practice)
    practice.prepare()
    practice.manage("load_demo")
    yield practice
    practice.stop()


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, empty_practice: RunningSite
) -> Iterator[RunningSite]:
    """An empty practice, shared by the journeys of one file."""
    yield from running(tmp_path_factory.mktemp("site"), like=empty_practice)


@pytest.fixture(scope="module")
def demo_site(
    tmp_path_factory: pytest.TempPathFactory, demo_practice: RunningSite
) -> Iterator[RunningSite]:
    """The demo, for files whose `site` this is."""
    yield from running(tmp_path_factory.mktemp("site"), like=demo_practice)


def running(folder: Path, *, like: RunningSite) -> Iterator[RunningSite]:
    """A copy, started; the one before it has had a whole file's time to stop."""
    copy = RunningSite(folder, like=like)
    try:
        copy.start()
        yield copy
    finally:
        copy.ask_to_stop()
        stop_those_before()
        STOPPING.append(copy)


def stop_those_before() -> None:
    while STOPPING:
        STOPPING.pop().stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    root = getattr(os, "geteuid", lambda: 1)() == 0
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS, *(["--no-sandbox"] if root else [])]
        )
        yield opened
        opened.close()


@pytest.fixture
def arrive(browser: Browser, site: RunningSite) -> Iterator[Arrive]:
    """arrive() opens a browser of its own for one more person.

    When the journey is over, nothing may have been amiss on any page of anybody.
    """
    opened: list[tuple[BrowserContext, Visitor]] = []

    def arrive(*, has_scripts: bool = True, **options: Any) -> Visitor:
        context = browser.new_context(
            **{
                "viewport": {"width": 1280, "height": 900},
                "locale": "en-GB",
                "timezone_id": "Europe/London",
                "java_script_enabled": has_scripts,
                **options,
            }
        )
        context.set_default_timeout(30_000)
        someone = Visitor(context, site, has_scripts=has_scripts)
        opened.append((context, someone))
        return someone

    yield arrive
    for context, _ in opened:
        context.close()
    assert [problem for _, one in opened for problem in one.problems] == []


@pytest.fixture
def visitor(arrive: Arrive) -> Visitor:
    """The one person of a journey that needs no other."""
    return arrive()
