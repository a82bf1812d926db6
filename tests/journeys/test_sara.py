"""Sara's case, DIT with someone of sixteen, from an open model to the goodbye letter."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from ipt_practice.demo.sara import SARA
from ipt_practice.demo.story import OriginStory
from tests.journeys.paper import is_a_document_to_keep, says
from tests.journeys.pattern_work import PatternWork
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor
from tests.journeys.young import TherapistOfTheYoung

JONAS = "jonas.weil@example.org"
CAST = f"""
from tests import make
make.user("Jonas Weil", email={JONAS!r}, profession="Psychotherapist")
"""
FAREWELL = (
    "When it goes well and you wait for the catch, say so to someone. I was sad and glad "
    "that you could be cross with me about the ending."
)

# What the record begins in the letter, and what it says in the summary.
LETTER = (
    "Dear Sara,",
    "“If I show what I really feel, I will be sent away, so I go first”",
    "Not everything is settled: “Dad and I are at the beginning”.",
    "We have met 16 times",
    'You may notice it by this: “Saying "fine" three days running”',
    "Jonas Weil, Psychotherapist",
    "Page 1 of 1",
)
SUMMARY = (
    "Sara Linden",
    "DIT, 16 sessions planned",
    "Came to 16 of 17, 1 did not come",
    "PHQ-9 18 16 7 −11 From moderately severe to mild.",
    "GAD-7 12 12 6 −6 From moderate to mild.",
    "put one recurring pattern in close relationships into words",
    "In sessions 1 to 4 (engagement phase)",
    "Notice the pattern while it is happening",
    "Signs to watch for",
    "completed as planned",
    "Page 2 of 2",
)


class Jonas(TherapistOfTheYoung):
    """Sara's therapist."""

    def is_asked_for_a_guardian(self) -> None:
        """Under 18 the short form asks for one more thing, and keeps what was typed."""
        self.visitor.follow("New client")
        self.visitor.fill(
            {"given_name": "Sara", "born_on": self.story.born_on(self.today)}
        )
        self.visitor.press("Add client and case")
        self.visitor.sees("Under 18: enter a parent or guardian")
        assert self.page.locator("[name=given_name]").input_value() == "Sara"
        self.visitor.go("/today/")

    def finds_no_plan_without_a_model(self) -> None:
        """Assessment, people, scores and safety do not wait for the decision."""
        self.opens_the_case()
        self.visitor.sees("Model open")
        self.visitor.turn_to("Plan")
        assert not self.page.get_by_role("button", name="Use this plan").count()

    def notes_where_it_comes_from(self, origin: OriginStory) -> None:
        """Who it was learned with, and with whom it comes back; read beside the focus."""
        self.opens("ipaf/origins/add/")
        self.visitor.fill({**origin.words, "echoes": origin.echoes})
        self.chooses_a_person(origin.person)
        for name in origin.echo_with:
            self.page.locator(".chips label", has_text=name).first.click()
        self.visitor.press("Save")
        self.visitor.sees(origin.words["learned_to_expect"], "Comes back now with")
        self.visitor.turn_to("Formulation")
        self.visitor.sees(origin.words["what_it_was_like"])

    def sees_what_the_focus_rests_on(self) -> None:
        """Beside the form stands what was told; nothing of it is taken over."""
        self.opens("ipaf/edit/")
        self.visitor.sees("What was told", "2 scenes with people now", "No seat kept")
        assert not self.page.locator("[name=self_words]").input_value()

    def logs_with_the_trace(self, number: int) -> None:
        """One press for each relationship in which the pattern showed."""
        visit = self.story.visits[number - 1]
        self.visitor.turn_to("Sessions")
        self.visitor.follow(f"Log session {number}")
        self.types_the_answers(str(number))
        for legend, changed in (("Dad", "PARTLY"), ("In the room", "YES")):
            row = self.page.locator("#part-trace fieldset", has_text=legend)
            name = row.locator("input").first.get_attribute("name")
            self.visitor.fill({str(name): changed})
        self.visitor.fill(
            {
                "risk_quick": True,
                "techniques": visit.techniques,
                "goals": (self.chip("goals", SARA.goals[0].words),),
                "text": visit.text,
                "focus_link": visit.link,
            }
        )
        self.visitor.press(f"Sign session {number}")
        self.visitor.sees(f"Session {number} signed at")
        self.opens("patterns/")
        self.visitor.sees("In the room", "Dad", "Something different: 0 times")

    def writes_the_goodbye_letter(self) -> None:
        """In words only: no score, no number of the questionnaires."""
        self.drafts("Goodbye letter")
        self.visitor.fill({"part-wish": FAREWELL})
        self.fills_the_blanks()
        letter = PdfReader(self.approves_and_downloads())
        text = says(letter, *LETTER, FAREWELL)
        for number in ("PHQ", "GAD", "score", "out of 10", "questionnaire", "Linden"):
            assert number not in text, f"{number!r} is in:\n{text}"
        is_a_document_to_keep(letter)

    def fills_the_blanks(self) -> None:
        """What the record could not begin, the therapist writes."""
        for box in self.page.locator("#letter textarea").all():
            if not box.input_value():
                box.fill("We found words for it together.")


@pytest.fixture
def jonas(site: RunningSite, visitor: Visitor) -> Jonas:
    site.shell(CAST)
    return Jonas(visitor, SARA, email=JONAS)


def test_from_an_open_model_to_the_goodbye_letter(jonas: Jonas) -> None:
    pattern = PatternWork(jonas)
    jonas.signs_in()
    jonas.is_asked_for_a_guardian()
    jonas.refers()
    jonas.agrees_what_stays_private()
    jonas.takes_measures("W0", on=jonas.clock.day(0))
    jonas.makes_a_safety_plan()
    jonas.records_first_risk()
    jonas.takes_the_inventory()
    jonas.finds_no_plan_without_a_model()
    jonas.decides()
    jonas.agrees_the_plan()
    jonas.lets_time_pass(first=1, last=3)
    pattern.records(SARA.visits[1].sightings[0], week=2)
    pattern.records(SARA.visits[2].sightings[0], week=3)
    jonas.sees_what_the_focus_rests_on()
    pattern.writes_the_focus(0)
    jonas.notes_where_it_comes_from(SARA.origins[0])
    for goal in SARA.goals:
        jonas.sets(goal)
    jonas.lets_time_pass(first=4, last=4)
    jonas.logs_with_the_trace(5)
    jonas.lets_time_pass(first=6, last=8)
    pattern.writes_the_focus(1)
    jonas.lets_time_pass(first=9, last=9)
    jonas.notes_an_absence(SARA.absences[0])
    jonas.lets_time_pass(first=10, last=15)
    jonas.writes_the_relapse_plan()
    # Booked anew for the one that was missed, which is the week to come.
    jonas.moves_the_appointment(16, to=jonas.clock.day(17))
    jonas.lets_time_pass(first=16, last=16)
    jonas.rates_the_goals(-1)
    jonas.writes_the_goodbye_letter()
    jonas.closes()
    jonas.reads_the_summary(*SUMMARY)
    jonas.records_a_follow_up(SARA.follow_up[1] if SARA.follow_up else "")
