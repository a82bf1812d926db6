"""A page is left open; the sign-in ends meanwhile. Nothing that was typed is lost or seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor
from tests.make import PASSWORD

RUTH, JONAS = "ruth.adeyemi@example.org", "jonas.weil@example.org"
CAST = f"""
from tests import make, make_sessions
ruth = make.user("Ruth Adeyemi", email={RUTH!r})
make.user("Jonas Weil", email={JONAS!r})
case = make.case(therapist=ruth)
make_sessions.course(case=case)
print(case.pk)
"""
END_EVERY_SIGN_IN = """
from django.contrib.sessions.models import Session
Session.objects.all().delete()
"""
BEFORE, AFTER = "He came on time.", " He spoke of the garden."
COME_BACK = "window.dispatchEvent(new Event('focus'))"


class Ruth:
    """What she does, in words."""

    def __init__(self, visitor: Visitor, case_path: str) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.case_path = case_path
        self.visitor.sign_in(RUTH, PASSWORD)

    def types_a_note(self) -> None:
        self.visitor.go(self.case_path + "sessions/")
        self.visitor.follow("Log session 1")
        self.note.fill(BEFORE)
        self.page.locator("[data-saved]", has_text="Draft saved").wait_for()

    def goes_on_typing(self) -> None:
        self.note.press("End")
        self.note.press_sequentially(AFTER)

    def finds_the_page_closed(self) -> None:
        self.closed.wait_for()
        self.visitor.look()
        # Nothing of the case can be read, and no key opens it.
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("Escape")
        assert self.closed.is_visible()

    def signs_in_in_a_new_tab(self, email: str = RUTH) -> None:
        with self.page.context.expect_page() as opened:
            self.closed.get_by_role("link", name="Sign in in a new tab").click()
        tab: Page = opened.value
        tab.get_by_label("Work email").fill(email)
        tab.get_by_label("Password", exact=True).fill(PASSWORD)
        tab.get_by_role("button", name="Sign in", exact=True).click()
        tab.wait_for_url("**/today/")
        tab.close()
        self.page.bring_to_front()
        self.page.evaluate(COME_BACK)

    def finds_it_open_and_saved(self) -> None:
        self.closed.wait_for(state="hidden")
        assert self.note.input_value() == BEFORE + AFTER
        self.page.locator("[data-saved][data-state=saved]").wait_for()
        self.page.reload()
        assert self.note.input_value() == BEFORE + AFTER

    @property
    def note(self) -> Locator:
        return self.page.locator("[name=text]")

    @property
    def closed(self) -> Locator:
        return self.page.locator("#signed-out")


@pytest.fixture(scope="module")
def case_path(site: RunningSite) -> str:
    return f"/cases/{site.shell(CAST).strip()}/"


@pytest.fixture
def ruth(arrive: Arrive, case_path: str) -> Ruth:
    return Ruth(arrive(), case_path)


@pytest.fixture
def end_every_sign_in(site: RunningSite, ruth: Ruth):
    """Signed out meanwhile: refusals that the browser reports are what is meant."""

    def end() -> None:
        site.shell(END_EVERY_SIGN_IN)

    yield end
    ruth.visitor.forgive(["401", "403"])


def test_signing_in_again_returns_to_the_same_draft(ruth, end_every_sign_in) -> None:
    ruth.types_a_note()
    end_every_sign_in()
    ruth.goes_on_typing()
    ruth.finds_the_page_closed()
    ruth.signs_in_in_a_new_tab()
    ruth.finds_it_open_and_saved()


def test_it_stays_closed_for_somebody_else(ruth, end_every_sign_in) -> None:
    ruth.types_a_note()
    end_every_sign_in()
    ruth.goes_on_typing()
    ruth.finds_the_page_closed()
    ruth.signs_in_in_a_new_tab(email=JONAS)
    ruth.page.get_by_text("This page opens again for Ruth Adeyemi").wait_for()
    assert ruth.closed.is_visible()


def test_a_form_that_does_not_save_itself_is_kept_and_can_be_sent(
    ruth, end_every_sign_in
) -> None:
    ruth.visitor.go(ruth.case_path + "inventory/add/")
    ruth.visitor.fill({"name": "Ada", "relationship": "daughter"})
    end_every_sign_in()
    ruth.page.evaluate(COME_BACK)
    ruth.finds_the_page_closed()
    ruth.signs_in_in_a_new_tab()
    ruth.closed.wait_for(state="hidden")
    ruth.visitor.fill({"sector": "FAMILY", "ring": 1})
    ruth.visitor.press("Add to the circle")
    ruth.visitor.sees("Ada")


def test_with_nothing_typed_the_page_gives_way_to_sign_in_and_returns(
    ruth, end_every_sign_in
) -> None:
    ruth.visitor.go(ruth.case_path + "inventory/")
    end_every_sign_in()
    ruth.page.evaluate(COME_BACK)
    ruth.page.wait_for_url("**/accounts/login/**")
    ruth.visitor.look()
    ruth.visitor.type_sign_in(RUTH, PASSWORD)
    assert ruth.visitor.path == ruth.case_path + "inventory/"


def test_an_empty_chair_is_covered_warned_and_signed_out(
    ruth, end_every_sign_in
) -> None:
    ruth.page.clock.install()
    ruth.visitor.go(ruth.case_path)
    ruth.page.clock.run_for("05:01")
    assert ruth.page.locator("#cover").is_visible()
    ruth.page.clock.run_for("08:05")
    assert ruth.page.locator("#sign-out-soon").is_visible()
    end_every_sign_in()
    ruth.page.clock.run_for("02:10")
    ruth.page.wait_for_url("**/accounts/login/**")
