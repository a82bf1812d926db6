"""Priya and Tom: two people in one case, each with a record of their own."""

from __future__ import annotations

import pytest

from ipt_practice.demo.priya import COUPLE, PRIYA
from tests.journeys.formulating import Formulator
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor

MINA = "mina.castellano@example.org"
CAST = f"""
from tests import make
make.user("Mina Castellano", email={MINA!r}, profession="Therapist")
"""
ALONE = ("first", "second")
PAPERS = ("expectations/print/", "agreements/print/", "together/print/")


class Mina(Formulator):
    """The therapist of both."""

    def decides_for_both(self) -> None:
        """The decision for couples leads on to the second of the two."""
        story = self.story
        self.opens("suitability/")
        self.visitor.fill(story.suitability, prefix="q_")
        self.visitor.fill(
            {
                "decision": story.protocol_key,
                "reason": story.reason_for_model,
                "client_view": "AGREES",
                "decided_on": self.clock.day(0),
            }
        )
        self.visitor.press("Record the decision")
        born_on = self.clock.day(0).replace(year=self.clock.day(0).year - COUPLE.age)
        self.visitor.fill({**COUPLE.partner, "born_on": born_on})
        self.visitor.press("Add the partner")
        self.visitor.sees("The case is with both of them now.", "Tom Hale")

    def agrees_what_it_rests_on(self) -> None:
        self.opens("couple/terms/")
        self.visitor.fill({**COUPLE.terms, "secrets_agreed_on": self.clock.day(0)})
        self.visitor.press("Save", exact=True)
        self.visitor.sees(COUPLE.terms["secrets"])

    def is_told_that_nobody_was_seen_alone(self) -> None:
        """Said at the second session, which is left open for that day."""
        self.opens("sessions/next/")
        self.visitor.fill({"text": PRIYA.visits[1].text, "risk_quick": True})
        self.visitor.press("Sign session 2")
        self.visitor.sees("Neither", "alone")

    def sees_each_alone(self) -> None:
        day = self.clock.day(COUPLE.alone_week)
        for who, said in zip(ALONE, COUPLE.alone, strict=True):
            self.opens(f"couple/{who}/safety/")
            self.visitor.fill({**said, "may_go_on": "YES", "held_on": day})
            self.visitor.press("Record it")
            self.opens("couple/")
            assert said["said"] not in self.visitor.text()
        self.visitor.sees("joint work can go on")

    def notes_commitment(self) -> None:
        week, first, second = COUPLE.commitments[0]
        self.opens("couple/commitment/")
        self.visitor.fill(
            {"first": first, "second": second, "said_on": self.clock.day(week)}
        )
        self.visitor.press("Save", exact=True)

    def asks_about_safety(self) -> None:
        """One entry for each; the page keeps them apart."""
        self.opens("risk/")
        self.visitor.sees("Priya", "Tom")

    def lays_out_what_each_wants(self) -> None:
        start = [said for week, said in COUPLE.expectations if week == 3]
        for said in start:
            self.opens("couple/expectations/add/")
            self.visitor.fill({**said, "said_on": self.clock.day(3)})
            self.visitor.press("Save", exact=True)
            self.visitor.sees(said["first_wants"], said["second_wants"])

    def agrees_something(self) -> None:
        for agreed in COUPLE.agreements[:2]:
            self.opens("couple/agreements/add/")
            self.visitor.fill(
                {
                    "what": agreed.what,
                    "who": agreed.who,
                    "when": agreed.when,
                    "agreed_on": self.clock.day(agreed.week),
                }
            )
            self.visitor.press("Save", exact=True)
            self.visitor.sees(agreed.what)
        week, outcome, words = COUPLE.agreements[0].looks[0]
        self.visitor.follow("Look at it again")
        self.visitor.fill(
            {"outcome": outcome, "words": words, "looked_on": self.clock.day(week)}
        )
        self.visitor.press("Save", exact=True)
        self.visitor.sees(words)

    def says_what_both_heard(self) -> None:
        for week, part in COUPLE.parts:
            self.opens("couple/together/my-part/")
            self.visitor.fill({**part, "said_on": self.clock.day(week)})
            self.visitor.press("Save", exact=True)
        week, words = COUPLE.together[0]
        self.opens("couple/together/")
        self.visitor.fill(
            {
                "words": words,
                "said_on": self.clock.day(week),
                "is_said_jointly": True,
            }
        )
        self.visitor.press("Save this version")
        self.visitor.sees(words)

    def reads_the_papers_for_both(self) -> None:
        """They hold what was said by both, and nothing that one said alone."""
        alone = [said["said"] for said in COUPLE.alone]
        alone += [part["words"] for _, part in COUPLE.parts if "is_said_alone" in part]
        for paper in PAPERS:
            self.opens(f"couple/{paper}")
            text = self.visitor.text()
            assert not [words for words in alone if words in text]
            assert "PHQ" not in text
        self.visitor.sees(COUPLE.together[0][1])


@pytest.fixture
def mina(site: RunningSite, visitor: Visitor) -> Mina:
    site.shell(CAST)
    return Mina(visitor, PRIYA, email=MINA)


def test_a_couple_with_one_meeting_each_and_papers_for_both(mina: Mina) -> None:
    mina.signs_in()
    mina.refers()
    mina.takes_measures("W0", on=mina.clock.day(0))
    mina.takes_the_inventory()
    mina.decides_for_both()
    mina.agrees_what_it_rests_on()
    mina.agrees_the_plan()
    mina.lets_time_pass(first=1, last=1)
    mina.is_told_that_nobody_was_seen_alone()
    mina.sees_each_alone()
    mina.notes_commitment()
    mina.lets_time_pass(first=2, last=3)
    mina.asks_about_safety()
    mina.lays_out_what_each_wants()
    mina.says_what_both_heard()
    mina.agrees_something()
    mina.reads_the_papers_for_both()
