"""The worked cases of the demo: their formulation entered through the pages."""

from __future__ import annotations

import pytest

from ipt_practice.demo.archived import STOPPED_EARLY
from ipt_practice.demo.daniel import DANIEL
from ipt_practice.demo.leah import LEAH
from ipt_practice.demo.sara import SARA
from ipt_practice.demo.story import Story
from ipt_practice.demo.tomasz import TOMASZ
from tests.journeys.conftest import Arrive
from tests.journeys.focus_work import FocusWork
from tests.journeys.formulating import FEW, Formulator
from tests.journeys.site import RunningSite

RUTH = "ruth.adeyemi@example.org"
CAST = f"""
from tests import make
make.user("Ruth Adeyemi", email={RUTH!r}, profession="Therapist")
"""


@pytest.fixture(scope="module")
def staged(site: RunningSite) -> RunningSite:
    site.shell(CAST)
    return site


def begun(arrive: Arrive, story: Story) -> Formulator:
    ruth = Formulator(arrive(), story, email=RUTH)
    ruth.begins()
    ruth.takes_the_inventory()
    return ruth


@pytest.mark.parametrize(
    "story", [LEAH, TOMASZ, STOPPED_EARLY], ids=lambda one: one.key
)
def test_a_focus_with_all_that_its_area_asks_about(
    staged: RunningSite, arrive: Arrive, story: Story
) -> None:
    ruth = begun(arrive, story)
    ruth.proposes_the_focus()
    work = FocusWork(ruth)
    work.writes_the_details()
    for stage in story.stages:
        ruth.notes_a_stage(*stage)
    ruth.agrees_the_focus()
    work.climbs_the_ladder()
    work.ticks_what_was_taken_up()
    for index in range(len(story.focus_work.markers)):
        work.rates_the_signs(index)


def test_daniels_people_and_his_life_on_one_line(
    staged: RunningSite, arrive: Arrive
) -> None:
    ruth = begun(arrive, DANIEL)
    for name in list(DANIEL.inventory.more)[:FEW]:
        ruth.tells_more_of(name)
    for rated in DANIEL.inventory.rated[:FEW]:
        ruth.rates(rated)
    for theme in DANIEL.inventory.themes:
        ruth.notes(theme)
    ruth.reviews(DANIEL.inventory.reviews[0])
    ruth.draws_the_life()
    ruth.opens("focus/candidates/")
    ruth.visitor.sees("Grief", "Ngozi")


def test_saras_people_and_where_her_pattern_comes_from(
    staged: RunningSite, arrive: Arrive
) -> None:
    ruth = begun(arrive, SARA)
    for name in ("Mum", "Dad", "Lily"):
        ruth.tells_more_of(name)
    for theme in SARA.inventory.themes:
        ruth.notes(theme)
    ruth.draws_the_life()
    for origin in SARA.origins:
        ruth.tells_where_it_comes_from(origin)
    ruth.opens("ipaf/edit/")
    ruth.visitor.sees("A disappointment", "Critical, and elsewhere")
