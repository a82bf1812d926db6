import pytest

from protocols.functioning import FUNCTIONING
from protocols.intake import (
    EXCLUSIONS,
    FIELDS,
    PARTS,
    SYMPTOMS,
    Kind,
    missing,
    parts_for,
    unclear_exclusions,
)


def answered(age):
    return {key: "x" for key, field in FIELDS.items() if field.applies(age)}


def test_symptoms_exclusions_and_functioning_are_all_asked():
    for key, _ in SYMPTOMS:
        assert FIELDS[f"symptom_{key}"].kind == Kind.RATING_0_3
    for key, _ in EXCLUSIONS:
        assert FIELDS[f"exclusion_{key}"].is_required
    for area in FUNCTIONING:
        assert FIELDS[f"functioning_{area.key}"].kind == Kind.RATING_0_4


def test_choices_are_there_exactly_where_a_field_chooses():
    choosing = {Kind.CHOICE, Kind.MULTI, Kind.RATING_0_3, Kind.RATING_0_4}

    for field in FIELDS.values():
        assert bool(field.choices) == (field.kind in choosing), field.key


def test_the_main_problem_is_asked_for_in_the_clients_words():
    assert FIELDS["main_problem"].is_client_words
    assert FIELDS["onset"].is_required


@pytest.mark.parametrize(("age", "is_shown"), [(16, True), (17, True), (18, False)])
def test_the_part_for_young_people_ends_at_eighteen(age, is_shown):
    assert ("YOUNG" in [part.key for part in parts_for(age)]) is is_shown


def test_an_unknown_age_shows_every_part():
    assert parts_for(None) == PARTS


def test_nothing_is_missing_when_everything_required_is_answered():
    assert missing(answered(40), 40) == ()


@pytest.mark.parametrize("empty", ["", "  ", None, []])
def test_an_empty_answer_to_a_required_field_is_missing(empty):
    answers = {**answered(40), "main_problem": empty}

    assert [field.key for field in missing(answers, 40)] == ["main_problem"]


def test_zero_is_an_answer():
    assert missing({**answered(40), "symptom_guilt": 0}, 40) == ()


def test_fields_for_under_eighteens_are_required_of_them_alone():
    adult = answered(40)

    assert missing(adult, 40) == ()
    assert "who_consents" in [field.key for field in missing(adult, 15)]


def test_an_exclusion_that_is_unclear_stays_to_be_asked():
    answers = {"exclusion_bipolar": "UNCLEAR", "exclusion_abuse": "NOT_PRESENT"}

    assert [field.label for field in unclear_exclusions(answers)] == [
        "Bipolar disorder"
    ]
