"""The pages of the support plan."""

from datetime import timedelta

import pytest
from django.utils import timezone

from formulation import actions
from formulation.models import InventoryPerson, SupportStep
from tests import make, make_formulation
from tests.formulation.pages import is_fine, main_of, url, words
from tests.formulation.test_support import note, rate, remove
from ui.words import short_day

TODAY = str(make.TODAY)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def test_without_rows_the_page_offers_the_first(browser, case):
    page = browser.get(url("support_plan", case))

    assert is_fine(page)
    assert "No support planned yet" in words(page)
    assert "Not asked yet" in words(page)
    assert url("add_support", case) in main_of(page)


def test_a_row_is_added_and_stands_under_to_try(browser, case):
    samuel = make_formulation.person(case, "Samuel", relationship="friend")
    soon = timezone.localdate() + timedelta(days=3)
    assert is_fine(browser.get(url("add_support", case)))

    answer = browser.post(
        url("add_support", case),
        {
            "person": str(samuel.pk),
            "kind": "COMPANY",
            "step": "Write to him",
            "by_when": str(soon),
            "barrier": "SHAME",
            "barrier_met": "Two lines are enough",
        },
    )

    assert answer.url == url("support_plan", case)
    page = browser.get(answer.url)
    assert is_fine(page)
    said = words(page)
    assert "Samuel friend Company" in said
    assert "Write to him" in said
    assert "In the way Shame Two lines are enough" in said
    assert f"by {short_day(soon, today=timezone.localdate())}" in said


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"someone_new": ""}, "Choose a person, or write who it could be"),
        ({"someone_new": "x" * 10_000}, "can hold 60 characters"),
        ({"kind": ""}, "Choose what kind of support is wanted"),
        ({"kind": "MAGIC"}, "Choose one of the answers"),
        ({"by_when": "2001-01-01", "step": "Ring"}, "By when must be today or later"),
        ({"by_when": "2226-01-01", "step": ""}, "Write the next small step"),
        ({"by_when": "soon"}, "must be a real date"),
    ],
)
def test_bad_input_says_why_and_loses_nothing(browser, case, fields, sentence):
    given = {
        "someone_new": "A choir",
        "kind": "COMPANY",
        "step": "Go once",
        "barrier_met": "Kept as typed",
    }

    page = browser.post(url("add_support", case), given | fields)

    assert is_fine(page)
    assert sentence in words(page)
    assert "Kept as typed" in page.content.decode()
    assert not SupportStep.objects.exists()


def test_a_name_of_another_script_and_an_emoji_stand_as_typed(browser, case):
    browser.post(
        url("add_support", case), {"someone_new": "מקהלה 🎶", "kind": "COMPANY"}
    )

    assert "מקהלה 🎶" in words(browser.get(url("support_plan", case)))


def test_a_row_is_changed(browser, case):
    row = make_formulation.support(case, step="Go once")
    page = browser.get(url("change_support", case, row))
    assert is_fine(page)
    assert "Go once" in page.content.decode()

    browser.post(
        url("change_support", case, row),
        {"someone_new": "A choir", "kind": "COMPANY", "step": "Go twice"},
    )

    row.refresh_from_db()
    assert (row.someone_new, row.step) == ("A choir", "Go twice")


def test_an_outcome_is_noted_in_words(browser, case):
    row = make_formulation.support(case, step="Go once")
    page = browser.get(url("support_outcome", case, row))
    assert is_fine(page)
    assert "Go once" in words(page)

    browser.post(
        url("support_outcome", case, row),
        {
            "outcome": "HELPED",
            "outcome_on": TODAY,
            "mood_effect": "1",
            "learned": "They knew my name",
        },
    )

    said = words(browser.get(url("support_plan", case)))
    assert "Tried, it helped , mood a little better" in said
    assert "They knew my name" in said
    assert "Nothing open. What could be next?" in said
    again = browser.get(url("support_outcome", case, row)).context["form"]
    assert again["mood_effect"].value() == "1"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"outcome": ""}, "Choose what came of it"),
        ({"outcome_on": ""}, "Enter the day on which it was tried"),
        ({"outcome_on": "2226-01-01"}, "must be today or in the past"),
        ({"mood_effect": "7"}, "Choose one of the answers"),
        (
            {"outcome": "NO_LONGER", "mood_effect": "1"},
            "can be noted once it was tried",
        ),
    ],
)
def test_an_outcome_that_cannot_be_says_why(browser, case, fields, sentence):
    row = make_formulation.support(case)
    given = {"outcome": "HELPED", "outcome_on": TODAY, "learned": "Kept as typed"}

    page = browser.post(url("support_outcome", case, row), given | fields)

    assert is_fine(page)
    assert sentence in words(page)
    assert "Kept as typed" in page.content.decode()


