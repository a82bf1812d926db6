"""The pages of the IPT formulation."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import actions as cases
from formulation import queries
from formulation.models import Formulation, InventoryTheme
from tests import make, make_cases, make_formulation
from tests.formulation.pages import is_fine, main_of, url, words
from tests.formulation.test_formulation import event, share, to_dit

TODAY = str(make.TODAY)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def filled(focus, **fields):
    return {
        **make_formulation.FORMULATION_WORDS,
        "focus_area": str(focus.pk),
        "made_on": TODAY,
        **fields,
    }


def test_without_a_focus_the_page_leads_to_the_focus(browser, case):
    page = browser.get(url("formulation", case))

    assert is_fine(page)
    assert "Choose the focus first" in words(page)
    assert url("focus", case) in main_of(page)
    assert "Choose the focus first" in words(browser.get(url("edit_formulation", case)))


def test_with_a_focus_the_page_offers_the_first_version(browser, case):
    make_formulation.focus(case)

    page = browser.get(url("formulation", case))

    assert is_fine(page)
    assert url("edit_formulation", case) in main_of(page)


def test_the_first_version_is_written_and_stands_on_the_page(browser, case):
    focus = make_formulation.focus(case)

    answer = browser.post(url("edit_formulation", case), filled(focus))

    assert answer.url == url("formulation", case)
    page = browser.get(answer.url)
    assert is_fine(page)
    assert "Low mood and the lost work feed each other" in words(page)
    assert "Not shared yet" in words(page)


def test_the_form_offers_the_words_of_the_focus_and_invents_nothing(browser, case):
    make_formulation.focus(case)

    form = browser.get(url("edit_formulation", case)).context["form"]

    assert form["focus_words"].value() == "I used to be a teacher"
    assert [form[part].value() for part in ("illness", "link_sentence", "hope")] == [
        None,
        None,
        None,
    ]
    assert "reason" not in form.fields


def test_what_is_on_record_stands_beside_the_form(browser, case):
    make_formulation.focus(case)
    cases.save_intake(
        case=case,
        by=case.therapist,
        answers=make_cases.full_answers() | {"around_onset": "The visitors stopped"},
        version=0,
        at=make.NOW,
    )
    for label, kept in (("I carry it so no one sees", True), ("Not for this", False)):
        InventoryTheme.objects.create(
            case=case,
            label=label,
            is_for_formulation=kept,
            recorded_at=make.NOW,
            author=case.therapist,
        )
    event(
        case,
        title="The desk was closed",
        starts_on=date(2026, 3, 1),
        starts_precision="SEASON",
    )

    page = browser.get(url("edit_formulation", case))

    assert is_fine(page)
    said = words(page)
    assert "The visitors stopped" in said
    assert "I carry it so no one sees" in said
    assert "Not for this" not in said
    assert "The desk was closed, spring 2026" in said


def test_an_event_is_picked_as_what_set_it_off(browser, case):
    focus = make_formulation.focus(case)
    happened = event(case)

    browser.post(
        url("edit_formulation", case),
        filled(focus, trigger="", trigger_event=str(happened.pk)),
    )

    assert Formulation.objects.get().trigger_event == happened


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"illness": ""}, "Write what the client has"),
        ({"trigger": ""}, "Write what set it off, or choose an event"),
        ({"hope": ""}, "Write what can be hoped for"),
        ({"link_sentence": "x" * 301}, "can hold 300 characters"),
        ({"made_on": "2226-01-01"}, "must be today or in the past"),
        ({"made_on": ""}, "Enter the day of this version"),
        ({"focus_area": "nobody"}, "Choose one of the answers"),
        ({"trigger_event": str(uuid.UUID(int=1))}, "Choose an event of this timeline"),
    ],
)
def test_bad_input_says_why_and_loses_nothing(browser, case, fields, sentence):
    focus = make_formulation.focus(case)

    page = browser.post(url("edit_formulation", case), filled(focus, **fields))

    assert is_fine(page)
    assert sentence in words(page)
    assert "The more you keep away" in page.content.decode()
    assert not Formulation.objects.exists()


def test_a_second_version_starts_from_the_first_and_asks_why(browser, case):
    first = make_formulation.formulation(case)
    form = browser.get(url("edit_formulation", case)).context["form"]
    assert form["hope"].value() == first.hope

    page = browser.post(
        url("edit_formulation", case), filled(first.focus_area, hope="Another")
    )
    assert "Write why there is a new version" in words(page)

    browser.post(
        url("edit_formulation", case),
        filled(first.focus_area, hope="Another", reason="Corrected"),
    )
    assert case.formulations.count() == 2


def test_where_two_areas_are_worked_on_one_is_chosen(browser, case):
    make_formulation.focus(case)
    second = make_formulation.focus(case, rank="SECONDARY", area="DEFICITS")

    assert 'type="radio" name="focus_area"' in main_of(
        browser.get(url("edit_formulation", case))
    )
    browser.post(url("edit_formulation", case), filled(second))

    assert Formulation.objects.get().focus_area == second


def test_sharing_needs_an_answer_and_words(browser, case):
    version = make_formulation.formulation(case)
    there = url("share_formulation", case, version)

    page = browser.post(there, {"shared_on": TODAY, "response_words": ""})
    assert is_fine(page)
    assert "Choose how the client took it" in words(page)
    assert "Write what the client said" in words(page)

    browser.post(
        there,
        {"shared_on": TODAY, "response": "AGREES", "response_words": "That is me"},
    )
    page = browser.get(url("formulation", case))
    assert "That is me" in words(page)
    assert "Agrees" in words(page)


def test_a_client_who_wants_changes_leads_to_a_new_version(browser, case):
    share(make_formulation.formulation(case), response="AMENDED")

    page = browser.get(url("formulation", case))

    assert "The client wants something changed" in words(page)
    make_formulation.formulation(case, hope="Changed", reason="Their words")
    assert "wants something changed" not in words(browser.get(url("formulation", case)))


def test_a_case_that_moved_to_dit_keeps_its_versions_readable(browser, case):
    make_formulation.formulation(case)
    to_dit(case)

    page = browser.get(url("formulation", case))

    assert is_fine(page)
    assert "stays as it was written" in words(page)
    assert url("edit_formulation", case) not in main_of(page)
    assert url("share_formulation", case, case.formulations.get()) not in main_of(page)
    assert "This is a DIT case" in words(browser.get(url("edit_formulation", case)))


def test_a_dit_case_is_sent_to_its_own_formulation(browser, therapist):
    dit = make_formulation.dit_case(therapist=therapist)

    assert url("ipaf", dit) in main_of(browser.get(url("formulation", dit)))


def test_two_versions_are_compared_word_by_word(browser, case):
    make_formulation.formulation(case, trigger="It began after the funeral")
    make_formulation.formulation(
        case, trigger="It began two months after the funeral", reason="The day"
    )

    page = browser.get(url("formulation_versions", case))

    assert is_fine(page)
    html = main_of(page)
    assert "two months" in html.split("<ins>", 2)[2].split("</ins>")[0]
    assert "new: two months" in words(page)
    assert "Why this version Version 1: First version Version 2: The day" in words(page)


def test_one_version_alone_and_none_can_be_opened(browser, case):
    assert "No versions yet" in words(browser.get(url("formulation_versions", case)))

    make_formulation.formulation(case)

    page = browser.get(url("formulation_versions", case))
    assert is_fine(page)
    assert "The only one so far" in words(page)


# For the client


def printed(browser, case):
    return browser.get(url("formulation_print", case))


def test_the_clients_page_tells_the_story_in_order(browser, case):
    make_formulation.agreed_focus(case)
    share(
        make_formulation.formulation(
            case, social="The school", focus_words="I used to be a teacher"
        )
    )

    page = printed(browser, case)

    assert is_fine(page)
    said = words(page)
    assert "What we understand so far" in said
    parts = [
        "You have depression",
        "It began when",
        "The more you keep away",
        "When low, you answer nobody",
        "We agreed to work on a change of role",
        "I used to be a teacher",
        "Over twelve meetings",
        "The school",
        "Put that I don't want to forget her",
    ]
    assert [part for part in parts if part not in said] == []
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert case.client.first_name in said


def test_on_a_narrow_sheet_the_two_ways_are_said_with_the_name_as_it_is(browser, case):
    ada = make_formulation.person(case, "Ada")
    make_formulation.focus(case, area="ROLE_DISPUTE", person=ada)
    make_formulation.formulation(case)

    said = words(printed(browser, case))

    assert "From my mood to things with Ada When low, you answer nobody" in said
    assert "From things with Ada to my mood When nobody rings" in said


def test_a_focus_that_is_not_agreed_is_no_agreement_on_paper(browser, case):
    make_formulation.formulation(case)

    assert "We think of working on a change of role" in words(printed(browser, case))


def test_nothing_to_print_is_said(browser, case):
    page = printed(browser, case)

    assert is_fine(page)
    assert "Nothing to print yet" in words(page)


def test_a_person_who_is_never_printed_is_left_out_and_pointed_out(browser, case):
    ben = make_formulation.person(case, "Ben", is_never_printed=True)
    make_formulation.person(case, "Ann", is_never_printed=True)
    make_formulation.focus(case, area="ROLE_DISPUTE", person=ben)
    make_formulation.formulation(case, hope="Ben will hear it. Channan too.")

    said = words(printed(browser, case))

    assert "a dispute." in said
    assert "Never to be printed, and named in the text: Ben." in said


def test_codes_and_words_of_the_trade_are_pointed_out(browser, case):
    make_formulation.formulation(
        case, illness="F32.1, depression with interpersonal deficits"
    )

    said = words(printed(browser, case))

    assert "Words of the trade: deficit." in said
    assert "A code: F32.1." in said


def test_plain_words_bring_no_hint(browser, case):
    make_formulation.formulation(case, illness="You have depression. Since 2019. A4.")

    assert "Look at this before you print" not in words(printed(browser, case))


def test_a_sensitive_event_stays_off_the_page(browser, case):
    hidden = event(case, title="The night at the station", is_sensitive=True)
    make_formulation.formulation(case, trigger="", trigger_event=hidden)

    said = words(printed(browser, case))

    assert "The night at the station" not in said
    assert "marked as sensitive" in said


def test_an_event_tells_what_set_it_off_where_no_words_do(browser, case):
    make_formulation.formulation(case, trigger="", trigger_event=event(case))

    assert "Why now. The school closed" in words(printed(browser, case))


def test_a_story_longer_than_a_page_says_so(browser, case):
    make_formulation.formulation(case)
    assert "longer than one page" not in words(printed(browser, case))

    make_formulation.formulation(
        case,
        illness="long " * 190,
        maintaining="long " * 190,
        hope="long " * 190,
        strengths="long " * 190,
        reason="Longer",
    )
    assert "longer than one page" in words(printed(browser, case))


def test_with_hidden_names_no_part_of_it_is_open(browser, therapist, case):
    make_formulation.formulation(case, reason="")
    therapist.names_shown = "INITIALS"
    therapist.save(update_fields=["names_shown"])

    for route in ("formulation", "formulation_print", "formulation_versions"):
        page = browser.get(url(route, case))
        assert is_fine(page)
        before = main_of(page).split("<details", 1)[0]
        assert "lost work" not in before


def test_the_pages_ask_a_fixed_number_of_questions(case, django_assert_max_num_queries):
    make_formulation.formulation(case)
    with CaptureQueriesContext(connection) as one:
        queries.formulation_versions(case)
    make_formulation.formulation(case, hope="New", reason="More")
    event(case)

    with CaptureQueriesContext(connection) as many:
        versions = queries.formulation_versions(case)
        assert [str(v.focus_area.person) for v in versions] == ["None", "None"]
    assert len(one) == len(many) == 1
    event(case, title="The move")
    with django_assert_max_num_queries(4):
        queries.known_for_formulation(case)
