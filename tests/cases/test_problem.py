"""The problem treated and its main measure: shown, corrected, with what stood before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Event
from cases import actions, queries
from cases.models import ProblemChange
from measures.instruments import INSTRUMENTS
from protocols.problems import MAIN_MEASURES, PROBLEMS, measure_title
from tests import make, make_cases


def typed(**fields):
    values = {
        "problem": "PTSD",
        "other_problem": "",
        "main_measure": "PCL5",
        "reason": "The assessment showed it",
        "changed_on": timezone.localdate().isoformat(),
    }
    return values | fields


def test_every_main_measure_is_in_this_program():
    assert set(MAIN_MEASURES) <= set(INSTRUMENTS)
    assert {problem.main_measure for problem in PROBLEMS} <= set(MAIN_MEASURES)
    assert measure_title("EDE") == "EDE, which is not in this program"


def test_the_assessment_shows_both_and_offers_to_change_them(
    signed_in, case, therapist
):
    page = signed_in(therapist).get(f"/cases/{case.pk}/intake/").content.decode()

    assert "<dd>Depression</dd>" in page
    assert "<dd>PHQ-9</dd>" in page
    assert f'href="/cases/{case.pk}/problem/"' in page


def test_a_reader_sees_both_and_is_offered_no_change(signed_in, case, supervisor):
    page = signed_in(supervisor).get(f"/cases/{case.pk}/intake/").content.decode()

    assert "<dd>Depression</dd>" in page
    assert "/problem/" not in page


def test_a_change_keeps_what_stood_before_and_is_logged(signed_in, case, therapist):
    browser = signed_in(therapist)

    page = browser.post(f"/cases/{case.pk}/problem/", typed(), follow=True)

    case.refresh_from_db()
    assert (case.problem, case.main_measure) == ("PTSD", "PCL5")
    change = ProblemChange.objects.get()
    assert change.words == "From Depression, PHQ-9, to Post-traumatic stress, PCL-5"
    assert change.words in page.content.decode()
    assert "The assessment showed it" in page.content.decode()
    event = Event.objects.get(verb="problem.changed")
    assert event.detail == {"old": "DEPRESSION, PHQ9", "new": "PTSD, PCL5"}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"reason": ""}, "Write why this changes"),
        ({"problem": "OTHER"}, "Write which problem is treated"),
        ({"problem": "DEPRESSION", "main_measure": "PHQ9"}, "Nothing is different"),
        ({"main_measure": "EDE"}, "Choose one of the answers for Main measure"),
        (
            {"changed_on": (make.TODAY - timedelta(days=999)).isoformat()},
            "Date of the change",
        ),
    ],
)
def test_bad_input_for_a_problem_comes_back(
    signed_in, case, therapist, fields, sentence
):
    page = signed_in(therapist).post(f"/cases/{case.pk}/problem/", typed(**fields))

    assert sentence in page.content.decode()
    assert not ProblemChange.objects.exists()


def test_the_word_for_something_else_stays_out_of_the_log(case):
    make_cases.changed_problem(case, "OTHER", other_problem="gambling")

    assert queries.treated_of(case).problem == "gambling"
    assert "gambling" not in str(Event.objects.get(verb="problem.changed").detail)


def test_without_a_measure_the_suggested_one_is_taken(case):
    make_cases.changed_problem(case, "ANXIETY")

    case.refresh_from_db()
    assert case.main_measure == "GAD7"


def test_a_named_problem_is_needed_for_something_else(case):
    with pytest.raises(actions.ProblemNotNamed):
        make_cases.changed_problem(case, "OTHER", other_problem=" ")


def test_what_is_treated_costs_one_query(case, django_assert_num_queries):
    make_cases.changed_problem(case)

    with django_assert_num_queries(1):
        assert len(queries.treated_of(case).changes) == 1
