"""A page that was left open asks who is signed in, and for a form token of theirs."""

import pytest
from django.test import Client as Browser
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict(therapist):
    """A browser whose forms must carry a token."""
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(therapist)
    return browser


def test_it_says_who_is_signed_in(strict, therapist):
    assert strict.get(reverse("token")).json()["person"] == str(therapist.pk)


def test_a_form_can_be_sent_with_the_token(strict):
    token = strict.get(reverse("token")).json()["token"]
    fields = {"theme": "DARK", "next": "/me/"}

    refused = strict.post(reverse("theme"), fields)
    taken = strict.post(reverse("theme"), fields | {"csrfmiddlewaretoken": token})

    assert refused.status_code == 403
    assert taken.status_code == 302


def test_nobody_gets_one_without_signing_in(client):
    answer = client.get(reverse("token"), headers={"X-Background": "token"})

    assert answer.status_code == 401
    assert answer.content == b""
