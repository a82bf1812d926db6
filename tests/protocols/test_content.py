"""Every key has content, every rule cites its source, and words are ours."""

import re
from dataclasses import fields, is_dataclass
from enum import Enum

import pytest

from protocols import (
    PROTOCOLS,
    competence,
    endings,
    flags,
    focus_areas,
    functioning,
    intake,
    problems,
    risk,
    suitability,
    techniques,
    training,
)
from protocols.base import LengthNotPossible, Therapy

TABLES = {
    "techniques": techniques.TECHNIQUES,
    "focus_areas": focus_areas.FOCUS_AREAS,
    "problems": problems.PROBLEMS,
    "functioning": functioning.FUNCTIONING,
    "risk_actions": risk.ACTIONS,
    "safety_plan": risk.SAFETY_PLAN,
    "comparison": suitability.COMPARISON,
    "questions": suitability.QUESTIONS,
    "cautions": suitability.CAUTIONS,
    "end_reasons": endings.END_REASONS,
    "relapse_plan": endings.RELAPSE_PLAN,
    "flags": flags.FLAGS,
    "intake_parts": intake.PARTS,
    "intake_fields": tuple(intake.FIELDS.values()),
    "competence": competence.ITEMS,
    "training": training.EXPECTATIONS,
    "protocols": tuple(PROTOCOLS.values()),
    "phases": tuple(plan for p in PROTOCOLS.values() for plan in p.phase_plans),
    "lines": tuple(
        line
        for p in PROTOCOLS.values()
        for n in range(1, p.sessions + 1)
        for line in (*p.agenda(n, p.sessions), *p.tasks(n, p.sessions))
    ),
    "schedules": tuple(m for p in PROTOCOLS.values() for m in p.measures),
}
UNIQUE = set(TABLES) - {"lines", "phases", "schedules"}
LOWER_KEYS = {"functioning", "safety_plan", "intake_fields", "training"}
# Words that this house does not use of people, and never in front of clients.
NEVER = re.compile(
    r"\bpatient\b|non-?complian|failed to attend|\btermination\b|\bDNA\b|neutral"
    r"|risk level|high risk|low risk|medium risk|successfully|please|!",
    re.IGNORECASE,
)
NOT_FOR_CLIENTS = re.compile(
    r"deficit|terminat|sick role|defence|transference|\bobject\b|resist|dysfunction",
    re.IGNORECASE,
)


