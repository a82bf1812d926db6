"""The support plan: rows, what came of them, and who was there emotionally."""

from datetime import timedelta

import pytest

from audit.models import Event
from formulation import actions
from formulation.actions import people_rules
from formulation.actions import support as rules
from formulation.actions.focus_rules import PersonOfAnotherCase
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from formulation.models import RelationshipRating, SupportStep
from formulation.queries import printed_plan, support_over_time, support_plan
from tests import make, make_formulation

YESTERDAY = make.TODAY - timedelta(days=1)
TOMORROW = make.TODAY + timedelta(days=1)


def note(row, **fields):
    values = {"outcome": "HELPED", "outcome_on": make.TODAY, "at": make.NOW}
    return actions.note_support_outcome(
        support_step=row, by=row.case.therapist, **(values | fields)
    )


def remove(row):
    return actions.remove_support(support_step=row, by=row.case.therapist, at=make.NOW)


def test_a_row_needs_who_and_what_for_and_no_more(case):
    row = make_formulation.support(case, someone_new=" A walking group ")

    assert (row.someone_new, row.step, row.outcome) == (
        "A walking group",
        "",
        "NOT_TRIED",
    )
    planned = Event.objects.get(verb="support.planned")
    assert set(planned.detail["fields"]) == {"someone_new", "kind"}
    assert "walking" not in str(planned.detail)


def test_a_row_holds_everything_that_the_plan_asks(case):
    samuel = make_formulation.person(case, "Samuel")

    row = make_formulation.support(
        case,
        person=samuel,
        kind="EMOTIONAL",
        move="REOPEN",
        barrier="BURDEN",
        barrier_met="Say that ten minutes are enough",
        step="Write to him",
        by_when=make.TODAY,
        is_rehearsed=True,
    )

    assert (row.person, row.by_when, row.is_rehearsed) == (samuel, make.TODAY, True)


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"someone_new": " "}, rules.SupporterMissing, "person"),
        ({"kind": ""}, rules.SupportKindMissing, "kind"),
        ({"by_when": TOMORROW}, rules.DayWithoutStep, "step"),
        ({"step": "Ring", "by_when": YESTERDAY}, rules.StepDayPast, "by_when"),
    ],
)
def test_a_row_that_cannot_be_is_refused(case, fields, refusal, field):
    with pytest.raises(refusal) as refused:
        make_formulation.support(case, **fields)

    assert refused.value.field == field
    assert not SupportStep.objects.exists()


def test_a_row_is_with_one_and_not_with_two(case):
    samuel = make_formulation.person(case, "Samuel")

    with pytest.raises(rules.TwoSupporters):
        make_formulation.support(case, person=samuel, someone_new="A group")


def test_the_person_is_one_of_this_inventory(case, therapist):
    stranger = make_formulation.person(make.case(therapist=therapist), "Samuel")

    with pytest.raises(PersonOfAnotherCase):
        make_formulation.support(case, person=stranger)


def test_a_removed_person_is_no_supporter(case, therapist):
    samuel = make_formulation.person(case, "Samuel")
    actions.remove_person(person=samuel, by=therapist)

    with pytest.raises(people_rules.PersonRemoved):
        make_formulation.support(case, person=samuel)


def test_nobody_asks_someone_who_has_died(case):
    with pytest.raises(rules.SupporterDied):
        make_formulation.support(case, person=make_formulation.someone_who_died(case))


def test_a_field_that_no_row_has_is_a_mistake_of_the_caller(case):
    with pytest.raises(TypeError, match="score"):
        make_formulation.support(case, score=3)


def test_the_plan_has_an_end(case, monkeypatch):
    monkeypatch.setattr(rules, "MOST_STEPS", 2)
    make_formulation.support(case)
    gone = make_formulation.support(case)
    with pytest.raises(rules.TooManySteps):
        make_formulation.support(case)

    remove(gone)
    assert make_formulation.support(case)


