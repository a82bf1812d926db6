"""With scripts turned off: slower, and everything is still possible."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.make import PASSWORD

RUTH, PRITI = "ruth.adeyemi@example.org", "priti.shah@example.org"
CAST = f"""
from tests import make, make_documents, make_sessions
make_documents.practice()
ruth = make.user("Ruth Adeyemi", email={RUTH!r})
make.user("Priti Shah", email={PRITI!r}, roles="admin")
case = make.case(therapist=ruth)
make_sessions.course(case=case)
print(case.pk)
"""
RELEASED = f"""
from accounts.models import User
from documents.queries.record import record_of
from tests import make, make_documents
ruth = User.objects.get(email={RUTH!r})
parts, facts = make_documents.summary_of(
    record_of(make_documents.daniel(ruth), today=make.TODAY)
)
closed = make.closed_case(therapist=ruth)
facts["client_number"] = closed.client.number
make_documents.released(closed, parts=parts, facts=facts)
print(closed.client.number)
"""
NOTE = "He came on time, and spoke of the garden."


@pytest.fixture(scope="module")
def case_path(site: RunningSite) -> str:
    return f"/cases/{site.shell(CAST).strip()}/"


def test_a_session_is_logged_saved_and_signed(arrive: Arrive, case_path: str) -> None:
    ruth = arrive(has_scripts=False)
    ruth.sign_in(RUTH, PASSWORD)
    ruth.go(case_path + "sessions/")
    ruth.follow("Log session 1")

    ruth.fill({f"phq9_{item}": 1 for item in range(1, 9)})
    ruth.fill({"phq9_9": 0, "text": NOTE, "risk_quick": True})
    ruth.press("Save draft")
    assert ruth.page.locator("[name=text]").input_value() == NOTE
    ruth.press("Sign session 1")
    ruth.sees("GAD-7")
    ruth.press("Sign")
    ruth.sees("Session 1 signed at", NOTE)


def test_an_item_above_zero_stops_the_signature_without_scripts_too(
    arrive: Arrive, case_path: str
) -> None:
    ruth = arrive(has_scripts=False)
    ruth.sign_in(RUTH, PASSWORD)
    ruth.go(case_path + "sessions/")
    ruth.follow("Log session")

    ruth.fill({f"phq9_{item}": 1 for item in range(1, 10)})
    ruth.fill({"text": NOTE})
    ruth.press("Sign session")

    ruth.sees("PHQ-9 item 9 is 1 today.")
    assert ruth.page.locator("[name=text]").input_value() == NOTE


def test_a_person_is_added_and_moved_on_the_circle(
    arrive: Arrive, case_path: str
) -> None:
    ruth = arrive(has_scripts=False)
    ruth.sign_in(RUTH, PASSWORD)
    ruth.go(case_path)
    ruth.turn_to("Inventory")
    ruth.follow("Add the first person")
    ruth.fill({"name": "Ada, daughter", "sector": "FAMILY", "ring": 1})
    ruth.press("Add to the circle")
    ruth.sees("Ada")
    assert ruth.page.locator("svg [data-person]").count() == 1


def test_a_search_finds_the_client(arrive: Arrive, case_path: str) -> None:
    ruth = arrive(has_scripts=False)
    ruth.sign_in(RUTH, PASSWORD)
    ruth.go("/clients/")
    ruth.page.locator("#main [name=q]").fill("Okafor")
    ruth.press("Search")
    ruth.follow("Daniel Okafor")
    assert ruth.path == case_path


def test_an_export_goes_on_by_itself_until_it_can_be_taken(
    arrive: Arrive, site: RunningSite, case_path: str
) -> None:
    number = site.shell(RELEASED).strip()
    priti = arrive(has_scripts=False)
    priti.sign_in(PRITI, PASSWORD)
    priti.fill({"numbers": number})
    priti.press("See what would be made")
    priti.fill({"reason": "Asked for by the client"})
    priti.push(priti.page.locator("button[name=start]"))

    link = priti.page.get_by_role("link", name="Download ZIP")
    link.wait_for(timeout=90_000)
    with priti.page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.endswith(".zip")
