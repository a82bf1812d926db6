"""Goals in the client's words, rated by the client from 0 to 10."""

from datetime import timedelta
from uuid import uuid4

import pytest

from audit.models import Event
from formulation import actions, queries
from formulation.actions import goals
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from formulation.models import Goal
from formulation.queries import goal_line, goals_of
from tests import make, make_formulation

YESTERDAY = make.TODAY - timedelta(days=1)
TOMORROW = make.TODAY + timedelta(days=1)


def rate(goal, value, **fields):
    values = {"rated_on": make.TODAY, "at": make.NOW}
    return actions.rate_goal(
        goal=goal, by=goal.case.therapist, value=value, **(values | fields)
    )


def test_the_first_rating_is_the_baseline(case):
    goal = make_formulation.goal(case, baseline=1, set_on=YESTERDAY)
    rate(goal, 4)

    (line,) = goals_of(case)
    assert (line.baseline, line.latest, line.target) == (1, 4, 8)
    assert Event.objects.filter(verb="goal.set").exists()


def test_a_baseline_may_come_later(case):
    goal = make_formulation.goal(case, baseline=None, target=None)
    assert goals_of(case)[0].baseline is None

    rate(goal, 3)

    assert goals_of(case)[0].baseline == 3


def test_a_goal_needs_words(case):
    with pytest.raises(goals.GoalHasNoWords):
        make_formulation.goal(case, " ")


def test_a_goal_is_not_set_in_the_future(case):
    with pytest.raises(DayInTheFuture):
        make_formulation.goal(case, set_on=TOMORROW)


@pytest.mark.parametrize("value", [-1, 11])
def test_ratings_baselines_and_targets_run_from_zero_to_ten(case, value):
    goal = make_formulation.goal(case)

    for attempt in (
        lambda: rate(goal, value),
        lambda: make_formulation.goal(case, baseline=value),
        lambda: make_formulation.goal(case, target=value),
        lambda: actions.change_goal(
            goal=goal, by=case.therapist, words="Same", target=value
        ),
    ):
        with pytest.raises(goals.RatingOutOfRange, match="from 0 to 10"):
            attempt()
    assert Goal.objects.count() == 1


@pytest.mark.parametrize("value", [0, 10])
def test_the_ends_of_the_scale_can_be_given(case, value):
    assert rate(make_formulation.goal(case), value).value == value


def test_a_rating_is_never_in_the_future(case):
    with pytest.raises(DayInTheFuture):
        rate(make_formulation.goal(case), 3, rated_on=TOMORROW)


def test_a_rating_is_never_before_the_goal(case):
    with pytest.raises(DayTooEarly):
        rate(make_formulation.goal(case), 3, rated_on=YESTERDAY)


def test_of_two_ratings_on_a_day_the_later_recorded_one_holds(case):
    goal = make_formulation.goal(case, baseline=None)
    rate(goal, 3)
    rate(goal, 5, at=make.NOW + timedelta(minutes=1))

    assert goals_of(case)[0].ratings == ((make.TODAY, 5),)
    assert goal.ratings.count() == 2


def test_several_goals_are_rated_at_once(case, therapist):
    one, two, three = (make_formulation.goal(case, words) for words in "abc")

    actions.rate_goals(
        case=case,
        by=therapist,
        values={one.pk: 5, two.pk: 0, three.pk: None},
        rated_on=make.TODAY,
        at=make.NOW + timedelta(minutes=1),
    )

    assert [line.latest for line in goals_of(case)] == [5, 0, 2]


def test_rating_several_is_all_or_none(case, therapist):
    one, two = (make_formulation.goal(case, words) for words in "ab")

    with pytest.raises(goals.RatingOutOfRange):
        actions.rate_goals(
            case=case,
            by=therapist,
            values={one.pk: 5, two.pk: 11},
            rated_on=make.TODAY,
            at=make.NOW,
        )

    assert one.ratings.count() == 1


def test_rating_nothing_is_refused(case, therapist):
    goal = make_formulation.goal(case)

    with pytest.raises(goals.NothingRated):
        actions.rate_goals(
            case=case, by=therapist, values={goal.pk: None}, rated_on=make.TODAY
        )


