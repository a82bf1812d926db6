"""A talk is written down line by line, and what would be said instead becomes a task."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.make import PASSWORD

RUTH = "ruth.adeyemi@example.org"
CAST = f"""
from accounts.models import User
from tests import make, make_formulation, make_sessions
ruth = User.objects.filter(email={RUTH!r}).first() or make.user("Ruth Adeyemi", email={RUTH!r})
case = make.case(therapist=ruth)
make_formulation.person(case, name="Chi", relationship="daughter")
make_sessions.course(case=case, signed_ones=1)
print(case.pk)
"""
LINES = (
    ("You have been in there all evening.", "Come out"),
    ("I’m fine.", "Do not make me say it"),
    ("You could at least eat with me.", "I am alone"),
    ("(shuts the door)", ""),
    ("Chi?", "I am sorry"),
)
INSTEAD = "I miss Mum tonight. Do you?"


@pytest.fixture
def case_path(site: RunningSite) -> str:
    return f"/cases/{site.shell(CAST).strip()}/"


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_talk_is_written_line_by_line_and_its_try_out_becomes_a_task(
    arrive: Arrive, case_path: str, has_scripts: bool
) -> None:
    ruth = arrive(has_scripts=has_scripts)
    ruth.sign_in(RUTH, PASSWORD)
    ruth.go(case_path + "worksheets/new/communication-analysis/")
    ruth.page.get_by_label("With whom").select_option(label="Chi, daughter")
    ruth.press("Start the worksheet")

    ruth.fill({"when_where": "Tuesday, in the corridor", "wanted": "To be let in"})
    for at, (words, meant) in enumerate(LINES[:4], start=1):
        ruth.fill({f"lines-{at}-words": words, f"lines-{at}-meant": meant})
    ruth.press("Add a line")
    assert ruth.page.locator("[name=lines-1-words]").input_value() == LINES[0][0]
    ruth.fill({"lines-5-words": LINES[4][0], "lines-5-meant": LINES[4][1]})
    ruth.press("Finished with the client")
    ruth.sees("Say how it ended")
    ruth.fill({"ended": "I stood there", "instead": INSTEAD})
    ruth.page.get_by_label("Where it went off").select_option(value="1")
    ruth.press("Finished with the client")
    ruth.sees("Here it went off", INSTEAD, "Chi")

    ruth.follow("Client’s copy")
    ruth.sees("A talk, line by line", INSTEAD)
    ruth.go(case_path + "sessions/next/")
    ruth.page.get_by_label(INSTEAD).check()
    ruth.fill({f"phq9_{item}": 0 for item in range(1, 10)})
    ruth.fill({f"gad7_{item}": 0 for item in range(1, 8)})
    ruth.fill({"text": "Went through it line by line.", "risk_quick": True})
    ruth.press("Sign session 2")
    ruth.press("Sign")
    ruth.sees("Session 2 signed at", INSTEAD)
