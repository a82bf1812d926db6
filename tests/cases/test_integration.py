"""On its own, beside other treatment, or after it: recorded, kept, and read in a line."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Event
from cases import actions, queries
from cases.models import Integration
from tests import make, make_cases


def typed(**fields):
    values = {
        "use": "ADJUNCT",
        "other": "CBT",
        "other_words": "",
        "delivered_by": "A colleague",
        "stays_in_other": "Panic",
        "focus_here": "The move",
        "reason": "The move is not talked about there",
        "since": timezone.localdate().isoformat(),
    }
    return values | fields


def page_of(case):
    return f"/cases/{case.pk}/integration/"


def test_what_runs_beside_is_recorded_and_logged_without_its_words(
    signed_in, case, therapist
):
    page = signed_in(therapist).post(page_of(case), typed(), follow=True)

    row = Integration.objects.get()
    assert (row.use, row.other, row.focus_here) == ("ADJUNCT", "CBT", "The move")
    said = page.content.decode()
    assert "Beside other treatment" in said
    assert "The move is not talked about there" in said
    event = Event.objects.get(verb="integration.recorded")
    assert event.detail == {"use": "ADJUNCT", "other": "CBT"}


def test_a_change_is_a_further_row_and_the_newest_counts(case):
    make_cases.beside(case, at=make.NOW - timedelta(days=3))
    make_cases.beside(case, use="FOLLOWING", reason="CBT has ended")

    beside = queries.beside_of(case)

    assert beside.line == "After CBT"
    assert [row.use for row in beside.rows] == ["FOLLOWING", "ADJUNCT"]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "Beside CBT"),
        ({"other": "COUPLE"}, "Beside couple therapy"),
        ({"use": "FOLLOWING", "other": "COUNSELLING"}, "After counselling"),
        ({"other": "OTHER", "other_words": "family work"}, "Beside family work"),
        ({"use": "SOLE"}, ""),
    ],
)
def test_the_line_says_how_it_stands_and_names_nobody(case, fields, line):
    make_cases.beside(case, **fields)

    assert queries.beside_of(case).line == line


def test_nothing_recorded_is_no_line(case):
    assert queries.beside_of(case).line == ""
    assert queries.beside_of(case).now is None


def test_on_its_own_keeps_nothing_of_another_treatment(case):
    row = make_cases.beside(case, use="SOLE")

    assert row.other == row.delivered_by == row.stays_in_other == row.focus_here == ""
    assert row.other_title == ""
    assert row.reason


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"other": ""}, actions.OtherNotNamed),
        ({"other": "OTHER", "other_words": " "}, actions.OtherNotNamed),
        ({"focus_here": " "}, actions.FocusHereNotNamed),
        ({"since": make.TODAY + timedelta(days=1)}, actions.DayNotPossible),
    ],
)
def test_another_treatment_needs_a_name_a_focus_here_and_a_possible_day(
    case, fields, error
):
    with pytest.raises(error) as refused:
        make_cases.beside(case, **fields)

    assert str(refused.value)
    assert not Integration.objects.exists()


def test_the_same_again_is_not_recorded(case):
    make_cases.beside(case)

    with pytest.raises(actions.SameIntegration):
        make_cases.beside(case)


def test_a_closed_case_takes_no_change(therapist):
    case = make.closed_case(therapist=therapist)

    with pytest.raises(actions.CaseAlreadyClosed):
        make_cases.beside(case)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"use": ""}, "Say how this treatment stands"),
        ({"other": ""}, "Choose the other treatment"),
        ({"other": "OTHER"}, "Write which other treatment"),
        ({"focus_here": ""}, "Write what this treatment works on"),
        ({"focus_here": "x" * 1001}, "can hold 1000 characters"),
        ({"since": ""}, "Enter the date from which this holds"),
        ({"since": "2999-01-01"}, "must be today or in the past"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    signed_in, case, therapist, fields, words
):
    page = signed_in(therapist).post(page_of(case), typed(**fields)).content.decode()

    assert words in page
    assert "The move is not talked about there" in page
    assert not Integration.objects.exists()


def test_the_page_says_that_nothing_is_different(signed_in, case, therapist):
    browser = signed_in(therapist)
    browser.post(page_of(case), typed())

    page = browser.post(page_of(case), typed()).content.decode()

    assert "Nothing is different from what stands now" in page
    assert Integration.objects.count() == 1


def test_the_form_begins_with_what_stands_and_lists_what_stood_before(
    signed_in, case, therapist
):
    make_cases.beside(case, at=make.NOW - timedelta(days=3), reason="First reason")
    make_cases.beside(case, delivered_by="Another colleague")

    page = signed_in(therapist).get(page_of(case)).content.decode()

    assert 'value="Another colleague"' in page
    assert "First reason" in page


def test_on_its_own_needs_no_more_than_a_day(signed_in, case, therapist):
    empty = dict.fromkeys(
        ("other", "delivered_by", "stays_in_other", "focus_here", "reason"), ""
    )
    signed_in(therapist).post(page_of(case), typed(use="SOLE", **empty))

    assert Integration.objects.get().use == "SOLE"


def test_a_reader_sees_it_and_no_form(signed_in, case, supervisor):
    make_cases.beside(case)

    page = signed_in(supervisor).get(page_of(case)).content.decode()

    assert "Beside other treatment" in page
    assert "Record it" not in page


def test_the_overview_and_the_suitability_page_say_it_in_a_line(
    signed_in, case, therapist
):
    browser = signed_in(therapist)
    for path in ("", "suitability/"):
        assert (
            "Beside CBT" not in browser.get(f"/cases/{case.pk}/{path}").content.decode()
        )
    make_cases.beside(case)

    for path in ("", "suitability/"):
        page = browser.get(f"/cases/{case.pk}/{path}").content.decode()
        assert "Beside CBT" in page
        assert page_of(case) in page