def test_goals_of_another_case_are_not_rated(case, therapist):
    with pytest.raises(goals.GoalOfAnotherCase):
        actions.rate_goals(
            case=case, by=therapist, values={uuid4(): 4}, rated_on=make.TODAY
        )


def test_a_goal_is_reworded_and_keeps_its_ratings(case, therapist):
    goal = make_formulation.goal(case)

    actions.change_goal(goal=goal, by=therapist, words="Tell the girls", target=None)

    (line,) = goals_of(case)
    assert (line.words, line.target, line.latest) == ("Tell the girls", None, 2)


def test_a_goal_cannot_lose_its_words(case, therapist):
    goal = make_formulation.goal(case)

    with pytest.raises(goals.GoalHasNoWords):
        actions.change_goal(goal=goal, by=therapist, words=" ", target=3)


@pytest.mark.parametrize("status", ["MET", "PARTLY", "DROPPED"])
def test_a_goal_is_finished_and_taken_up_again(case, therapist, status):
    goal = make_formulation.goal(case)

    actions.finish_goal(goal=goal, by=therapist, status=status, at=make.NOW)
    assert (goal.status, goal.finished_at) == (status, make.NOW)

    actions.reopen_goal(goal=goal, by=therapist)
    goal.refresh_from_db()
    assert (goal.status, goal.finished_at) == ("ACTIVE", None)


@pytest.mark.parametrize("status", ["ACTIVE", "WON"])
def test_a_goal_ends_as_met_partly_met_or_let_go(case, therapist, status):
    with pytest.raises(goals.GoalEndUnknown):
        actions.finish_goal(
            goal=make_formulation.goal(case), by=therapist, status=status
        )


def test_a_finished_goal_is_left_alone(case, therapist):
    goal = make_formulation.goal(case)
    actions.finish_goal(goal=goal, by=therapist, status="MET")

    with pytest.raises(goals.GoalFinished):
        rate(goal, 9)
    with pytest.raises(goals.GoalFinished):
        actions.change_goal(goal=goal, by=therapist, words="Other", target=None)
    with pytest.raises(goals.GoalFinished):
        actions.finish_goal(goal=goal, by=therapist, status="DROPPED")


def test_only_a_finished_goal_is_taken_up_again(case, therapist):
    with pytest.raises(goals.GoalNotFinished):
        actions.reopen_goal(goal=make_formulation.goal(case), by=therapist)


def test_goals_keep_the_order_in_which_they_were_set_and_finished_ones_come_last(
    case, therapist
):
    first, *_ = [make_formulation.goal(case, words) for words in "abc"]
    actions.finish_goal(goal=first, by=therapist, status="MET")

    lines = goals_of(case)

    assert [line.words for line in lines] == ["b", "c", "a"]
    assert [line.is_active for line in lines] == [True, True, False]
    assert lines[-1].status_title == "Met"


def test_a_goal_in_words(case):
    goal = make_formulation.goal(case, baseline=None)
    assert goal_line(goal).change == "Not rated yet"
    assert goal_line(goal).latest_on is None

    rate(goal, 3)
    assert goal_line(goal).change == "3 so far"

    rate(goal, 7, rated_on=make.TODAY + timedelta(days=1), at=make.NOW + timedelta(1))
    line = goal_line(goal)
    assert (line.change, line.values) == ("From 3 to 7", [3, 7])
    assert line.latest_on == make.TODAY + timedelta(days=1)


def test_goals_cost_two_queries_however_many(case, django_assert_num_queries):
    for words in "abcd":
        make_formulation.goal(case, words)

    with django_assert_num_queries(2):
        assert len(goals_of(case)) == 4


# What a goal belongs to


def change(goal, **fields):
    values = {"words": goal.words, "target": goal.target, "at": make.NOW}
    return actions.change_goal(goal=goal, by=goal.case.therapist, **(values | fields))


def test_a_goal_may_say_what_it_is_about_and_which_way_of_working_it_belongs_to(case):
    focus = make_formulation.agreed_focus(case)

    goal = make_formulation.goal(case, kind="SUPPORT", method="IPT", focus_area=focus)

    line = queries.goal_line(goal)
    assert (line.kind_title, line.method_title) == ("Support", "IPT")
    assert line.focus_title == "Role transition"