def test_a_row_is_changed_and_the_log_names_the_fields(case, therapist):
    row = make_formulation.support(case)

    actions.change_support(
        support_step=row, by=therapist, kind="TRUTH", barrier="SHAME"
    )

    row.refresh_from_db()
    assert (row.kind, row.barrier) == ("TRUTH", "SHAME")
    changed = Event.objects.get(verb="support.changed")
    assert changed.detail == {"fields": ["kind", "barrier"]}


def test_a_change_that_changes_nothing_is_not_logged(case, therapist):
    row = make_formulation.support(case)

    actions.change_support(support_step=row, by=therapist, kind="COMPANY")

    assert not Event.objects.filter(verb="support.changed").exists()


def test_a_day_that_went_by_may_stay_while_something_else_changes(case, therapist):
    row = make_formulation.support(
        case, step="Ring", by_when=YESTERDAY, at=make.NOW - timedelta(days=3)
    )

    actions.change_support(support_step=row, by=therapist, kind="TRUTH", at=make.NOW)
    with pytest.raises(rules.StepDayPast):
        actions.change_support(
            support_step=row,
            by=therapist,
            by_when=YESTERDAY - timedelta(1),
            at=make.NOW,
        )


# What came of it


@pytest.mark.parametrize("outcome", ["HELPED", "MIXED", "HURT"])
@pytest.mark.parametrize("effect", [-2, 0, 2, None])
def test_what_was_tried_has_an_effect_on_the_mood(case, outcome, effect):
    row = note(
        make_formulation.support(case),
        outcome=outcome,
        mood_effect=effect,
        learned=" He was glad ",
    )

    assert (row.outcome, row.mood_effect, row.learned) == (
        outcome,
        effect,
        "He was glad",
    )
    noted = Event.objects.get(verb="support.outcome_noted")
    assert noted.detail == {"outcome": outcome}


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"outcome": "MAYBE"}, rules.OutcomeUnknown),
        ({"outcome": ""}, rules.OutcomeUnknown),
        ({"outcome_on": None}, rules.OutcomeDayMissing),
        ({"outcome_on": TOMORROW}, DayInTheFuture),
        ({"outcome_on": make.TODAY.replace(year=1900)}, DayTooEarly),
        ({"mood_effect": 3}, rules.MoodEffectUnknown),
        ({"mood_effect": -3}, rules.MoodEffectUnknown),
        ({"outcome": "NO_LONGER", "mood_effect": 1}, rules.MoodWithoutTrying),
        ({"outcome": "NOT_TRIED", "mood_effect": 1}, rules.MoodWithoutTrying),
    ],
)
def test_an_outcome_that_cannot_be_is_refused(case, fields, refusal):
    row = make_formulation.support(case)

    with pytest.raises(refusal):
        note(row, **fields)

    row.refresh_from_db()
    assert row.outcome == "NOT_TRIED"


def test_an_outcome_can_be_taken_back(case):
    row = note(make_formulation.support(case), mood_effect=1)

    note(row, outcome="NOT_TRIED")

    assert (row.outcome, row.outcome_on, row.mood_effect) == ("NOT_TRIED", None, None)


def test_what_is_no_longer_wanted_has_a_day_and_no_effect(case):
    row = note(make_formulation.support(case), outcome="NO_LONGER")

    assert (row.outcome_on, row.mood_effect) == (make.TODAY, None)


# Taken out, put back, brought in


def test_a_row_is_taken_out_and_put_back_as_it_was(case, therapist):
    row = note(make_formulation.support(case), learned="Easy")

    remove(row)
    assert support_plan(case, today=make.TODAY).is_empty
    actions.restore_support(support_step=row, by=therapist, at=make.NOW)

    assert support_plan(case, today=make.TODAY).tried[0].row.learned == "Easy"
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"support.removed", "support.restored"} <= verbs


