"""One person at one browser. Every page that they see is held to account.

Axe looks at each page once for every way in which it is built (`looked_at`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page

from tests.journeys import looked_at
from tests.journeys.site import RunningSite

# Without reading style sheets a second time, which would look for them beside the page.
AXE_OPTIONS = {"resultTypes": ["violations"], "preload": False}
SENDS_A_FORM = "one => one.type === 'submit' && !one.closest('[hx-post]')"
ABOUT_A_FIELD = """one => [
    one.getAttribute("type") || "", one.tagName, !!one.closest("details:not([open])")
]"""
# What a person would do to each kind of field; everything else is typed into.
TICKED = ("radio", "checkbox")


class Visitor:
    """Goes, follows links, presses buttons, fills in forms, and looks at each page."""

    def __init__(
        self, context: BrowserContext, site: RunningSite, *, has_scripts: bool = True
    ) -> None:
        self.page: Page = context.new_page()
        self.site = site
        self.axe = Axe() if has_scripts else None
        self.problems: list[str] = []
        # Every tab that this person opens is listened to.
        context.on("console", self._heard)
        context.on("weberror", self._failed)
        context.on("request", self._requested)

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.site.url)

    def go(self, path: str) -> None:
        self.page.goto(self.site.url + path)
        self.look()

    def follow(self, name: str, *, exact: bool = False) -> None:
        """Press the link with this text on the page itself."""
        self.on_page.get_by_role("link", name=name, exact=exact).first.click()
        self.look()

    def press(
        self, name: str, *, exact: bool = False, inside: Locator | None = None
    ) -> None:
        """Press the button with this text on the page, or in the bar at its foot."""
        place = inside or self.on_page
        self.push(place.get_by_role("button", name=name, exact=exact).first)

    def push(self, button: Locator) -> None:
        """Press it; where it sends a form, the next page is waited for."""
        if button.evaluate(SENDS_A_FORM):
            with self.page.expect_navigation():
                button.click()
        else:
            button.click()
        self.look()

    def visit(self, name: str) -> None:
        """Press the link with this text in the bar at the top."""
        nav = self.page.get_by_role("navigation", name="Main", exact=True)
        nav.get_by_role("link", name=name).first.click()
        self.look()

    def turn_to(self, name: str) -> None:
        """Press one of the tabs of the case."""
        tabs = self.page.get_by_role("navigation", name="Case", exact=True)
        tabs.get_by_role("link", name=name).first.click()
        self.look()

    def sign_in(self, email: str, password: str) -> None:
        self.go("/accounts/login/")
        self.type_sign_in(email, password)

    def type_sign_in(self, email: str, password: str) -> None:
        self.page.get_by_label("Work email").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press("Sign in", exact=True)

    def fill(self, values: dict[str, Any], *, prefix: str = "") -> None:
        """Fill in the fields with these names, each as its kind asks for."""
        for name, value in values.items():
            self._fill_one(prefix + name, value)

    def open_around(self, field: Locator) -> None:
        """Press the lines behind which the field is folded away, outermost first."""
        closed = field.locator("xpath=ancestor::details[not(@open)]")
        while closed.count():
            closed.first.locator("xpath=./summary").click()

    def look(self) -> None:
        """No accessibility violation, one heading of the page."""
        self.page.wait_for_load_state()
        seen = self.page.evaluate(looked_at.SEEN)
        if seen["h1"] != 1:
            self.problems.append(f"not one h1 on {self.page.url}: {self.page.title()}")
        if self.axe is None:
            return
        size = self.page.viewport_size
        seen_as = f"{size and size['width']} {seen['theme']}"
        if looked_at.is_new(self.page.url, seen["parts"], seen_as=seen_as):
            self._run_axe(self.axe)

    @property
    def on_page(self) -> Locator:
        """What belongs to this page alone: without the bar and the frame above it."""
        return self.page.locator("#main, .actbar")

    def text(self) -> str:
        return self.page.locator("#main").inner_text()

    def sees(self, *words: str) -> None:
        """All of these stand on the page, whatever the line breaks."""
        found = " ".join(self.page.locator("body").inner_text().split())
        for each in words:
            plain = " ".join(each.split())
            assert plain in found, f"{plain!r} is not on {self.path}:\n{found}"

    def errors(self) -> list[str]:
        return [one.inner_text() for one in self.page.locator(".err").all()]

    def _fill_one(self, name: str, value: Any) -> None:
        fields = self.page.locator(f'[name="{name}"]')
        kind, tag, is_folded = fields.first.evaluate(ABOUT_A_FIELD)
        if is_folded:
            self.open_around(fields.first)
        if kind == "checkbox" and isinstance(value, bool):
            self._tick(fields.first, value)
        elif kind in TICKED:
            for one in [value] if isinstance(value, str | int) else list(value):
                self._tick(self.page.locator(f'[name="{name}"][value="{one}"]'))
        elif tag == "SELECT":
            fields.first.select_option(str(value))
        else:
            fields.first.fill(str(value))

    def _tick(self, box: Locator, wanted: bool = True) -> None:
        """Where the box itself is drawn over by its label, the label is pressed."""
        if box.is_checked() == wanted:
            return
        self.open_around(box)
        box.locator("xpath=ancestor::label").click()
        assert box.is_checked() == wanted

    def _run_axe(self, axe: Axe) -> None:
        found = axe.run(self.page, options=AXE_OPTIONS).response["violations"]
        self.problems.extend(
            f"axe on {self.page.url}: {violation['id']}: {violation['help']}: "
            + "; ".join(str(node["target"]) for node in violation["nodes"][:3])
            for violation in found
        )

    def _heard(self, message: Any) -> None:
        # Axe tries out styles of its own, which our policy refuses: no page is named then.
        if message.type == "error" and message.location["url"]:
            self.problems.append(f"console on {self.page.url}: {message.text}")

    def _failed(self, error: Any) -> None:
        self.problems.append(f"error on {self.page.url}: {error.error}")

    def _requested(self, request: Any) -> None:
        if not request.url.startswith((self.site.url, "data:", "blob:")):
            self.problems.append(f"request to another host: {request.url}")

    def forgive(self, words: Iterable[str]) -> None:
        """Take back the problems that a step meant to cause, like a refused form."""
        self.problems = [
            one for one in self.problems if not any(word in one for word in words)
        ]
