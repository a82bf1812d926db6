"""Passkeys are offered where browsers allow them, and a refusal is said."""

import pytest
from django.urls import reverse

LOGIN = reverse("account_login")


def page(client, host):
    return client.get(LOGIN, headers={"host": host}).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "[::1]:8000"])
def test_an_address_that_is_a_number_offers_no_passkey(client, settings, host):
    settings.ALLOWED_HOSTS = ["*"]

    said = page(client, host)

    assert "Use a passkey" not in said
    assert "passkey_login" not in said
    assert "mfa/js" not in said


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["localhost:8000", "practice.example.org"])
def test_a_name_offers_one_and_has_words_for_a_refusal(client, settings, host):
    settings.ALLOWED_HOSTS = ["*"]

    said = page(client, host)

    assert "Use a passkey" in said
    assert "Your browser uses no passkeys at this address." in said
    assert "js/passkey" in said
