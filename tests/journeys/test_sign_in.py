"""Someone who works here for real signs in for the first time, out, and in again."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor
from tests.make import PASSWORD
from tests.make_sign_in import code

EMAIL = "nora.real@example.org"
NORA = f"""
from tests import make
make.user("Nora Real", email={EMAIL!r}, is_demo=False)
"""


class Nora:
    """What she does, in words."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.secret = ""

    def mistypes_her_password(self) -> None:
        self.visitor.sign_in(EMAIL, "not the pass phrase")
        self.visitor.sees("That email and password do not match an account")
        assert self.visitor.page.get_by_label("Work email").input_value() == EMAIL

    def signs_in(self) -> None:
        self.visitor.type_sign_in(EMAIL, PASSWORD)

    def is_asked_for_a_second_factor_first(self) -> None:
        for page in ("/today/", "/clients/", "/"):
            self.visitor.go(page)
            assert self.visitor.path == "/accounts/second-factor/"
        self.visitor.sees("Add a second factor before you open the first case")

    def adds_an_app(self) -> None:
        self.visitor.follow("Add an app")
        self.secret = self.visitor.page.get_by_label("Or type this key").input_value()
        self.visitor.fill({"code": "000000"})
        self.visitor.press("Add the app")
        self.visitor.sees("That code is not right")
        self.visitor.fill({"code": code(secret=self.secret)})
        self.visitor.press("Add the app")

    def confirms_that_it_is_her(self) -> None:
        self.visitor.sees("Confirm that it is you")
        self.visitor.fill({"password": PASSWORD})
        self.visitor.press("Go on")

    def keeps_her_recovery_codes(self) -> None:
        codes = self.visitor.page.locator("#recovery_codes li").all_inner_texts()
        assert len(codes) == 10
        self.visitor.follow("I have them, go on")

    def is_at_work(self) -> None:
        assert self.visitor.path == "/today/"

    def signs_out(self) -> None:
        self.visitor.page.locator("details.menu.me > summary").click()
        self.visitor.page.get_by_role("button", name="Sign out").click()
        self.visitor.look()
        assert self.visitor.path.startswith("/accounts/login/")

    def finds_the_door_closed(self) -> None:
        self.visitor.go("/clients/")
        address, _, query = self.visitor.path.partition("?")
        assert address == "/accounts/login/"
        assert parse_qs(query) == {"next": ["/clients/"]}

    def shows_the_next_code(self) -> None:
        self.visitor.sees("six digits that your authenticator app shows now")
        # A code works once: this is the one of the next half minute.
        self.visitor.fill({"code": code(steps=1, secret=self.secret)})
        self.visitor.press("Sign in")

    def is_where_she_wanted_to_be(self) -> None:
        assert self.visitor.path == "/clients/"


@pytest.fixture
def nora(site: RunningSite, visitor: Visitor) -> Nora:
    site.shell(NORA)
    return Nora(visitor)


def test_a_second_factor_comes_before_the_first_case(nora: Nora) -> None:
    nora.mistypes_her_password()
    nora.signs_in()
    nora.is_asked_for_a_second_factor_first()
    nora.adds_an_app()
    nora.confirms_that_it_is_her()
    nora.keeps_her_recovery_codes()
    nora.is_at_work()
    nora.signs_out()
    nora.finds_the_door_closed()
    nora.signs_in()
    nora.shows_the_next_code()
    nora.is_where_she_wanted_to_be()
