"""An empty chair is signed out; somebody who works is not."""

import time
from types import SimpleNamespace

import pytest
from django.urls import reverse

from accounts import middleware
from audit.models import Event

PAGE = "/me/"


@pytest.fixture
def clock(monkeypatch):
    """The middleware's clock, to be moved: clock.move(minutes)."""
    state = SimpleNamespace(now=time.time())
    monkeypatch.setattr(middleware.time, "time", lambda: state.now)

    def move(*, minutes: float) -> None:
        state.now += minutes * 60

    state.move = move
    return state


@pytest.fixture
def browser(client, therapist, clock):
    client.force_login(therapist)
    client.get(PAGE)
    return client


def is_in(browser) -> bool:
    return "_auth_user_id" in browser.session


def test_after_fifteen_minutes_of_nothing_the_session_ends(browser, clock):
    clock.move(minutes=15.1)

    response = browser.get(PAGE)

    assert response.url == f"{reverse('account_login')}?next=%2Fme%2F"
    assert not is_in(browser)


def test_before_that_it_goes_on(browser, clock):
    clock.move(minutes=14.9)

    assert browser.get(PAGE).status_code == 200


def test_every_page_begins_the_quarter_of_an_hour_anew(browser, clock):
    for _ in range(6):
        clock.move(minutes=10)
        assert browser.get(PAGE).status_code == 200


def test_background_requests_do_not_keep_a_session_alive(browser, clock):
    for _ in range(3):
        clock.move(minutes=4)
        browser.get(PAGE, headers={"X-Background": "poll"})
    clock.move(minutes=4)

    assert browser.get(PAGE).status_code == 302
    assert not is_in(browser)


def test_a_background_request_of_an_ended_session_is_told_so_plainly(browser, clock):
    clock.move(minutes=16)

    assert browser.get(PAGE, headers={"X-Background": "poll"}).status_code == 401
    assert browser.get(PAGE, headers={"X-Background": "poll"}).status_code == 401


def test_background_requests_alone_do_not_start_a_session_that_never_ends(
    client, therapist, clock
):
    client.force_login(therapist)
    for _ in range(4):
        client.get(PAGE, headers={"X-Background": "poll"})
        clock.move(minutes=5)

    assert client.get(PAGE, headers={"X-Background": "poll"}).status_code == 401


def test_after_twelve_hours_even_a_busy_session_ends(browser, clock):
    for _ in range(72):
        clock.move(minutes=10)
        assert browser.get(PAGE).status_code == 200
    clock.move(minutes=10)

    assert browser.get(PAGE).status_code == 302
    ended = Event.objects.get(verb="person.signed_out")
    assert ended.detail == {"reason": "AFTER_12_HOURS"}


def test_the_end_is_written_down_with_its_reason(browser, clock, therapist):
    clock.move(minutes=20)
    browser.get(PAGE)

    ended = Event.objects.get(verb="person.signed_out")
    assert (ended.actor_id, ended.detail) == (therapist.pk, {"reason": "IDLE"})


def test_signing_in_again_returns_to_the_page_with_its_questions(browser, clock):
    clock.move(minutes=16)

    response = browser.get("/clients/?show=closed")

    assert response.url.endswith("?next=%2Fclients%2F%3Fshow%3Dclosed")


def test_a_form_sent_too_late_is_said_to_be_lost_and_leads_back_to_its_page(
    browser, clock
):
    clock.move(minutes=16)

    response = browser.post(
        "/me/theme/",
        {"theme": "DARK"},
        headers={"Referer": "http://testserver/clients/?show=closed"},
    )

    assert "?next=%2Fclients%2F%3Fshow%3Dclosed&" in response.url
    page = browser.get(response.url).content.decode()
    assert "so it was not saved. Sign in, then send it again." in page


def test_a_page_asked_for_too_late_was_never_sent(browser, clock):
    clock.move(minutes=16)

    page = browser.get(browser.get(PAGE).url).content.decode()

    assert "not saved" not in page


def test_a_page_of_another_site_is_not_led_back_to(browser, clock):
    clock.move(minutes=16)

    response = browser.post("/me/theme/", headers={"Referer": "https://evil.example/x"})

    assert "?next=%2F&" in response.url


def test_htmx_is_sent_to_sign_in_as_a_whole_page(browser, clock):
    clock.move(minutes=16)

    response = browser.get(
        "/find/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/today/"},
    )

    assert response.headers["HX-Redirect"].endswith("?next=%2Ftoday%2F")


def test_the_clock_is_written_once_a_minute_at_most(browser, clock):
    before = browser.session["last_input"]
    clock.move(minutes=0.5)
    browser.get(PAGE)

    assert browser.session["last_input"] == before


def test_every_page_of_someone_signed_in_is_kept_by_nobody(browser):
    assert browser.get(PAGE).headers["Cache-Control"] == "no-store"
