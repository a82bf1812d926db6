"""Themes and review: one page that says what repeats and what the inventory shows."""

import re

import pytest

from formulation import actions
from formulation.models import InventoryReview, InventoryTheme
from tests import make, make_formulation
from tests.formulation.pages import is_fine, main_of, url, words

NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def ada(case):
    return make_formulation.person(case, "Ada", relationship="daughter")


def test_without_themes_the_page_offers_the_first(browser, case):
    page = browser.get(url("themes", case))

    assert is_fine(page)
    said = words(page)
    assert "No theme noted yet" in said
    assert "Not looked at together yet" in said
    assert "Emotionally available Not asked yet" in said
    assert url("add_theme", case) in page.content.decode()


def test_the_page_stands_under_the_tab_of_the_inventory(browser, case):
    html = browser.get(url("inventory", case)).content.decode()

    assert f'href="{url("themes", case)}"' in html


def test_a_theme_is_noted_with_people(browser, case, ada):
    father = make_formulation.someone_who_died(case, "Father")
    page = browser.get(url("add_theme", case))
    assert is_fine(page)
    assert "Note a theme" in words(page)

    answer = browser.post(
        url("add_theme", case),
        {
            "label": "I hide hurt",
            "people": [str(ada.pk)],
            "first_seen_with": str(father.pk),
            "direction": "I_HIDE_NEED",
            "evidence": "Said fine, then cried in the car",
            "is_for_formulation": "on",
        },
    )

    assert answer.url == url("themes", case)
    page = browser.get(answer.url)
    assert is_fine(page)
    assert "I hide hurt I hide what I need Kept for the formulation" in words(page)
    assert "With Ada First seen with Father What shows it Said fine" in words(page)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"label": " "}, "Give the theme a few words"),
        ({"label": "x" * 10_000}, "The theme in a few words can hold 80 characters"),
        ({"people": [NOBODY]}, "Choose people from this inventory"),
        ({"first_seen_with": NOBODY}, "Choose a person from this inventory"),
        ({"direction": "UP"}, "Choose one of the answers for Which way it goes"),
        ({"evidence": "x" * 501}, "What shows it can hold 500 characters"),
    ],
)
def test_a_theme_that_cannot_be_says_why_and_keeps_the_rest(
    browser, case, ada, given, sentence
):
    sent = {"label": "Kept", "people": [str(ada.pk)], "description": "Kept as well"}

    page = browser.post(url("add_theme", case), sent | given)

    assert is_fine(page)
    assert sentence in words(page)
    assert "Kept as well" in page.content.decode()
    if "people" not in given:
        assert re.search(f'value="{ada.pk}" checked', page.content.decode())
    assert not InventoryTheme.objects.exists()


def test_a_theme_is_changed(browser, case, ada):
    theme = make_formulation.theme(case, people=[ada], first_seen_with=ada)

    page = browser.get(url("theme", case, theme))
    assert is_fine(page)
    assert "Change a theme" in words(page)
    assert f'value="{ada.pk}" checked' in page.content.decode()
    assert f'<option value="{ada.pk}" selected>' in page.content.decode()

    answer = browser.post(url("theme", case, theme), {"label": "I leave first"})

    assert answer.url == url("themes", case)
    theme.refresh_from_db()
    assert (theme.label, theme.first_seen_with) == ("I leave first", None)
    assert not theme.people.exists()


def test_a_theme_is_kept_taken_out_and_put_back(browser, case):
    theme = make_formulation.theme(case)

    browser.post(url("keep_theme", case, theme), {"keep": "1"})
    assert "Kept for the formulation" in words(browser.get(url("themes", case)))
    browser.post(url("keep_theme", case, theme))
    assert "Keep for the formulation" in words(browser.get(url("themes", case)))

    page = browser.post(url("remove_theme", case, theme), follow=True)
    assert is_fine(page)
    assert "Taken out 1 I hide what hurts" in words(page)
    page = browser.post(url("restore_theme", case, theme), follow=True)
    assert "Taken out 1" not in words(page)
    page = browser.post(url("restore_theme", case, theme), follow=True)
    assert "This theme stands here already" in words(page)


def test_a_theme_that_was_taken_out_is_not_changed(browser, case, therapist):
    theme = make_formulation.theme(case)
    actions.remove_theme(theme=theme, by=therapist)

    page = browser.post(url("theme", case, theme), {"label": "Other"})

    assert "Put it back first" in words(page)


def test_the_page_lists_losses_supports_and_confidants_with_their_rule(
    browser, case, ada
):
    make_formulation.someone_who_died(case, died_on=make.TODAY)
    make_formulation.relationship(ada, emotional="A_LOT")
    actions.change_person(person=ada, by=ada.author, can_confide="PARTLY")

    page = browser.get(url("themes", case))

    said = words(page)
    assert is_fine(page)
    assert "Can confide in 1 Ada daughter A little Everyone in whom" in said
    assert "Much emotional support 1 Ada daughter A lot, 23 Nov Everyone" in said
    assert "Emotionally available 1 of 1 person asked about Ada daughter" in said
    assert "Losses 1 Ngozi Died, 23 Nov Everyone who died" in said


