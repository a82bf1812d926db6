"""The circle's page: moving, undoing, wishing, comparing and printing."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from formulation.models import SymptomEpisode
from tests import make, make_formulation
from tests.formulation.pages import is_fine, url, words

EARLY = make.NOW - timedelta(days=49)
START = date(2026, 10, 5)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def ada(case):
    return make_formulation.person(
        case, "Ada", ring=2, rated_on=START, at=EARLY, relationship="daughter"
    )


def move(browser, case, person, **sent):
    return browser.post(
        url("move_person", case, person),
        {"rated_on": str(make.TODAY), "from_circle": "1", **sent},
    )


def test_a_reader_can_drag_nothing(signed_in, supervisor, case, ada):
    html = signed_in(supervisor).get(url("inventory", case)).content.decode()

    for piece in ("data-movable", "data-move=", "circle_move.js", "take-back"):
        assert piece not in html


def test_a_circle_of_another_day_is_looked_at_and_not_moved(browser, case, ada):
    html = browser.get(url("inventory", case) + "?when=start").content.decode()

    assert "data-movable" not in html
    assert "data-move=" not in html


def test_every_dot_has_a_form_with_the_same_five_rings(browser, case, ada):
    html = browser.get(url("inventory", case)).content.decode()

    form = html.split(f'data-move="{ada.pk}"')[1].split("</form>")[0]
    assert re.findall(r'name="ring" value="(\d)"', form) == list("12345")
    assert f'data-ring="2" href="?when=&amp;person={ada.pk}"' in html


def test_today_s_move_is_undone_with_one_press(browser, case, ada, therapist):
    move(browser, case, ada, ring="4")
    page = browser.get(url("inventory", case) + f"?person={ada.pk}")
    assert "Undo today’s move of Ada" in words(page)

    answer = browser.post(url("take_back_move", case, ada), follow=True)

    said = words(answer)
    assert "Taken back. They stand where they stood before." in said
    assert "Undo today" not in said
    assert ada.ratings.in_order().get().ring == 2


def test_a_move_that_stands_says_why_and_is_offered_no_undo(browser, case, ada):
    assert "Undo today" not in words(browser.get(url("inventory", case)))

    answer = browser.post(url("take_back_move", case, ada), follow=True)

    assert "Only who made a move can take it back" in words(answer)
    assert ada.ratings.in_order().count() == 1


def test_a_wish_is_drawn_listed_and_said(browser, case, ada):
    answer = browser.post(url("wish_ring", case, ada), {"wished": "1"}, follow=True)

    said, html = words(answer), answer.content.decode()
    assert is_fine(answer)
    assert "Saved where the client would like them" in said
    assert "Would like them: closest" in said
    assert 'class="wish"' in html
    assert "wished for: closest" in html

    answer = browser.post(url("wish_ring", case, ada), {"wished": ""}, follow=True)
    assert 'class="wish" d="M' not in answer.content.decode().split("<footer")[0]


def test_a_wish_for_a_ring_that_is_none_changes_nothing(browser, case, ada):
    browser.post(url("wish_ring", case, ada), {"wished": "9"})

    ada.refresh_from_db()
    assert ada.desired_ring is None


def test_before_it_began_takes_the_day_before_the_timeline_s_beginning(
    browser, case, ada
):
    SymptomEpisode.objects.create(
        case=case,
        author=case.therapist,
        recorded_at=make.NOW,
        label="Low",
        starts_on=date(2026, 5, 1),
        severity=2,
    )
    assert "It began May 2026" in words(browser.get(url("inventory", case)))

    move(browser, case, ada, ring="1", is_before="on")

    assert ada.ratings.in_order().first().rated_on == date(2026, 4, 30)
    page = browser.get(url("inventory", case) + "?when=before")
    assert is_fine(page)
    assert "Closest 1" in words(page)
    assert "Before it began." in words(page)


def test_a_day_from_before_is_taken_as_it_was_given(browser, case, ada):
    day = case.referred_on - timedelta(days=90)

    move(browser, case, ada, ring="1", is_before="on", rated_on=str(day))

    assert ada.ratings.in_order().first().rated_on == day


def test_before_it_began_asks_when_while_nobody_knows(browser, case, ada):
    page = move(browser, case, ada, ring="1", is_before="on", note="Kept words")

    assert "Enter about when that was: a day before" in words(page)
    assert "Kept words" in page.content.decode()
    assert ada.ratings.count() == 1


def test_before_it_began_asks_when_also_without_any_day(browser, case, ada):
    page = move(browser, case, ada, ring="1", is_before="on", rated_on="")

    assert "Enter about when that was" in words(page)


def test_a_day_that_is_none_is_named_once(browser, case, ada):
    page = move(browser, case, ada, ring="1", is_before="on", rated_on="31 02 2026")

    said = words(page)
    assert "On must be a real date, like 23 11 2026" in said
    assert "Enter about when" not in said


# Side by side


def test_two_circles_stand_side_by_side_with_who_moved(browser, case, ada):
    make_formulation.person(case, "Jo", ring=3, rated_on=START, at=EARLY)
    move(browser, case, ada, ring="1")

    page = browser.get(url("compare_circles", case))

    said, html = words(page), page.content.decode()
    assert is_fine(page)
    assert html.count('class="circle-map large"') == 2
    assert "1 came closer, 1 stayed where they were" in said
    assert "Ada 1 ring closer, from close to closest" in said
    assert "At the start" in said
    assert "Jo further out" in said


def test_two_circles_of_an_empty_case_say_so(browser, case):
    page = browser.get(url("compare_circles", case) + "?first=nonsense&second=end")

    assert is_fine(page)
    assert "Nobody stands in either of them" in words(page)


def test_a_circle_beside_itself_says_that_nobody_moved(browser, case, ada):
    page = browser.get(url("compare_circles", case) + "?first=start&second=2026-10-05")

    assert "Everyone stands in the same ring in both" in words(page)


def test_who_is_never_printed_is_marked_off_on_the_screen_and_gone_on_paper(
    browser, case, ada
):
    father = make_formulation.person(
        case, "Father", ring=5, rated_on=START, at=EARLY, is_never_printed=True
    )

    page = browser.get(url("compare_circles", case))

    html = page.content.decode()
    assert "On paper 1 person is left out" in words(page)
    for piece in re.findall(r"<(?:li|g)\b[^>]*>(?:(?!</(?:li|g)>).)*Father", html):
        assert "private" in piece
    listed = browser.get(url("inventory", case)).content.decode()
    assert re.search(rf'<tr data-person="{father.pk}" data-private>', listed)


def test_comparing_hides_names_that_are_hidden(browser, case, ada, therapist):
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    assert "Ada" not in browser.get(url("compare_circles", case)).content.decode()


# On paper


def test_paper_shows_names_or_initials_by_choice(browser, case, ada):
    names = browser.get(url("inventory_print", case))
    initials = browser.get(url("inventory_print", case) + "?names=initials")

    assert "Ada" in words(names)
    assert is_fine(initials)
    assert "Ada" not in initials.content.decode()
    assert "Daniel" not in initials.content.decode()
    assert "daughter" in words(initials)


def test_hidden_names_are_not_brought_onto_paper_by_an_address(
    browser, case, ada, therapist
):
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    page = browser.get(url("inventory_print", case) + "?names=names")

    assert "Ada" not in page.content.decode()
    assert "Names are hidden for you now" in words(page)


def test_choosing_initials_keeps_the_day(browser, case, ada):
    html = browser.get(url("inventory_print", case) + "?when=start").content.decode()

    assert '<input type="hidden" name="when" value="start">' in html


def test_more_than_a_circle_can_hold_are_in_the_list_alone(
    browser, case, ada, monkeypatch
):
    monkeypatch.setattr("ui.drawing.circle.MOST_DRAWN", 0)

    page = browser.get(url("inventory", case))

    assert is_fine(page)
    assert "see the list" in words(page)
    assert "Ada" in words(page)


def test_the_page_of_two_circles_costs_the_same_for_any_number(browser, case, ada):
    browser.get(url("compare_circles", case))
    with CaptureQueriesContext(connection) as few:
        browser.get(url("compare_circles", case))
    for at in range(10):
        make_formulation.person(case, f"Person {at}", ring=at % 5 + 1)
    with CaptureQueriesContext(connection) as many:
        browser.get(url("compare_circles", case))

    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("name", "method"),
    [("compare_circles", "post"), ("take_back_move", "get"), ("wish_ring", "get")],
)
def test_another_method_is_refused(browser, case, ada, name, method):
    more = [] if name == "compare_circles" else [ada]

    assert getattr(browser, method)(url(name, case, *more)).status_code == 405
