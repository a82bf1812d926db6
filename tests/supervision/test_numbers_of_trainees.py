"""Cases of therapists in training may be looked at sooner; the rule says its number."""

import pytest
from django.urls import reverse

from accounts import actions
from accounts.queries import practice
from protocols.thresholds import ThresholdNotPossible, UnknownThreshold
from tests import make
from tests.make_supervision import scored, standing

pytestmark = pytest.mark.django_db

PAGE = reverse("accounts:trainee_numbers")


@pytest.fixture
def admin():
    return make.user("Priti Shah", roles="admin")


@pytest.fixture
def sooner(admin):
    """Four points of PHQ-9 are enough in a trainee's case."""
    actions.change_practice(
        by=admin, trainee_thresholds={"phq9_change": 4}, at=make.NOW
    )


def test_a_trainees_case_goes_by_the_trainees_number(sooner, trainee):
    case = make.case(therapist=trainee, of=make.client("Ola Berg"))
    scored(case, [12, 16])

    flag = standing(case)["DETERIORATION"]

    assert flag.evidence == "PHQ-9 12 at the start, 16 at session 2: 4 higher"
    assert "is 4 or more above the first" in flag.rule


def test_everyone_elses_goes_by_the_practices(sooner, case):
    scored(case, [12, 16])

    assert "DETERIORATION" not in standing(case)


def test_the_admin_sets_them_and_an_empty_one_is_the_usual(signed_in, admin):
    actions.change_practice(by=admin, thresholds={"gap_days": 30}, at=make.NOW)
    browser = signed_in(admin)

    page = browser.get(PAGE).text
    assert "Usual: 30" in page
    browser.post(PAGE, {"threshold_gap_days": "30", "threshold_note_hours": "24"})

    assert practice().trainee_thresholds == {"note_hours": 24}


def test_a_number_that_is_none_comes_back_with_a_sentence(signed_in, admin):
    page = signed_in(admin).post(
        PAGE, {"threshold_gap_days": "soon", "threshold_note_hours": "24"}
    )

    assert "Days since the last attended session: enter a whole number" in page.text
    assert 'value="24"' in page.text
    assert practice().trainee_thresholds == {}


@pytest.mark.parametrize(
    ("numbers", "problem"),
    [({"luck": 1}, UnknownThreshold), ({"gap_days": 0}, ThresholdNotPossible)],
)
def test_numbers_that_no_rule_uses_are_refused(admin, numbers, problem):
    with pytest.raises(problem):
        actions.change_practice(by=admin, trainee_thresholds=numbers)
