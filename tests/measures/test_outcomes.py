from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures import jacobson_truax as jt
from measures.instruments import PHQ4, PHQ9
from measures.outcomes import (
    CHANGE_TITLES,
    Change,
    Outcome,
    change_between,
    change_signs,
    nhs_outcome,
    percent,
    rates,
    wilson_interval,
)
from measures.signals import (
    Signal,
    is_rise_near_the_end,
    schueller,
    signal,
    stays_below,
)

phq9 = st.integers(0, 27)
gad7 = st.integers(0, 21)


def outcome(phq9_first, phq9_last, gad7_first, gad7_last):
    return nhs_outcome(
        phq9_first=phq9_first,
        phq9_last=phq9_last,
        gad7_first=gad7_first,
        gad7_last=gad7_last,
    )


def test_recovery_with_a_worse_gad7_is_deterioration_all_the_same():
    found = outcome(10, 9, 0, 4)

    assert found == Outcome(
        change=Change.RELIABLE_DETERIORATION,
        is_case_at_start=True,
        is_recovered=True,
        is_reliably_recovered=False,
    )


def test_a_course_without_a_last_score_is_not_paired_and_stays_a_case():
    assert outcome(14, None, 10, 6) == Outcome(
        change=Change.NOT_PAIRED,
        is_case_at_start=True,
        is_recovered=False,
        is_reliably_recovered=False,
    )
    assert not outcome(None, 3, None, 3).is_case_at_start


@given(phq9, phq9, gad7, gad7)
def test_reliable_recovery_is_recovery_and_improvement(p1, p2, a1, a2):
    found = outcome(p1, p2, a1, a2)

    assert found.is_reliably_recovered == (
        found.is_recovered and found.change == Change.RELIABLE_IMPROVEMENT
    )
    assert not found.is_recovered or (found.is_case_at_start and p2 < 10 and a2 < 8)


@given(phq9, phq9, gad7, gad7)
def test_the_way_back_is_the_opposite_change(p1, p2, a1, a2):
    there, back = outcome(p1, p2, a1, a2).change, outcome(p2, p1, a2, a1).change
    opposite = {
        Change.RELIABLE_IMPROVEMENT: Change.RELIABLE_DETERIORATION,
        Change.RELIABLE_DETERIORATION: Change.RELIABLE_IMPROVEMENT,
    }

    assert back == opposite.get(there, there)


def test_a_questionnaire_without_a_published_change_never_changes_reliably():
    assert change_between(PHQ4, 12, 0) == Change.NO_RELIABLE_CHANGE
    assert not change_signs(PHQ4, 12, 0).is_noticeable


def test_every_change_has_words():
    assert set(CHANGE_TITLES) == set(Change)


def test_rates_keep_unpaired_courses_in_their_denominators():
    found = rates(
        [
            outcome(18, 7, 14, 5),
            outcome(16, 10, 12, 7),
            outcome(14, None, 10, 6),
            outcome(12, 12, 8, 12),
            outcome(9, 3, 7, 7),
            outcome(14, 14, 3, 3),
        ]
    )

    assert (found.finished, found.not_at_caseness) == (6, 1)
    assert found.recovery == Decimal("20.0")
    assert found.reliable_recovery == Decimal("20.0")
    assert found.improvement == Decimal("50.0")
    assert found.deterioration == Decimal("16.7")
    assert found.no_change == Decimal("16.7")
    assert not found.may_be_shown


def test_ten_courses_may_be_shown():
    assert rates([outcome(18, 7, 14, 5)] * 10).may_be_shown
    assert not rates([outcome(18, 7, 14, 5)] * 9).may_be_shown


def test_nobody_has_no_rate():
    found = rates([])

    assert found.recovery is None
    assert found.improvement is None


def test_percent_rounds_half_up():
    assert percent(1, 8) == Decimal("12.5")
    assert percent(1, 16) == Decimal("6.3")
    assert percent(1, 0) is None


def test_the_wilson_interval_holds_the_rate_and_stays_within_bounds():
    low, high = wilson_interval(5, 10)

    assert (round(low, 1), round(high, 1)) == (23.7, 76.3)
    assert wilson_interval(0, 10)[0] == 0
    assert wilson_interval(10, 10)[1] == 100


BDI = {"sd": 8.158643, "reliability": 0.801, "cutoff": 21.0166}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (33, 27, jt.Significance.UNCHANGED),
        (15, 5, jt.Significance.UNCHANGED),
        (39, 46, jt.Significance.UNCHANGED),
        (23, 8, jt.Significance.RECOVERED),
        (47, 24, jt.Significance.IMPROVED),
        (43, 13, jt.Significance.RECOVERED),
        (20, 40, jt.Significance.DETERIORATED),
    ],
)
def test_a_fall_of_ten_is_still_unchanged_when_the_index_is_10_09(
    first, last, expected
):
    assert jt.classify(first, last, **BDI) == expected


def test_the_index_of_the_same_inputs():
    assert jt.error_of_difference(8.158643, 0.801) == pytest.approx(5.147063, abs=1e-4)
    assert jt.reliable_change_index(8.158643, 0.801) == pytest.approx(10.0882, abs=1e-3)
    assert jt.cutoff_c(35.475, 8.158643, 7.69, 7.52) == pytest.approx(21.0166, abs=1e-3)


def test_a_change_that_equals_the_index_is_not_reliable():
    assert not jt.is_reliable(1.96)
    assert jt.is_reliable(-1.9601)


def test_cut_offs_look_the_other_way_when_lower_is_better():
    assert jt.cutoff_a(40, 7.5, higher_is_better=False) == 25
    assert jt.cutoff_b(10, 5, higher_is_better=False) == 20


@pytest.mark.parametrize(
    ("week", "total", "expected"),
    [
        (4, 16, Signal.ON_TRACK),
        (4, 17, Signal.OFF_TRACK),
        (9, 13, Signal.OFF_TRACK),
        (14, 9, Signal.OFF_TRACK),
        (14, 8, Signal.ON_TRACK),
        (5, 27, Signal.ON_TRACK),
    ],
)
def test_schuellers_rule_speaks_at_weeks_4_9_and_14(week, total, expected):
    assert schueller(week, total) == expected


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ([14, 15, 17, 20], Signal.DETERIORATING),
        ([18, 9, 15], Signal.LOST_GAINS),
        ([18, 17, 18, 19], Signal.NO_EARLY_RESPONSE),
        ([18, 12], Signal.EARLY_RESPONSE),
        ([18, 17], Signal.ON_TRACK),
        ([], Signal.ON_TRACK),
    ],
)
def test_the_first_signal_that_applies_is_given(totals, expected):
    assert signal(totals) == expected


@pytest.mark.parametrize(
    ("totals", "left", "expected"),
    [
        ([9, 12], 3, True),
        ([9, 12], 4, False),
        ([9, 15], 3, False),
        ([12, 9], 0, False),
        ([9], 0, False),
    ],
)
def test_a_small_rise_in_the_last_four_sessions_is_common(totals, left, expected):
    assert is_rise_near_the_end(totals, sessions_left=left) is expected


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ([18, 9, 8], True),
        ([18, 11, 8], False),
        ([12, 9, 5], False),
        ([9, 8], False),
    ],
)
def test_two_scores_running_below_the_line_stay_below_it(totals, expected):
    assert stays_below(totals, 10) is expected


def test_signs_of_change_are_said_each_on_its_own():
    signs = change_signs(PHQ9, 9, 4)

    assert signs.is_noticeable
    assert signs.is_response
    assert signs.is_remission
    assert signs.change == Change.NO_RELIABLE_CHANGE