def test_an_overdue_step_is_asked_about_gently(browser, case):
    make_formulation.support(
        case,
        step="Ring",
        by_when=make.TODAY - timedelta(days=1),
        at=make.NOW - timedelta(days=3),
    )

    page = browser.get(url("support_plan", case))

    assert "was for 22 Nov: how did it go?" in words(page)
    assert "risk" not in main_of(page)
    assert "overdue" not in words(page).lower()


def test_a_row_is_taken_out_and_put_back(browser, case):
    row = make_formulation.support(case)

    answer = browser.post(url("remove_support", case, row))
    assert answer.url.endswith("#removed")
    page = browser.get(url("support_plan", case))
    assert is_fine(page)
    assert "Taken out of the plan" in words(page)

    browser.post(url("restore_support", case, row))
    assert not SupportStep.objects.get().removed_at


def test_what_was_taken_out_offers_to_be_put_back_where_it_was_changed(browser, case):
    row = remove(make_formulation.support(case))

    for route in ("change_support", "support_outcome", "add_supporter"):
        page = browser.get(url(route, case, row))
        assert is_fine(page)
        assert "This row was taken out of the plan" in words(page)
        assert url("restore_support", case, row) in main_of(page)


def test_someone_new_is_added_to_the_circle_from_the_row(browser, case):
    row = make_formulation.support(case, someone_new="Ms Okoye")
    page = browser.get(url("add_supporter", case, row))
    assert is_fine(page)
    assert 'value="Ms Okoye"' in main_of(page)

    answer = browser.post(
        url("add_supporter", case, row),
        {
            "name": "Ms Okoye",
            "relationship": "teacher",
            "ring": "3",
            "rated_on": TODAY,
        },
    )

    assert answer.url == url("support_plan", case)
    row.refresh_from_db()
    assert row.person == InventoryPerson.objects.get(name="Ms Okoye")
    page = browser.get(url("add_supporter", case, row))
    assert "stands in the circle already" in words(page)


def test_a_person_of_the_plan_is_not_removed_and_the_page_says_why(browser, case):
    samuel = make_formulation.person(case, "Samuel")
    make_formulation.support(case, person=samuel)

    browser.post(url("remove_person", case, samuel))

    samuel.refresh_from_db()
    assert samuel.removed_at is None
    assert "support plan" in words(browser.get(url("person", case, samuel)))


def test_who_was_there_is_said_with_names_and_the_rule(browser, case):
    ada = make_formulation.person(case, "Ada")
    rate(ada, make.TODAY - timedelta(days=9), "NONE")
    rate(ada, make.TODAY, "SOME")

    said = words(browser.get(url("support_plan", case)))

    assert "At the start 14 Nov Nobody of 1 person asked about" in said
    assert "Now 23 Nov 1 of 1 person asked about: Ada" in said
    assert "latest answer about emotional support" in said


def test_the_clients_copy_is_plain_and_leaves_people_out(browser, case):
    ben = make_formulation.person(case, "Ben", is_never_printed=True)
    make_formulation.support(case, person=ben, step="Ask him")
    make_formulation.support(
        case,
        someone_new="A choir",
        step="Go once",
        by_when=make.TODAY,
        barrier="BURDEN",
        barrier_met="They all began once",
    )
    note(make_formulation.support(case, someone_new="Jo"), learned="She was glad")

    page = browser.get(url("support_print", case))

    assert is_fine(page)
    said = words(page)
    assert "My support plan" in said
    assert "A choir , for company" in said
    assert "the thought that I am a burden" in said
    assert "Monday 23 November" in said
    assert "Jo , for company" in said
    assert "She was glad" in said
    assert "Ask him" not in said
    assert "1 row is left out: with someone who is never printed" in said
    assert "Ben" not in said


def test_nothing_to_print_is_said(browser, case):
    page = browser.get(url("support_print", case))

    assert is_fine(page)
    assert "Nothing to print" in words(page)


def test_with_hidden_names_supporters_are_initials(browser, therapist, case):
    make_formulation.support(case, someone_new="Walking group", step="Ring Tomas")
    therapist.names_shown = "INITIALS"
    therapist.save(update_fields=["names_shown"])

    for route in ("support_plan", "support_print"):
        html = main_of(browser.get(url(route, case)))
        assert "Walking group" not in html
        assert "Ring Tomas" not in html.split("<details", 1)[0]


def test_a_closed_case_is_read_only(browser, case):
    row = make_formulation.support(case)
    actions.remove_support(support_step=row, by=case.therapist, at=make.NOW)
    make_formulation.support(case)
    case.status = case.Status.CLOSED
    case.closed_on, case.closed_by = make.TODAY, case.therapist
    case.ending_reason = "COMPLETED"
    case.save()

    page = browser.get(url("support_plan", case))

    assert is_fine(page)
    assert url("add_support", case) not in main_of(page)
    assert "Put back" not in words(page)
