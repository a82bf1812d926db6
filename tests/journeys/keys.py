"""Hands on the keyboard and nowhere else; every key is counted."""

from __future__ import annotations

import time

from playwright.sync_api import Locator, Page

# Where the cursor is, by the name that the field is sent under.
FOCUSED = "document.activeElement.name || document.activeElement.innerText"
HAS_THE_CURSOR = "one => one === document.activeElement"
MOST_TABS = 250
# One key of someone who types 40 words a minute (Card, Moran & Newell, "The keystroke-level
# model for user performance time with interactive systems", CACM 23(7), 1980, table 1).
SECONDS_A_KEY = 0.28


class Keys:
    """Keys that move and choose are told apart from the letters of a text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.moves = 0
        self.letters = 0
        self.began = time.monotonic()

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
            self.moves += 1

    def digits(self, digits: str) -> None:
        """One answer for each key, no Tab between them."""
        self.page.keyboard.type(digits)
        self.moves += len(digits)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.letters += len(text)

    def tab_to(self, name: str) -> None:
        """Tab until the cursor is in the field or on the line of this name."""
        for _ in range(MOST_TABS):
            if self.at(name):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never came to {name}")

    def at(self, name: str) -> bool:
        return str(self.page.evaluate(FOCUSED)).strip().startswith(name)

    def choose(self, name: str, value: str) -> None:
        """In a group of radio buttons: Space takes the first, arrows go on from there."""
        self.tab_to(name)
        self.press("Space")
        chosen = f"[name='{name}'][value='{value}']"
        for _ in range(MOST_TABS):
            if self.page.locator(chosen).is_checked():
                return
            self.press("ArrowDown")
        raise AssertionError(f"The arrows never came to {value}")

    def tick(self, name: str, *values: str) -> None:
        """In a group of boxes: Tab from one to the next, Space on those that are meant."""
        self.tab_to(name)
        if not values:
            self.press("Space")
        for value in values:
            box = self.page.locator(f"[name='{name}'][value='{value}']")
            folded = box.locator("xpath=ancestor::details[not(@open)]/summary")
            if folded.count():
                self._tab_onto(folded)
                self.press("Enter")
            self._tab_onto(box)
            self.press("Space")

    def _tab_onto(self, target: Locator) -> None:
        for _ in range(MOST_TABS):
            if target.evaluate(HAS_THE_CURSOR):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never came to {target}")

    @property
    def seconds_by_hand(self) -> float:
        """What a practised hand needs for all of these keys."""
        return (self.moves + self.letters) * SECONDS_A_KEY

    def told(self, what: str) -> str:
        seconds = time.monotonic() - self.began
        return (
            f"{what}: {self.moves} keys to move and choose, {self.letters} letters of "
            f"text, {self.seconds_by_hand:.0f} s by a practised hand, {seconds:.1f} s in "
            "the browser, from “Log session” to “Signed”"
        )
