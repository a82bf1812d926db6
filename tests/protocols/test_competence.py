"""What supervision looks at: two lists, phase by phase, never a number over both."""

import pytest

from protocols import PROTOCOLS, competence, training
from protocols.base import PhaseKey, Therapy
from protocols.competence import (
    SCORES,
    UnknownCompetence,
    items_beside,
    items_in,
    items_of,
)
from protocols.competence.ipt import OF_AREA
from protocols.focus_areas import FocusKey
from protocols.techniques import TECHNIQUES
from protocols.techniques import phases as usual
from protocols.thresholds import THRESHOLD_NAMES, Thresholds

PHASES = sorted(
    {
        (item.therapy, plan.key)
        for item in PROTOCOLS.values()
        for plan in item.phase_plans
    }
)


def keys(items):
    return {item.key for item in items}


def test_there_are_25_lines_for_ipt_and_20_for_dit():
    assert len(items_of(Therapy.IPT)) == 25
    assert len(items_of(Therapy.DIT)) == 20


def test_there_are_five_answers_in_words():
    assert list(SCORES) == [0, 1, 2, 3, 4]
    assert len(set(SCORES.values())) == 5


@pytest.mark.parametrize(("therapy", "phase"), PHASES)
def test_every_phase_offers_some_lines_first_and_the_rest_beside_them(therapy, phase):
    first, beside = items_in(therapy, phase), items_beside(therapy, phase)

    assert 8 <= len(first) < len(items_of(therapy))
    assert keys(first) | keys(beside) == keys(items_of(therapy))
    assert not keys(first) & keys(beside)


@pytest.mark.parametrize("therapy", Therapy)
def test_every_line_belongs_to_a_phase_that_the_therapy_has(therapy):
    its_phases = {phase for of, phase in PHASES if of == therapy}

    assert not [one for one in items_of(therapy) if not one.phases & its_phases]


def test_the_beginning_asks_for_the_inventory_and_the_ending_for_the_ending():
    beginning = keys(items_in(Therapy.IPT, PhaseKey.BEGINNING))
    ending = keys(items_in(Therapy.IPT, PhaseKey.ENDING))

    assert "IPT_INVENTORY" in beginning - ending
    assert "IPT_STAYING_WELL" in ending - beginning
    assert {"IPT_SAFETY", "IPT_CULTURE", "IPT_OVERALL"} <= beginning & ending


def test_the_letter_of_dit_is_looked_at_before_the_last_session():
    """It is written in the consolidation; the ending is one session."""
    assert "DIT_LETTER" in keys(items_in(Therapy.DIT, PhaseKey.CONSOLIDATION))
    assert "DIT_ENDING" in keys(items_in(Therapy.DIT, PhaseKey.CONSOLIDATION))


def test_one_line_asks_what_the_focus_area_asks_for():
    asked = {
        area: next(
            one
            for one in items_in(Therapy.IPT, PhaseKey.MIDDLE, area.value)
            if one.key == "IPT_FOCUS_STRATEGIES"
        ).asks
        for area in FocusKey
    }

    assert asked == OF_AREA
    assert len(set(asked.values())) == 4


def test_without_a_focus_it_asks_for_the_area_in_general():
    general = competence.competence("IPT_FOCUS_STRATEGIES")

    assert general.said_of(None) == general.said_of("SOMETHING_ELSE") == general


def test_a_key_that_nobody_knows_is_named():
    with pytest.raises(UnknownCompetence) as problem:
        competence.competence("IPT_NOTHING")

    assert str(problem.value) == "There is no competence with the key IPT_NOTHING."


def test_techniques_with_phases_of_their_own_exist():
    known = {one.key for one in TECHNIQUES}

    assert set(usual._USUAL) | set(usual._OF_AREA) <= known


def test_a_technique_belongs_to_its_phases_and_to_its_area():
    assert usual.is_usual_in("TIMELINE", PhaseKey.BEGINNING)
    assert not usual.is_usual_in("TIMELINE", PhaseKey.MIDDLE)
    assert usual.is_usual_in("AFFECT", PhaseKey.ENDING)
    assert usual.is_usual_in("GRIEF_WORK", PhaseKey.MIDDLE, "GRIEF")
    assert not usual.is_usual_in("GRIEF_WORK", PhaseKey.MIDDLE, "ROLE_DISPUTE")
    assert not usual.is_usual_in("GRIEF_WORK", PhaseKey.BEGINNING, "GRIEF")
    assert usual.is_usual_in("ROLE_PLAY", PhaseKey.MIDDLE, "GRIEF")


def test_what_a_training_asks_for_is_a_number_of_the_practice():
    numbers = vars(Thresholds.of({"ipt_training_cases": 2}))

    assert {one.key for one in training.EXPECTATIONS} <= set(THRESHOLD_NAMES)
    assert [
        (one.ask.value, number)
        for one, number in training.expectations_of(Therapy.IPT, numbers)
    ] == [("CASES", 2), ("SESSIONS_PER_CASE", 12), ("RECORDINGS_PER_CASE", 3)]
    assert len(training.expectations_of(Therapy.DIT, numbers)) == 3
