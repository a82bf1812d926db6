"""The relapse-prevention plan in versions, and contacts after the ending."""

from __future__ import annotations

from datetime import timedelta

import pytest

from audit.models import Event
from cases.models import RiskEntry
from measures.models import Administration
from sessions import actions
from sessions.actions import follow_up as follow_up_rules
from sessions.actions import relapse_plan as rules
from sessions.models import RelapsePlan, SessionNote, TherapySession
from sessions.queries import course_of
from tests import make, make_sessions
from tests.make_sessions import ASKED, FIRST_DAY, FULL_RISK, GAD7, PHQ9

pytestmark = pytest.mark.django_db

WORDS = {
    "triggers": "Her birthday",
    "early_signs": "Sleeping on the sofa\nNot answering Jo",
    "green": "Coffee with Jo",
    "amber": "Tell Ada within two days",
    "red": "Ring the GP",
    "supporters": "Ada, Samuel",
}


def write(case, **fields) -> RelapsePlan:
    values = {"by": case.therapist, "made_on": make.TODAY, "at": make.NOW} | WORDS
    return actions.write_relapse_plan(case=case, **(values | fields))


def test_a_plan_is_written_in_versions(case):
    first = write(case, review_on=make.TODAY + timedelta(days=30))

    second = write(case, red=" Ring the GP, then Ruth ")

    assert (first.number, second.number) == (1, 2)
    assert second.red == "Ring the GP, then Ruth"
    first.refresh_from_db()
    assert first.red == "Ring the GP"
    assert Event.objects.filter(verb="relapse_plan.written").count() == 2


@pytest.mark.parametrize(
    "part", ["triggers", "early_signs", "green", "amber", "red", "supporters"]
)
def test_a_part_that_is_no_plan_without_it_is_asked_for(case, part):
    with pytest.raises(rules.PlanIncomplete) as caught:
        write(case, **{part: "  "})

    assert set(caught.value.problems) == {part}
    assert not RelapsePlan.objects.exists()


def test_one_sign_is_too_few_and_a_later_one_counts(case):
    with pytest.raises(rules.PlanIncomplete, match="two warning signs"):
        write(case, early_signs="Sleep")

    assert write(case, early_signs="Sleep", later_signs="Wine").number == 1


def test_a_new_version_says_something_new(case):
    write(case)

    with pytest.raises(rules.PlanUnchanged):
        write(case)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"made_on": make.TODAY + timedelta(days=1)}, rules.MadeInTheFuture),
        ({"review_on": make.TODAY}, rules.ReviewTooEarly),
    ],
)
def test_its_days_make_sense(case, fields, rule):
    with pytest.raises(rule):
        write(case, **fields)


def test_a_plan_has_no_parts_that_nobody_knows(case):
    with pytest.raises(TypeError, match="level"):
        write(case, level="high")


# Follow-up contacts


@pytest.fixture
def ended(therapist):
    case = make.case(therapist=therapist)
    for session in make_sessions.course(case=case, planned=6, reason="Short"):
        make_sessions.signed(session)
    case.status, case.closed_on = "CLOSED", FIRST_DAY + timedelta(weeks=6)
    case.closed_by, case.ending_reason = therapist, "COMPLETED"
    case.save()
    return case


def follow(case, **fields) -> SessionNote:
    values = {
        "by": case.therapist,
        "held_at": make.NOW - timedelta(hours=2),
        "text": "Back at work, sleeps.",
        "answers": {"PHQ9": PHQ9, "GAD7": GAD7},
        "risk": ASKED,
        "at": make.NOW,
    }
    return actions.record_follow_up(case=case, **(values | fields))


def test_a_contact_after_the_ending_is_signed_without_a_number(ended):
    note = follow(ended)

    session = note.therapy_session
    assert session.number is None
    assert session.is_follow_up
    assert session.place == "PHONE"
    assert note.signed_without == []
    course = course_of(ended)
    assert course.attended == 6
    assert course.follow_ups[0].scores == {"PHQ9": 8, "GAD7": 7}


def test_the_hard_stop_holds_there_too(ended):
    answers = {"PHQ9": (*PHQ9[:8], 2)}

    with pytest.raises(actions.FullRiskEntryMissing):
        follow(ended, answers=answers, risk=None)

    assert not TherapySession.objects.follow_ups().exists()
    follow(ended, answers=answers, risk=FULL_RISK)
    assert RiskEntry.objects.filter(is_full=True).exists()


def test_what_is_missing_is_listed_there_too(ended):
    with pytest.raises(actions.GapsNotAccepted):
        follow(ended, answers=None, accepts_gaps=False)

    assert not Administration.objects.filter(
        session_link__therapy_session__kind="FOLLOW_UP"
    ).exists()


def test_a_running_treatment_logs_sessions_instead(case):
    make_sessions.course(case=case, signed_ones=1)

    with pytest.raises(follow_up_rules.TreatmentStillRunning):
        follow(case)


def test_a_case_that_never_began_has_no_follow_up(case):
    with pytest.raises(follow_up_rules.TreatmentStillRunning):
        follow(case)


def test_a_finished_course_may_be_followed_up_before_it_is_closed(therapist):
    case = make.case(therapist=therapist)
    for session in make_sessions.course(case=case, planned=6, reason="Short"):
        make_sessions.signed(session)

    assert follow(case).therapy_session.is_follow_up