def test_what_was_taken_out_is_not_changed(case, therapist):
    row = remove(make_formulation.support(case))

    with pytest.raises(rules.SupportRowRemoved):
        actions.change_support(support_step=row, by=therapist, kind="TRUTH")
    with pytest.raises(rules.SupportRowRemoved):
        note(row)
    with pytest.raises(rules.SupportRowRemoved):
        remove(row)
    with pytest.raises(rules.SupportRowRemoved):
        actions.bring_into_inventory(
            support_step=row, by=therapist, ring=3, name="Group"
        )


def test_what_is_in_the_plan_is_not_put_back(case, therapist):
    with pytest.raises(rules.SupportRowNotRemoved):
        actions.restore_support(
            support_step=make_formulation.support(case), by=therapist
        )


def test_a_person_of_the_plan_stays_in_the_inventory(case, therapist):
    samuel = make_formulation.person(case, "Samuel")
    row = make_formulation.support(case, person=samuel)

    with pytest.raises(people_rules.PersonInSupportPlan):
        actions.remove_person(person=samuel, by=therapist)

    remove(row)
    actions.remove_person(person=samuel, by=therapist)
    with pytest.raises(people_rules.PersonRemoved):
        actions.restore_support(support_step=row, by=therapist)


def test_someone_new_becomes_a_person_and_the_row_speaks_of_them(case, therapist):
    row = make_formulation.support(case, someone_new="Walking group")

    person = actions.bring_into_inventory(
        support_step=row,
        by=therapist,
        ring=4,
        rated_on=make.TODAY,
        name="Walking group",
        sector="COMMUNITY",
        at=make.NOW,
    )

    row.refresh_from_db()
    assert (row.person, row.someone_new) == (person, "")
    assert person.ratings.get().ring == 4
    with pytest.raises(rules.AlreadyInTheInventory):
        actions.bring_into_inventory(
            support_step=row, by=therapist, ring=4, name="Again"
        )


# Reading it


def test_the_rows_stand_where_they_belong(case):
    later = make_formulation.support(case, step="b", by_when=TOMORROW)
    open_ended = make_formulation.support(case)
    soon = make_formulation.support(case, step="a", by_when=make.TODAY)
    first = note(make_formulation.support(case), outcome_on=YESTERDAY)
    second = note(make_formulation.support(case), outcome="HURT")
    dropped = note(make_formulation.support(case), outcome="NO_LONGER")
    gone = remove(make_formulation.support(case))

    plan = support_plan(case, today=make.TODAY)

    assert [line.row for line in plan.to_try] == [soon, later, open_ended]
    assert [line.row for line in plan.tried] == [second, first]
    assert [line.row for line in plan.let_go] == [dropped]
    assert [line.row for line in plan.removed] == [gone]


def test_a_step_is_overdue_on_the_day_after_and_not_once_it_was_tried(case):
    row = make_formulation.support(case, step="Ring", by_when=make.TODAY)

    def is_overdue(today):
        return support_plan(case, today=today).to_try[0].is_overdue

    assert not is_overdue(make.TODAY)
    assert is_overdue(TOMORROW)
    note(row)
    assert not support_plan(case, today=TOMORROW).tried[0].is_overdue


@pytest.mark.parametrize(
    ("effect", "said"),
    [(-2, "mood much worse"), (0, "mood the same"), (1, "mood a little better")],
)
def test_the_effect_on_the_mood_is_said_in_words(case, effect, said):
    note(make_formulation.support(case), mood_effect=effect)

    assert support_plan(case, today=make.TODAY).tried[0].mood_words == said


def test_the_clients_copy_holds_what_is_open_and_what_helped(case):
    ben = make_formulation.person(case, "Ben", is_never_printed=True)
    open_row = make_formulation.support(case)
    make_formulation.support(case, person=ben)
    helped = note(make_formulation.support(case))
    note(make_formulation.support(case), outcome="HURT")
    note(make_formulation.support(case), outcome="NO_LONGER")

    plan = printed_plan(case, today=make.TODAY)

    assert [line.row for line in plan.to_try] == [open_row]
    assert [line.row for line in plan.helped] == [helped]
    assert plan.left_out == 1
    assert not plan.is_long


