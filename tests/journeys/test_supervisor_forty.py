"""A supervisor reviews forty cases without touching the mouse.

Forty in an hour leave ninety seconds for each. What the program takes of them is measured:
from the key that marks a case as reviewed until the next one can be read.
"""

from __future__ import annotations

import time

import pytest

from ipt_practice.demo.cast import PASSWORD
from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor

HELENA = "helena@demo.example"
FORTY = 40
# Of the hour, the program may take this much: the rest is for reading and writing.
PROGRAM_SECONDS = 5 * 60
COMMENT = "Is this still the right focus?"
PANE = "#peek[data-of='{}']"


class Helena:
    """What her fingers do, and what it costs."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.keys = 0
        self.program = 0.0
        self.reviewed: list[str] = []

    def signs_in(self) -> None:
        self.visitor.sign_in(HELENA, PASSWORD)
        assert self.visitor.path == "/supervision/"

    def hits(self, key: str) -> None:
        self.keys += 1
        self.page.keyboard.press(key)

    @property
    def opened(self) -> str:
        return self.page.locator("#peek").get_attribute("data-of") or ""

    def begins(self) -> None:
        self.hits("r")
        self.page.wait_for_url("**/supervision/?case=*")
        self.page.locator("#peek").wait_for()
        self.visitor.look()

    def leafs_down_and_back(self) -> None:
        """The pane follows the marked row."""
        first = self.opened
        self.hits("j")
        self.page.locator(f"#peek:not([data-of='{first}'])").wait_for()
        self.hits("k")
        self.page.locator(PANE.format(first)).wait_for()

    def thinks_again_in_the_middle_of_a_comment(self) -> None:
        """Esc goes back to the table, and what was typed stays."""
        self.hits("c")
        self.page.keyboard.type("Half a")
        self.hits("Escape")
        assert self.page.locator("#review_text").input_value() == "Half a"
        self.hits("c")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Backspace")
        self.hits("Escape")

    def puts_it_on_the_agenda(self) -> None:
        with self.page.expect_navigation():
            self.hits("s")
        self.page.locator("#peek h2").wait_for()
        self.visitor.sees("On the agenda since")

    def reviews(self, *, comment: str = "") -> None:
        """Mark it, with words or without, and wait until the next one can be read."""
        case = self.opened
        if comment:
            self.hits("c")
            self.page.keyboard.type(comment)
        began = time.monotonic()
        with self.page.expect_navigation():
            self.hits("Control+Enter" if comment else "m")
        if self.page.locator("#peek").count():
            self.page.locator("#peek h2").wait_for()
        self.program += time.monotonic() - began
        self.reviewed.append(case)

    def says_what_it_cost(self) -> None:
        each = self.program / len(self.reviewed)
        print(  # noqa: T201 - the figure that this journey is for
            f"{len(self.reviewed)} cases: {self.keys} keys, {each:.2f} s of the program "
            f"for each, {self.program:.0f} s of 3600 in all"
        )

    def finds_all_forty_reviewed_today(self) -> None:
        self.visitor.go("/supervision/")
        for case in self.reviewed:
            row = self.page.locator(f"tr[data-of='{case}']")
            assert "today" in row.locator("td").last.inner_text()
        said = self.page.locator(f"tr[data-of='{self.reviewed[0]}']")
        assert said.count() == 1


@pytest.fixture(scope="module")
def site(demo_site: RunningSite) -> RunningSite:
    return demo_site


def test_forty_cases_are_reviewed_by_keyboard_within_the_hour(arrive: Arrive) -> None:
    helena = Helena(arrive(viewport={"width": 1440, "height": 900}))
    helena.signs_in()
    helena.begins()
    helena.leafs_down_and_back()
    helena.thinks_again_in_the_middle_of_a_comment()
    helena.puts_it_on_the_agenda()
    for number in range(FORTY):
        helena.reviews(comment=COMMENT if number % 5 == 0 else "")

    helena.says_what_it_cost()
    assert len(set(helena.reviewed)) == FORTY
    # One key for a case, one more to begin a comment; the rest are steps of their own.
    assert helena.keys <= FORTY + FORTY // 5 + 10
    assert helena.program < PROGRAM_SECONDS
    helena.finds_all_forty_reviewed_today()
    helena.visitor.go(f"/cases/{helena.reviewed[0]}/supervision/")
    helena.visitor.sees(COMMENT)