def test_all_of_it_may_stay_open_and_come_later(case):
    goal = make_formulation.goal(case)
    line = queries.goal_line(goal)
    assert (line.kind_title, line.method_title, line.focus_title) == ("", "", "")

    change(goal, kind="SYMPTOM", method="ACT")

    goal.refresh_from_db()
    assert (goal.kind, goal.method) == ("SYMPTOM", "ACT")


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"kind": "NICE"}, goals.GoalKindUnknown, "kind"),
        ({"method": "EMDR"}, goals.GoalMethodUnknown, "method"),
    ],
)
def test_what_no_list_holds_is_refused(case, fields, refusal, field):
    with pytest.raises(refusal) as refused:
        make_formulation.goal(case, **fields)

    assert refused.value.field == field


def test_the_focus_of_another_case_is_refused(case, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))

    with pytest.raises(goals.FocusOfAnotherCase):
        make_formulation.goal(case, focus_area=make_formulation.focus(other))


def test_a_focus_that_is_over_takes_no_new_goal_and_keeps_its_own(case):
    focus = make_formulation.agreed_focus(case)
    goal = make_formulation.goal(case, focus_area=focus)
    focus.ended_on, focus.ended_reason = make.TODAY, "Another came first"
    focus.save()

    with pytest.raises(goals.FocusIsOver):
        make_formulation.goal(case, focus_area=focus)
    assert change(goal, words="Said anew", focus_area=focus).focus_area == focus


def test_a_day_on_which_only_others_were_rated_is_a_gap(case):
    later = make.TODAY - timedelta(days=2)
    early = make.TODAY - timedelta(days=9)
    one = make_formulation.goal(case, "a", set_on=early)
    two = make_formulation.goal(case, "b", set_on=early)
    for goal, day, value in ((one, make.TODAY, 6), (two, later, 4)):
        actions.rate_goal(
            goal=goal, by=case.therapist, value=value, rated_on=day, at=make.NOW
        )

    expected = [(early, 2), (later, None), (make.TODAY, 6)]
    assert queries.goal_line(one).by_day == expected
    assert [line.by_day for line in queries.goals_of(case)][0] == expected


def test_the_baseline_of_a_new_goal_is_no_gap_in_the_others(case):
    early = make.TODAY - timedelta(days=9)
    one = make_formulation.goal(case, "a", set_on=early)
    make_formulation.goal(case, "b")

    assert queries.goal_line(one).by_day == [(early, 2)]


def test_days_before_a_goal_and_after_its_last_rating_are_no_gaps(case):
    early = make.TODAY - timedelta(days=9)
    old = make_formulation.goal(case, "old", set_on=early)
    actions.finish_goal(goal=old, by=case.therapist, status="MET", at=make.NOW)
    new = make_formulation.goal(case, "new")

    old.refresh_from_db()
    assert queries.goal_line(old).by_day == [(early, 2)]
    assert queries.goal_line(new).by_day == [(make.TODAY, 2)]


def test_goals_stand_by_way_of_working_once_there_are_two(case):
    make_formulation.goal(case, "a", method="IPT")
    make_formulation.goal(case, "b")
    (alone,) = queries.by_method(queries.goals_of(case))
    assert (alone.title, len(alone.lines)) == ("", 2)

    make_formulation.goal(case, "c", method="CBT")

    groups = queries.by_method(queries.goals_of(case))
    assert [(one.title, [line.words for line in one.lines]) for one in groups] == [
        ("IPT", ["a"]),
        ("CBT", ["c"]),
        ("Not said", ["b"]),
    ]


def test_where_every_goal_says_its_way_no_group_is_left_over(case):
    make_formulation.goal(case, "a", method="IPT")
    make_formulation.goal(case, "b", method="ACT")

    assert [one.title for one in queries.by_method(queries.goals_of(case))] == [
        "IPT",
        "ACT",
    ]


def test_reading_goals_takes_two_queries(case, django_assert_num_queries):
    focus = make_formulation.agreed_focus(case)
    for said in "abcd":
        make_formulation.goal(case, said, focus_area=focus)

    with django_assert_num_queries(2):
        titles = [line.focus_title for line in queries.goals_of(case)]

    assert titles == ["Role transition"] * 4
