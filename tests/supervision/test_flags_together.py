"""A flag that rests on one thing does not hide the next."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols import score_rules as rules
from protocols.thresholds import DEFAULTS
from supervision.rules.evidence import LONGEST, found, together
from tests import make
from tests.make_facts import death, facts, rests, risk, standing
from tests.supervision.lines.scores import measured
from tests.supervision.lines.shapes import TODAY, days
from tests.supervision.lines.work import touched

GP = ("Writing to the GP", TODAY - days(30))
EIGHTEEN_TODAY = TODAY.replace(year=2008)
BEFORE = TODAY - days(60)


def shown_after_rest(flag, before, after):
    """`flag` stands in `before` and is let rest; whether it stands in `after`."""
    dismissal = rests(standing(before)[flag])
    assert flag not in standing(replace(before, dismissals=(dismissal,)))
    return standing(replace(after, dismissals=(dismissal,))).get(flag)


@pytest.mark.parametrize(
    ("flag", "before", "after", "says"),
    [
        (
            "SI_ITEM9",
            facts(risks=[risk("PASSIVE", days_ago=9)]),
            facts(risks=[risk("PASSIVE", days_ago=9)], phq9=[12], items9=[2]),
            "Item 9 is 2 at the assessment",
        ),
        (
            "SI_ITEM9",
            facts(risks=[risk("PASSIVE")]),
            facts(risks=[risk("PASSIVE")], partner_risks=[risk("PASSIVE")]),
            "Thoughts recorded",
        ),
        (
            "SI_ITEM9",
            facts("?+", each={1: {"draft_item9": 1}}),
            facts("??", each={1: {"draft_item9": 1}, 2: {"draft_item9": 1}}),
            "Item 9 is 1",
        ),
        (
            "SI_PLAN",
            facts(risks=[risk("PASSIVE")]),
            facts(risks=[risk("PASSIVE")], partner_risks=[risk("PASSIVE")]),
            "Partner: Thoughts recorded",
        ),
        (
            "SI_PLAN",
            facts(risks=[risk("PASSIVE")], plan_made_on=TODAY - days(40)),
            facts(risks=[risk("PASSIVE")], plan_made_on=TODAY - days(29)),
            "not looked at for 29 days",
        ),
        (
            "DETERIORATION",
            facts(phq9=[12, 18], gad7=[8]),
            facts(phq9=[12, 18], gad7=[8, 12]),
            "GAD-7 8 at the start",
        ),
        (
            "DETERIORATION",
            facts(phq9=[12, 18], last_on=TODAY - days(8)),
            facts(phq9=[12, 18, 18]),
            "PHQ-9 12 at the start, 18",
        ),
        (
            "DETERIORATION",
            facts(phq9=[20, 8, 11, 14], last_on=TODAY - days(22)),
            facts(phq9=[20, 8, 11, 14, 8, 11, 14]),
            "PHQ-9 rose twice running: 8, 11, 14",
        ),
        (
            "LOST_GAINS",
            facts(phq9=[18, 9, 15], gad7=[9]),
            facts(phq9=[18, 9, 15], gad7=[9, 4, 8]),
            "GAD-7 4",
        ),
        (
            "DRIFT",
            touched(4, "..", last_on=TODAY - days(22)),
            touched(4, "..x.."),
            "The last 2 middle sessions",
        ),
        (
            "MEASURE_GAP",
            measured("x..", last_on=TODAY - days(22)),
            measured("x..x.."),
            "the last 2 sessions",
        ),
        (
            "CONSENT",
            facts(born_on=EIGHTEEN_TODAY + days(1), withdrawn=(GP,)),
            facts(born_on=EIGHTEEN_TODAY, withdrawn=(GP,)),
            "Turned 18",
        ),
        (
            "NOTE_LATE",
            facts("?", last_on=TODAY - days(12)),
            facts("??", last_on=TODAY - days(5)),
            "nor is 1 later one",
        ),
        (
            "ANNIV",
            facts(yearly_days=(death(TODAY.replace(year=2020)),)),
            facts(
                yearly_days=(
                    death(TODAY.replace(year=2020)),
                    death((TODAY + days(3)).replace(year=2021)),
                )
            ),
            "26 November",
        ),
        (
            "RISK_UNSEEN",
            facts(risks=[risk(days_ago=9, unseen_since=BEFORE)]),
            facts(risks=[risk(days_ago=9, unseen_since=BEFORE)] * 2),
            "2 risk entries",
        ),
    ],
)
def test_something_new_brings_it_back_and_is_said(flag, before, after, says):
    again = shown_after_rest(flag, before, after)

    assert again is not None
    assert says in again.evidence


def test_a_questionnaire_with_too_many_blanks_is_nothing_new():
    before = facts(phq9=[12, 18])
    after = facts(phq9=[12, 18, None], last_on=TODAY + days(6))

    assert shown_after_rest("DETERIORATION", before, after) is None


@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1, 3 * LONGEST])
def test_what_a_flag_rests_on_is_short_enough_to_be_kept_and_cut_off_nothing(length):
    one, other = found("a" * (length - 1) + "b"), found("a" * (length - 1) + "c")

    assert one is not None
    assert other is not None
    assert len(one.rests_on) <= LONGEST
    assert one.rests_on != other.rests_on


def test_the_same_words_are_said_once():
    both = together(None, found("Said", 1, tag="First"), found("Said", 2, tag="Second"))

    assert both is not None
    assert (both.words, both.rests_on, both.tag) == (
        "Said",
        "Said, 1, Said, 2",
        "First",
    )
    assert together(None, None) is None


def test_a_note_about_phq9_does_not_answer_gad7():
    """The last GAD-7 came after the note."""
    case = facts(phq9=[12, 18, 18], gad7=[8, 12])
    noted = replace(
        case,
        noted_at=make.NOW - days(5),
        scores={
            "PHQ9": case.scores["PHQ9"][:2],
            "GAD7": case.scores["GAD7"],
        },
    )

    assert standing(noted)["DETERIORATION"].evidence.startswith("GAD-7")


@given(st.lists(st.integers(min_value=0, max_value=21), min_size=3, max_size=16))
def test_a_gad7_that_rose_twice_is_never_overlooked(totals):
    """Why two rises are asked of PHQ-9 alone: four points are enough for GAD-7."""
    if rules.rises_twice(totals, DEFAULTS.phq9_rise):
        change = DEFAULTS.gad7_change
        assert rules.is_worse(totals, change) or rules.has_lost_gains(totals, change)
