"""Risk, safety plan and functioning in the browser."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Practice
from cases.models import FunctioningRating, RiskEntry, SafetyPlan
from tests import make, make_cases


def today():
    return timezone.localdate()


def risk(case):
    return f"/cases/{case.pk}/risk/new/"


def entry(**fields):
    values = {"asked_on": today().isoformat(), "asked": "YES", "thoughts": "NONE"}
    return values | fields


def test_a_quick_entry_is_recorded_and_leads_to_the_list(signed_in, case, therapist):
    response = signed_in(therapist).post(risk(case), entry())

    assert response.headers["Location"] == f"/cases/{case.pk}/risk/"
    found = RiskEntry.objects.get()
    assert (found.thoughts, found.item9, found.is_full) == ("NONE", None, False)


def test_a_full_entry_is_recorded(signed_in, case, therapist):
    signed_in(therapist).post(
        risk(case),
        entry(
            item9="1",
            thoughts="PASSIVE",
            said="Asked plainly",
            formulation="Worse at night",
            actions=["GP", "SUPERVISOR"],
            no_plan_reason="Made on paper",
        ),
    )

    found = RiskEntry.objects.get()
    assert found.is_full
    assert (found.item9, found.actions) == (1, ["GP", "SUPERVISOR"])


def test_thoughts_open_the_full_half_and_name_what_is_missing(
    signed_in, case, therapist
):
    response = signed_in(therapist).post(
        risk(case), entry(thoughts="PASSIVE", keeps_going="Her dog")
    )

    page = response.content.decode()
    assert "Write what you asked about thoughts of self-harm" in page
    assert "Make a safety plan first, or write why there is none" in page
    assert "<details open>" in page
    assert "Her dog" in page
    assert "<title>Error: Record risk" in page
    assert not RiskEntry.objects.exists()


def test_item_9_opens_the_full_half(signed_in, case, therapist):
    response = signed_in(therapist).post(risk(case), entry(item9="2"))

    assert "<details open>" in response.content.decode()
    assert not RiskEntry.objects.exists()


def test_the_full_half_is_closed_at_first(signed_in, case, therapist):
    page = signed_in(therapist).get(risk(case)).content.decode()

    assert "<details>" in page
    assert "Sometimes when people feel this low" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"asked": ""}, "Say whether you asked"),
        ({"thoughts": ""}, "Say which thoughts there are"),
        ({"asked": "NO", "thoughts": ""}, "Write why you did not ask"),
        ({"asked_on": ""}, "Enter the date you asked"),
        ({"asked_on": "2999-01-01"}, "must be today or in the past"),
    ],
)
def test_a_bad_entry_comes_back(signed_in, case, therapist, fields, sentence):
    response = signed_in(therapist).post(risk(case), entry(**fields))

    assert sentence in response.content.decode()
    assert not RiskEntry.objects.exists()


def test_the_last_entry_and_the_plan_stand_beside_the_form(signed_in, case, therapist):
    make_cases.risk_entry(case, said="Slept badly", next_step="Call on Friday", at=None)
    make_cases.safety_plan(case)

    page = signed_in(therapist).get(risk(case)).content.decode()

    assert "Slept badly" in page
    assert "Call on Friday" in page
    assert "Open the plan" in page
    assert "There is a safety plan in the record" in page


def test_nothing_on_the_page_grades_a_person(signed_in, case, therapist):
    page = signed_in(therapist).get(risk(case)).content.decode().lower()

    for word in ("risk level", "low risk", "high risk", "medium risk"):
        assert word not in page


def test_under_18_reminds_of_who_was_told(signed_in, therapist):
    young = make.case(
        therapist=therapist,
        of=make.client(born_on=today() - timedelta(days=16 * 365)),
    )

    page = signed_in(therapist).get(risk(young)).content.decode()

    assert "Say who was told" in page


def plan(case, end=""):
    return f"/cases/{case.pk}/safety-plan/{end}"


def words(**fields):
    values = {
        "made_on": today().isoformat(),
        "review_on": (today() + timedelta(days=14)).isoformat(),
        "is_agreed_by_client": "on",
    }
    return make_cases.WORDS | values | fields


def test_no_plan_yet_says_what_to_do(signed_in, case, therapist):
    browser = signed_in(therapist)
    page = browser.get(plan(case)).content.decode()

    assert "No safety plan yet" in page
    assert plan(case, "new/") in page
    assert browser.get(plan(case, "print/")).headers["Location"] == plan(case)


def test_a_plan_is_made_and_the_next_version_begins_with_it(signed_in, case, therapist):
    browser = signed_in(therapist)

    browser.post(plan(case, "new/"), words())
    assert SafetyPlan.objects.get().is_agreed_by_client
    page = browser.get(plan(case, "new/")).content.decode()
    assert "Walk to the river" in page
    assert "New version" in page

    browser.post(plan(case, "new/"), words(on_my_own="Call a friend"))
    page = browser.get(plan(case)).content.decode()
    assert "Version 2" in page
    assert "Walk to the river" in page
    assert SafetyPlan.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"warning_signs": ""}, "warning_signs"),
        ({"safer_place": ""}, "safer_place"),
        ({"review_on": "2999-01-01"}, "review_on"),
        ({"made_on": "2999-01-01"}, "made_on"),
        ({"made_on": ""}, "made_on"),
    ],
)
def test_a_bad_plan_comes_back(signed_in, case, therapist, fields, where):
    response = signed_in(therapist).post(plan(case, "new/"), words(**fields))

    assert where in response.context["form"].errors
    assert b"The allotment on Saturdays" in response.content
    assert not SafetyPlan.objects.exists()


def test_a_plan_that_is_due_says_so(signed_in, case, therapist):
    long_ago = today() - timedelta(days=40)
    make_cases.safety_plan(case, made_on=long_ago, at=None)

    page = signed_in(therapist).get(plan(case)).content.decode()

    assert "was to be looked at again" in page


def test_the_client_s_copy_holds_the_plan_and_the_checked_numbers(
    signed_in, case, therapist
):
    Practice.objects.create(
        name="Our practice",
        crisis_lines="Samaritans 116 123\nEmergency 999",
        crisis_verified_on=date(2026, 11, 2),
    )
    make_cases.safety_plan(case)

    page = signed_in(therapist).get(plan(case, "print/")).content.decode()

    assert "Samaritans 116 123" in page
    assert "Numbers checked 02-Nov-2026" in page
    assert "Walk to the river" in page
    assert "Okafor" not in page
    assert case.client.number not in page[page.index("<main") :]


def test_without_numbers_the_page_says_who_enters_them(signed_in, case, therapist):
    page = signed_in(therapist).get(plan(case)).content.decode()

    assert "has not entered its crisis numbers yet" in page


def functioning(case):
    return f"/cases/{case.pk}/functioning/"


def test_functioning_is_rated_and_drawn(signed_in, case, therapist):
    browser = signed_in(therapist)
    assert b"Nothing rated yet" in browser.get(functioning(case)).content

    browser.post(
        functioning(case),
        {"rated_on": today().isoformat(), "work": "3", "home": "0", "note": "Off sick"},
    )

    rating = FunctioningRating.objects.get()
    assert (rating.work, rating.home, rating.money) == (3, 0, None)
    page = browser.get(functioning(case)).content.decode()
    assert "3 hardly managing" in page
    assert "Off sick" in page
    assert "<svg" in page


@pytest.mark.parametrize(
    ("fields", "where", "sentence"),
    [
        ({"work": ""}, "work", "Rate at least one area from 0 to 4"),
        ({"work": "5"}, "work", "Rate Work or study from 0 to 4"),
        ({"rated_on": "2999-01-01"}, "rated_on", "today or in the past"),
    ],
)
def test_a_bad_rating_comes_back(signed_in, case, therapist, fields, where, sentence):
    values = {"rated_on": today().isoformat(), "work": "3", "note": "Off sick"}

    response = signed_in(therapist).post(functioning(case), values | fields)

    errors = response.context["form"].errors
    assert list(errors) == [where]
    assert sentence in errors[where][0]
    assert b"Off sick" in response.content
    assert not FunctioningRating.objects.exists()


def test_a_supervisor_rates_nothing(signed_in, case, supervisor):
    browser = signed_in(supervisor)

    assert browser.post(functioning(case), {"work": "3"}).status_code == 403
