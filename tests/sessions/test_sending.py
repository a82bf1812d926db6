"""Asking a client to answer on their own: what is due, the link once, and what is told."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from measures.actions import open_link
from measures.instruments import GAD7, PHQ9, WSAS
from measures.models import SelfReportLink
from measures.queries import overlap_words
from measures.self_report import hash_of
from sessions import queries
from tests import make, make_couples, make_links, make_measures, make_sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def coming(case):
    """A session tomorrow."""
    at = timezone.now() + timedelta(days=1)
    return make_sessions.session(case=case, scheduled_at=at)


def url(page, case, *more):
    return reverse(page, args=[case.pk, *more])


def make_it(browser, case, **fields):
    data = {"instruments": ["PHQ9", "GAD7"], "works_for": "1D"} | fields
    return browser.post(url("sessions:send_measures", case), data)


def address_in(page):
    return re.search(r'value="http://testserver(/m/[^"]+)"', page.text)[1]


# Making it


def test_what_is_due_and_can_be_sent_is_chosen_already(browser, case, coming):
    form = browser.get(url("sessions:send_measures", case)).context["form"]

    assert form["instruments"].value() == ["PHQ9", "GAD7"]
    assert form["works_for"].value() == "NEXT"


def test_for_whom_a_questionnaire_is_made_is_said(signed_in):
    ruth = make.user()
    born = timezone.localdate() - timedelta(days=15 * 366)
    young = make.case(therapist=ruth, of=make.client("Sara Lind", born_on=born))
    page = signed_in(ruth).get(url("sessions:send_measures", young)).text

    assert "PCL-5, 20 questions, from age 18" in page
    assert "PHQ-9, 9 questions<" in page


def test_what_is_in_already_is_not_asked_for_again(browser, case, coming):
    make_links.sent(case, at=timezone.now())
    form = browser.get(url("sessions:send_measures", case)).context["form"]

    assert form["instruments"].value() == ["GAD7"]


def test_until_the_next_session_is_until_its_end(browser, case, coming):
    make_it(browser, case, works_for="NEXT")

    ends = coming.scheduled_at + timedelta(minutes=coming.minutes)
    assert SelfReportLink.objects.get().expires_at == ends


@pytest.mark.parametrize("days", [8, -1], ids=["too far", "over"])
def test_without_a_session_within_seven_days_the_longest_time_is_offered(
    browser, case, days
):
    at = timezone.now() + timedelta(days=days)
    make_sessions.session(case=case, scheduled_at=at)
    form = browser.get(url("sessions:send_measures", case)).context["form"]

    assert form["works_for"].value() == "7D"
    assert "NEXT" not in form.ends


def test_the_link_is_shown_once_with_a_code_to_scan(browser, case):
    page = make_it(browser, case)
    path = address_in(page)
    token = path.split("/")[2]

    assert SelfReportLink.objects.get().token_sha256 == hash_of(token)
    assert re.search(r'<svg class="qr"[^>]*><path d="M', page.text)
    assert "style=" not in page.text
    assert token not in browser.get(url("sessions:measures", case)).text
    assert token not in str(list(Event.objects.values_list("detail", flat=True)))
    assert token not in str(dict(browser.session))


@pytest.mark.parametrize(
    "fields",
    [
        {"instruments": []},
        {"instruments": ["PHQ9", "GAD7", "PHQ15", "PCL5"]},
        {"instruments": ["WSAS"]},
        {"works_for": "8D"},
        {"works_for": ""},
    ],
)
def test_what_cannot_be_sent_comes_back_with_a_sentence(browser, case, fields):
    page = make_it(browser, case, **fields)

    assert page.status_code == 200
    assert page.context["form"].errors
    assert not SelfReportLink.objects.exists()


def test_of_a_couple_it_is_for_one(signed_in):
    ruth = make.user()
    two = make_couples.couple_case(therapist=ruth)
    page = make_it(signed_in(ruth), two, who="second")

    assert SelfReportLink.objects.get().about == two.partner
    assert f"for {two.partner.first_name}" in page.text


def test_the_tablet_is_handed_over_signed_out(browser, case, therapist):
    path = address_in(make_it(browser, case))
    link = SelfReportLink.objects.get()
    answer = browser.post(
        url("measures:hand_over", case, link.pk), {"token": path.split("/")[2]}
    )

    assert answer.url == path
    assert "_auth_user_id" not in browser.session
    assert browser.get(url("sessions:measures", case)).status_code == 302
    went = Event.objects.get(verb="person.signed_out")
    assert (went.actor_id, went.detail) == (therapist.pk, {"reason": "HANDED_OVER"})
    link.refresh_from_db()
    assert link.mode == SelfReportLink.Mode.TABLET


def test_a_wrong_address_hands_nothing_over(browser, case):
    make_it(browser, case)
    link = SelfReportLink.objects.get()
    browser.post(url("measures:hand_over", case, link.pk), {"token": "guessed"})

    assert "_auth_user_id" in browser.session
    link.refresh_from_db()
    assert link.mode == SelfReportLink.Mode.LINK


# What the therapist is told


def test_the_page_of_scores_says_what_is_due_and_how_far_it_is(browser, case, coming):
    page = browser.get(url("sessions:measures", case)).text
    assert "Due at session 1" in page
    assert "<b>PHQ-9</b> not yet" in page

    made, _ = make_links.link(case, "PHQ9")
    page = browser.get(url("sessions:measures", case)).text
    assert "<b>PHQ-9</b> sent, not opened yet" in page
    assert "PHQ-9: not opened yet." in page

    open_link(link=made)
    browser.post(url("measures:revoke", case, made.pk))
    page = browser.get(url("sessions:measures", case)).text
    assert "<b>PHQ-9</b> not yet" in page


def test_answers_that_came_are_told_of_where_the_therapist_looks(browser, case, coming):
    make_links.sent(case, at=timezone.now() - timedelta(minutes=20))

    assert "PHQ-9 answered 20 min ago" in browser.get(reverse("today")).text
    scores = browser.get(url("sessions:measures", case)).text
    assert "sent 20 min ago, by the client on their own phone" in scores
    assert "By the client, on their own phone" in scores
    overview = browser.get(url("overview", case)).text
    assert "PHQ-9 sent 20 min ago, by the client on their own phone" in overview


def test_answers_about_harm_raise_what_typed_ones_raise(browser, case, coming):
    make_links.sent(case, answers=(0,) * 8 + (1,), at=timezone.now())

    today = browser.get(reverse("today")).text
    assert "Item 9 is 1" in today
    assert "Record what you asked" in today


def test_a_reason_for_leaving_it_out_is_kept_and_shown(browser, case):
    first = make_sessions.course(case=case)[0]
    make_sessions.signed(first, answers={}, measure_missed_reason="She had no glasses")

    page = browser.get(url("sessions:measures", case)).text
    assert "Left out, with a reason" in page
    assert "She had no glasses" in page
    (one,) = queries.left_out(case)
    assert (one.number, one.on) == (1, make_sessions.FIRST_DAY)


# Asked again within its own time


@pytest.mark.parametrize(
    ("definition", "days", "said"),
    [
        (
            PHQ9,
            5,
            "PHQ-9 asks about the last 2 weeks; the one before was 5 days earlier",
        ),
        (
            GAD7,
            1,
            "GAD-7 asks about the last 2 weeks; the one before was 1 day earlier",
        ),
        (
            PHQ9,
            0,
            "PHQ-9 asks about the last 2 weeks; the one before was of the same day",
        ),
        (
            PHQ9,
            13,
            "PHQ-9 asks about the last 2 weeks; the one before was 13 days earlier",
        ),
        (PHQ9, 14, ""),
        (WSAS, 7, ""),
    ],
)
def test_an_overlap_is_said_in_words(definition, days, said):
    on = make.TODAY
    assert overlap_words(definition, on - timedelta(days=days), on) == said


def test_a_first_one_and_one_before_overlap_nothing():
    assert overlap_words(PHQ9, None, make.TODAY) == ""
    later = make.TODAY + timedelta(days=1)
    assert overlap_words(PHQ9, later, make.TODAY) == ""


def test_form_table_and_chart_mark_it(browser, case):
    today = timezone.localdate()
    for days in (30, 9, 5):
        make_measures.administration(case, on=today - timedelta(days=days))
    words = "PHQ-9 asks about the last 2 weeks"

    page = browser.get(url("measures:new", case, "phq9")).text
    assert f"{words}; the one before was 5 days earlier" in page
    page = browser.get(url("sessions:measures", case)).text
    assert page.count("again after 4 days") == 1
    assert f"{words}. Scores nearer together speak in part of the same days." in page


def test_the_table_under_the_chart_marks_it_too(browser, case):
    make_sessions.course(case=case, signed_ones=3)

    chart = browser.get(url("sessions:measures", case)).context["chart"]
    assert [row.cells[0].again for row in chart.rows] == [None, 7, 7]
    assert "PHQ-9 asks about the last 2 weeks" in chart.overlap_words
