"""A browser, a running site, and the watch over both: axe, the console, the network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.site import RunningSite, find_chromium

CHROMIUM = find_chromium()
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="No Chromium was found."))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """An empty practice, shared by the journeys of one file."""
    running = RunningSite(tmp_path_factory.mktemp("site"))
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    root = getattr(os, "geteuid", lambda: 1)() == 0
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS, *(["--no-sandbox"] if root else [])]
        )
        yield opened
        opened.close()


class Visitor:
    """One person at one browser. Every page that they see is checked."""

    def __init__(self, context: BrowserContext, site: RunningSite) -> None:
        self.page: Page = context.new_page()
        self.site = site
        self.axe = Axe()
        self.seen: dict[str, int] = {}
        self.problems: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("request", self._requested)

    def go(self, path: str) -> None:
        self.page.goto(self.site.url + path)
        self.look()

    def follow(self, name: str, *, exact: bool = False) -> None:
        """Press the link with this text."""
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        self.look()

    def press(self, name: str, *, exact: bool = False) -> None:
        """Press the button with this text."""
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        self.look()

    def sign_in(self, email: str, password: str) -> None:
        self.go("/accounts/login/")
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press("Sign in", exact=True)

    def look(self) -> None:
        """Hold the page to account: no accessibility violation, a heading, a title."""
        self.page.wait_for_load_state()
        self._run_axe()

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def _run_axe(self) -> None:
        found = self.axe.run(self.page).response["violations"]
        self.seen[self.page.url] = len(found)
        self.problems.extend(
            f"axe on {self.page.url}: {violation['id']}: {violation['help']}: "
            + "; ".join(str(node["target"]) for node in violation["nodes"][:3])
            for violation in found
        )

    def _heard(self, message: object) -> None:
        if getattr(message, "type", "") == "error":
            self.problems.append(f"console on {self.page.url}: {message}")

    def _requested(self, request: object) -> None:
        url = getattr(request, "url", "")
        if not url.startswith((self.site.url, "data:", "blob:")):
            self.problems.append(f"request to another host: {url}")


@pytest.fixture
def visitor(browser: Browser, site: RunningSite) -> Iterator[Visitor]:
    """The browser of one journey; afterwards nothing may have been amiss."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        locale="en-GB",
        timezone_id="Europe/London",
    )
    context.set_default_timeout(15_000)
    someone = Visitor(context, site)
    yield someone
    context.close()
    assert someone.problems == []
