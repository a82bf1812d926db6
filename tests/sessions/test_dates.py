"""Weekly dates keep their wall-clock time; a time that does not exist is asked about."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.dates import NoSuchTime, moment, session_days

LONDON = ZoneInfo("Europe/London")


def test_the_clock_time_stays_when_the_clocks_go_back():
    before = moment(date(2026, 10, 19), time(16, 30), LONDON)
    after = moment(date(2026, 10, 26), time(16, 30), LONDON)

    assert after - before == timedelta(days=7, hours=1)
    assert after.astimezone(LONDON).time() == time(16, 30)


def test_a_time_that_the_clocks_jump_over_is_asked_about():
    with pytest.raises(NoSuchTime, match="There is no 01:30 on Sunday 28 March 2027"):
        moment(date(2027, 3, 28), time(1, 30), LONDON)


def test_of_a_time_that_comes_twice_the_first_is_meant():
    assert moment(date(2026, 10, 25), time(1, 30), LONDON) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_the_practice_zone_is_used_where_none_is_named(settings):
    settings.TIME_ZONE = "America/New_York"

    assert moment(date(2026, 7, 6), time(9, 0)) == datetime(2026, 7, 6, 13, tzinfo=UTC)


def test_a_skipped_day_moves_everything_on_by_one_step():
    days = session_days(
        date(2026, 12, 14),
        4,
        cadence_days=7,
        skipped_days={date(2026, 12, 21), date(2026, 12, 28)},
    )

    assert days == [
        date(2026, 12, 14),
        date(2027, 1, 4),
        date(2027, 1, 11),
        date(2027, 1, 18),
    ]


@given(
    first=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    count=st.integers(1, 40),
    cadence=st.integers(1, 28),
    skipped=st.sets(st.integers(0, 30), max_size=10),
)
def test_days_are_as_many_as_asked_on_the_rhythm_and_never_skipped(
    first, count, cadence, skipped
):
    left_out = {first + timedelta(days=cadence * step) for step in skipped}

    days = session_days(first, count, cadence_days=cadence, skipped_days=left_out)

    assert len(days) == count
    assert days == sorted(set(days))
    assert not left_out.intersection(days)
    assert all((day - first).days % cadence == 0 for day in days)


@given(
    day=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    at=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_a_moment_is_that_wall_clock_time_or_there_is_no_such_time(day, at):
    try:
        found = moment(day, at, LONDON)
    except NoSuchTime:
        assert day.weekday() == 6
        assert day.month == 3
        assert at.hour == 1
    else:
        local = found.astimezone(LONDON)
        assert (local.date(), local.time()) == (day, at)
