"""What a practice has agreed to do after an answer, and by when a supervisor reads it."""

from datetime import date

import pytest

from protocols import risk_seen, risk_steps


def whys(**answers):
    return [step.why for step in risk_steps.steps_after(**answers)]


@pytest.mark.parametrize("more", [{"plan": "YES"}, {"intent": "YES"}])
def test_active_thoughts_with_a_plan_or_intent_ask_for_the_same_day(more):
    assert whys(thoughts="ACTIVE", **more) == [
        "Active thoughts with a plan or an intent"
    ]


def test_an_intent_that_is_unsure_was_not_ruled_out():
    assert risk_steps.steps_after(thoughts="ACTIVE", plan="NO", intent="UNSURE") == (
        risk_steps.SAME_DAY,
    )


@pytest.mark.parametrize(
    "answers",
    [
        {"thoughts": "PASSIVE"},
        {"thoughts": "PASSIVE", "plan": "YES"},
        {"thoughts": "ACTIVE", "plan": "NO", "intent": "NO"},
    ],
)
def test_other_thoughts_ask_for_plan_and_earlier_contact(answers):
    assert risk_steps.steps_after(**answers) == (risk_steps.SOONER,)


@pytest.mark.parametrize("answers", [{}, {"thoughts": "NONE", "plan": "NO"}])
def test_no_thoughts_ask_for_nothing(answers):
    assert risk_steps.steps_after(**answers, is_under_18=True) == ()


def test_somebody_to_protect_is_a_call_of_the_same_day_without_thoughts_too():
    for concern in ("safeguarding", "harm_from_others"):
        assert risk_steps.steps_after(thoughts="NONE", concerns=[concern]) == (
            risk_steps.PROTECT,
        )
    assert risk_steps.steps_after(thoughts="NONE", concerns=["self_neglect"]) == ()


def test_under_18_a_parent_is_told_and_the_client_first():
    found = risk_steps.steps_after(thoughts="PASSIVE", is_under_18=True)

    assert found == (risk_steps.YOUNG, risk_steps.SOONER)
    assert found[0].steps[0].startswith("Tell the client first")


def test_it_is_said_that_the_program_tells_nobody():
    assert "tells nobody" in risk_steps.NOBODY_IS_TOLD


@pytest.mark.parametrize(
    ("setting", "actions", "is_full", "asks"),
    [
        ("TOLD", ["SUPERVISOR"], True, True),
        ("TOLD", ["EMERGENCY"], False, True),
        ("TOLD", ["GP", "PLAN_MADE"], True, False),
        ("FULL", ["PLAN_MADE"], True, True),
        ("FULL", ["NONE_NEEDED"], False, False),
        ("NOBODY", ["EMERGENCY"], True, False),
    ],
)
def test_the_practice_says_which_entries_are_acknowledged(
    setting, actions, is_full, asks
):
    assert risk_seen.asks_for(setting, actions=actions, is_full=is_full) == asks


@pytest.mark.parametrize(
    ("recorded_on", "days", "due_on"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),  # Monday: Tuesday
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # Friday: Monday
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # Saturday: Monday
        (date(2026, 11, 26), 3, date(2026, 12, 1)),  # Thursday: Tuesday
    ],
)
def test_a_weekend_is_no_working_day(recorded_on, days, due_on):
    assert risk_seen.due_on(recorded_on, days) == due_on
