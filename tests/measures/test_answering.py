"""`/m/<token>/` as a client meets it: no account, no name, no script."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from accounts.actions.sign_in import TRIES_PER_ADDRESS
from measures import actions
from measures.instruments import LOINC_NOTICE, PHQ9
from measures.models import Administration, SelfReportLink
from tests import make_documents, make_links

pytestmark = pytest.mark.django_db

ANSWERS = (1, 1, 1, 2, 2, 1, 1, 1, 0)


@pytest.fixture
def phone():
    """A browser of nobody, which insists on form tokens as any other would."""
    return Browser(enforce_csrf_checks=True)


def url(token):
    return reverse("measures:answer", args=[token])


def press(phone, token, **fields):
    return phone.post(url(token), fields, follow=True)


def answer(phone, token, answers, start=1):
    """One press after the other; the page that the last one leads to."""
    for place, value in enumerate(answers, start=start):
        given = "" if value is None else value
        page = press(phone, token, do="answer", at=place, value=given)
    return page


def begin(phone, token):
    return press(phone, token, do="start")


def gone(page):
    return page.status_code == 410 and "Nothing was changed." in page.text


# What stands there


def test_a_client_answers_one_press_for_each_question(phone, case):
    _, token = make_links.link(case, "PHQ9")

    assert "9 questions, about 2 minutes" in phone.get(url(token)).text
    page = begin(phone, token)
    assert "Question 1 of 9" in page.text
    assert PHQ9.items[0].text in page.text
    page = answer(phone, token, ANSWERS)
    assert "Look over your answers" in page.text
    page = press(phone, token, do="send")
    assert "Your answers are sent" in page.text
    recorded = Administration.objects.get()
    assert recorded.answers == list(ANSWERS)
    assert recorded.taken_on == timezone.localdate()


def every_page(phone, token):
    """Each kind of page of a sitting, and the one after it."""
    yield phone.get(url(token))
    yield begin(phone, token)
    yield answer(phone, token, ANSWERS[:8])
    yield press(phone, token, do="answer", at=9, value="")
    yield press(phone, token, do="answer", at=9, value=1)
    yield press(phone, token, do="send")
    yield phone.get(url(token))


def test_no_page_names_anybody_or_leaves_a_trace(phone, case, therapist):
    make_documents.practice()
    _, token = make_links.link(case, "PHQ9")

    for page in every_page(phone, token):
        names = (
            case.client.given_name,
            case.client.family_name,
            case.client.number,
            therapist.given_name,
            therapist.family_name,
        )
        assert not [name for name in names if name in page.text]
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in page.headers["X-Robots-Tag"]
        assert '<meta name="robots" content="noindex, nofollow">' in page.text
        assert "<script" not in page.text
        assert not page.cookies
        # Nothing leads into the app.
        assert set(re.findall(r'href="([^"#]+)"', page.text)) <= {
            *re.findall(r'href="(/static/[^"]+)"', page.text),
            *re.findall(r'href="(\?at=\d)"', page.text),
        }
        assert "PHQ" not in re.search("<title>(.*?)</title>", page.text)[1]


def test_whose_wording_it_is_stands_under_it(phone, case):
    _, token = make_links.link(case, "PHQ9")
    page = begin(phone, token)

    assert PHQ9.attribution in page.text
    assert LOINC_NOTICE in page.text


def test_before_and_after_it_is_said_that_nobody_watches(phone, case):
    _, token = make_links.link(case, "PHQ9")

    assert "Nobody watches the answers" in phone.get(url(token)).text
    begin(phone, token)
    answer(phone, token, ANSWERS)
    assert "Nobody watches the answers" in press(phone, token, do="send").text


def test_looking_at_the_page_changes_nothing(phone, case):
    """Programs that show a preview of a message open the links in it."""
    _, token = make_links.link(case)
    before = SelfReportLink.objects.values().get()
    phone.get(url(token))
    phone.head(url(token))

    assert SelfReportLink.objects.values().get() == before


# Safety


def test_an_answer_about_harm_shows_whom_to_ring_at_once_and_until_the_end(phone, case):
    practice = make_documents.practice()
    line = practice.crisis_line_list[0]
    _, token = make_links.link(case)
    begin(phone, token)
    page = answer(phone, token, ANSWERS[:8])
    assert "You do not have to be alone" not in page.text

    page = answer(phone, token, [1], start=9)
    assert "You do not have to be alone" in page.text
    assert line in page.text
    page = answer(phone, token, [0] * 7, start=10)
    assert "You do not have to be alone" in page.text
    page = press(phone, token, do="send")
    assert "You do not have to be alone" in page.text
    assert "Nobody has been told by this page" in page.text
    assert Administration.objects.get(instrument_key="PHQ9").risk_item == 1


def test_a_withheld_answer_about_harm_is_asked_for_once_more(phone, case):
    _, token = make_links.link(case, "PHQ9")
    begin(phone, token)
    answer(phone, token, ANSWERS[:8])

    page = press(phone, token, do="answer", at=9, value="")
    assert "it is asked once more" in page.text
    assert "9" not in SelfReportLink.objects.get().draft["PHQ9"]
    page = press(phone, token, do="answer", at=9, value="", sure=1)
    assert "Look over your answers" in page.text
    assert SelfReportLink.objects.get().draft["PHQ9"]["9"] is None


def test_any_other_withheld_answer_is_taken_at_once(phone, case):
    _, token = make_links.link(case, "PHQ9")
    begin(phone, token)
    page = press(phone, token, do="answer", at=1, value="")

    assert "Question 2 of 9" in page.text


# Back, twice, late


def test_an_answer_can_be_changed_before_it_is_sent(phone, case):
    _, token = make_links.link(case, "PHQ9")
    begin(phone, token)
    answer(phone, token, ANSWERS)

    page = phone.get(url(token) + "?at=3")
    assert "Your answer: " in page.text
    page = press(phone, token, do="answer", at=3, value=0)
    assert "Look over your answers" in page.text
    press(phone, token, do="send")
    assert Administration.objects.get().answers[2] == 0


def test_nobody_jumps_over_a_question(phone, case):
    _, token = make_links.link(case, "PHQ9")
    begin(phone, token)

    assert "Question 1 of 9" in phone.get(url(token) + "?at=5").text
    assert "Question 1 of 9" in press(phone, token, do="answer", at=5, value=1).text
    assert SelfReportLink.objects.get().draft == {}


def test_half_sent_leads_to_the_question_that_is_open(phone, case):
    _, token = make_links.link(case, "PHQ9")
    begin(phone, token)
    answer(phone, token, ANSWERS[:4])

    assert "Question 5 of 9" in press(phone, token, do="send").text
    assert not Administration.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "answer", "at": "x", "value": "1"},
        {"do": "answer", "at": "1", "value": "7"},
        {"do": "answer", "at": "1", "value": "much"},
        {"do": "answer", "at": "²", "value": "1"},
        {"do": "nothing"},
        {},
    ],
)
def test_what_is_no_answer_changes_nothing(phone, case, fields):
    _, token = make_links.link(case, "PHQ9")
    begin(phone, token)

    assert "Question 1 of 9" in press(phone, token, **fields).text
    assert SelfReportLink.objects.get().draft == {}


def test_two_pages_at_once_send_once(phone, case):
    _, token = make_links.link(case, "PHQ9")
    begin(phone, token)
    answer(phone, token, ANSWERS)
    press(phone, token, do="send")

    again = press(phone, token, do="send")
    assert gone(again)
    assert "These answers were sent already" in again.text
    assert gone(press(phone, token, do="answer", at=9, value=3))
    assert Administration.objects.get().answers == list(ANSWERS)


def test_unknown_late_and_taken_back_look_the_same(phone, case, therapist):
    late, late_token = make_links.link(case, works_for=timedelta(days=1))
    SelfReportLink.objects.filter(pk=late.pk).update(
        made_at=timezone.now() - timedelta(days=2), expires_at=timezone.now()
    )
    back, back_token = make_links.link(case)
    actions.revoke_link(link=back, by=therapist)
    pages = [phone.get(url(one)) for one in (late_token, back_token, "never-was")]

    assert all(gone(page) for page in pages)
    assert len({page.content for page in pages}) == 1


def test_a_link_that_ends_while_it_is_answered_says_so(phone, case):
    made, token = make_links.link(case, "PHQ9")
    begin(phone, token)
    answer(phone, token, ANSWERS)
    SelfReportLink.objects.filter(pk=made.pk).update(
        made_at=timezone.now() - timedelta(days=2), expires_at=timezone.now()
    )

    assert gone(press(phone, token, do="send"))
    assert not Administration.objects.exists()


def test_too_many_dead_links_from_one_address_have_to_wait(phone, case):
    _, token = make_links.link(case)
    for number in range(TRIES_PER_ADDRESS):
        assert phone.get(url(f"guess-{number}")).status_code == 410
    page = phone.get(url("one-more"))

    assert page.status_code == 429
    assert "Wait a minute" in page.text
    assert Browser().get(url(token), REMOTE_ADDR="203.0.113.9").status_code == 200


def test_who_is_signed_in_sees_the_same_page(signed_in, therapist, phone, case):
    _, token = make_links.link(case)

    assert signed_in(therapist).get(url(token)).content == phone.get(url(token)).content
