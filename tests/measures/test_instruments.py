import re

import pytest

from measures import instruments
from measures.instruments import INSTRUMENTS, PHQ2, PHQ8, PHQ9, UnknownInstrument
from protocols import PROTOCOLS, problems

ALL = pytest.mark.parametrize("item", INSTRUMENTS.values(), ids=lambda item: item.key)


@ALL
def test_items_are_numbered_and_have_a_short_label(item):
    assert [question.number for question in item.items] == list(
        range(1, len(item.items) + 1)
    )
    labels = [question.short for question in item.items]
    assert len(set(labels)) == len(labels)
    assert all(0 < len(label) <= 20 for label in labels)


@ALL
def test_wording_is_shown_where_it_may_be_and_nowhere_else(item):
    texts = [question.text for question in item.items]

    if item.is_score_only:
        assert not any(texts)
        assert not item.stem
        assert not item.options
    else:
        assert all(texts)
        assert item.stem


@ALL
def test_every_form_carries_its_attribution_licence_and_source(item):
    assert item.attribution
    assert item.licence
    assert item.source
    assert item.missing.source
    assert all(cutoff.source for cutoff in item.cutoffs)
    assert item.reliable_change is None or item.reliable_change.source


@ALL
def test_options_are_the_numbers_from_nought_to_the_highest(item):
    if item.options:
        values = [option.value for option in item.options]

        assert values == list(range(item.highest_answer + 1))


@ALL
def test_bands_begin_at_nought_and_end_at_the_maximum(item):
    if item.bands:
        assert item.bands[0].first == 0
        assert item.bands[-1].last == item.maximum
        for before, after in zip(item.bands, item.bands[1:], strict=False):
            assert after.first == before.last + 1


@ALL
def test_keys_are_stable_and_codes_are_codes(item):
    assert re.fullmatch(r"[A-Z0-9]+", item.key)
    assert all(re.fullmatch(r"[A-Z_]+", band.key) for band in item.bands)
    for code in [q.loinc for q in item.items] + [item.loinc_panel, item.loinc_total]:
        assert not code or re.fullmatch(r"\d{4,6}-\d", code)


@ALL
def test_a_stored_band_finds_its_words_again(item):
    for band in item.bands:
        assert item.band_title(band.key) == band.title
    assert item.band_title("") == ""
    with pytest.raises(KeyError):
        item.band_title("SHOCKING")


def test_maxima_are_those_of_the_publications():
    assert {item.key: item.maximum for item in INSTRUMENTS.values()} == {
        "PHQ9": 27,
        "GAD7": 21,
        "WSAS": 40,
        "PCL5": 80,
        "PHQ15": 30,
        "PHQ8": 24,
        "PHQ4": 12,
        "PHQ2": 6,
        "GAD2": 6,
    }


def test_reliable_change_is_six_for_phq9_four_for_gad7_and_ten_for_pcl5():
    assert {
        item.key: item.reliable_change.points
        for item in INSTRUMENTS.values()
        if item.reliable_change
    } == {"PHQ9": 6, "GAD7": 4, "PCL5": 10}


def test_phq9_alone_asks_about_self_harm():
    asking = {item.key: item.risk_item_number for item in INSTRUMENTS.values()}

    assert asking.pop("PHQ9") == 9
    assert set(asking.values()) == {None}


def test_the_lowest_answer_of_the_phq_family_is_not_at_all():
    for key in ("PHQ9", "GAD7", "PHQ8", "PHQ4", "PHQ2", "GAD2"):
        assert [option.label for option in INSTRUMENTS[key].options] == [
            "Not at all",
            "Several days",
            "More than half the days",
            "Nearly every day",
        ]


def test_short_forms_are_the_first_items_of_the_long_one():
    assert PHQ8.items == PHQ9.items[:8]
    assert PHQ2.items == PHQ9.items[:2]


def test_the_cut_off_of_phq9_moves_at_thirteen_and_at_eighteen():
    assert [PHQ9.case_from(age) for age in (12, 13, 17, 18, None)] == [
        None,
        11,
        11,
        10,
        10,
    ]


def test_answers_about_difficulty_are_not_in_the_order_of_their_codes():
    codes = [option.loinc for option in PHQ9.extra.options]

    assert codes == ["LA6572-7", "LA6573-5", "LA6575-0", "LA6574-3"]


@pytest.mark.django_db
def test_an_unknown_questionnaire_is_named():
    with pytest.raises(UnknownInstrument, match="no questionnaire with the key BDI"):
        instruments.instrument("BDI")


def test_every_measure_that_protocols_and_problems_name_is_there():
    named = {m.instrument for p in PROTOCOLS.values() for m in p.measures}
    named |= {problem.main_measure for problem in problems.PROBLEMS}

    assert named <= set(INSTRUMENTS)
    assert {key for key, _ in instruments.choices()} == set(INSTRUMENTS)


def test_the_deterioration_thresholds_are_the_reliable_changes():
    from protocols.thresholds import DEFAULTS

    assert DEFAULTS.phq9_change == INSTRUMENTS["PHQ9"].reliable_change.points
    assert DEFAULTS.gad7_change == INSTRUMENTS["GAD7"].reliable_change.points
    assert DEFAULTS.phq9_case == INSTRUMENTS["PHQ9"].case_from()
