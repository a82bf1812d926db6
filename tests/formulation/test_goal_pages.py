"""Goals: setting, rating several at once, finishing, taking up again."""

from datetime import timedelta

import pytest

from formulation import actions
from formulation.models import Goal, GoalRating
from tests import make, make_formulation
from tests.formulation.pages import is_fine, main_of, url, words

TODAY = str(make.TODAY)
EARLY = make.TODAY - timedelta(days=14)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def key(goal):
    return f"goal_{goal.pk.hex}"


def test_without_goals_the_page_offers_the_first(browser, case):
    page = browser.get(url("goals", case))

    assert is_fine(page)
    assert "No goal being worked on" in words(page)
    assert url("add_goal", case) in page.content.decode()


def test_a_goal_is_set_with_its_baseline(browser, case):
    assert is_fine(browser.get(url("add_goal", case)))

    answer = browser.post(
        url("add_goal", case),
        {
            "words": "Meet someone weekly",
            "baseline": "1",
            "target": "7",
            "set_on": TODAY,
        },
    )

    assert answer.url == url("goals", case)
    page = browser.get(answer.url)
    assert is_fine(page)
    assert "Meet someone weekly 1 so far 23 Nov, target 7" in words(page)
    assert 'fully there: 23-Nov-2026 1. Target 7."' in page.content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"words": ""}, "Write what the client wants to be different"),
        ({"words": "x" * 201}, "can hold 200 characters"),
        ({"baseline": "11"}, "Enter a number from 0 to 10"),
        ({"baseline": "-1"}, "Enter a number from 0 to 10"),
        ({"target": "many"}, "Enter a number from 0 to 10"),
        ({"set_on": "2226-01-01"}, "must be today or in the past"),
        ({"set_on": ""}, "Enter the day of the goal"),
    ],
)
def test_a_goal_that_cannot_be_says_why_and_keeps_the_rest(
    browser, case, fields, sentence
):
    given = {"words": "Kept", "baseline": "2", "target": "8", "set_on": TODAY}

    page = browser.post(url("add_goal", case), given | fields)

    assert is_fine(page)
    assert sentence in words(page)
    assert not Goal.objects.exists()


def test_more_than_four_goals_bring_a_hint(browser, case):
    for words_of in "abcd":
        make_formulation.goal(case, words_of)
    assert "One to three are usual" not in words(browser.get(url("goals", case)))

    make_formulation.goal(case, "e")

    assert "5 goals at a time. One to three are usual" in words(
        browser.get(url("goals", case))
    )


def test_several_goals_are_rated_at_once(browser, case):
    one, two, three = (make_formulation.goal(case, said) for said in ("a", "b", "c"))
    assert is_fine(browser.get(url("rate_goals", case)))

    answer = browser.post(
        url("rate_goals", case), {"rated_on": TODAY, key(one): "5", key(two): "0"}
    )

    assert answer.url == url("goals", case)
    assert [goal.ratings.count() for goal in (one, two, three)] == [2, 2, 1]


@pytest.mark.parametrize(
    ("rating", "day", "sentence"),
    [
        ("11", TODAY, "Enter a number from 0 to 10"),
        ("", TODAY, "Rate at least one goal from 0 to 10"),
        ("5", "2226-01-01", "must be today or in the past"),
        ("5", "2020-01-01", "cannot be before the goal was set"),
        ("5", "", "Enter the day of the rating"),
    ],
)
def test_ratings_that_cannot_be_say_why_and_nothing_is_half_saved(
    browser, case, rating, day, sentence
):
    one, two = (make_formulation.goal(case, said) for said in ("a", "b"))

    page = browser.post(
        url("rate_goals", case),
        {"rated_on": day, key(one): "3" if rating else "", key(two): rating},
    )

    assert is_fine(page)
    assert sentence in words(page)
    assert GoalRating.objects.count() == 2


