"""A year of maintenance: agreed after an ending, held month by month, more often once."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor
from tests.make import PASSWORD

RUTH = "ruth.adeyemi@example.org"
# A treatment that ended before the year began.
CAST = f"""
from datetime import timedelta
from django.utils import timezone
from tests import make
day = timezone.localdate()
ruth = make.user("Ruth Adeyemi", email={RUTH!r}, profession="IPT therapist")
case = make.closed_case(
    therapist=ruth,
    of=make.client("Gareth Evans"),
    protocol_key="IPT_ADULT",
    referred_on=day - timedelta(weeks=80),
    closed_on=day - timedelta(weeks=54),
)
print(case.pk)
"""
# Months that go as months go, held by the action that the log calls too.
MONTHS = """
from datetime import timedelta
from cases.models import Case
from sessions import actions
from sessions.entry import RiskFields, SessionEntry
from sessions.models import TherapySession
from tests.make_measures import answers
case = Case.objects.get(pk="CASE")
for total in (3, 4, 5, 4, 5, 4, 4, 5, 4, 4):
    held = TherapySession.objects.filter(case=case).planned().in_order()[0]
    actions.sign_session(
        therapy_session=held,
        by=case.therapist,
        entry=SessionEntry(
            attendance="CAME",
            answers={"PHQ9": tuple(answers("PHQ9", total))},
            risk=RiskFields(compared="SAME", thoughts="NONE"),
            techniques=("LINKING",),
            text="As last month.",
            focus_link="Keeping the parts of the new role.",
        ),
        at=held.scheduled_at + timedelta(hours=1),
    )
"""
RULE = "PHQ-9 9 is 6 above 3 at the start: the step-up rule is met."


@pytest.fixture
def ended(site: RunningSite) -> str:
    return f"/cases/{site.shell(CAST).strip()}/"


def agrees(ruth: Visitor, ended: str, today: date) -> str:
    """From the ending of one case to the maintenance of the next; its path."""
    ruth.go(ended + "ending/")
    ruth.follow("Continue with maintenance")
    ruth.press("Agree it and book the sessions")
    ruth.sees("Write why")
    ruth.fill(
        {
            "reason": "The third episode, and he wishes it",
            "starts_on": today - timedelta(weeks=48),
            "at": "12:00",
            "months": 24,
            "baseline_score": 3,
            "early_signs": "Stops cycling\nShort with his wife",
            "agreed_on": today,
        }
    )
    ruth.press("Agree it and book the sessions")
    ruth.sees("Stops cycling", "Month")
    found = re.search(r"/cases/[0-9a-f-]{36}/", ruth.path)
    assert found
    assert found.group() != ended
    return found.group()


def logs(ruth: Visitor, case: str, phq9: str, text: str) -> None:
    """The next month, with the early signs beside it."""
    ruth.go(case + "sessions/next/")
    ruth.sees("Stops cycling")
    ruth.fill({f"phq9_{at}": digit for at, digit in enumerate(phq9, 1)})
    ruth.fill({f"gad7_{at}": 0 for at in range(1, 8)})
    ruth.fill({"text": text, "risk_quick": True, "techniques": ("LINKING",)})
    ruth.press("Sign session")
    if ruth.page.get_by_role("button", name="Sign all the same").count():
        if ruth.page.locator("[name=gate_reason]").count():
            ruth.fill({"gate_reason": "The focus is the one of the treatment before"})
        ruth.press("Sign all the same")
    ruth.sees("signed at")


def test_a_year_of_maintenance_with_more_sessions_once(
    site: RunningSite, arrive: Arrive, ended: str
) -> None:
    today = date.today()  # noqa: TID251, DTZ011 - beside a site that does too
    ruth = arrive()
    ruth.sign_in(RUTH, PASSWORD)
    case = agrees(ruth, ended, today)
    logs(ruth, case, "111000000", "On his bicycle, and the choir again.")
    site.shell(MONTHS.replace("CASE", case.split("/")[2]))
    logs(ruth, case, "222111000", "His father moved in; rows about the evenings.")
    ruth.go(case + "maintenance/")
    ruth.sees(RULE)
    ruth.page.locator("a[href$='maintenance/step-up/']").first.click()
    ruth.look()
    ruth.fill(
        {
            "reason": "His father moved in",
            "sessions": 2,
            "first_on": today + timedelta(days=2),
            "decided_on": today,
        }
    )
    ruth.page.locator("#main form [type=submit], #main form button").last.click()
    ruth.look()
    ruth.sees("2 weekly sessions", "His father moved in")
    ruth.go(case + "maintenance/print/")
    ruth.sees("Stops cycling", "Short with his wife")
