from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template

from ui import words


def test_a_day_in_a_sentence_has_its_weekday():
    assert words.long_day(date(2026, 11, 23)) == "Monday 23 November"


def test_a_day_in_a_table_has_its_year_only_when_it_is_another():
    today = date(2026, 11, 23)
    assert words.short_day(date(2026, 11, 3), today=today) == "3 Nov"
    assert words.short_day(date(2025, 11, 3), today=today) == "3 Nov 2025"


def test_a_birth_date_cannot_be_misread():
    assert words.document_day(date(1979, 3, 4)) == "04-Mar-1979"


def test_times_are_on_the_24_hour_clock():
    assert words.clock(time(9, 5)) == "09:05"
    assert words.clock(datetime(2026, 11, 23, 16, 30, tzinfo=UTC)) == "16:30"


@pytest.mark.parametrize(
    ("today", "years"),
    [(date(2026, 3, 13), 46), (date(2026, 3, 14), 47), (date(2027, 1, 1), 47)],
)
def test_an_age_counts_whole_years(today, years):
    assert words.age(date(1979, 3, 14), today=today) == years


def test_an_age_of_someone_born_on_a_leap_day_changes_on_the_first_of_march():
    assert words.age(date(2008, 2, 29), today=date(2026, 2, 28)) == 17
    assert words.age(date(2008, 2, 29), today=date(2026, 3, 1)) == 18


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (0, "no change"),
        (-5, "5 lower"),
        (-6, "6 lower: reliable change"),
        (5, "5 higher"),
        (6, "6 higher: reliable worsening"),
    ],
)
def test_a_change_is_called_reliable_from_the_measure_s_own_number_of_points(
    points, said
):
    assert words.change(points, reliable=6) == said


def test_without_that_number_nothing_is_said_about_it():
    assert words.change(-20) == "20 lower"


def test_filters_show_the_practice_s_own_day_and_time():
    at = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # already the 2nd in London
    shown = Template(
        "{% load ui %}{{ at|day }} {{ at|clock }} {{ at|doc_day }}"
    ).render(Context({"at": at}))
    assert shown == "Thursday 2 July 00:30 02-Jul-2026"


def test_filters_say_nothing_about_a_date_that_is_missing():
    template = (
        "{% load ui %}[{{ at|day }}{{ at|short_day }}{{ at|doc_day }}{{ at|clock }}]"
    )
    assert Template(template).render(Context({"at": None})) == "[]"
