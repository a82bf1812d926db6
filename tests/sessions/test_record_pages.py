"""Pages across sessions: scores, risk, tasks, the ending and the client's own plan."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from formulation.models import InventoryPerson
from measures.actions import record_administration
from sessions.models import Homework, RelapsePlan
from tests import make, make_sessions
from tests.make_sessions import FIRST_DAY, FULL_RISK, PHQ9, moment

pytestmark = pytest.mark.django_db

READING = ("measures", "risk", "homework", "ending")


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def url(page: str, case) -> str:
    """The ending shows letters too, so its page is one of the documents' room."""
    room = "documents" if page == "ending" else "sessions"
    return reverse(f"{room}:{page}", args=[case.pk])


def text_of(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("page", READING)
def test_an_empty_record_has_its_own_words(browser, case, page):
    empty = {
        "measures": "No scores yet.",
        "risk": "No risk entry yet.",
        "homework": "No task",
        "ending": "No plan for staying well yet.",
    }

    response = browser.get(url(page, case))

    assert response.status_code == 200
    assert empty[page] in text_of(response)


@pytest.mark.parametrize("page", READING)
def test_a_supervisor_reads_and_a_stranger_finds_nothing(
    signed_in, supervisor, outsider, case, page
):
    assert signed_in(supervisor).get(url(page, case)).status_code == 200
    assert signed_in(outsider).get(url(page, case)).status_code == 404


@pytest.mark.parametrize("page", READING)
def test_reading_takes_no_post(browser, case, page):
    assert browser.post(url(page, case)).status_code == 405


@pytest.mark.parametrize("page", READING)
def test_an_undecided_case_has_these_pages_too(signed_in, therapist, page):
    case = make.case(therapist=therapist, protocol_key="")

    assert signed_in(therapist).get(url(page, case)).status_code == 200


@pytest.mark.parametrize("page", READING)
def test_a_long_course_costs_no_more_queries(
    browser, case, django_assert_max_num_queries, page
):
    booked = make_sessions.course(case=case)
    for session in booked[:10]:
        make_sessions.signed(session, next_homework="One\nTwo")

    # The ending stands beside letters, plan, feelings and follow-up; scores beside what
    # is due, sent and left out.
    most = {"ending": 46, "measures": 38}
    with django_assert_max_num_queries(most.get(page, 32)):
        browser.get(url(page, case))


def test_scores_stand_by_session_and_by_date(browser, case, therapist):
    make_sessions.course(case=case, signed_ones=2)
    record_administration(
        case=case,
        by=therapist,
        instrument_key="PHQ9",
        taken_on=FIRST_DAY - timedelta(days=3),
        answers=[2] * 9,
        at=moment(FIRST_DAY),
    )

    page = text_of(browser.get(url("measures", case)))

    assert "PHQ-9 was 18 at assessment and 8 at session 2" in page
    assert "on its own" in page
    assert reverse("measures:new", args=[case.pk, "phq9"]) in page


def test_risk_entries_stand_newest_first_with_their_session(browser, case):
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0])
    make_sessions.signed(booked[1], answers={"PHQ9": (*PHQ9[:8], 1)}, risk=FULL_RISK)

    page = text_of(browser.get(url("risk", case)))

    assert page.index("Session 2, Ruth") < page.index("Session 1, Ruth")
    assert "passive thoughts" in page
    assert FULL_RISK.said in page
    assert "Talked to the supervisor" in page


def test_tasks_stand_across_sessions_and_not_done_is_no_fault(browser, case):
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], next_homework="Ring Jo")
    make_sessions.signed(
        booked[1],
        homework_reviews={Homework.objects.get().pk: ("NOT_DONE", "Too soon")},
    )

    page = text_of(browser.get(url("homework", case)))

    for words in ("Ring Jo", "Not done", "Too soon"):
        assert words in page


# The ending


def plan_data(**fields) -> dict[str, str]:
    return {
        "made_on": timezone.localdate().isoformat(),
        "trigger_0": "Her birthday",
        "early_signs": "Sofa\nNot answering",
        "green": "Coffee with Jo",
        "amber": "Tell Ada",
        "red": "Ring the GP",
        "supporters": "Ada",
    } | fields


def test_the_ending_says_what_was_worked_on_and_what_is_left(browser, case):
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], ticks=("ENDING_FEELINGS",))

    page = text_of(browser.get(url("ending", case)))

    assert "15 sessions left of 16" in page
    assert "Feelings about it invited" in page
    assert "session 1" in page
    assert reverse("documents:list", args=[case.pk]) in page
    assert reverse("documents:close", args=[case.pk]) in page


def test_a_first_plan_begins_with_what_the_record_holds(browser, case, therapist):
    InventoryPerson.objects.create(
        case=case, name="Samuel", tone="SUPPORTIVE", added_at=make.NOW, author=therapist
    )
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], next_homework="Ring Jo")
    make_sessions.signed(
        booked[1],
        homework_reviews={Homework.objects.get().pk: ("DONE", "Ringing is easier")},
    )

    page = text_of(browser.get(url("relapse_plan", case)))

    assert "Samuel" in page
    assert "Ringing is easier" in page


def test_a_plan_is_saved_in_versions(browser, case):
    browser.post(url("relapse_plan", case), plan_data())
    response = browser.post(url("relapse_plan", case), plan_data(red="Ring Ruth"))

    page = text_of(browser.get(response.url))
    assert RelapsePlan.objects.count() == 2
    assert "Version 2" in page
    assert "Ring Ruth" in page
    assert reverse("sessions:plan_versions", args=[case.pk]) in page
    assert "Ring Ruth" in text_of(browser.get(url("relapse_plan", case)))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"trigger_0": ""}, "Write at least one thing that could set it off"),
        ({"early_signs": "One"}, "Write at least two warning signs"),
        ({"made_on": "2199-01-01"}, "The day of the plan must be today or in the past"),
        ({"made_on": ""}, "Enter the day the plan was made"),
        ({"review_on": "2020-01-01"}, "must come after the day it is made"),
    ],
)
def test_what_a_plan_lacks_is_named_and_kept(browser, case, fields, sentence):
    response = browser.post(
        url("relapse_plan", case), plan_data(lessons="Kept words", **fields)
    )

    page = text_of(response)
    assert sentence in page
    assert "Kept words" in page
    assert not RelapsePlan.objects.exists()


def test_a_plan_without_anything_new_is_not_saved_again(browser, case, therapist):
    browser.post(url("relapse_plan", case), plan_data())

    response = browser.post(url("relapse_plan", case), plan_data())

    assert "Nothing is different" in text_of(response)
    assert RelapsePlan.objects.count() == 1


def test_a_supervisor_writes_no_plan(signed_in, supervisor, case):
    response = signed_in(supervisor).post(url("relapse_plan", case), plan_data())

    assert response.status_code == 403


def test_a_closed_case_offers_a_follow_up(browser, therapist):
    case = make.closed_case(therapist=therapist)

    page = text_of(browser.get(url("ending", case)))

    assert url("new_follow_up", case) in page