def test_someone_who_is_never_printed_is_on_the_screen_and_on_no_paper(browser, case):
    """Of what is marked so, the print style sheet shows nothing."""
    jo = make_formulation.person(case, "Jo", is_never_printed=True, can_confide="YES")
    make_formulation.relationship(jo, emotional="A_LOT")
    make_formulation.theme(case, people=[jo], first_seen_with=jo)

    html = main_of(browser.get(url("themes", case)))

    assert html.count(">Jo</a>") == html.count("unprinted") == 5
    html = main_of(browser.get(url("person", case, jo)))
    assert '<span class="unprinted">Jo</span>' in html
    assert html.index('<div class="unprinted">') < html.index('<div class="split">')


def test_nobody_close_and_nobody_to_confide_in_are_said_gently(browser, case):
    make_formulation.person(case, "Jo", ring=4, can_confide="NO")

    said = words(browser.get(url("themes", case)))

    assert "No one in the closest ring. This can be worth talking about" in said
    assert "Nobody to confide in among those asked about" in said


def test_the_inventory_is_looked_at_together(browser, case, ada):
    page = browser.get(url("review_inventory", case))
    assert is_fine(page)
    assert "0, hardly ever 3, when it is needed" in words(page)

    answer = browser.post(
        url("review_inventory", case),
        {
            "reviewed_on": str(make.TODAY),
            "summary": "Two people hear what I feel",
            "assertiveness": "1",
            "anger": "",
        },
    )

    assert answer.url == url("themes", case)
    review = InventoryReview.objects.get()
    assert (review.assertiveness, review.anger) == (1, None)
    page = browser.get(answer.url)
    assert is_fine(page)
    assert "23 Nov Two people hear what I feel" in words(page)
    assert "Says what they want 0, hardly ever; 3, also when it is hard 1" in words(
        page
    )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"summary": ""}, "Write in a sentence what the circle showed"),
        ({"reviewed_on": "2226-01-01"}, "must be today or in the past"),
        ({"reviewed_on": ""}, "Enter the day on which you looked at it"),
        ({"anger": "4"}, "Choose a number from 0 to 3 for Shows anger"),
    ],
)
def test_a_review_that_cannot_be_says_why(browser, case, ada, given, sentence):
    sent = {"reviewed_on": str(make.TODAY), "summary": "Kept", "closeness": "2"}

    page = browser.post(url("review_inventory", case), sent | given)

    assert is_fine(page)
    assert sentence in words(page)
    assert re.search(r'name="closeness" value="2"[^>]*checked', page.content.decode())
    assert not InventoryReview.objects.exists()


def test_an_empty_inventory_is_not_looked_at(browser, case):
    page = browser.post(
        url("review_inventory", case),
        {"reviewed_on": str(make.TODAY), "summary": "Nobody"},
    )

    assert is_fine(page)
    assert "There is nobody in the inventory yet" in words(page)


def test_a_reader_reads_and_cannot_write(signed_in, supervisor, case, ada):
    theme = make_formulation.theme(case, people=[ada])
    make_formulation.inventory_review(case)
    browser = signed_in(supervisor)

    page = browser.get(url("themes", case))

    assert is_fine(page)
    assert "I hide what hurts" in words(page)
    assert "<form" not in main_of(page)
    assert browser.get(url("add_theme", case)).status_code == 403
    assert browser.get(url("review_inventory", case)).status_code == 403
    for name in ("theme", "keep_theme", "remove_theme", "restore_theme"):
        assert browser.post(url(name, case, theme)).status_code == 403


def test_a_reader_without_themes_is_offered_nothing(signed_in, supervisor, case):
    page = signed_in(supervisor).get(url("themes", case))

    assert "No theme noted yet" in words(page)
    assert url("add_theme", case) not in page.content.decode()
    assert url("review_inventory", case) not in page.content.decode()


def test_hidden_names_close_the_words(browser, case, ada, therapist):
    zinnia = make_formulation.person(case, "Zinnia")
    theme = make_formulation.theme(
        case, label="As with Zinnia", people=[zinnia], evidence="Zinnia left"
    )
    gone = make_formulation.theme(case, label="Zinnia again")
    actions.remove_theme(theme=gone, by=therapist)
    make_formulation.inventory_review(case, summary="Zinnia is far")
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    for address in (url("themes", case), url("theme", case, theme)):
        html = browser.get(address).content.decode()
        assert "Zinnia" in html
        for before in html.split("Zinnia")[:-1]:
            assert before.rfind("<details") > before.rfind("</details>")


def test_a_theme_of_another_case_is_not_found(browser, case, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    stranger = make_formulation.theme(other)

    assert browser.get(url("theme", case, stranger)).status_code == 404
    assert browser.post(url("keep_theme", case, stranger)).status_code == 404
