"""Daniel's case, IPT for grief, from an empty practice to the contact after the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pypdf import PdfReader

from ipt_practice.demo.daniel import DANIEL
from ipt_practice.demo.story import Absence, Risk
from tests.journeys.focus_work import FocusWork
from tests.journeys.keys import Keys
from tests.journeys.paper import is_a_document_to_keep, says
from tests.journeys.site import RunningSite
from tests.journeys.therapist import Therapist
from tests.journeys.visitor import Visitor

# Between two clients there are ten minutes; a note may take three of them.
MOST_SECONDS = 180
RUTH = "ruth.adeyemi@example.org"
A_COLD = Absence(
    week=11,
    attendance="CANCELLED_BY_CLIENT",
    reason="A cold; rang at half past eight",
    contact="Rang back, another day agreed",
)
# Her own words, where the record has none.
WORDS = {
    "part-goodbye": "The ring is still to be thought about. It was good to know you. "
    "If two bad weeks come, ring early.",
}
SUMMARY = (
    "Daniel Okafor",
    "IPT, 14 sessions planned",
    "Came to 14 of 15, 1 cancelled by client",
    "focus on grief",
    "PHQ-9 20 15 6 −14 From severe to mild.",
    "GAD-7 12 10 4 −8 From moderate to minimal.",
    "What we did",
    "Goals",
    "Staying well",
    "What happens next",
    "Page 2 of 2",
)
FORMULATION = {
    "illness": "A depression, severe in autumn. It has taken sleep, and people with it.",
    "trigger": "It began two months after the funeral, when the visitors stopped.",
    "maintaining": "Nobody says her name, so nobody comes near it.",
    "link_sentence": "The low mood goes with a death that nobody speaks of.",
    "mood_to_relationship": "I come home and say that I am fine.",
    "relationship_to_mood": "When nobody asks, it is heavier.",
    "hope": "It can be treated, in fourteen sessions, by telling it from the beginning.",
}
# What was covered in the first session.
FIRST_TICKS = ("START_HISTORY", "START_NAMED", "START_ROLE", "START_SAFETY")
CAST = f"""
from tests import make
make.user("Ruth Adeyemi", email={RUTH!r}, profession="IPT therapist")
"""


class Ruth(Therapist):
    """Daniel's therapist. `told` holds what logging by keyboard took."""

    told: list[str]

    def logs_the_first_session_by_keyboard(self) -> None:
        """Item 9 is 1: it cannot be signed until the full risk entry is there."""
        visit, risk = self.story.visits[0], self.story.visits[0].risk
        assert risk is not None
        self.opens_the_case()
        keys = Keys(self.page)
        with self.page.expect_navigation():
            keys.press("l")
        self.waits_for_the_first_box()
        keys.digits("".join(self.answers("1").values()))
        keys.tick("ticks", *FIRST_TICKS)
        keys.tick("techniques", *visit.techniques)
        keys.tab_to("next_homework")
        keys.write(visit.homework)
        keys.tab_to("text")
        keys.write(visit.text)
        with self.page.expect_navigation():
            keys.press("Control+Enter")
        self.is_stopped_by_item_9()
        self.writes_the_full_entry(keys, risk)
        with self.page.expect_navigation():
            keys.press("Control+Enter")
        self.visitor.look()
        self.visitor.sees(
            "Session 1 signed at", "You can add to it, but not change it."
        )
        self.told.append(keys.told("Session 1, with a full risk entry"))

    def logs_a_usual_session_by_keyboard(self, number: int) -> None:
        """What a practised hand needs where nobody thinks of dying."""
        visit = self.story.visits[number - 1]
        self.opens_the_case()
        keys = Keys(self.page)
        with self.page.expect_navigation():
            keys.press("l")
        self.waits_for_the_first_box()
        keys.digits("".join(self.answers(str(number)).values()))
        keys.tick("risk_quick")
        keys.tick("techniques", visit.techniques[0])
        keys.tick("people", self.chip("people", "Chi"))
        keys.tick("goals", self.chip("goals", DANIEL.goals[0].words))
        keys.tab_to("next_homework")
        keys.write(visit.homework)
        keys.tab_to("focus_link")
        keys.write(visit.link)
        keys.tab_to("text")
        keys.write(visit.text)
        with self.page.expect_navigation():
            keys.press("Control+Enter")
        self.visitor.look()
        self.visitor.sees(f"Session {number} signed at")
        self.told.append(keys.told(f"Session {number}, with the quick entry"))
        assert keys.seconds_by_hand < MOST_SECONDS
        self.visitor.sees("Spoken of", "Goals worked on", DANIEL.goals[0].words)
        self.visitor.turn_to("Focus")
        self.visitor.sees("since it was agreed.", visit.link)

    def waits_for_the_first_box(self) -> None:
        """The browser puts the cursor there when it first draws the page."""
        self.page.locator("[name=phq9_1]:focus").wait_for()

    def is_stopped_by_item_9(self) -> None:
        self.visitor.look()
        assert self.visitor.path.endswith("/sign/")
        self.visitor.sees("PHQ-9 item 9 is 1 today.")

    def writes_the_full_entry(self, keys: Keys, risk: Risk) -> None:
        # The list of problems has the cursor; its first line leads to the field.
        keys.press("Tab")
        keys.press("Enter")
        keys.choose("risk-asked", "YES")
        keys.choose("risk-thoughts", risk.thoughts)
        keys.choose("risk-compared", risk.compared)
        keys.tab_to("risk-said")
        keys.write(risk.said)
        keys.choose("risk-plan", "NO")
        keys.choose("risk-intent", "NO")
        keys.choose("risk-means", "NOT_APPLICABLE")
        keys.tab_to("risk-keeps_going")
        keys.write(risk.keeps_going)
        keys.tab_to("risk-formulation")
        keys.write(risk.formulation)
        keys.tick("risk-actions", *risk.actions)
        keys.tab_to("risk-next_step")
        keys.write(risk.next_step)

    def writes_the_ending_letter(self) -> None:
        """Part by part from the record; one thing inserted, one thing in her own words."""
        self.drafts("Ending letter")
        self.visitor.sees("Where it comes from")
        came = self.page.locator("#part-came")
        came.locator("summary", has_text="From the record").click()
        said = self.story.intake["main_problem"].rstrip(".")
        self.visitor.press("Insert", inside=came.locator("li.row", has_text=said))
        self.calls_by_name("Ada", "Samuel")
        assert f"“{said}”" in self.page.locator("[name=part-came]").input_value()
        self.visitor.fill(
            {"part-who": "Ada, Samuel and Emeka. At night: 111.", **WORDS}
        )
        letter = PdfReader(self.approves_and_downloads())
        self.is_the_ending_letter(letter)

    def calls_by_name(self, *names: str) -> None:
        """By relation unless she ticks someone: these may stand there by first name."""
        for name in names:
            self.page.locator(
                "section[aria-labelledby=people-h] label", has_text=name
            ).click()
        self.visitor.press("Use these names")

    def is_the_ending_letter(self, letter: PdfReader) -> None:
        text = says(
            letter,
            "Dear Daniel,",
            "How you came",
            "What we worked on",
            "What has changed",
            "was 20 when we started and is 6 now",
            "was 12 when we started and is 4 now",
            "We have met 14 times",
            "Signs to watch for",
            "Saying I'm fine to Ada",
            *WORDS.values(),
            "Page 1 of",
        )
        assert "Okafor" not in text
        is_a_document_to_keep(letter)

    def writes_the_relapse_letter(self) -> None:
        self.drafts("Plan for staying well")
        self.calls_by_name("Ada", "Samuel")
        letter = PdfReader(self.approves_and_downloads())
        says(letter, *(self.story.relapse_plan or {})["early_signs"].splitlines())
        is_a_document_to_keep(letter)

    def sees_it_after_the_end(self) -> None:
        self.opens_the_case()
        self.visitor.sees("Closed", "Fourteen sessions.")
        chart = self.page.locator("svg", has_text="after").first
        assert chart.count(), "The contact after the end is not on the chart"