def words_of(value):
    """Every text that a person could read in a nest of dataclasses."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for item in fields(value):
            if item.name not in ("key", "source", "stages_key"):
                yield from words_of(getattr(value, item.name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from words_of(item)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from words_of(item)


@pytest.mark.parametrize("name", TABLES)
def test_everything_cites_its_source(name):
    for item in TABLES[name]:
        assert item.source.strip(), item


@pytest.mark.parametrize("name", sorted(UNIQUE))
def test_keys_are_unique_and_in_their_form(name):
    keys = [str(item.key) for item in TABLES[name]]
    form = r"[a-z][a-z0-9_]*" if name in LOWER_KEYS else r"[A-Z][A-Z0-9_]*"

    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(form, key) for key in keys)
    assert all(len(key) <= 40 for key in keys)


@pytest.mark.parametrize("name", TABLES)
def test_no_word_is_used_that_this_house_does_not_use(name):
    for item in TABLES[name]:
        for word in words_of(item):
            assert not NEVER.search(word), word


def test_what_clients_read_holds_no_word_of_the_trade():
    read = [area.client_title for area in focus_areas.FOCUS_AREAS]
    read += [problem.client_came_with for problem in problems.PROBLEMS]
    read += [question.text for question in suitability.QUESTIONS]
    read += [prompt for area in focus_areas.FOCUS_AREAS for prompt in area.prompts]
    for section in (*endings.RELAPSE_PLAN, *risk.SAFETY_PLAN):
        read += [section.title, section.hint]

    assert not [words for words in read if NOT_FOR_CLIENTS.search(words)]


def test_the_fourth_area_has_two_names():
    area = focus_areas.focus_area("DEFICITS")

    assert area.title == "Interpersonal deficits"
    assert area.client_title == "Connecting with people"


def test_there_are_four_areas_with_the_stages_of_each():
    assert {
        area.key.value: [stage.key for stage in area.stages]
        for area in focus_areas.FOCUS_AREAS
    } == {
        "GRIEF": ["not_yet", "telling", "feeling", "reconnecting"],
        "ROLE_TRANSITION": ["letting_go", "feeling", "balanced", "mastering"],
        "ROLE_DISPUTE": ["renegotiation", "impasse", "dissolution", "resolved"],
        "DEFICITS": ["mapping", "practising", "building", "keeping"],
    }


def test_every_area_has_all_that_its_page_shows():
    for area in focus_areas.FOCUS_AREAS:
        for part in (
            area.stages,
            area.goals,
            area.strategies,
            area.markers,
            area.lines,
        ):
            assert len({item.key for item in part}) == len(part) > 1
        assert area.prompts
        assert area.asks
        assert area.hint
        assert area.stage(area.stages[0].key) is area.stages[0]


def test_grief_asks_who_died():
    assert focus_areas.focus_area("GRIEF").asks == "Who died?"
    assert "nobody has died" in focus_areas.focus_area("GRIEF").hint


def test_techniques_have_a_group_with_a_title_and_a_code_of_three_letters():
    for therapy in Therapy:
        listed = techniques.techniques_of(therapy)

        assert len({item.code for item in listed}) == len(listed)
        assert all(re.fullmatch(r"[A-Z]{3}", item.code) for item in listed)
        assert all(techniques.GROUP_TITLES[item.group] for item in listed)


def test_every_protocol_names_techniques_that_exist():
    for protocol in PROTOCOLS.values():
        for key in protocol.techniques:
            assert techniques.technique(key).therapy == protocol.therapy


@pytest.mark.parametrize(
    ("look_up", "error", "message"),
    [
        (problems.problem, problems.UnknownProblem, "no problem with the key NOPE"),
        (
            focus_areas.focus_area,
            focus_areas.UnknownFocusArea,
            "no focus area with the key NOPE",
        ),
        (
            techniques.technique,
            techniques.UnknownTechnique,
            "no technique with the key NOPE",
        ),
    ],
)
def test_an_unknown_key_is_named(look_up, error, message):
    with pytest.raises(error, match=message):
        look_up("NOPE")


@pytest.mark.parametrize(
    "look_up",
    [suitability.question, suitability.caution, endings.end_reason, flags.flag],
)
def test_a_key_that_is_not_there_is_refused(look_up):
    with pytest.raises(KeyError):
        look_up("NOPE")


def test_every_key_leads_back_to_its_entry():
    for item in problems.PROBLEMS:
        assert problems.problem(item.key) is item
    for item in suitability.QUESTIONS:
        assert suitability.question(item.key) is item
    for item in suitability.CAUTIONS:
        assert suitability.caution(item.key) is item
    for item in endings.END_REASONS:
        assert endings.end_reason(item.key) is item
    for item in flags.FLAGS:
        assert flags.flag(item.key) is item


def test_choices_hold_every_entry():
    assert len(problems.choices()) == 8
    assert problems.choices()[0] == ("DEPRESSION", "Depression")
    assert focus_areas.choices()[3] == ("DEFICITS", "Interpersonal deficits")
    assert len(risk.action_choices()) == len(risk.ACTIONS)
    assert len(suitability.caution_choices()) == len(suitability.CAUTIONS)
    assert ("COMPLETED", "Completed as planned") in endings.end_reason_choices()


def test_functioning_has_seven_areas_and_five_levels():
    assert [area.key for area in functioning.FUNCTIONING] == [
        "work",
        "home",
        "money",
        "leisure",
        "friendships",
        "partner",
        "parenting",
    ]
    assert [level for level, _ in functioning.LEVELS] == [0, 1, 2, 3, 4]
    assert functioning.LEVELS[0][1] == "Fine"
    assert functioning.LEVELS[4][1] == "Cannot function"


def test_the_suitability_guide_carries_no_weight_and_no_percentage():
    carried = {
        field.name
        for table in (suitability.QUESTIONS, suitability.COMPARISON)
        for item in table
        for field in fields(item)
    }

    assert not [name for name in carried if "weight" in name or "score" in name]
    assert not [text for text in words_of(suitability.QUESTIONS) if "%" in text]


def test_every_question_speaks_for_someone_and_areas_exist():
    areas = {area.key.value for area in focus_areas.FOCUS_AREAS}

    for question in suitability.QUESTIONS:
        assert question.speaks_for
        assert question.focus_area is None or question.focus_area in areas
    assert areas == {q.focus_area for q in suitability.QUESTIONS if q.focus_area}


def test_dit_has_the_shorter_relapse_plan():
    ipt = [section.key for section in endings.relapse_plan_sections("IPT")]
    dit = [section.key for section in endings.relapse_plan_sections("DIT")]

    assert set(dit) < set(ipt)
    assert {"GREEN", "AMBER", "RED", "SIGNS", "TRIGGERS"} <= set(dit)


def test_an_impossible_length_is_a_kind_of_value_error():
    assert issubclass(LengthNotPossible, ValueError)


def test_an_example_of_a_focus_stands_for_every_area_of_ipt():
    example = next(row for row in suitability.COMPARISON if row.key == "EXAMPLE")

    assert [title for title, _ in example.by_area] == [
        area.title for area in focus_areas.FOCUS_AREAS
    ]
    assert example.dit
