"""How a flag looks on its tag: what is about safety differs from every other task."""

import pytest

from supervision.facts.shapes import phq9_case_at
from tests.make_facts import facts, flags, rests, risk, standing
from tests.supervision.lines.shapes import TODAY, days


@pytest.mark.parametrize(
    ("flag", "case", "shown"),
    [
        ("SI_ITEM9", facts(risks=[risk("PASSIVE")]), (True, "warn", "risk")),
        ("DETERIORATION", facts(phq9=[12, 18]), (False, "up", "note")),
        ("NO_FOCUS", facts("++++"), (False, "flag", "note")),
        ("GAP", facts("+", last_on=TODAY - days(30)), (False, "clock", "note")),
        ("NOTE_LATE", facts("?", last_on=TODAY - days(9)), (False, "pen", "line")),
        ("DUE_FOR_REVIEW", facts(reviewed_at=None), (False, "flag", "line")),
    ],
)
def test_a_tag_has_its_sign_and_tone(flag, case, shown):
    raised = standing(case)[flag]

    assert (raised.is_of_safety, raised.sign, raised.tone) == shown


def test_what_rests_does_not_stand():
    case = facts("++++")
    stands = flags(case)
    rested = facts("++++", dismissals=(rests(standing(case)["NO_FOCUS"]),))

    assert stands.has("NO_FOCUS")
    assert not stands.has("GAP")
    assert not flags(rested).has("NO_FOCUS")
    assert [one.key for one in flags(rested).resting] == ["NO_FOCUS"]


def test_the_most_pressing_stands_first():
    orders = [one.order for one in flags(facts("++++", phq9=[12, 18])).standing]

    assert len(orders) > 1
    assert orders == sorted(orders)


@pytest.mark.parametrize(
    ("age", "usual", "from_score"),
    [(13, 10, 11), (17, 10, 11), (15, 12, 12), (18, 10, 10), (40, 8, 8), (12, 10, 10)],
)
def test_a_score_of_someone_13_to_17_counts_as_a_case_from_eleven(
    age, usual, from_score
):
    assert phq9_case_at(age, usual) == from_score
