"""More worked cases of the demo, each as far as its formulation, and a support plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ipt_practice.demo.daniel import DANIEL
from ipt_practice.demo.focus_story import FocusStory
from ipt_practice.demo.gareth import GARETH
from ipt_practice.demo.joan import JOAN
from ipt_practice.demo.lived import Lived, month
from ipt_practice.demo.marco import MARCO
from ipt_practice.demo.nadia import NADIA
from ipt_practice.demo.story import Person, Story
from ipt_practice.demo.voice import VOICE
from tests.journeys.conftest import Arrive
from tests.journeys.focus_work import FocusWork
from tests.journeys.formulating import Formulator
from tests.journeys.pattern_work import PatternWork
from tests.journeys.site import RunningSite
from tests.journeys.support_work import SupportWork

RUTH = "ruth.adeyemi@example.org"
CAST = f"""
from tests import make
make.user("Ruth Adeyemi", email={RUTH!r}, profession="Therapist")
"""
# A member of the group, with the people of her goals: the demo tells none of them.
CERI = replace(
    VOICE[2].story,
    people=(
        Person(name="Mei", relationship="colleague", sector="WORK", ring=3),
        Person(name="Dafydd", relationship="brother", ring=2, tone="SUPPORTIVE"),
    ),
    focus_work=FocusStory(
        details=(
            (
                1,
                {
                    "best_relationship": "Dafydd: he waits until I have said it.",
                    "when_i_try": "I have the sentence ready, and somebody else speaks.",
                    "loneliness": 6,
                    "sensitivities": ["SENSITIVE_SHAME"],
                },
            ),
        ),
    ),
)
# What set it off, in each case, and what the client said when it was told back.
TOLD = (
    (CERI, Lived(title="The meeting in which the voice went", kind="OTHER",
                 starts=month(-20), people=("Mei",)), "That is me in every meeting."),
    (GARETH, Lived(title="Dad moves in", kind="MOVE", starts=month(-6),
                   people=("Dad",)), "Yes. And I want the Saturdays back."),
    (NADIA, Lived(title="Last day at the salon", kind="WORK_LOSS", starts=month(-10),
                  people=("The salon",)), "So it is not that I am ungrateful."),
    (JOAN, Lived(title="The house is given up", kind="MOVE", starts=month(-9),
                 people=("Elsie",)), "Bramble belongs to the house, yes."),
)  # fmt: skip


@pytest.fixture(scope="module")
def staged(site: RunningSite) -> RunningSite:
    site.shell(CAST)
    return site


def begun(arrive: Arrive, story: Story) -> Formulator:
    ruth = Formulator(arrive(), story, email=RUTH)
    ruth.begins()
    ruth.takes_the_inventory()
    return ruth


def parts_of(story: Story, event: Lived) -> dict[str, str]:
    """The parts that every version needs, around the sentence of the story."""
    return {
        "illness": "You are low, and it can be treated.",
        "trigger": f"It began with this: {event.title}",
        "maintaining": "The lower you are, the fewer people hear from you.",
        "link_sentence": story.link_sentence,
        "mood_to_relationship": "When I am low, I say that I am fine.",
        "relationship_to_mood": "When nobody asks, it is heavier.",
        "hope": "In the meetings that we have, we try out what could be different.",
    }


@pytest.mark.parametrize(
    ("story", "event", "answer"), TOLD, ids=[story.key for story, *_ in TOLD]
)
def test_from_the_people_to_a_formulation_that_the_client_took(
    staged: RunningSite, arrive: Arrive, story: Story, event: Lived, answer: str
) -> None:
    ruth = begun(arrive, story)
    ruth.adds_an_event(event)
    if story is JOAN:
        thinks_of_grief_first(ruth)
    ruth.proposes_the_focus()
    work = FocusWork(ruth)
    work.writes_the_details()
    for stage in story.stages:
        ruth.notes_a_stage(*stage)
    ruth.agrees_the_focus()
    for index in range(len(story.focus_work.markers)):
        work.rates_the_signs(index)
    ruth.tells_it_back(parts_of(story, event), answer=answer)


def thinks_of_grief_first(ruth: Formulator) -> None:
    """A soft hint, and nothing is lost: no person died. Why not is kept beside the area."""
    _, area, why_not = JOAN.why_not[0]
    ruth.opens("focus/choose/")
    ruth.visitor.fill({"area": area, "words": "Bramble and the house"})
    ruth.visitor.press("Choose this focus")
    ruth.visitor.sees("If nobody died: other losses are usually worked on as a role")
    assert ruth.page.locator("[name=words]").input_value() == "Bramble and the house"
    ruth.opens("focus/candidates/")
    grief = ruth.page.locator(f"section.sheet:has(#area-{area})")
    ruth.visitor.fill({f"{area}-why_not": why_not})
    ruth.visitor.press("Keep why not", inside=grief)
    ruth.visitor.sees(why_not)


def test_marcos_pattern_from_scenes_to_what_he_said_of_it(
    staged: RunningSite, arrive: Arrive
) -> None:
    jonas = begun(arrive, MARCO)
    for name in ("Inês", "Mother"):
        jonas.tells_more_of(name)
    for theme in MARCO.inventory.themes:
        jonas.notes(theme)
    pattern = PatternWork(jonas)
    for visit in MARCO.visits:
        for sighting in visit.sightings:
            pattern.records(sighting, visit.week)
    for origin in MARCO.origins:
        jonas.tells_where_it_comes_from(origin)
    jonas.opens("ipaf/edit/")
    jonas.visitor.sees("1 early figure", "The broken blind", "Invisible unless useful")
    jonas.opens("")
    for index in range(len(MARCO.ipafs)):
        pattern.writes_the_focus(index)
    for goal in MARCO.goals:
        jonas.sets(goal)


def test_who_could_help_and_who_was_there_from_start_to_now(
    staged: RunningSite, arrive: Arrive
) -> None:
    few = {"Ada", "Chi", "Samuel", "Jo"}
    ruth = begun(
        arrive,
        replace(DANIEL, people=tuple(one for one in DANIEL.people if one.name in few)),
    )
    for rated in DANIEL.inventory.rated:
        if rated.name in {"Ada", "Chi", "Samuel"}:
            ruth.rates(rated)
    support = SupportWork(ruth)
    planned = [one for one in DANIEL.support if one.person in {"", "Samuel", "Jo"}]
    for one in planned:
        support.plans(one)
    for one in planned:
        if one.came:
            support.notes_what_came(one)
    ruth.visitor.sees(
        "At the start", "1 of 3 people asked about: Ada",
        "In the middle", "2 of 3 people asked about: Ada, Chi",
        "Now", "3 of 3 people asked about: Ada, Chi, Samuel",
    )  # fmt: skip
    ruth.opens("inventory/support/print/")
    ruth.visitor.sees("sit at the back", "He came with bread and asked nothing.")
