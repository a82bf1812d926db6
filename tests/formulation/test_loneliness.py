"""Loneliness: asked again and again, each answer with its day and who noted it."""

from datetime import timedelta

import pytest

from audit.models import Event
from cases.actions import CaseAlreadyClosed
from cases.models import Case
from formulation import actions
from formulation.actions.relationships import OutOfTen
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from formulation.models import LonelinessRating
from formulation.queries import loneliness_of
from tests import make, make_formulation
from tests.formulation.pages import is_fine, url, words

pytestmark = pytest.mark.django_db

START = make.TODAY - timedelta(weeks=10)
HALF = make.TODAY - timedelta(weeks=5)


@pytest.fixture
def fourth(case):
    return make_formulation.focus(case, area="DEFICITS", started_on=START)


def rate(case, value, day=make.TODAY, **fields):
    return actions.rate_loneliness(
        case=case,
        by=case.therapist,
        value=value,
        rated_on=day,
        **({"at": make.NOW} | fields),
    )


def told(case):
    return [
        (point.title, point.rating.rated_on, point.words)
        for point in loneliness_of(case).points
    ]


def test_each_answer_is_added_and_none_is_overwritten(case):
    rate(case, 8, START)
    rate(case, 8, HALF)
    rate(case, 5)

    kept = LonelinessRating.objects.order_by("rated_on")
    assert [(one.value, one.rated_on) for one in kept] == [
        (8, START),
        (8, HALF),
        (5, make.TODAY),
    ]
    assert {one.author for one in kept} == {case.therapist}
    assert {one.recorded_at for one in kept} == {make.NOW}
    assert Event.objects.filter(verb="loneliness.rated", case_id=case.pk).count() == 3


def test_start_middle_and_now_in_words(case):
    rate(case, 10, START)
    rate(case, 7, START + timedelta(days=3))
    rate(case, 6, HALF)
    rate(case, 0)

    assert told(case) == [
        ("At the start", START, "10 of 10, as lonely as can be"),
        ("In the middle", HALF, "6 of 10"),
        ("Now", make.TODAY, "0 of 10, not lonely at all"),
    ]
    assert loneliness_of(case).change == "From 10 to 0, lower by 10"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (8, 5, "From 8 to 5, lower by 3"),
        (5, 8, "From 5 to 8, higher by 3"),
        (5, 5, "From 5 to 5, the same"),
    ],
)
def test_a_change_is_said_as_a_difference_and_no_more(case, first, last, said):
    rate(case, first, START)
    assert loneliness_of(case).change == ""

    rate(case, last)

    assert loneliness_of(case).change == said


def test_of_two_answers_on_one_day_the_later_recorded_one_holds(case):
    rate(case, 8, at=make.NOW)
    rate(case, 3, at=make.NOW - timedelta(minutes=5))

    assert told(case) == [("So far", make.TODAY, "8 of 10")]
    assert LonelinessRating.objects.count() == 2


def test_in_a_closed_case_the_latest_answer_is_the_end(case):
    rate(case, 8, START)
    rate(case, 5)
    case.status = case.Status.CLOSED

    assert [title for title, _, _ in told(case)] == ["At the start", "At the end"]


@pytest.mark.parametrize("value", [-1, 11, 8.5])
def test_only_whole_numbers_from_0_to_10(case, value):
    with pytest.raises(OutOfTen) as refused:
        rate(case, value)
    assert refused.value.field == "loneliness"


def test_no_day_in_the_future_and_none_before_the_client_was_born(case):
    with pytest.raises(DayInTheFuture) as refused:
        rate(case, 5, make.TODAY + timedelta(days=1))
    assert refused.value.field == "lonely_on"
    with pytest.raises(DayTooEarly, match="was born"):
        rate(case, 5, case.client.born_on - timedelta(days=1))


def test_a_closed_case_is_not_asked_again(case):
    Case.objects.filter(pk=case.pk).update(
        status="CLOSED",
        closed_on=make.TODAY,
        closed_by=case.therapist,
        ending_reason="COMPLETED",
    )

    with pytest.raises(CaseAlreadyClosed):
        rate(case, 5)


def test_another_area_does_not_ask(case):
    with pytest.raises(TypeError, match="does not ask about loneliness"):
        make_formulation.details(make_formulation.grief(case), loneliness=5)
    assert not LonelinessRating.objects.exists()


def test_the_history_costs_one_question(case, django_assert_num_queries):
    for ago in range(6):
        rate(case, ago, make.TODAY - timedelta(days=ago))

    with django_assert_num_queries(1):
        history = loneliness_of(case)
        assert len([p.rating.author.formal_name for p in history.all_points]) == 6


# As pages


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def test_the_form_asks_anew_and_an_empty_box_adds_nothing(browser, case, fourth):
    page = url("focus_details", case, fourth)
    browser.post(page, {"loneliness": "8", "lonely_on": str(START)})
    assert 'value="8"' not in browser.get(page).content.decode()

    browser.post(page, {"best_relationship": "Marek"})
    browser.post(page, {"loneliness": "5"})

    said = words(browser.get(url("focus", case)))
    assert "5 of 10" in said
    assert "From 8 to 5, lower by 3" in said
    assert "At the start: 8 of 10" in said
    assert f"noted by {case.therapist.formal_name}" in said
    assert [one.value for one in LonelinessRating.objects.order_by("rated_on")] == [
        8,
        5,
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"loneliness": "11"}, "Enter a number from 0 to 10"),
        (
            {"loneliness": "8", "lonely_on": "2999-01-01"},
            "must be today or in the past",
        ),
        ({"loneliness": "8", "lonely_on": "soon"}, "must be a real date"),
    ],
)
def test_a_wrong_answer_gets_a_sentence_and_nothing_is_lost(
    browser, case, fourth, typed, sentence
):
    page = browser.post(
        url("focus_details", case, fourth), {"when_i_try": "I look down", **typed}
    )

    assert sentence in words(page)
    assert "I look down" in page.content.decode()
    assert not LonelinessRating.objects.exists()


def test_it_stands_beside_the_count_of_who_was_there(browser, case):
    ada = make_formulation.person(case, "Ada")
    make_formulation.relationship(ada, rated_on=START)
    rate(case, 8, START)
    rate(case, 5)

    page = browser.get(url("support_plan", case))

    assert is_fine(page)
    said = words(page)
    assert said.index("1 of 1 person asked about") < said.index("8 of 10")
    assert "From 8 to 5, lower by 3" in said


def test_without_a_count_it_stands_there_alone(browser, case):
    rate(case, 8)

    said = words(browser.get(url("support_plan", case)))

    assert "8 of 10" in said
    assert "Not asked yet" not in said
