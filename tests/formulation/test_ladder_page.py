"""The ladder and past relationships, as pages."""

import pytest

from formulation import actions
from formulation.models import LadderStep, PastRelationship
from tests import make, make_formulation
from tests.formulation.pages import is_fine, main_of, url, words

TODAY = str(make.TODAY)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def fourth(case):
    return make_formulation.focus(case, area="DEFICITS")


def test_steps_are_added_one_after_the_other(browser, case, fourth):
    assert is_fine(browser.get(url("add_step", case, fourth)))

    answer = browser.post(
        url("add_step", case, fourth),
        {"what": "A nod", "fear": "2", "is_avoided": "on", "another": "1"},
    )
    assert answer.url == url("add_step", case, fourth)
    answer = browser.post(url("add_step", case, fourth), {"what": "Hello"})
    assert answer.url == url("focus", case)

    page = browser.get(answer.url)
    assert is_fine(page)
    said = words(page)
    assert said.index("A nod") < said.index("Hello")
    assert "kept away from now" in said
    assert "From 0, easy, to 10, hardest" in said


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"what": ""}, "Write what the step is"),
        ({"what": "x" * 201}, "Step can hold 200 characters"),
        ({"fear": "11"}, "Enter a number from 0, easy, to 10, hardest"),
        ({"fear": "very"}, "Enter a number from 0, easy, to 10, hardest"),
    ],
)
def test_a_step_that_cannot_be_says_why(browser, case, fourth, fields, sentence):
    page = browser.post(
        url("add_step", case, fourth), {"what": "A nod", "fear": "2"} | fields
    )

    assert is_fine(page)
    assert sentence in words(page)
    assert not LadderStep.objects.exists()


def test_a_step_is_tried_and_says_what_happened(browser, case, fourth):
    step = make_formulation.step(fourth, "A nod")
    assert is_fine(browser.get(url("try_step", case, fourth, step)))

    browser.post(
        url("try_step", case, fourth, step),
        {"tried_on": TODAY, "what_happened": "Asked my name"},
    )

    said = words(browser.get(url("focus", case)))
    assert "Tried 23 Nov" in said
    assert "Asked my name" in said
    assert "Tried before" in words(browser.get(url("try_step", case, fourth, step)))


def test_a_try_in_the_future_keeps_what_was_typed(browser, case, fourth):
    step = make_formulation.step(fourth)

    page = browser.post(
        url("try_step", case, fourth, step),
        {"tried_on": "2226-01-01", "what_happened": "Kept words"},
    )

    assert is_fine(page)
    assert "must be today or in the past" in words(page)
    assert "Kept words" in page.content.decode()


def test_a_step_is_changed(browser, case, fourth):
    step = make_formulation.step(fourth, "A nod")
    html = browser.get(url("change_step", case, fourth, step)).content.decode()
    assert 'value="A nod"' in html

    browser.post(
        url("change_step", case, fourth, step),
        {"what": "A smile", "fear": "", "tried_on": "", "what_happened": ""},
    )
    step.refresh_from_db()
    assert (step.what, step.fear, step.is_avoided) == ("A smile", None, False)

    page = browser.post(
        url("change_step", case, fourth, step),
        {"what": "A smile", "what_happened": "x"},
    )
    assert is_fine(page)
    assert "Enter the day on which it was tried" in words(page)


def test_a_step_is_taken_out_and_put_back(browser, case, fourth):
    step = make_formulation.step(fourth, "A nod")

    page = browser.post(url("remove_step", case, fourth, step), follow=True)
    assert is_fine(page)
    assert "Taken out (1)" in words(page)
    again = browser.post(url("remove_step", case, fourth, step), follow=True)
    assert "This step was taken out" in words(again)

    page = browser.post(url("restore_step", case, fourth, step), follow=True)
    assert "Back on the ladder" in words(page)
    assert "Taken out (1)" not in words(page)


def test_the_clients_sheet_is_in_plain_words(browser, case, fourth):
    make_formulation.step(fourth, "A nod", fear=2)

    page = browser.get(url("ladder_print", case, fourth))

    assert is_fine(page)
    assert "Small steps towards people" in words(page)
    said = main_of(page).lower()
    assert not [word for word in ("deficit", "exposure", "fear ") if word in said]
    empty = make_formulation.grief(case, rank="SECONDARY")
    page = browser.get(url("ladder_print", case, empty))
    assert "No step yet" in words(page)
    assert "Going near again" in words(page)


def test_an_area_without_a_ladder_has_no_pages_for_one(browser, case):
    focus = make_formulation.focus(case)

    for name in ("ladder_print", "add_step", "add_past"):
        assert browser.get(url(name, case, focus)).status_code == 404


def test_a_past_relationship_is_told_changed_taken_out_and_put_back(
    browser, case, fourth
):
    assert is_fine(browser.get(url("add_past", case, fourth)))
    browser.post(
        url("add_past", case, fourth), {"who": "Marek", "began": "A radio kit"}
    )
    told = PastRelationship.objects.get()
    page = browser.get(url("focus", case))
    assert is_fine(page)
    assert "Marek" in words(page)
    assert "A radio kit" in words(page)

    html = browser.get(url("change_past", case, fourth, told)).content.decode()
    assert 'value="Marek"' in html
    browser.post(
        url("change_past", case, fourth, told), {"who": "Marek", "ended": "The move"}
    )
    assert "The move" in words(browser.get(url("focus", case)))

    page = browser.post(url("remove_past", case, fourth, told), follow=True)
    assert "Taken out (1)" in words(page)
    page = browser.post(url("restore_past", case, fourth, told), follow=True)
    assert "Back in the record" in words(page)


def test_nobody_named_keeps_what_was_typed(browser, case, fourth):
    page = browser.post(url("add_past", case, fourth), {"began": "A radio kit"})

    assert is_fine(page)
    assert "Name the person, or choose someone" in words(page)
    assert "A radio kit" in page.content.decode()


def test_it_may_be_someone_of_the_inventory(browser, case, fourth):
    ola = make_formulation.person(case, "Ola", status="PAST")

    browser.post(url("add_past", case, fourth), {"who": "", "person": str(ola.pk)})

    told = PastRelationship.objects.get()
    assert told.person == ola
    html = browser.get(url("change_past", case, fourth, told)).content.decode()
    assert f'value="{ola.pk}" selected' in html


def test_with_initials_a_past_name_is_hidden(browser, case, therapist, fourth):
    told = make_formulation.past(fourth, "Zinnia")
    out = make_formulation.past(fourth, "Zinnia")
    actions.remove_past_relationship(past=out, by=therapist)
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    assert "Zinnia" not in browser.get(url("focus", case)).content.decode()
    assert told.initials == "Z"


def test_a_step_of_another_focus_is_not_found(browser, case, fourth):
    other = make_formulation.grief(case, rank="SECONDARY")
    step = make_formulation.step(other)
    told = make_formulation.past(fourth)

    assert browser.get(url("change_step", case, fourth, step)).status_code == 404
    assert browser.post(url("remove_step", case, fourth, step)).status_code == 404
    assert browser.get(url("change_past", case, other, told)).status_code == 404
