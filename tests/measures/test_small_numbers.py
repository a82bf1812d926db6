"""What is too small to show, and what is hidden with it so that nothing is given away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.outcomes import Change, phq9_only_outcome
from measures.small_numbers import hidden


@pytest.mark.parametrize(
    ("sizes", "out"),
    [
        ({"a": 10, "b": 30}, set()),
        # One alone could be worked out: the next smallest goes too.
        ({"a": 9, "b": 10, "c": 30}, {"a", "b"}),
        # Two that are 10 together cannot.
        ({"a": 4, "b": 6, "c": 30}, {"a", "b"}),
        # Two that are 5 together are a group of 5.
        ({"a": 2, "b": 3, "c": 12, "d": 30}, {"a", "b", "c"}),
        ({"a": 3, "b": 30}, {"a", "b"}),
        ({"a": 3}, {"a"}),
        ({"a": 0, "b": 30}, set()),
        ({}, set()),
    ],
)
def test_small_groups_are_hidden_and_never_alone(sizes, out):
    assert hidden(sizes) == out


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 40), max_size=8))
def test_what_is_hidden_cannot_be_worked_out_by_subtraction(sizes):
    out = hidden(sizes)
    shown = [size for key, size in sizes.items() if key not in out]

    assert all(size == 0 or size >= 10 for size in shown)
    if out and any(shown):
        assert len(out) > 1
        assert sum(sizes[key] for key in out) >= 10


# PHQ-9 alone


@pytest.mark.parametrize(
    ("first", "last", "change", "is_recovered", "is_reliably"),
    [
        (18, 7, Change.RELIABLE_IMPROVEMENT, True, True),
        (11, 9, Change.NO_RELIABLE_CHANGE, True, False),
        (16, 10, Change.RELIABLE_IMPROVEMENT, False, False),
        (9, 3, Change.RELIABLE_IMPROVEMENT, False, False),
        (10, 16, Change.RELIABLE_DETERIORATION, False, False),
        (14, None, Change.NOT_PAIRED, False, False),
        (None, None, Change.NOT_PAIRED, False, False),
    ],
)
def test_phq9_alone_asks_the_same_questions(
    first, last, change, is_recovered, is_reliably
):
    found = phq9_only_outcome(first=first, last=last)

    assert found.change == change
    assert found.is_recovered == is_recovered
    assert found.is_reliably_recovered == is_reliably
    assert found.is_case_at_start == (first is not None and first >= 10)
