"""The main measure of a course, where it is neither PHQ-9 nor GAD-7."""

import pytest
from django.urls import reverse

from measures.models import Administration
from tests import make, make_sessions

PHQ9 = {f"phq9_{number}": "0" for number in range(1, 10)}
PCL5 = {f"pcl5_{number}": "1" for number in range(1, 21)}


@pytest.fixture
def trauma(therapist):
    return make.case(therapist=therapist, problem="PTSD", main_measure="PCL5")


@pytest.fixture
def booked(trauma):
    return make_sessions.course(case=trauma)[0]


def url(page, session):
    return reverse(f"sessions:{page}", args=[session.case_id, session.pk])


def test_the_log_sheet_offers_it_beside_the_two_usual_ones(
    signed_in, therapist, booked
):
    page = signed_in(therapist).get(url("log", booked)).content.decode()

    assert "PCL-5 is the main measure of this course, 0 to 4" in page
    assert 'name="pcl5_20"' in page
    assert 'name="phq9_9"' in page
    assert 'name="gad7_7"' in page


def test_a_course_without_another_measure_offers_two(signed_in, therapist, case):
    booked = make_sessions.course(case=case)[0]

    page = signed_in(therapist).get(url("log", booked)).content.decode()

    assert "main measure" not in page
    assert "pcl5_1" not in page


def test_a_measure_that_is_not_in_the_program_is_not_offered(
    signed_in, therapist, booked
):
    booked.case.main_measure = "EDE"
    booked.case.save()

    page = signed_in(therapist).get(url("log", booked))

    assert page.status_code == 200
    assert "is the main measure" not in page.content.decode()


def test_first_scores_offer_it_too(signed_in, therapist, trauma, case):
    browser = signed_in(therapist)

    page = browser.get(reverse("sessions:measures", args=[trauma.pk])).content.decode()
    assert f'href="/cases/{trauma.pk}/measures/pcl5/new/"' in page
    other = browser.get(reverse("sessions:measures", args=[case.pk])).content.decode()
    assert "PCL-5" not in other


def sign(browser, session, **fields):
    data = {
        "version": "0",
        "attendance": "CAME",
        "place": "IN_PERSON",
        "minutes": "50",
        "held_on": make_sessions.FIRST_DAY.isoformat(),
        "held_time": "14:00",
        "risk_quick": "on",
    } | fields
    return browser.post(url("sign", session), data).content.decode()


@pytest.mark.parametrize(("typed", "is_gap"), [({}, False), ({"pcl5_1": "2"}, True)])
def test_left_blank_it_is_no_gap_and_half_done_it_is(
    signed_in, therapist, booked, typed, is_gap
):
    page = sign(signed_in(therapist), booked, **PHQ9, **typed)

    assert "GAD-7 was not done" in page
    assert "PCL-5 was not done" not in page
    assert ("PCL-5 has 1 of 20 answers" in page) == is_gap


def test_it_is_kept_with_the_session(signed_in, therapist, booked):
    sign(signed_in(therapist), booked, **PCL5, accept_gaps="1")

    assert Administration.objects.get(instrument_key="PCL5").total == 20
