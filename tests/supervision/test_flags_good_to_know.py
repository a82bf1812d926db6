"""Early response, a rise near the end, well for two scores: said, and no cause to look."""

from datetime import date, timedelta

import pytest

from supervision.queries.caseload import caseload_of
from tests import make, make_measures, make_sessions
from tests.make_supervision import standing

pytestmark = pytest.mark.django_db

DAYS = [date(2026, 10, 5) + timedelta(weeks=step) for step in range(7)]
GOOD = ("EARLY_RESPONSE", "RISE_NEAR_END", "WELL")


def scores(case, *totals):
    make_measures.series(case, "PHQ9", *zip(DAYS, totals, strict=False))


def good(case):
    return {key: one.evidence for key, one in standing(case).items() if key in GOOD}


@pytest.mark.parametrize(
    ("totals", "is_said"),
    [
        ((18, 12), True),
        ((18, 13), False),
        ((18, 17, 16, 12), True),
        ((18, 17, 16, 15, 12), False),
        ((18, 12, 13, 13, 13, 13), True),
        ((18, 12, 13, 13, 13, 13, 13), False),
        ((), False),
    ],
)
def test_an_early_response_is_six_lower_within_four_scores_and_said_until_the_sixth(
    case, totals, is_said
):
    scores(case, *totals)

    assert ("EARLY_RESPONSE" in good(case)) is is_said
    if is_said:
        assert good(case)["EARLY_RESPONSE"].startswith("PHQ-9 18 at the start, 12 at")
        assert good(case)["EARLY_RESPONSE"].endswith("6 lower")


@pytest.mark.parametrize(
    ("planned", "last", "is_said"), [(6, 12, True), (6, 10, False), (16, 12, False)]
)
def test_a_small_rise_in_the_last_four_planned_sessions_is_common(
    case, planned, last, is_said
):
    make_sessions.contract(case=case, planned=planned, reason="As agreed")
    for session in make_sessions.sessions(case)[:3]:
        make_sessions.signed(session, answers={})
    scores(case, 14, 13, 11, last)

    assert ("RISE_NEAR_END" in good(case)) is is_said


@pytest.mark.parametrize(
    ("totals", "below"),
    [
        ((18, 9, 8), "below 10"),
        ((18, 4, 3), "below 5"),
        ((18, 9, 4), "below 10"),
        ((18, 4), ""),
        ((18, 10, 9), ""),
        ((12, 9, 8), ""),
    ],
)
def test_two_scores_running_below_the_line_and_reliably_lower(case, totals, below):
    scores(case, *totals)

    said = good(case).get("WELL", "")
    assert said.endswith(below) if below else not said


def test_what_is_good_to_know_asks_for_no_closer_look(case, supervisor):
    scores(case, 18, 9, 8)
    assert set(good(case)) == {"EARLY_RESPONSE", "WELL"}

    rows = caseload_of(supervisor, make.NOW).rows
    assert [row.case_id for row in rows] == [case.pk]
    assert not {flag.key for flag in rows[0].flags} & set(GOOD)
