"""Words that are written often are put where the cursor is, and at the end without scripts."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.make import PASSWORD

RUTH = "ruth.adeyemi@example.org"
CAST = f"""
from accounts.models import User
from tests import make, make_sessions
ruth = User.objects.filter(email={RUTH!r}).first() or make.user("Ruth Adeyemi", email={RUTH!r})
case = make.case(therapist=ruth)
make_sessions.course(case=case)
print(case.pk)
"""
WORDS = "Said how many sessions are left."


@pytest.mark.parametrize(
    ("has_scripts", "note"),
    [
        (True, f"Before. {WORDS} After."),
        (False, f"Before.  After.\n\n{WORDS}"),
    ],
)
def test_a_snippet_goes_into_the_note(
    arrive: Arrive, site: RunningSite, has_scripts: bool, note: str
) -> None:
    case_path = f"/cases/{site.shell(CAST).strip()}/"
    ruth = arrive(has_scripts=has_scripts)
    ruth.sign_in(RUTH, PASSWORD)
    ruth.go("/me/snippets/")
    ruth.fill({"title": f"How many, {has_scripts}", "text": WORDS})
    ruth.press("Add it")

    ruth.go(case_path + "sessions/next/")
    ruth.fill({"text": "Before.  After."})
    box = ruth.page.locator("[name=text]")
    ruth.page.get_by_label("My snippets").select_option(
        label=f"How many, {has_scripts}"
    )
    if has_scripts:
        box.evaluate("box => { box.focus(); box.setSelectionRange(8, 8); box.blur(); }")
        ruth.page.get_by_role("button", name="Put in").click()
    else:
        ruth.press("Put at the end")

    assert box.input_value() == note
    ruth.look()