def test_nothing_to_rate_leads_to_the_first_goal(browser, case):
    page = browser.get(url("rate_goals", case))

    assert is_fine(page)
    assert "No goal to rate" in words(page)


def test_a_goal_page_shows_every_rating_and_rewords(browser, case):
    goal = make_formulation.goal(case, baseline=2)
    page = browser.get(url("goal", case, goal))
    assert is_fine(page)
    assert "23 Nov first 2" in words(page)

    browser.post(url("goal", case, goal), {"words": "Tell the girls", "target": ""})

    goal.refresh_from_db()
    assert (goal.words, goal.target) == ("Tell the girls", None)


def test_a_goal_without_ratings_says_so(browser, case):
    goal = make_formulation.goal(case, baseline=None)

    assert "Not rated yet" in words(browser.get(url("goal", case, goal)))


def test_rewording_to_nothing_is_refused(browser, case):
    goal = make_formulation.goal(case)

    page = browser.post(url("goal", case, goal), {"words": " ", "target": "9"})

    assert is_fine(page)
    assert "Write what the client wants to be different" in words(page)
    assert 'value="9"' in page.content.decode()


def test_a_goal_is_finished_and_taken_up_again(browser, case):
    goal = make_formulation.goal(case)

    browser.post(url("finish_goal", case, goal), {"status": "MET"})
    page = browser.get(url("goal", case, goal))
    assert is_fine(page)
    assert "Met, Monday 23 November" in words(page) or "Met," in words(page)
    assert url("finish_goal", case, goal) not in page.content.decode()
    assert "Finished" in words(browser.get(url("goals", case)))

    browser.post(url("reopen_goal", case, goal))
    goal.refresh_from_db()
    assert goal.status == "ACTIVE"


def test_finishing_needs_a_way_it_ended(browser, case):
    goal = make_formulation.goal(case)

    page = browser.post(url("finish_goal", case, goal), {})

    assert is_fine(page)
    assert "Choose met, partly met or let go" in words(page)


def test_taking_up_a_goal_that_is_open_says_so(browser, case):
    goal = make_formulation.goal(case)

    page = browser.post(url("reopen_goal", case, goal), follow=True)

    assert "This goal is being worked on" in words(page)


def test_a_finished_goal_is_not_reworded(browser, case, therapist):
    goal = make_formulation.goal(case)
    actions.finish_goal(goal=goal, by=therapist, status="MET")

    page = browser.post(url("goal", case, goal), {"words": "Other"})

    assert "This goal is finished" in words(page)


def test_hidden_names_close_the_words(browser, case, therapist):
    goal = make_formulation.goal(case, "Ring Zinnia on Sundays")
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    for address in (
        url("goals", case),
        url("goal", case, goal),
        url("rate_goals", case),
    ):
        html = browser.get(address).content.decode()
        assert "Zinnia" in html
        for before in html.split("Zinnia")[:-1]:
            assert before.rfind("<details") > before.rfind("</details>")


def test_a_reader_reads_and_cannot_write(signed_in, supervisor, case):
    goal = make_formulation.goal(case)
    browser = signed_in(supervisor)

    for address in (url("goals", case), url("goal", case, goal)):
        page = browser.get(address)
        assert is_fine(page)
        assert "<form" not in main_of(page)
    for name in ("add_goal", "rate_goals"):
        assert browser.get(url(name, case)).status_code == 403
    for name in ("goal", "finish_goal", "reopen_goal"):
        assert browser.post(url(name, case, goal)).status_code == 403


def test_a_reader_without_goals_is_offered_nothing(signed_in, supervisor, case):
    page = signed_in(supervisor).get(url("goals", case))

    assert "No goal being worked on" in words(page)
    assert url("add_goal", case) not in page.content.decode()


