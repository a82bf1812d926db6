"""The kit shows every part: if one cannot be drawn, this fails first."""

import pytest
from django.test import RequestFactory

from ui.kit import kit


@pytest.fixture
def page():
    request = RequestFactory().get("/ui/")
    request.session = {}
    from django.contrib.auth.models import AnonymousUser

    request.user = AnonymousUser()
    return kit(request).content.decode()


def test_every_part_is_drawn(page):
    for part in (
        "rail axis",
        "ch l",
        "circle-map",
        "ipaf tall",
        "dumb",
        "strip of-9",
        "errsum",
    ):
        assert f'class="{part}' in page


def test_the_page_has_a_title_that_says_that_something_is_wrong(page):
    assert "<title>Error: Parts and states — IPT Practice</title>" in page


def test_the_sample_person_stays_initials_for_whoever_is_not_signed_in(page):
    assert "Wilma" not in page
    assert "W.E." in page
