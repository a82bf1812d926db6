"""Two leaders begin a group of seven, meet, and write for each what is theirs alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor
from tests.make import PASSWORD

RUTH, CALLUM = "ruth.adeyemi@example.org", "callum.reid@example.org"
CAST = f"""
from tests import make
make.user("Ruth Adeyemi", email={RUTH!r})
make.user("Callum Reid", email={CALLUM!r})
"""
SEVEN = (
    "Nilima Roy", "Bertil Holm", "Ceri Penrose", "Dev Malhotra",
    "Elspeth Munro", "Femi Okoro", "Greta Talbot",
)  # fmt: skip
NOTICED = "Bertil and Nilima sat side by side."
CAME = ("PRESENT", "LATE", "PRESENT", "ABSENT_TOLD", "PRESENT", "PRESENT", "PRESENT")
PHQ9, GAD7 = "111111110", "1111111"


class Leader:
    """What one of the two does, in words."""

    def __init__(self, visitor: Visitor, email: str) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.today = date.today()  # noqa: TID251, DTZ011 - beside a site that does too
        self.group = ""
        self.visitor.sign_in(email, PASSWORD)

    def begins_a_group(self) -> None:
        self.visitor.go("/groups/")
        self.visitor.sees("No group yet")
        self.visitor.follow("New group")
        self.visitor.press("Begin the group")
        self.visitor.sees("Give the group a name", "Choose what the group is for")
        self.visitor.fill(
            {
                "name": "Finding a voice",
                "purpose": "PUBLIC_SPEAKING",
                "starts_on": self.today,
                "time": "00:01",
                "rules": "What is said here stays here.",
            }
        )
        self.visitor.press("Begin the group")
        self.group = self.visitor.path
        self.visitor.sees("20 sessions", "Nobody yet")

    def adds_the_second_leader(self) -> None:
        self.visitor.follow("Leaders and cover")
        people = self.page.locator("[name=person] option", has_text="Callum Reid")
        self.visitor.fill({"person": people.get_attribute("value")})
        self.visitor.press("Add", exact=True)
        self.visitor.sees("Callum Reid")

    def enters_a_client(self, name: str) -> None:
        given, family = name.split(" ", 1)
        self.visitor.go("/clients/new/")
        self.visitor.fill(
            {
                "given_name": given,
                "family_name": family,
                "born_on": date(1990, 5, 17),
                "referral_source": "SELF",
                "referred_on": self.today - timedelta(days=10),
                "problem": "SOCIAL_ANXIETY",
            }
        )
        self.visitor.press("Add client and case")

    def adds(self, name: str) -> None:
        self.visitor.go(self.group + "members/add/")
        option = self.page.locator("[name=case] option", has_text=name)
        self.visitor.fill({"case": option.get_attribute("value")})
        self.visitor.press("Add to the group")
        self.visitor.sees("Next comes the meeting before the group")

    def meets_and_lets_in(self, name: str) -> None:
        """Met alone, and joined."""
        self.visitor.fill(
            {
                "goals": f"{name.split()[0]} asks one question\nSay no once",
                "held_on": self.today,
                "orientation": ["HOW_IT_WORKS", "CONFIDENTIALITY"],
                "agrees_contract": True,
            }
        )
        self.visitor.press("Sign the meeting")
        self.visitor.press("Join", exact=True)
        self.visitor.sees(name, "asks one question")

    def lets_nobody_in_unprepared(self) -> None:
        self.visitor.press("Sign the meeting")
        self.visitor.sees("Write at least one goal")
        self.visitor.go(self.group)
        self.visitor.sees("Before the group", "Meeting before the group: A")
        self.visitor.follow("Meeting before")

    def holds_the_first_session(self) -> None:
        self.visitor.go(self.group)
        self.visitor.follow("Begin session 1")
        self.visitor.fill({"day": self.today, "time": "00:01"})
        self.visitor.press("Begin", exact=True)
        self.visitor.press("Sign the group’s note")
        self.visitor.sees("Write the theme in a few words")
        rows = self.page.locator("table.presence tbody tr").all()
        for row, came in zip(rows, CAME, strict=True):
            row.locator("select").select_option(came)
            if came.startswith("ABSENT"):
                row.locator("input[type=text]").fill("A late shift")
        # The bar has a button of the same name.
        self.page.locator("#main [name=theme]").fill("Waiting to be asked")
        self.leaves_and_comes_back({"leader_notes": NOTICED})
        self.visitor.press("Sign the group’s note")
        self.visitor.sees("Signed by Ruth Adeyemi", "Absent: A late shift")

    def leaves_and_comes_back(self, typed: dict[str, str]) -> None:
        """What was typed was kept without a press, and with it who came."""
        with self.page.expect_response(
            lambda answer: (
                "/autosave/" in answer.url
                and all(
                    words in (answer.request.post_data or "")
                    for words in typed.values()
                )
            )
        ):
            self.visitor.fill(typed)
        self.page.locator("[data-saved][data-state=saved]").wait_for()
        self.page.reload()
        for name, words in typed.items():
            assert self.page.locator(f"#main [name={name}]").input_value() == words
        came = self.page.locator("table.presence select").evaluate_all(
            "all => all.map(one => one.value)"
        )
        assert came == list(CAME)

    def writes_a_members_note(self) -> None:
        """Another member's name is found, and the words are changed."""
        self.visitor.follow("Write the note")
        self.visitor.sees("Group session 1, Waiting to be asked")
        self.page.locator("[name=phq9_1]").focus()
        self.page.keyboard.type(PHQ9 + GAD7)
        self.visitor.fill(
            {"risk_quick": True, "text": "Sat beside BERTIL, and spoke first."}
        )
        self.signs()
        self.visitor.sees("Another member’s name stands in “Session note”")
        assert "BERTIL" in self.page.locator("[name=text]").input_value()
        self.visitor.fill({"text": "Sat beside another member, and spoke first."})
        self.signs()
        if self.page.get_by_role("button", name="Sign all the same").count():
            self.visitor.press("Sign all the same")
        self.visitor.sees("Session 1 signed")
        assert "Bertil" not in self.visitor.text()

    def signs(self) -> None:
        self.visitor.press("Sign session 1")

    def writes_the_summary(self) -> None:
        self.visitor.go(self.group)
        self.visitor.follow("Not written")
        self.visitor.fill({"text": "Greta spoke first."})
        self.visitor.press("Approve for the members")
        self.visitor.sees("Another member’s name stands in “Summary”")
        self.visitor.fill({"text": "Someone spoke first, and two followed."})
        self.visitor.press("Approve for the members")
        self.visitor.sees("Approved by Ruth Adeyemi")
        self.visitor.follow("Print")
        self.visitor.sees("Week 1", "two followed")

    def reads_who_came(self) -> None:
        self.visitor.go(self.group + "attendance/print/")
        letters = self.page.locator("tbody td:nth-child(2) > span:first-child")
        assert letters.all_inner_texts() == ["P", "L", "P", "A", "P", "P", "P"]

    def sees_one_leave(self) -> None:
        self.visitor.go(self.group)
        self.visitor.follow("Leave the group: D")
        self.visitor.fill({"left_reason": "A new work shift"})
        self.visitor.press("Leave the group", exact=True)
        self.visitor.sees("Left: D")


@pytest.fixture
def ruth(site: RunningSite, arrive: Arrive) -> Leader:
    site.shell(CAST)
    return Leader(arrive(), RUTH)


def test_a_group_of_seven_meets_and_each_keeps_a_record_of_their_own(
    ruth: Leader, arrive: Arrive
) -> None:
    ruth.begins_a_group()
    ruth.adds_the_second_leader()
    for name in SEVEN:
        ruth.enters_a_client(name)
    for number, name in enumerate(SEVEN):
        ruth.adds(name)
        if number == 0:
            ruth.lets_nobody_in_unprepared()
        ruth.meets_and_lets_in(name)
    ruth.holds_the_first_session()
    ruth.writes_a_members_note()
    ruth.writes_the_summary()
    ruth.reads_who_came()
    ruth.sees_one_leave()
    assert ruth.visitor.problems == []

    callum = Leader(arrive(), CALLUM)
    callum.visitor.visit("Groups")
    callum.visitor.follow("Finding a voice")
    callum.visitor.sees("Nilima Roy", "Ceri Penrose")
    assert "Dev Malhotra" not in callum.visitor.text()
    assert callum.visitor.problems == []
