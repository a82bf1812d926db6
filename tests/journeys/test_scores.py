"""Scores with life beside them: rated, read by session and by date, and led back to a week."""

from __future__ import annotations

from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.make import PASSWORD

RUTH, HELENA = "ruth.adeyemi@example.org", "helena.marsh@example.org"
CAST = f"""
from datetime import timedelta
from accounts import actions as accounts
from tests import make, make_measures, make_sessions
ruth = make.user("Ruth Adeyemi", email={RUTH!r})
helena = make.user("Helena Marsh", email={HELENA!r}, roles="supervisor")
make.supervision(supervisor=helena, supervisee=ruth)
case = make.case(therapist=ruth, protocol_key="IPT_ADULT")
booked = make_sessions.course(case=case, signed_ones=2)
make_measures.administration(case, total=17, on=booked[0].scheduled_at.date() - timedelta(3))
print(case.pk)
"""


def test_a_week_is_rated_read_in_the_chart_and_told_with_its_event(
    arrive: Arrive, site: RunningSite
) -> None:
    case_path = f"/cases/{site.shell(CAST).strip()}/"
    ruth = arrive()
    ruth.sign_in(RUTH, PASSWORD)

    ruth.go(case_path + "measures/")
    ruth.follow("Mood", exact=True)
    ruth.fill({"mood": "6"})
    ruth.press("Save")
    assert ruth.page.get_by_role("heading", name="Mood").is_visible()

    ruth.follow("Another questionnaire")
    ruth.follow("DASS-21")
    ruth.fill({"depression": "12", "anxiety": "43", "stress": "10"})
    ruth.press("Save")
    assert "Enter a number from 0 to 42 for Anxiety." in ruth.page.content()
    ruth.fill({"anxiety": "8"})
    ruth.press("Save")

    ruth.follow("By date")
    ruth.page.locator("svg.ch.l .hit").nth(1).click()
    ruth.look()
    assert "/sessions/" in ruth.path
    ruth.follow("Add what happened, and what it did to the mood")
    ruth.fill({"title": "A row about the car", "kind": "CONFLICT"})
    ruth.page.get_by_text("Feelings, mood and symptoms").click()
    ruth.fill({"came_first": "MOOD"})
    ruth.press("Add to the timeline")

    ruth.go(case_path + "measures/")
    assert "Conflict: session" in ruth.page.content()


def test_a_supervisor_reads_counts_and_never_names(
    arrive: Arrive, site: RunningSite
) -> None:
    helena = arrive()
    helena.sign_in(HELENA, PASSWORD)
    helena.visit("Outcomes")

    assert "Counts only, never by therapist." in helena.page.content()
    assert "Open Government Licence v3.0" in helena.page.content()
