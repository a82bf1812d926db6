"""A risk entry about others, the home, parents: what is asked and what it needs."""

from datetime import date, time

import pytest

from cases import actions
from cases.forms import RiskForm
from cases.models import RiskEntry
from tests import make, make_cases
from tests.make_cases import FULL_RISK

pytestmark = pytest.mark.django_db


def problems_of(case, **fields):
    with pytest.raises(actions.RiskEntryIncomplete) as refused:
        make_cases.risk_entry(case, **fields)
    assert not RiskEntry.objects.exists()
    return refused.value.problems


@pytest.mark.parametrize("field", ["harm_to_others", "self_neglect", "safeguarding"])
def test_a_yes_about_others_needs_words_even_in_a_quick_entry(case, field):
    assert set(problems_of(case, **{field: "YES"})) == {"others"}

    entry = make_cases.risk_entry(case, **{field: "YES"}, others="Her brother drinks")
    assert entry.concerns == (field,)
    assert not entry.is_full


@pytest.mark.parametrize("said", ["NO", "YES"])
def test_harm_from_others_says_who_was_in_the_room(case, said):
    found = problems_of(case, harm_from_others=said, others="Asked about home")
    assert set(found) == {"asked_alone"}

    make_cases.risk_entry(
        case, harm_from_others=said, others="Asked about home", asked_alone="YES"
    )


def test_nothing_said_needs_no_words(case):
    entry = make_cases.risk_entry(
        case,
        harm_to_others="NO",
        harm_from_others="NO",
        asked_alone="YES",
        self_neglect="NO",
        safeguarding="NO",
    )
    assert entry.concerns == ()


def test_thoughts_need_what_makes_it_worse_and_safer(case):
    found = problems_of(case, **FULL_RISK | {"formulation": " "})
    assert set(found) == {"formulation"}


def test_item_9_without_thoughts_does_not(case):
    fields = FULL_RISK | {"thoughts": "NONE", "formulation": ""}
    assert make_cases.risk_entry(case, item9=1, **fields).is_full


def test_who_was_told_has_a_time(case):
    entry = make_cases.risk_entry(
        case, **FULL_RISK, informed="GP practice", informed_at=time(14, 40)
    )
    entry.refresh_from_db()
    assert entry.informed_at == time(14, 40)


# Under 18


@pytest.fixture
def young(therapist):
    return make_cases.young_case(therapist=therapist)


def test_under_18_a_full_entry_says_whether_a_parent_knows(young):
    assert set(problems_of(young, **FULL_RISK)) == {"parent_told"}
    found = problems_of(young, **FULL_RISK, parent_told="NO")
    assert set(found) == {"parent_not_told_reason"}

    entry = make_cases.risk_entry(
        young,
        **FULL_RISK,
        parent_told="NO",
        parent_not_told_reason="Her father is the one she fears",
        school_told="NO",
    )
    assert entry.parent_told == "NO"


def test_having_talked_to_a_parent_answers_it(young):
    make_cases.risk_entry(young, **FULL_RISK | {"actions": ["PARENT"]})


def test_a_quick_entry_under_18_asks_for_no_parent(young):
    make_cases.risk_entry(young)


def test_from_18_nobody_asks_for_a_parent(therapist):
    grown = make.case(
        therapist=therapist,
        of=make.client(born_on=date(make.TODAY.year - 18, make.TODAY.month, 1)),
    )
    make_cases.risk_entry(grown, **FULL_RISK)


def test_only_under_18_the_form_asks_about_parents_and_school():
    assert "parent_told" not in RiskForm().fields
    assert {"parent_told", "school_told"} <= set(RiskForm(is_under_18=True).fields)


def test_the_form_shows_the_full_half_in_three_parts():
    titles = [title for title, _ in RiskForm(is_under_18=True).full_parts]
    assert titles == [
        "What was said",
        "Others, and at home",
        "What was done, and what comes next",
    ]
    shown = [field.name for _, part in RiskForm().full_parts for field in part]
    assert len(shown) == len(set(shown))
    assert {*shown, *RiskForm.QUICK} == set(RiskForm().fields)


def test_a_time_that_is_none_is_named():
    form = RiskForm({"informed_at": "half past"})
    assert form.errors["informed_at"] == [
        "At what time must be a time of day, like 14:40"
    ]