@pytest.fixture
def ruth(site: RunningSite, visitor: Visitor) -> Ruth:
    site.shell(CAST)
    ruth = Ruth(visitor, DANIEL, email=RUTH)
    ruth.told = []
    return ruth


def test_from_referral_to_the_letter_after_the_end(
    ruth: Ruth, record_property: Callable[[str, object], None]
) -> None:
    ruth.signs_in()
    ruth.refers()
    ruth.adds_contacts()
    ruth.records_consent("SHARE_GP", "Writing to the GP", on=ruth.clock.day(0))
    ruth.fills_in_the_assessment()
    ruth.sees_the_assessment_save_itself()
    ruth.takes_measures("W0", on=ruth.clock.day(0))
    ruth.makes_a_safety_plan()
    ruth.records_first_risk()
    ruth.rates_functioning(0)
    ruth.takes_the_inventory()
    ruth.decides()
    ruth.agrees_the_plan()
    ruth.logs_the_first_session_by_keyboard()
    ruth.adds_to_the_note("The school has agreed to shorter days until half-term.")
    ruth.logs(2, risk=DANIEL.visits[1].risk)
    ruth.lets_time_pass(first=3, last=4)
    ruth.chooses_the_focus()
    ruth.tells_the_formulation(FORMULATION, "Put that I don't want to forget her.")
    for goal in DANIEL.goals:
        ruth.sets(goal)
    ruth.logs_a_usual_session_by_keyboard(5)
    ruth.lets_time_pass(first=6, last=9)
    for stage in DANIEL.stages:
        ruth.notes_a_stage(*stage)
    work = FocusWork(ruth)
    work.writes_the_details()
    work.climbs_the_ladder()
    work.ticks_what_was_taken_up()
    for index in range(len(DANIEL.focus_work.markers)):
        work.rates_the_signs(index)
    ruth.visitor.sees("Sees people Not yet Beginning Mostly Established")
    ruth.rates_the_goals(1)
    ruth.makes_a_safety_plan(version=2)
    ruth.logs(10, risk=DANIEL.visits[9].risk)
    ruth.notes_an_absence(A_COLD)
    ruth.lets_time_pass(first=11, last=13)
    for move in DANIEL.moves:
        ruth.moves(move)
    ruth.writes_the_relapse_plan()
    # Booked a week later for the one that was cancelled, which is the week to come.
    ruth.moves_the_appointment(14, to=ruth.clock.day(15))
    ruth.logs(14)
    ruth.rates_the_goals(-1)
    ruth.rates_functioning(1)
    ruth.writes_the_ending_letter()
    ruth.writes_the_relapse_letter()
    ruth.closes()
    ruth.reads_the_summary(*SUMMARY)
    ruth.records_a_follow_up("Rang as agreed. The choir has begun again.")
    ruth.sees_it_after_the_end()
    for line in ruth.told:
        record_property("told", line)
