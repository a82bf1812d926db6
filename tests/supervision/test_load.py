"""Many cases: a number to talk about, for the therapist and their supervisor."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from supervision import actions, queries
from supervision.models import LoadLook
from tests import make, make_cases

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)
CASELOAD = reverse("supervision:caseload")


@pytest.fixture
def few(therapist, supervisor):
    """More than two open cases, or more than one with a safety plan, are many here."""
    from accounts.actions import change_practice

    make.supervision(supervisor=supervisor, supervisee=therapist)
    change_practice(
        by=supervisor,
        thresholds={"caseload_cases": 2, "caseload_plans": 1},
        at=make.NOW,
    )


def cases_of(therapist, count):
    return [
        make.case(therapist=therapist, of=make.client(f"Client No{n}"))
        for n in range(count)
    ]


def look(therapist, by, text="We agreed: no new ones before spring", until=4 * WEEK):
    return actions.look_at_load(
        therapist=therapist,
        by=by,
        text=text,
        until_on=make.TODAY + until,
        at=make.NOW,
    )


def load_of(therapist, on=make.TODAY):
    return queries.load_of(therapist, on)


def test_as_many_as_the_practice_thinks_good_are_not_named(few, therapist):
    made = cases_of(therapist, 2)
    make_cases.safety_plan(made[0])

    assert not load_of(therapist).stands


def test_one_more_is_named_with_both_numbers(few, therapist):
    cases_of(therapist, 3)

    assert load_of(therapist).evidence == "3 open cases, 0 with a safety plan"


def test_safety_plans_count_by_themselves(few, therapist):
    for one in cases_of(therapist, 2):
        make_cases.safety_plan(one)
        make_cases.safety_plan(one, warning_signs="I stop sleeping")

    assert load_of(therapist).evidence == "2 open cases, 2 with a safety plan"


def test_closed_cases_weigh_nothing(few, therapist):
    cases_of(therapist, 2)
    make.closed_case(therapist=therapist, of=make.client("Gone Before"))

    assert not load_of(therapist).stands


def test_a_supervisors_word_lets_it_rest_until_there_are_more(
    few, therapist, supervisor
):
    cases_of(therapist, 3)
    look(therapist, supervisor)
    assert not load_of(therapist).stands

    cases_of(therapist, 1)

    found = load_of(therapist)
    assert found.stands
    assert found.look.text == "We agreed: no new ones before spring"
    event = Event.objects.get(verb="load.looked_at")
    assert event.actor_id == supervisor.pk
    assert event.detail == {"user": str(therapist.pk)}


def test_it_rests_until_the_end_of_its_day_and_no_longer(few, therapist, supervisor):
    cases_of(therapist, 3)
    look(therapist, supervisor, until=WEEK)

    assert not load_of(therapist, make.TODAY + WEEK).stands
    assert load_of(therapist, make.TODAY + WEEK + timedelta(days=1)).stands


def test_words_from_before_a_day_was_asked_for_rest_until_there_are_more(
    few, therapist, supervisor
):
    cases_of(therapist, 3)
    look(therapist, supervisor)
    LoadLook.objects.update(until_on=None)

    assert not load_of(therapist, make.TODAY + 52 * WEEK).stands


def test_its_day_is_not_over(few, therapist, supervisor):
    cases_of(therapist, 3)

    with pytest.raises(actions.LookEndsInThePast):
        look(therapist, supervisor, until=timedelta(days=-1))
    assert look(therapist, supervisor, until=timedelta()).until_on == make.TODAY


def test_nobody_else_answers_it(few, therapist, outsider):
    cases_of(therapist, 3)

    for by in (therapist, outsider):
        with pytest.raises(actions.OnlyTheirSupervisorLooks):
            look(therapist, by)


def test_there_is_nothing_to_say_within_the_limits_and_nothing_without_words(
    few, therapist, supervisor
):
    with pytest.raises(actions.LoadIsWithinLimits):
        look(therapist, supervisor)
    cases_of(therapist, 3)
    with pytest.raises(actions.LookSaysNothing):
        look(therapist, supervisor, text="  ")


def test_therapist_and_supervisor_read_the_same(few, signed_in, therapist, supervisor):
    cases_of(therapist, 3)

    for who, page in ((therapist, reverse("today")), (supervisor, CASELOAD)):
        shown = signed_in(who).get(page).text
        assert "3 open cases, 0 with a safety plan" in shown
        assert "more than 2 open cases" in shown


def test_the_supervisor_answers_on_a_page_that_keeps_a_missing_word(
    few, signed_in, therapist, supervisor
):
    cases_of(therapist, 3)
    browser = signed_in(supervisor)
    page = reverse("supervision:load", args=[therapist.pk])

    today = timezone.localdate()
    proposed = (today + 4 * WEEK).isoformat()
    assert proposed in browser.get(page).text
    typed = {"text": "Two end this month", "until_on": proposed}

    assert "Write what you agreed" in browser.post(page, typed | {"text": ""}).text
    without = browser.post(page, typed | {"until_on": ""}).text
    assert "Enter the day until which it can rest" in without
    past = browser.post(page, typed | {"until_on": "2020-01-01"}).text
    assert "must be today or later" in past
    assert "Two end this month" in past
    answer = browser.post(page, typed, follow=True)

    assert "said again after that day" in answer.text
    kept = LoadLook.objects.get()
    assert (kept.cases, kept.until_on) == (3, today + 4 * WEEK)
    again = browser.post(page, typed, follow=True)
    assert "within the limits now" in again.text
    assert "Two end this month" in browser.get(page).text


def test_the_number_of_queries_does_not_grow_with_therapists(
    few, therapist, django_assert_num_queries
):
    people = [therapist, *(make.user(f"Extra No{n}") for n in range(5))]
    with django_assert_num_queries(4):
        assert len(queries.loads_of(people, make.TODAY)) == 6
