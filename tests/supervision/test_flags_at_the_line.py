"""Every flag of a case at its line: below it, at it, cleared, and let rest."""

from dataclasses import replace
from datetime import timedelta

import pytest

from protocols.flags import FLAGS
from supervision.facts import CaseFacts
from tests import make
from tests.make_facts import flags, rests, standing
from tests.supervision.lines import LINES

A_DAY = timedelta(days=1)

each_line = pytest.mark.parametrize("line", LINES, ids=str)


@each_line
def test_it_is_raised_at_its_line_in_these_words(line):
    flag = standing(line.at, limits=line.limits)[line.flag]

    assert flag.evidence == line.says
    assert flag.tag == (line.tag or flag.title)


@each_line
def test_just_below_it_is_not(line):
    assert line.flag not in standing(line.below, limits=line.limits)


@each_line
def test_it_is_gone_with_what_it_asks_for(line):
    assert line.flag not in standing(line.cleared, limits=line.limits)


@each_line
def test_let_rest_until_a_day_it_comes_back_the_day_after(line):
    flag = standing(line.at, limits=line.limits)[line.flag]
    case = replace(line.at, dismissals=(rests(flag, until_on=make.TODAY),))

    found = flags(case, limits=line.limits)
    assert line.flag not in {one.key for one in found.standing}
    assert line.flag in {one.key for one in found.resting}
    assert line.flag in standing(case, make.NOW + A_DAY, line.limits)


def test_the_table_has_every_flag_of_a_case():
    of_cases = {flag.key for flag in FLAGS if not flag.is_of_therapist}

    assert {line.flag for line in LINES} == of_cases


def test_every_row_has_a_name_of_its_own():
    assert len({str(line) for line in LINES}) == len(LINES)


@each_line
def test_each_row_tells_its_own_cases_apart(line):
    """A row whose cases are the same object would show nothing."""
    assert isinstance(line.at, CaseFacts)
    assert line.at is not line.below
    assert line.at is not line.cleared
