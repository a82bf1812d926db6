"""A trainee's session is heard and rated; she looks back at one herself, and shares it."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from ipt_practice.demo.cast import PASSWORD
from tests.journeys.conftest import Arrive
from tests.journeys.site import RunningSite
from tests.journeys.visitor import Visitor

HELENA, MINA = "helena@demo.example", "mina@demo.example"
HEARD = "You waited, and he went on by himself"
WORDS = "One thing to try: ask what the other heard."
THOUGHT = "I hurried at the end"
WIDE = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def site(demo_site: RunningSite) -> RunningSite:
    return demo_site


def signed_in(arrive: Arrive, email: str, **context: object) -> Visitor:
    visitor = arrive(**context)
    visitor.sign_in(email, PASSWORD)
    return visitor


def opens_the_work_of_mina(helena: Visitor) -> None:
    helena.visit("Caseload")
    helena.follow("Supervisees")
    helena.follow("Mina Castellano")
    helena.sees("was not rated from a recording yet", "IPT over time")


def rates_the_latest_recording(helena: Visitor) -> str:
    """The address of what was given."""
    case = helena.page.locator("tbody a[href$='/ratings/']", has_text="F.J.").first
    case.click()
    helena.look()
    helena.follow("Rate a piece of work")
    helena.press("Begin", exact=True)
    helena.sees("Choose what the rating rests on")
    helena.page.locator("[name=session]").select_option(index=1)
    helena.fill({"evidence": "RECORDING"})
    helena.press("Begin", exact=True)
    helena.fill(
        {
            "IPT_AFFECT_score": "3",
            "IPT_AFFECT_comment": HEARD,
            "IPT_AFFECT_minute": "17",
            "IPT_INVENTORY_score": "NA",
            "words": WORDS,
        }
    )
    helena.press("Save the draft")
    helena.sees("Draft saved. Nobody else reads it.")
    helena.press("Give it to Mina")
    helena.sees("3 Good", HEARD, "minute 17", WORDS, "Beside this phase")
    return helena.path


def looks_back_at_a_session(mina: Visitor) -> str:
    """The address of her own view."""
    mina.follow("All ratings here")
    mina.follow("Look back at a session")
    mina.page.locator("[name=session]").select_option(index=2)
    mina.fill({"evidence": "MEMORY"})
    mina.press("Begin", exact=True)
    mina.sees("Beside the manual", "Nobody else sees it until you share it")
    mina.fill({"IPT_STANCE_score": "1", "IPT_STANCE_comment": THOUGHT})
    mina.press("Finish", exact=True)
    mina.sees(THOUGHT, "You alone. Your supervisor does not see that it exists.")
    return mina.path


def finds_nothing(visitor: Visitor, path: str) -> None:
    answer = visitor.page.request.get(visitor.site.url + path)
    assert answer.status == 404


def has_the_recording_destroyed(mina: Visitor) -> None:
    mina.follow("All ratings here")
    mina.follow("Recordings")
    mina.sees("H Marsh", "Agreed on")
    mina.follow("Destroyed")
    mina.fill({"how": "DELETED"})
    mina.press("Keep it in the register")
    mina.sees("Deleted, and every copy of it")


def takes_the_log_away(mina: Visitor) -> None:
    mina.go("/supervision/mine/")
    mina.follow("Hours and training log")
    mina.sees("What a training asks for", "Recordings sampled", "F.J.,")
    mina.press("Make the PDF")
    link = mina.page.locator("a[href$='.pdf']")
    for _ in range(60):
        if link.count():
            break
        mina.page.wait_for_timeout(500)
        mina.page.reload()
    answer = mina.page.request.get(
        mina.site.url + str(link.first.get_attribute("href"))
    )
    text = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(answer.body())).pages
    )
    assert "Mina Castellano" in text
    assert "F.J.," in text
    assert "Joyce" not in text


def test_a_trainee_is_rated_from_a_recording_and_shares_her_own_view(
    arrive: Arrive,
) -> None:
    helena = signed_in(arrive, HELENA, viewport=WIDE)
    opens_the_work_of_mina(helena)
    given = rates_the_latest_recording(helena)

    mina = signed_in(arrive, MINA)
    mina.go(given)
    mina.sees(HEARD, WORDS, "Seen by Helena Marsh")
    own = looks_back_at_a_session(mina)
    finds_nothing(helena, own)
    mina.press("Share it with my supervisor")
    mina.sees("not read yet", "Take it back")
    helena.go(own)
    helena.sees(THOUGHT, "Mina Castellano’s own view")
    mina.go(own)
    mina.sees("Read by Helena Marsh")
    has_the_recording_destroyed(mina)
    takes_the_log_away(mina)
