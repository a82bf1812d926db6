"""The supervisor reads a caseload of forty and says what she thinks of two of its cases."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from ipt_practice.demo.cast import PASSWORD
from ipt_practice.demo.marco import MARCO
from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor

HELENA, MINA = "helena@demo.example", "mina@demo.example"
COMMENT = "Two missed in a row, and worse since. What happened in week five?"
QUESTION = "Ring him before Thursday"
ANSWER = "Say what was agreed about the evenings."
ADDED = "The evenings: they eat together on Tuesdays and Fridays."


class Helena:
    """What she does, in words."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.first_id: str | None = None
        self.returned = ""

    def signs_in(self) -> None:
        self.visitor.sign_in(HELENA, PASSWORD)
        assert self.visitor.path == "/supervision/"

    def sees_forty_cases_and_why_one_stands_first(self) -> None:
        rows = self.page.locator("tr[data-of]")
        assert rows.count() >= 40
        first = rows.first
        self.first_id = first.get_attribute("data-of")
        assert "Getting worse" in first.inner_text()
        assert "PHQ-9 17 at the start, 23 at session 7" in first.inner_text()
        assert "Rule: The latest PHQ-9 is" in first.inner_text()
        for column in ("Session", "Phase", "Change", "Seen", "Reviewed"):
            assert self.page.get_by_role("columnheader", name=column).count()

    def opens_the_first_by_keyboard(self) -> None:
        self.page.keyboard.press("j")
        self.page.locator(f"#peek[data-of='{self.first_id}']").wait_for()
        self.visitor.look()
        self.visitor.sees("Last note")

    def comments_and_marks_it_reviewed(self) -> None:
        self.page.keyboard.press("c")
        self.page.keyboard.type(COMMENT)
        self.visitor.press("Mark reviewed, next")
        assert "today" in self.first.locator("td").last.inner_text()
        # The next one of the table is open beside it.
        opened = self.page.locator("#peek").get_attribute("data-of")
        assert opened not in (None, self.first_id)

    def asks_for_something(self) -> None:
        self.first.get_by_role("link").click()
        self.page.locator(f"#peek[data-of='{self.first_id}']").wait_for()
        self.page.locator("#peek").get_by_role("link", name="Supervision").click()
        self.visitor.look()
        self.visitor.sees(COMMENT)
        self.visitor.press("Ask", exact=True)
        self.visitor.sees("Write what is to be done")
        self.page.locator("#ask_text").fill(QUESTION)
        self.visitor.press("Ask", exact=True)
        self.visitor.sees(QUESTION)

    def narrows_the_table_to_the_trainee(self) -> None:
        self.visitor.visit("Caseload")
        self.page.locator("[name=therapist]").select_option(label="M Castellano")
        self.visitor.press("Show", exact=True)
        rows = self.page.locator("tr[data-of]")
        assert 0 < rows.count() < 40
        assert all("Castellano" in one for one in rows.all_inner_texts())

    def walks_from_the_risk_entries_to_the_notes_with_one_key(self) -> None:
        self.visitor.go("/countersign/")
        entries = self.page.locator("[aria-labelledby=h-entries] tbody tr")
        assert entries.count()
        for _ in range(entries.count() + 1):
            self.page.keyboard.press("j")
        marked = self.page.locator("tr[aria-selected=true]")
        assert marked.count() == 1
        assert "Waiting" in marked.inner_text()

    def returns_one_note_and_countersigns_the_next(self) -> None:
        self.visitor.go("/countersign/")
        waiting = self.page.locator("tbody tr", has_text="Waiting")
        before = waiting.count()
        assert before >= 2
        self.opens(waiting)
        self.returned = self.visitor.path
        self.visitor.fill({"decision": "RETURNED"})
        self.visitor.press("Give this answer")
        self.visitor.sees("Write what the note still needs")
        self.visitor.fill({"comment": ANSWER})
        self.visitor.press("Give this answer")
        self.visitor.go("/countersign/")
        self.visitor.sees("Returned to the therapist")
        assert waiting.count() == before - 1
        self.opens(waiting)
        self.visitor.fill({"decision": "AGREED"})
        self.visitor.press("Give this answer")
        self.visitor.go("/countersign/")
        assert waiting.count() == before - 2

    def finds_the_returned_one_added_to_and_countersigns_it(self) -> None:
        self.visitor.go("/countersign/")
        again = self.page.locator("tbody tr", has_text="Added to, waits again")
        assert again.count() == 1
        self.opens(again)
        assert self.visitor.path == self.returned
        self.visitor.sees(ADDED)
        self.visitor.fill({"decision": "AGREED"})
        self.visitor.press("Give this answer")
        self.visitor.go("/countersign/")
        assert not again.count()

    def opens(self, rows: Locator) -> None:
        rows.first.get_by_role("link").click()
        self.visitor.look()

    def may_read_the_case_but_not_write_in_it(self) -> None:
        self.visitor.visit("Caseload")
        self.visitor.go(f"/cases/{self.first_id}/")
        self.visitor.sees("PHQ-9")
        self.visitor.turn_to("Sessions")
        assert not self.page.get_by_role("link", name="Log session").count()
        self.opens(self.page.locator("tbody tr", has_text="Signed"))
        assert not self.page.get_by_text("Your process note").count()

    @property
    def first(self) -> Locator:
        """The row that stood first, wherever it stands now."""
        return self.page.locator(f"tr[data-of='{self.first_id}']")


@pytest.fixture(scope="module")
def site(demo_site: RunningSite) -> RunningSite:
    return demo_site


def test_a_caseload_of_forty_is_reviewed_and_the_therapists_read_what_was_said(
    arrive: Arrive,
) -> None:
    helena = Helena(arrive(viewport={"width": 1440, "height": 900}))
    helena.signs_in()
    helena.sees_forty_cases_and_why_one_stands_first()
    helena.may_read_the_case_but_not_write_in_it()
    helena.visitor.visit("Caseload")
    helena.opens_the_first_by_keyboard()
    helena.comments_and_marks_it_reviewed()
    helena.asks_for_something()
    helena.narrows_the_table_to_the_trainee()
    helena.walks_from_the_risk_entries_to_the_notes_with_one_key()
    helena.returns_one_note_and_countersigns_the_next()

    jonas, mina = arrive(), arrive()
    jonas.sign_in(f"{MARCO.therapist}@demo.example", PASSWORD)
    mina.sign_in(MINA, PASSWORD)

    jonas.sees(COMMENT, QUESTION)
    mina.sees(ANSWER)
    mina.go(helena.returned.replace("countersign", "addendum"))
    mina.fill({"text": ADDED})
    mina.press("Add")
    helena.finds_the_returned_one_added_to_and_countersigns_it()
