"""Focus not touched: the very lines stand beside the flag, for both who look at it."""

import pytest

from supervision.queries.drift import OPENING, shortened
from tests import make, make_formulation
from tests.make_supervision import scored, sign

pytestmark = pytest.mark.django_db

OLD, LAST = "The letter was about the loss", "She asked whether she may laugh again"


@pytest.fixture
def drifting(case, therapist, supervisor):
    """Session 5 touched the focus, sessions 6 and 7 did not."""
    make.supervision(supervisor=supervisor, supervisee=therapist)
    make_formulation.agreed_focus(case)
    booked = scored(case, [10] * 4)
    sign(booked[4], phq9=10, focus_link=LAST)
    sign(booked[5], phq9=10, focus_link="", text="We spoke about the new boiler.")
    sign(booked[6], phq9=10, focus_link="", text="Work again, and the boiler.")
    return case


@pytest.mark.parametrize("who", ["therapist", "supervisor"])
def test_the_flag_shows_the_lines_themselves(drifting, client, request, who):
    client.force_login(request.getfixturevalue(who))

    page = client.get(f"/cases/{drifting.pk}/supervision/").text

    for words in (
        LAST,
        "We spoke about the new boiler.",
        "Work again, and the boiler.",
    ):
        assert words in page
    assert "nothing written." in page


def test_only_the_last_session_that_touched_it_stands_above(drifting, client):
    client.force_login(drifting.therapist)

    page = client.get(f"/cases/{drifting.pk}/supervision/").text

    lines = page[page.index("Focus not touched") : page.index("Cleared by: A session")]
    assert lines.count("nothing written.") == 2
    assert lines.count("<li>") == 3


def test_a_long_note_is_cut_between_words():
    shown = shortened("word " * 100)

    assert len(shown) <= OPENING + 2
    assert shown.endswith("word …")
    assert shortened("two\nlines") == "two lines"