def test_a_goal_of_another_case_is_not_found(browser, case, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    stranger = make_formulation.goal(other)

    assert browser.get(url("goal", case, stranger)).status_code == 404
    assert browser.post(url("finish_goal", case, stranger)).status_code == 404


def test_a_stranger_finds_nothing(signed_in, outsider, case):
    browser = signed_in(outsider)

    for name in ("goals", "add_goal", "rate_goals"):
        assert browser.get(url(name, case)).status_code == 404


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("goals", "post"),
        ("add_goal", "put"),
        ("rate_goals", "put"),
        ("goal", "put"),
        ("finish_goal", "get"),
        ("reopen_goal", "get"),
    ],
)
def test_another_method_is_refused(browser, case, name, method):
    more = [make_formulation.goal(case)] if name.endswith("goal") else []
    more = [] if name == "add_goal" else more

    assert getattr(browser, method)(url(name, case, *more)).status_code == 405


# What a goal belongs to, and its chart


def test_what_it_belongs_to_is_asked_lightly_and_shown(browser, case):
    focus = make_formulation.agreed_focus(case)
    form = main_of(browser.get(url("add_goal", case)))
    assert '<details class="more">' in form.split('name="method"')[0]

    browser.post(
        url("add_goal", case),
        {
            "words": "Ring one person",
            "set_on": TODAY,
            "kind": "SUPPORT",
            "method": "CBT",
            "focus_area": str(focus.pk),
        },
    )

    for name, more in (("goals", []), ("goal", [Goal.objects.get()])):
        said = words(browser.get(url(name, case, *more)))
        assert "Way of working: CBT" in said
        assert "Serves: Role transition" in said


def test_it_can_be_said_anew(browser, case):
    goal = make_formulation.goal(case, method="IPT")

    browser.post(
        url("goal", case, goal),
        {"words": goal.words, "target": "8", "method": "ACT", "kind": ""},
    )

    goal.refresh_from_db()
    assert goal.method == "ACT"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"method": "EMDR"}, "Choose one of the answers for Which way of working"),
        ({"kind": "NICE"}, "Choose one of the answers for What it is about"),
        ({"focus_area": "00000000-0000-4000-8000-000000000000"}, "Choose a focus area"),
    ],
)
def test_what_no_list_holds_says_why_and_the_part_stands_open(
    browser, case, fields, sentence
):
    make_formulation.agreed_focus(case)

    page = browser.post(
        url("add_goal", case), {"words": "Kept", "set_on": TODAY} | fields
    )

    assert is_fine(page)
    assert sentence in words(page)
    assert '<details class="more" open>' in main_of(page)
    assert not Goal.objects.exists()


def test_in_dit_the_hint_speaks_of_relating_and_no_area_is_asked(browser, therapist):
    dit = make_formulation.dit_case(therapist=therapist)

    page = browser.get(url("add_goal", dit))

    assert "Let someone know when I am hurt" in words(page)
    assert "Which focus area it serves" not in words(page)
    make_formulation.goal(dit)
    assert "Sessions 4, 8, 12 and 16" in words(browser.get(url("rate_goals", dit)))


def test_goals_of_two_ways_of_working_stand_apart(browser, case):
    make_formulation.goal(case, "Ring Jude", method="IPT")
    make_formulation.goal(case, "Let the thought be", method="ACT")

    html = main_of(browser.get(url("goals", case)))

    ipt, act = html.index('aria-label="IPT"'), html.index('aria-label="ACT"')
    assert ipt < html.index("Ring Jude") < act < html.index("Let the thought be")
    assert "Being worked on" not in html


def test_the_table_says_what_the_chart_shows_with_days_not_asked(browser, case):
    one, two = (make_formulation.goal(case, said, set_on=EARLY) for said in "ab")
    actions.rate_goal(
        goal=two, by=case.therapist, value=5, rated_on=make.TODAY, at=make.NOW
    )

    page = browser.get(url("goal", case, one))

    assert is_fine(page)
    assert "9 Nov first 2 23 Nov not asked" in words(page)
    assert 'class="goalchart"' in page.content.decode()
