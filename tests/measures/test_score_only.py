"""Scales of which numbers are kept, as data."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures import score_only
from measures.score_only import (
    OWN_RATINGS,
    PATTERN,
    PROBLEM_AREA,
    SCALES,
    CutOff,
    InvalidNumber,
    UnknownScale,
)

ALL = pytest.mark.parametrize("item", SCALES.values(), ids=lambda item: item.key)
PARTS = pytest.mark.parametrize(
    "part",
    [part for item in SCALES.values() for part in item.parts],
    ids=lambda part: part.key,
)
DAY = date(2026, 11, 16)


@ALL
def test_every_scale_names_whose_it_is_and_where_its_numbers_come_from(item):
    assert item.attribution
    assert item.source
    assert item.key == item.key.upper()
    assert len(item.key) <= 20
    assert item.parts
    for part in item.parts:
        assert part.cut_off is None or part.cut_off.source
        assert part.reliable_change is None or part.reliable_change.source


@PARTS
def test_stretches_rise_from_the_lowest_number_and_stay_in_range(part):
    firsts = [stretch.first for stretch in part.stretches]

    assert firsts == sorted(set(firsts))
    if firsts:
        assert firsts[0] == part.lowest
        assert firsts[-1] <= part.highest


@pytest.mark.parametrize("item", OWN_RATINGS, ids=lambda item: item.key)
def test_ratings_of_our_own_run_from_nought_to_ten_with_words_at_both_ends(item):
    assert "not validated" in item.attribution
    for part in item.parts:
        assert (part.lowest, part.highest, part.decimals) == (0, 10, 0)
        assert part.low_end
        assert part.high_end
        assert not part.stretches
        assert part.cut_off is None
        assert part.reliable_change is None


def test_dit_follows_the_pattern_and_ipt_the_problem_area():
    assert PATTERN in score_only.ratings_of("DIT")
    assert PROBLEM_AREA not in score_only.ratings_of("DIT")
    assert PROBLEM_AREA in score_only.ratings_of("IPT")
    assert PATTERN not in score_only.ratings_of("IPT")
    assert PROBLEM_AREA in score_only.ratings_of("")


def test_an_unknown_scale_is_named():
    with pytest.raises(UnknownScale, match="no scale with the key WISHES"):
        score_only.scale("WISHES")
    assert {key for key, _ in score_only.choices()} == set(SCALES)


def test_a_cut_off_speaks_of_one_side():
    assert CutOff(name="a", source="b", at_least=11).counts(11)
    assert not CutOff(name="a", source="b", at_least=11).counts(10)
    assert CutOff(name="a", source="b", below=24).counts(23)
    assert not CutOff(name="a", source="b", below=24).counts(24)
    for both in ({}, {"at_least": 1, "below": 2}):
        with pytest.raises(ValueError, match="either at_least or below"):
            CutOff(name="a", source="b", **both)


@given(number=st.decimals(min_value=-5, max_value=60, places=1))
def test_a_number_is_kept_as_it_is_or_refused(number):
    part = SCALES["CORE10"].part("total")
    if 0 <= number <= 40:
        assert part.check(number) == number
    else:
        with pytest.raises(InvalidNumber, match="from 0 to 40, one decimal at most"):
            part.check(number)


@pytest.mark.parametrize("wrong", ["14.25", "NaN", "Infinity"])
def test_a_number_finer_than_the_scale_or_none_at_all_is_refused(wrong):
    with pytest.raises(InvalidNumber):
        SCALES["CORE10"].part("total").check(Decimal(wrong))


def test_columbia_asks_about_safety_from_any_yes():
    scale = SCALES["CSSRS"]

    assert not scale.asks_about_safety([Decimal(0), Decimal(0)])
    assert scale.asks_about_safety([Decimal(1), Decimal(0)])
    assert scale.asks_about_safety([Decimal(0), Decimal(1)])
