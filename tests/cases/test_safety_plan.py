"""The safety plan in versions, and functioning in seven areas."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from audit.models import Event
from cases import actions, queries
from tests import make, make_cases


def test_a_plan_is_looked_at_again_within_four_weeks(case):
    plan = make_cases.safety_plan(case)

    assert plan.review_on == make.TODAY + timedelta(days=28)
    assert Event.objects.get(verb="safety_plan.made").record_id == str(plan.pk)


@pytest.mark.parametrize("days", [-1, 29])
def test_another_day_outside_these_weeks_is_refused(case, days):
    with pytest.raises(actions.DayNotPossible, match="within four weeks"):
        make_cases.safety_plan(case, review_on=make.TODAY + timedelta(days=days))


def test_versions_follow_each_other_and_stay(case):
    first = make_cases.safety_plan(case)
    second = make_cases.safety_plan(case, on_my_own="Call a friend")

    assert (first.number, second.number) == (1, 2)
    assert queries.current_safety_plan(case) == second
    first.refresh_from_db()
    assert first.on_my_own == "Walk to the river"


def test_every_part_but_the_last_is_needed(case):
    with pytest.raises(ValidationError, match="warning_signs"):
        make_cases.safety_plan(case, warning_signs="")
    assert queries.current_safety_plan(case) is None


def test_a_plan_is_not_made_in_the_future(case):
    with pytest.raises(actions.DayNotPossible, match="Date of the plan"):
        make_cases.safety_plan(case, made_on=make.TODAY + timedelta(days=1))


def test_a_plan_is_read_in_its_order_without_empty_parts(case):
    parts = queries.plan_parts(make_cases.safety_plan(case))

    assert [part.title for part in parts][0] == "Signs that a bad time is coming"
    assert len(parts) == 6


def test_functioning_is_rated_by_area(case):
    rating = make_cases.rating(case, work=4, home=0)

    assert (rating.work, rating.home, rating.money) == (4, 0, None)
    assert Event.objects.get(verb="functioning.rated").case_id == case.pk


def test_a_rating_rates_something(case):
    with pytest.raises(actions.NothingRated, match="at least one area"):
        make_cases.rating(case, work=None)


def test_a_rating_goes_from_0_to_4(case):
    with pytest.raises(ValidationError):
        make_cases.rating(case, work=5)


def test_a_rating_is_not_in_the_future(case):
    with pytest.raises(actions.DayNotPossible, match="Date of the rating"):
        make_cases.rating(case, make.TODAY + timedelta(days=1))


def test_start_stands_against_now(case, django_assert_num_queries):
    start = make.TODAY - timedelta(days=60)
    make_cases.rating(case, start, work=3, home=2)
    make_cases.rating(case, work=1, leisure=2)

    with django_assert_num_queries(1):
        lines = {line.key: line for line in queries.functioning_start_and_now(case)}

    assert len(lines) == 7
    assert (lines["work"].start, lines["work"].now) == (3, 1)
    assert (lines["work"].start_on, lines["work"].now_on) == (start, make.TODAY)
    assert lines["work"].now_words == "Some trouble"
    assert (lines["home"].start, lines["home"].now) == (2, None)
    assert (lines["leisure"].start, lines["leisure"].now) == (2, None)
    assert lines["partner"].start is None
    assert lines["partner"].start_words == ""
    assert lines["work"].drawn.title == "Work or study"