def test_a_name_that_is_never_printed_is_pointed_out_in_the_text(case):
    ben = make_formulation.person(case, "Ben", is_never_printed=True)
    make_formulation.support(case, step="Ask Ben for his number")

    assert printed_plan(case, today=make.TODAY).look_at.people == (ben,)


def test_a_plan_longer_than_a_page_says_so(case):
    for _ in range(10):
        make_formulation.support(case, step="step " * 60, barrier_met="then " * 60)

    assert printed_plan(case, today=make.TODAY).is_long


def test_the_plan_asks_a_fixed_number_of_questions(case, django_assert_num_queries):
    for name in "abc":
        person = make_formulation.person(case, name)
        make_formulation.support(case, person=person)

    with django_assert_num_queries(1):
        plan = support_plan(case, today=make.TODAY)
        assert {line.supporter.name for line in plan.to_try} == {"a", "b", "c"}


# Who was there emotionally


def rate(person, day, emotional):
    return RelationshipRating.objects.create(
        case=person.case,
        person=person,
        rated_on=day,
        emotional=emotional,
        recorded_at=make.NOW,
        author=person.case.therapist,
    )


def told(case):
    return [
        (
            point.title,
            point.available.on,
            [someone.name for someone in point.available.people],
        )
        for point in support_over_time(case)
    ]


def test_before_anyone_was_asked_about_there_is_nothing_to_count(case):
    make_formulation.person(case, "Ada")

    assert support_over_time(case) == ()


def test_one_day_is_so_far(case):
    rate(make_formulation.person(case, "Ada"), make.TODAY, "SOME")

    assert told(case) == [("So far", make.TODAY, ["Ada"])]


def test_start_middle_and_now_name_who_was_there(case):
    ada = make_formulation.person(case, "Ada")
    samuel = make_formulation.person(case, "Samuel")
    start = make.TODAY - timedelta(days=70)
    half = make.TODAY - timedelta(days=30)
    rate(ada, start, "SOME")
    rate(samuel, start, "NONE")
    rate(ada, start + timedelta(days=5), "NONE")
    rate(ada, half, "A_LOT")
    rate(samuel, make.TODAY, "A_LOT")

    assert told(case) == [
        ("At the start", start, ["Ada"]),
        ("In the middle", half, ["Ada"]),
        ("Now", make.TODAY, ["Ada", "Samuel"]),
    ]


def test_of_two_days_as_near_to_half_way_the_earlier_one_is_the_middle(case):
    ada = make_formulation.person(case, "Ada")
    days = [make.TODAY - timedelta(days=ago) for ago in (40, 30, 10, 0)]
    for day in days:
        rate(ada, day, "SOME")

    assert [day for _, day, _ in told(case)] == [days[0], days[1], days[3]]


def test_in_a_closed_case_the_latest_day_is_the_end(case):
    ada = make_formulation.person(case, "Ada")
    rate(ada, YESTERDAY, "NONE")
    rate(ada, make.TODAY, "SOME")
    case.status = case.Status.CLOSED

    assert [title for title, _, _ in told(case)] == ["At the start", "At the end"]


def test_a_rating_that_asked_about_something_else_is_no_point(case):
    rate(make_formulation.person(case, "Ada"), make.TODAY, "")

    assert support_over_time(case) == ()


def test_the_points_ask_a_fixed_number_of_questions(case, django_assert_num_queries):
    for name in "abcdef":
        person = make_formulation.person(case, name)
        for ago in range(5):
            rate(person, make.TODAY - timedelta(days=10 * ago), "SOME")

    with django_assert_num_queries(7):
        assert len(support_over_time(case)) == 3
