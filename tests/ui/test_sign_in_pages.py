"""allauth's pages in this house's clothes. What they do is tested in tests/accounts."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db

BEFORE_THE_DOOR = (
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
)
INSIDE = ("account_change_password", "mfa_index", "account_logout")


@pytest.mark.parametrize("name", BEFORE_THE_DOOR)
def test_a_page_before_the_door_wears_the_scene_and_no_bar(client, name):
    page = client.get(reverse(name)).content.decode()
    assert page.count("<h1>") == 1
    assert 'class="scene"' in page
    assert 'class="bar"' not in page
    assert "— IPT Practice</title>" in page


def test_nobody_is_offered_to_sign_up(client):
    page = client.get(reverse("account_login")).content.decode().lower()
    assert "sign up" not in page
    assert "signup" not in page


def test_the_demo_doors_stand_open_only_in_the_demo(client, settings):
    settings.DEMO = False
    assert "demo-practice" not in client.get(reverse("account_login")).content.decode()
    settings.DEMO = True
    page = client.get(reverse("account_login")).content.decode()
    assert page.count('value="demo-practice"') == 3


def test_a_wrong_password_answers_in_the_summary_and_keeps_the_email(client, settings):
    answer = client.post(
        reverse("account_login"),
        {"login": "nobody@demo.example", "password": "wrong wrong"},
    )
    page = answer.content.decode()
    assert "<title>Error: Sign in" in page
    assert "There is a problem" in page
    assert 'value="nobody@demo.example"' in page
    assert "wrong wrong" not in page


@pytest.mark.parametrize("name", INSIDE)
def test_a_page_inside_wears_the_bar(client, therapist, name):
    client.force_login(therapist)
    answer = client.get(reverse(name), follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("<h1>") == 1
    assert "Successfully" not in page


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_error_pages_stand_alone(status):
    from django.template.loader import render_to_string

    page = render_to_string(f"{status}.html")
    assert page.count("<h1>") == 1
    assert "— IPT Practice</title>" in page


def test_an_address_that_leads_nowhere_gets_our_own_page(client, settings, therapist):
    client.force_login(therapist)
    answer = client.get("/nowhere/at/all/")
    assert answer.status_code == 404
    assert "There is no page here" in answer.content.decode()
