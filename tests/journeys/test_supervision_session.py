"""From a question to a decision and back: two cases go through a supervision session."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from ipt_practice.demo.amara import AMARA
from ipt_practice.demo.cast import PASSWORD
from ipt_practice.demo.tomasz import TOMASZ
from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor

RUTH, HELENA = "ruth@demo.example", "helena@demo.example"
INITIALS = f"{TOMASZ.given_name[0]}.{TOMASZ.family_name[0]}."
QUESTION = "Does he step back first, or do they?"
LINES = (
    "He steps back before he can be left.\nTwo friends lost to moves, none made since."
)
SAID = "We laid both endings side by side. They share the week before the move."
DECISION = "Draw the two endings on one sheet with him"
OUTCOME = "He drew them himself"


def cases_of(visitor: Visitor, *names: str) -> list[str]:
    """Addresses of the pages of supervision of these clients."""
    visitor.visit("Clients")
    found = []
    for name in names:
        link = visitor.on_page.get_by_role("link", name=name).first.get_attribute(
            "href"
        )
        assert link
        found.append(f"{link}supervision/")
    return found


@pytest.fixture(scope="module")
def site(demo_site: RunningSite) -> RunningSite:
    return demo_site


def test_a_question_goes_to_supervision_and_what_was_decided_comes_back(
    arrive: Arrive,
) -> None:
    ruth = arrive(viewport={"width": 1440, "height": 900})
    ruth.sign_in(RUTH, PASSWORD)
    tomasz, amara = cases_of(ruth, TOMASZ.family_name, AMARA.family_name)
    clears_the_agenda(ruth)
    puts_on_the_agenda(ruth, tomasz, "STUCK", QUESTION)
    puts_on_the_agenda(ruth, amara, "ROUTINE", "")
    prepares_the_brief(ruth, tomasz)

    helena = arrive(viewport={"width": 1440, "height": 900})
    helena.sign_in(HELENA, PASSWORD)
    begins_a_session_from_the_agenda(helena)
    writes_and_decides(helena)
    closes_it(helena)

    finds_it_and_marks_it_done(ruth, tomasz)
    what_was_not_talked_about_stays(ruth)
    sees_what_became_of_it(helena, tomasz)


def clears_the_agenda(ruth: Visitor) -> None:
    ruth.visit("Supervision")
    while ruth.on_page.get_by_role("button", name="Take off").count():
        ruth.press("Take off")


def puts_on_the_agenda(ruth: Visitor, path: str, reason: str, question: str) -> None:
    ruth.go(path)
    ruth.follow("Put on the agenda")
    ruth.fill({"reason": reason, "question": question})
    ruth.press("Put on the agenda")
    ruth.sees("On the agenda")


def prepares_the_brief(ruth: Visitor, path: str) -> None:
    ruth.go(path)
    ruth.follow("Brief", exact=True)
    ruth.sees(QUESTION, "As on", "Formulation in two lines", "Safety")
    ruth.fill({"formulation": LINES})
    ruth.press("Save the brief")
    ruth.sees("He steps back before he can be left.", "version 1")
    ruth.follow("One page to print")
    is_one_page_without_a_name(ruth)


def is_one_page_without_a_name(ruth: Visitor) -> None:
    paper = ruth.page.pdf(format="A4", print_background=False)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    assert TOMASZ.family_name not in ruth.text()
    ruth.sees("Session")


def begins_a_session_from_the_agenda(helena: Visitor) -> None:
    helena.visit("Supervision")
    # Outside a case a supervisor works with initials, and opens what she wants to read.
    helena.sees("Ruth Adeyemi", "2 cases", INITIALS)
    helena.on_page.get_by_text("Show text of the question").first.click()
    helena.sees(QUESTION)
    helena.follow("New session")
    helena.fill({"minutes": "60"})
    helena.page.get_by_label("Ruth Adeyemi").check()
    helena.press("Begin", exact=True)
    helena.press("Take over 2")
    helena.sees("2 taken over from the agenda")


def writes_and_decides(helena: Visitor) -> None:
    helena.page.get_by_role("heading", name=INITIALS).get_by_role("link").click()
    helena.look()
    helena.sees("At a glance")
    assert QUESTION in helena.page.locator("[name=question]").input_value()
    helena.fill(
        {
            "discussion": SAID,
            "recording": "12:30",
            "decision_1": DECISION,
            "owner_1": "THERAPIST",
            "due_1": (date.today() + timedelta(days=7)).isoformat(),  # noqa: DTZ011, TID251
        }
    )
    helena.page.get_by_text("Draft saved").first.wait_for()
    helena.press("Save, back to the session")
    helena.sees("Written", "Nothing written yet: it stays on the agenda.")


def closes_it(helena: Visitor) -> None:
    helena.press("Close the session")
    helena.sees("What was decided goes home with its owner")
    assert not helena.on_page.get_by_role("button", name="Close the session").count()
    helena.page.get_by_role("heading", name=INITIALS).get_by_role("link").click()
    helena.look()
    helena.sees(SAID, DECISION, "12:30", "The brief, as on")


def finds_it_and_marks_it_done(ruth: Visitor, path: str) -> None:
    ruth.go("/today/")
    ruth.sees(DECISION)
    ruth.go(path.removesuffix("supervision/"))
    ruth.sees(DECISION)
    ruth.go(path)
    ruth.sees("Talked about in supervision")
    ruth.follow("Done or not done")
    ruth.fill({"outcome": "DONE", "note": OUTCOME})
    ruth.press("Save")


def what_was_not_talked_about_stays(ruth: Visitor) -> None:
    ruth.visit("Supervision")
    ruth.sees("1 case", AMARA.family_name)
    assert TOMASZ.family_name not in ruth.text()


def sees_what_became_of_it(helena: Visitor, path: str) -> None:
    helena.go(f"{path}agenda/")
    helena.fill({"reason": "ROUTINE"})
    helena.press("Put on the agenda")
    helena.visit("Supervision")
    brought = helena.on_page.locator(".todo > li", has_text=INITIALS)
    brought.get_by_text("What became of it: 1 finished").click()
    brought.get_by_text("Show text of what became of it").click()
    helena.sees(DECISION, OUTCOME)
