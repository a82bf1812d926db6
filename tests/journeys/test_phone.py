"""A client answers on a phone, and on a tablet that the therapist hands over."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Error

from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor
from tests.make import PASSWORD

RUTH = "ruth.adeyemi@example.org"
CAST = f"""
from django.utils import timezone
from tests import make, make_documents, make_sessions
make_documents.practice()
ruth = make.user("Ruth Adeyemi", email={RUTH!r})
case = make.case(therapist=ruth)
make_sessions.session(case=case, scheduled_at=timezone.now())
print(case.pk)
"""
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
}
# Fingers need this much (WCAG 2.2, target size, enhanced), in CSS pixels.
FINGER = 44
HEIGHTS = """(all) => all.map((one) => one.getBoundingClientRect())
  .filter((box) => box.width > 1).map((box) => box.height)"""
NEVER = "Not at all"


@pytest.fixture(scope="module")
def case_path(site: RunningSite) -> str:
    return f"/cases/{site.shell(CAST).strip()}/"


def new_link(ruth: Visitor, case_path: str) -> str:
    """Made from the page of scores; the path that the client gets."""
    ruth.go(case_path + "measures/")
    ruth.follow("Send or hand over")
    ruth.fill({"instruments": ["PHQ9", "GAD7"]})
    ruth.press("Make the link")
    address = ruth.page.get_by_label("Or copy the link").input_value()
    assert address.startswith(ruth.site.url)
    return address.removeprefix(ruth.site.url)


def fits(client: Visitor) -> None:
    """Nothing has to be pushed sideways, and every target is large enough."""
    page = client.page
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360, f"{width} pixels wide on {client.path}"
    heights = page.locator("button, main a").evaluate_all(HEIGHTS)
    assert all(height >= FINGER for height in heights)


def give(client: Visitor, *answers: str) -> None:
    for words in answers:
        fits(client)
        client.press(words, exact=True)


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_client_answers_on_a_phone_and_the_therapist_sees_it(
    arrive: Arrive, case_path: str, has_scripts: bool
) -> None:
    ruth = arrive()
    ruth.sign_in(RUTH, PASSWORD)
    path = new_link(ruth, case_path)
    client = arrive(has_scripts=has_scripts, **PHONE)

    client.go(path)
    client.sees("16 questions", "Nobody watches the answers as you give them")
    fits(client)
    client.press("Begin")
    give(client, *[NEVER] * 3)
    client.follow("Back to the question before")
    client.sees("Question 3 of 16")
    give(client, "Several days", *[NEVER] * 5)
    client.press("I prefer not to answer")
    client.sees("it is asked once more")
    client.press("Several days", exact=True)
    client.sees("You do not have to be alone with this", "Samaritans")
    give(client, *[NEVER] * 7)
    client.sees("Look over your answers")
    fits(client)
    client.press("Send my answers")
    client.sees("Your answers are sent", "You do not have to be alone with this")
    fits(client)
    client.go(path)
    client.sees("These answers were sent already. Nothing was changed.")
    client.forgive(["410"])

    ruth.go("/today/")
    ruth.sees("PHQ-9 and GAD-7 answered", "Item 9 is 1")
    ruth.go(case_path + "measures/")
    ruth.sees("By the client, on their own phone")
    ruth.go(case_path + "sessions/")
    ruth.follow("Log session 1")
    ruth.sees("by the client on their own phone", "PHQ-9 item 9 is 1 today.")
    ruth.press("Sign session 1")
    ruth.sees("Record what you asked and what you agreed")


def test_a_tablet_is_handed_over_with_nothing_of_the_therapist_behind_it(
    arrive: Arrive, case_path: str
) -> None:
    tablet = arrive(viewport={"width": 820, "height": 1180}, has_touch=True)
    tablet.sign_in(RUTH, PASSWORD)
    new_link(tablet, case_path)

    tablet.press("Sign me out and open it here")
    tablet.sees("Nobody watches the answers as you give them")
    kept = {cookie["name"] for cookie in tablet.page.context.cookies()}
    assert "session" not in kept
    for _ in range(3):
        # The page with the link answered a form: the browser would have to send it again.
        with suppress(Error):
            tablet.page.go_back()
        assert "Okafor" not in tablet.page.locator("body").inner_text()
    tablet.go(case_path)
    assert tablet.path.startswith("/accounts/login/")


def test_keys_fill_the_boxes_and_nothing_else_moves_the_cursor(
    arrive: Arrive, case_path: str
) -> None:
    ruth = arrive()
    ruth.sign_in(RUTH, PASSWORD)
    ruth.go(case_path + "measures/phq8/new/")
    keyboard = ruth.page.keyboard

    def typed() -> list[str]:
        boxes = ruth.page.locator("[data-strip] input")
        return [one.input_value() for one in boxes.all()]

    keyboard.type("12")
    assert typed() == ["1", "2", *[""] * 6]
    keyboard.type("7x")
    assert typed() == ["1", "2", *[""] * 6]
    keyboard.press("Backspace")
    keyboard.type("7")
    assert typed() == ["1", "2", *[""] * 6]
    keyboard.press("Backspace")
    keyboard.type("3000000")
    assert typed() == ["1", "3", *["0"] * 6]
    ruth.press("Save")
    ruth.sees("PHQ-8 of", ": 4, minimal.")
