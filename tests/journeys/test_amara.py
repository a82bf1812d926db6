"""Amara's case, IPT with someone of fourteen: her mother, her school, and the telephone."""

from __future__ import annotations

import pytest

from ipt_practice.demo.amara import AMARA
from ipt_practice.demo.around import SchoolStory, TalkStory
from ipt_practice.demo.gates import IN_SHORT
from tests.journeys.focus_work import FocusWork
from tests.journeys.formulating import Formulator
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor
from tests.journeys.young import TherapistOfTheYoung

RUTH = "ruth.adeyemi@example.org"
CAST = f"""
from tests import make
make.user("Ruth Adeyemi", email={RUTH!r}, profession="Therapist")
"""


class Ruth(TherapistOfTheYoung, Formulator):
    """Amara's therapist."""

    def keeps(self, talk: TalkStory) -> None:
        """One talk, as it stands on the page afterwards."""
        self.opens("family/")
        self.visitor.follow("Keep a talk")
        self.visitor.fill(
            {
                "kind": talk.kind,
                "held_on": self.clock.day(talk.week),
                "minutes": talk.minutes,
                "purposes": list(talk.purposes),
                "client_agreed_to": talk.agreed_to,
                "words": talk.words,
                **({"mood": talk.mood} if talk.mood else {}),
            }
        )
        if talk.who:
            self.chooses("with_whom", talk.who)
        if talk.is_in_session:
            self.chooses("therapy_session", f"Session {talk.week}")
        self.visitor.press("Keep it")
        self.visitor.sees(talk.words)

    def chooses(self, name: str, words: str) -> None:
        offered = self.page.locator(f"[name={name}] option", has_text=words).first
        self.page.locator(f"[name={name}]").select_option(
            value=offered.get_attribute("value")
        )

    def forgets_to_ask_her(self, talk: TalkStory) -> None:
        """Without what she agreed to, nothing is kept, and nothing typed is lost."""
        self.opens("family/add/")
        self.visitor.fill({"kind": talk.kind, "words": talk.words})
        self.chooses("with_whom", talk.who)
        self.visitor.press("Keep it")
        self.visitor.sees("Write what the client agreed may be said")
        assert self.page.locator("[name=words]").input_value() == talk.words

    def agrees_with_the_school(self, plan: SchoolStory) -> None:
        self.opens("family/school/")
        self.chooses("contact", plan.who)
        self.visitor.fill({**plan.parts, "agreed_on": self.clock.day(plan.week)})
        self.visitor.press("Keep the plan")
        self.visitor.sees(*plan.parts.values())

    def takes_one_out_by_mistake(self) -> None:
        self.opens("family/")
        self.visitor.press("Take out")
        self.visitor.sees("Taken out. You can put it back below.")
        self.visitor.press("Put back")
        self.visitor.sees("Back on the list.")


@pytest.fixture
def ruth(site: RunningSite, visitor: Visitor) -> Ruth:
    site.shell(CAST)
    return Ruth(visitor, AMARA, email=RUTH)


def test_a_treatment_with_her_mother_her_school_and_the_telephone(ruth: Ruth) -> None:
    talks = [one for one in AMARA.around if isinstance(one, TalkStory)]
    (school,) = [one for one in AMARA.around if isinstance(one, SchoolStory)]
    ruth.signs_in()
    ruth.refers()
    ruth.adds_the_others()
    ruth.agrees_what_stays_private()
    ruth.takes_measures("W0", on=ruth.clock.day(0))
    ruth.rates_functioning(0)
    ruth.takes_the_inventory()
    ruth.decides()
    ruth.agrees_the_plan()
    ruth.opens("family/")
    ruth.visitor.sees("Time for parents", "Keep the first talk")
    ruth.logs(1)
    ruth.forgets_to_ask_her(talks[0])
    ruth.lets_time_pass(first=2, last=4)
    for talk in talks[:-1]:
        ruth.keeps(talk)
    ruth.agrees_with_the_school(school)
    ruth.visitor.sees("8, 8, 7, 6")
    ruth.proposes_the_focus()
    work = FocusWork(ruth)
    work.writes_the_details()
    ruth.notes_a_stage(*AMARA.stages[0])
    ruth.agrees_the_focus()
    ruth.tells_the_formulation(
        {**IN_SHORT, "link_sentence": AMARA.link_sentence}, "Yes. That is how it went."
    )
    for goal in AMARA.goals:
        ruth.sets(goal)
    ruth.lets_time_pass(first=5, last=9)
    ruth.keeps(talks[-1])
    ruth.takes_one_out_by_mistake()
    ruth.rates_the_goals(-1)
    ruth.logs(10)
    ruth.opens("family/")
    ruth.visitor.sees("Held", "To come", "Days and times")
