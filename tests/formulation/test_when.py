"""Imprecise times: what they mean in days, how they are said, and what cannot be."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formulation import models, when
from formulation.when import NoSuchTime, Precision, Season, When

BORN = date(1974, 6, 15)
TODAY = date(2026, 11, 23)

births = st.dates(date(1905, 1, 1), date(2026, 1, 1))
days = st.dates(date(1905, 1, 1), date(2030, 12, 31))
precisions = st.sampled_from(list(Precision))
times = st.builds(when.holding, days, precisions, births)


def test_the_keys_are_those_that_are_stored():
    assert set(Precision) == set(models.Precision.values)


# In words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (when.on(date(2019, 3, 14)), "14 Mar 2019"),
        (when.in_month(2019, 3), "March 2019"),
        (when.in_season(2019, Season.SPRING), "spring 2019"),
        (when.in_season(2019, Season.WINTER), "winter 2019/20"),
        (when.in_season(1999, Season.WINTER), "winter 1999/00"),
        (when.in_year(2019), "2019"),
        (when.at_age(9, BORN), "when 9"),
        (when.at_age(0, BORN), "in the first year of life"),
    ],
)
def test_a_time_is_said_as_it_was_told(time, words):
    assert time.words == words


def test_a_time_knows_its_middle_and_whether_it_is_exact():
    assert when.in_month(2019, 3).middle == date(2019, 3, 16)
    assert not when.in_month(2019, 3).is_exact
    assert when.on(TODAY).is_exact


# In days


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        (when.in_month(2019, 2), date(2019, 2, 1), date(2019, 2, 28)),
        (when.in_month(2020, 2), date(2020, 2, 1), date(2020, 2, 29)),
        (when.in_month(2019, 12), date(2019, 12, 1), date(2019, 12, 31)),
        (
            when.in_season(2019, Season.WINTER),
            date(2019, 12, 1),
            date(2020, 2, 29),
        ),
        (when.in_season(2019, Season.AUTUMN), date(2019, 9, 1), date(2019, 11, 30)),
        (when.at_age(9, BORN), date(1983, 6, 15), date(1984, 6, 14)),
        # Born on 29 February: the birthday is on 1 March in other years.
        (when.at_age(9, date(2004, 2, 29)), date(2013, 3, 1), date(2014, 2, 28)),
        (when.at_age(12, date(2004, 2, 29)), date(2016, 2, 29), date(2017, 2, 28)),
    ],
)
def test_a_time_reaches_from_its_first_to_its_last_day(time, first, last):
    assert (time.first, time.last) == (first, last)


@given(day=days, precision=precisions, born_on=births)
def test_the_time_that_holds_a_day_contains_it(day, precision, born_on):
    time = when.holding(day, precision, born_on)

    assert time.first <= time.middle <= time.last
    if precision != Precision.AGE or day >= born_on:
        assert time.first <= day <= time.last


@given(time=times, born_on=births)
def test_a_stored_time_reads_back_as_it_was_told(time, born_on):
    if time.precision == Precision.AGE:
        time = when.at_age(time.age, born_on)

    assert when.begun(time.first, time.precision, born_on) == time
    assert when.ended(time.last, time.precision, born_on) == time


@given(time=times, born_on=births)
def test_the_parts_of_a_form_say_the_same_time_again(time, born_on):
    if time.precision == Precision.AGE:
        time = when.at_age(min(time.age, 120), born_on)
    elif not born_on.year <= time.first.year <= born_on.year + 120:
        return

    assert when.read(when.typed_from(time), born_on) == time


@given(one=days, other=days, precision=precisions, born_on=births)
def test_an_earlier_day_never_lies_in_a_later_time(one, other, precision, born_on):
    earlier, later = sorted((one, other))
    first = when.holding(earlier, precision, born_on)
    second = when.holding(later, precision, born_on)

    assert first.first <= second.first
    assert first.last <= second.last


@given(age=st.integers(0, 119), born_on=births)
def test_years_of_age_follow_each_other_without_a_gap(age, born_on):
    this, then = when.at_age(age, born_on), when.at_age(age + 1, born_on)

    assert this.last + timedelta(days=1) == then.first
    assert (this.last - this.first).days in (364, 365)
    assert when.age_on(this.first, born_on) == age
    assert when.age_on(this.last, born_on) == age


@given(day=days)
def test_the_four_seasons_fill_the_year(day):
    season = when.holding(day, Precision.SEASON, BORN)
    after = when.holding(season.last + timedelta(days=1), Precision.SEASON, BORN)

    assert after.first == season.last + timedelta(days=1)
    assert when.season_of(after.first) != when.season_of(day)


def test_a_corrected_birth_date_moves_no_age_that_was_told():
    nine = when.at_age(9, BORN)

    for corrected in (BORN + timedelta(days=40), BORN - timedelta(days=40)):
        assert when.begun(nine.first, Precision.AGE, corrected).age == 9
        assert when.ended(nine.last, Precision.AGE, corrected).age == 9


def test_a_day_before_the_birth_lies_in_no_year_of_age_but_the_first():
    assert when.holding(date(1970, 1, 1), Precision.AGE, BORN).age == 0


@pytest.mark.parametrize(
    ("one", "days_apart", "is_near"),
    [
        (when.on(date(2025, 3, 1)), 30, False),
        (when.on(date(2025, 3, 2)), 30, True),
        (when.on(date(2025, 4, 10)), 30, True),
        (when.on(date(2025, 5, 30)), 30, True),
        (when.on(date(2025, 5, 31)), 30, False),
    ],
)
def test_near_is_counted_from_the_nearest_days(one, days_apart, is_near):
    april = when.in_month(2025, 4)

    assert one.is_near(april, days=days_apart) is is_near
    assert april.is_near(one, days=days_apart) is is_near


# What was typed


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ({"precision": "DAY", "day": "2019-03-14"}, when.on(date(2019, 3, 14))),
        ({"precision": "DAY", "day": " 14 03 2019 "}, when.on(date(2019, 3, 14))),
        ({"precision": "DAY", "day": "14.3.2019"}, when.on(date(2019, 3, 14))),
        ({"precision": "DAY", "day": "29/02/2020"}, when.on(date(2020, 2, 29))),
        (
            {"precision": "MONTH", "month": "3", "year": "2019", "age": "x"},
            when.in_month(2019, 3),
        ),
        (
            {"precision": "SEASON", "season": "WINTER", "year": "2019"},
            when.in_season(2019, Season.WINTER),
        ),
        ({"precision": "YEAR", "year": "1974"}, when.in_year(1974)),
        ({"precision": "AGE", "age": "9"}, when.at_age(9, BORN)),
        ({"precision": "", "day": ""}, None),
        ({}, None),
    ],
)
def test_the_parts_that_the_pick_needs_are_read(typed, time):
    assert when.read(typed, BORN) == time


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"precision": "", "year": "2019"}, "Choose how exactly it is known"),
        ({"precision": "DECADE"}, "Choose how exactly it is known"),
        ({"precision": "DAY"}, "Enter the day like 14 03 2019"),
        ({"precision": "DAY", "day": "soon"}, "Enter the day like 14 03 2019"),
        ({"precision": "DAY", "day": "14 13 2019"}, "Enter the day like 14 03 2019"),
        ({"precision": "DAY", "day": "14 03 19"}, "Enter the day like 14 03 2019"),
        ({"precision": "DAY", "day": "1 1 9999"}, "Enter the day like 14 03 2019"),
        ({"precision": "DAY", "day": "¹ 1 2019"}, "Enter the day like 14 03 2019"),
        ({"precision": "DAY", "day": "9" * 10_000}, "Enter the day like 14 03 2019"),
        (
            {"precision": "DAY", "day": "1 1 " + "9" * 10_000},
            "Enter the day like 14 03 2019",
        ),
        ({"precision": "DAY", "day": "2019-02-29"}, "February 2019 has 28 days"),
        ({"precision": "DAY", "day": "31 04 2019"}, "April has 30 days"),
        ({"precision": "DAY", "day": "0 4 2019"}, "There is no such day"),
        ({"precision": "MONTH", "year": "2019"}, "Choose the month"),
        ({"precision": "MONTH", "month": "13", "year": "2019"}, "Choose the month"),
        ({"precision": "MONTH", "month": "3"}, "Enter the year with four digits"),
        ({"precision": "SEASON", "year": "2019"}, "Choose the season"),
        ({"precision": "YEAR", "year": "19"}, "Enter the year with four digits"),
        ({"precision": "YEAR", "year": "1973"}, "from 1974, when the client was born"),
        ({"precision": "YEAR", "year": "9999"}, "from 1974, when the client was born"),
        ({"precision": "AGE"}, "Enter the age in years"),
        ({"precision": "AGE", "age": "nine"}, "Enter the age in years"),
        ({"precision": "AGE", "age": "-1"}, "Enter the age in years"),
        ({"precision": "AGE", "age": "121"}, "from 0 to 120"),
        ({"precision": "AGE", "age": "9" * 10_000}, "from 0 to 120"),
    ],
)
def test_nonsense_is_answered_with_a_sentence(typed, sentence):
    with pytest.raises(NoSuchTime) as refused:
        when.read(typed, BORN)

    assert sentence in str(refused.value)


@given(
    typed=st.dictionaries(
        st.sampled_from(["precision", "day", "month", "season", "year", "age"]),
        st.text("0129 .-/x¹é", max_size=12)
        | precisions.map(str)
        | st.integers(-5, 3000).map(str),
    ),
    born_on=births,
)
def test_whatever_is_typed_is_a_time_or_a_sentence(typed, born_on):
    with contextlib.suppress(NoSuchTime):
        time = when.read(typed, born_on)
        assert time is None or isinstance(time, When)


def test_no_time_has_no_parts():
    assert when.typed_from(None) == {}


# What can be


@pytest.mark.parametrize(
    "time",
    [
        when.on(BORN),
        when.on(TODAY),
        when.in_year(1974),
        when.in_month(2026, 11),
        when.in_year(2026),
        when.at_age(52, BORN),
    ],
)
def test_from_the_birth_to_today_everything_can_be(time):
    when.check_lived(time, born_on=BORN, today=TODAY)


@pytest.mark.parametrize(
    ("time", "sentence"),
    [
        (when.on(date(1974, 6, 14)), "14 Jun 1974 is before the client was born"),
        (when.in_month(1974, 5), "May 1974 is before the client was born"),
        (when.on(date(2026, 11, 24)), "24 Nov 2026 is still to come"),
        (when.in_month(2026, 12), "December 2026 is still to come"),
        (when.in_season(2026, Season.WINTER), "winter 2026/27 is still to come"),
        (when.at_age(53, BORN), "The client is 52 now: enter an age up to that"),
    ],
)
def test_before_the_birth_and_after_today_nothing_was(time, sentence):
    with pytest.raises(NoSuchTime) as refused:
        when.check_lived(time, born_on=BORN, today=TODAY)

    assert sentence in str(refused.value)


def test_an_end_before_its_beginning_is_refused():
    with pytest.raises(NoSuchTime) as refused:
        when.check_order(when.in_year(2019), when.on(date(2018, 12, 31)))

    assert str(refused.value) == "It ends before it begins: 31 Dec 2018 is before 2019"


@pytest.mark.parametrize("end", [when.on(date(2019, 1, 1)), when.in_month(2019, 3)])
def test_an_end_may_lie_within_a_rough_beginning(end):
    when.check_order(when.in_year(2019), end)


# Days that come again


@pytest.mark.parametrize(
    ("day", "today", "coming", "years"),
    [
        (date(2025, 12, 12), date(2026, 12, 3), date(2026, 12, 12), 1),
        (date(2025, 12, 12), date(2026, 12, 12), date(2026, 12, 12), 1),
        (date(2025, 12, 12), date(2026, 12, 13), date(2027, 12, 12), 2),
        # Over New Year.
        (date(2025, 1, 5), date(2026, 12, 25), date(2027, 1, 5), 2),
        # The day itself is no anniversary.
        (date(2026, 11, 23), date(2026, 11, 23), date(2027, 11, 23), 1),
        # A leap day is kept on 28 February where there is none.
        (date(2024, 2, 29), date(2026, 2, 20), date(2026, 2, 28), 2),
        (date(2024, 2, 29), date(2028, 2, 20), date(2028, 2, 29), 4),
        (date(2024, 2, 29), date(2026, 3, 1), date(2027, 2, 28), 3),
    ],
)
def test_a_day_comes_again_each_year(day, today, coming, years):
    assert when.next_return(day, today=today) == (coming, years)


@given(day=days, after=st.integers(0, 40_000))
def test_the_next_return_is_never_past_and_less_than_two_years_away(day, after):
    today = day + timedelta(days=after)

    coming, years = when.next_return(day, today=today)

    assert coming >= today
    assert years >= 1
    assert (coming - today).days <= 366
    assert coming == when.yearly(day, day.year + years)
