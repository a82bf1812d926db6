"""The inventory: circle and list, adding, moving, removing, printing."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from formulation import actions
from formulation.models import ClosenessRating, InventoryPerson
from tests import make, make_formulation
from tests.formulation.pages import is_fine, main_of, url, words

EARLY = make.NOW - timedelta(days=49)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def ada(case):
    return make_formulation.person(
        case,
        "Ada",
        ring=2,
        rated_on=date(2026, 10, 5),
        at=EARLY,
        relationship="daughter",
        client_expects="That she rings",
    )


def test_an_empty_inventory_offers_the_first_person(browser, case):
    page = browser.get(url("inventory", case))

    assert is_fine(page)
    assert "Nobody in the circle yet" in words(page)
    assert url("add_person", case) in page.content.decode()


def test_a_reader_is_offered_nothing_to_press(signed_in, supervisor, case, ada):
    page = signed_in(supervisor).get(url("inventory", case))

    assert is_fine(page)
    assert "Add a person" not in words(page)
    assert url("move_person", case, ada) not in page.content.decode()


def test_the_list_says_what_the_circle_shows(browser, case, ada):
    make_formulation.person(
        case, "Jo", ring=4, sector="WORK", tone="DIFFICULT", frequency="DAILY"
    )

    page = browser.get(url("inventory", case))

    said = words(page)
    assert is_fine(page)
    for part in ("Ada", "daughter, family", "That she rings", "At the edge 1"):
        assert part in said
    assert "Difficult" in said
    assert "No one in the closest ring" in said
    assert 'aria-label="Closeness circle: 2 people. 1 close, 1 at the edge."' in (
        page.content.decode()
    )


def test_a_person_picked_is_picked_in_circle_and_list(browser, case, ada):
    make_formulation.person(case, "Jo")

    html = browser.get(url("inventory", case) + f"?person={ada.pk}").content.decode()

    assert html.count('aria-current="true"') == 1
    assert f'data-person="{ada.pk}" class="current"' in html
    assert f'data-detail="{ada.pk}" aria-labelledby="t-{ada.pk}">' in html
    assert html.count(" hidden>") >= 1


def test_the_circle_can_be_seen_as_it_was(browser, case, ada, therapist):
    make_formulation.person(case, "Jo")
    actions.move_person(person=ada, by=therapist, ring=1, rated_on=date(2026, 11, 16))

    start = browser.get(url("inventory", case) + "?when=start")
    day = browser.get(url("inventory", case) + "?when=2026-10-05")
    now = browser.get(url("inventory", case) + "?when=nonsense")

    assert "As it was first taken" in words(start)
    assert "Close 1" in words(start)
    assert "As on Monday 5 October" in words(day)
    assert "Jo" not in words(day)
    assert "Jo" in words(now)
    assert "As it was first taken" not in words(now)
    assert url("move_person", case, ada) in now.content.decode()
    assert url("move_person", case, ada) not in start.content.decode()


def test_a_day_before_anyone_was_placed_is_empty_and_says_so(browser, case, ada):
    page = browser.get(url("inventory", case) + "?when=2020-01-01")

    assert is_fine(page)
    assert "Nobody had been placed by then" in words(page)


def test_adding_asks_for_name_part_of_life_and_ring_and_nothing_else(browser, case):
    page = browser.get(url("add_person", case))
    assert is_fine(page)

    sent = {
        "name": "Jo",
        "sector": "FRIENDS",
        "ring": "3",
        "rated_on": str(make.TODAY),
    }
    answer = browser.post(url("add_person", case), sent)

    assert answer.url == url("inventory", case)
    person = InventoryPerson.objects.get()
    assert (person.name, person.sector, person.status) == ("Jo", "FRIENDS", "CURRENT")
    assert person.ratings.get().ring == 3


def test_adding_can_go_on_to_another(browser, case):
    sent = {
        "name": "Jo",
        "sector": "WORK",
        "ring": "3",
        "rated_on": "2026-10-05",
        "another": "1",
    }

    assert browser.post(url("add_person", case), sent).url == url("add_person", case)


@pytest.mark.parametrize(
    ("relationship", "sector"),
    [("teacher", "WORK"), ("older sister", "FAMILY"), ("neighbour", "COMMUNITY")],
)
def test_a_part_of_life_left_open_follows_from_the_relationship(
    browser, case, relationship, sector
):
    sent = {"name": "Jo", "relationship": relationship, "ring": "3"}
    browser.post(url("add_person", case), sent | {"rated_on": str(make.TODAY)})

    assert InventoryPerson.objects.get().sector == sector


@pytest.mark.parametrize("relationship", ["", "the one downstairs", "friend’s mother"])
def test_nobody_is_family_by_default(browser, case, relationship):
    sent = {"name": "Jo", "relationship": relationship, "ring": "3"}
    page = browser.get(url("add_person", case)).content.decode()
    answer = browser.post(url("add_person", case), sent | {"rated_on": "2026-10-05"})

    chosen = re.search(r'name="sector"[^>]*checked', page)
    assert chosen is None
    assert "Choose a part of life" in words(answer)
    assert not InventoryPerson.objects.exists()


def test_adding_without_a_name_or_ring_says_so_and_keeps_the_rest(browser, case):
    page = browser.post(
        url("add_person", case), {"relationship": "neighbour", "rated_on": "2026-10-05"}
    )

    said = words(page)
    assert is_fine(page)
    assert "Give the person a name or a label, like “neighbour”" in said
    assert "Choose how close they stand" in said
    assert 'value="neighbour"' in page.content.decode()
    assert "<title>Error:" in page.content.decode()
    assert not InventoryPerson.objects.exists()


def test_an_error_behind_a_line_opens_it(browser, case):
    page = browser.post(
        url("add_person", case),
        {"name": "Jo", "ring": "1", "rated_on": "31 02 2026"},
    )

    assert "Placed on must be a real date, like 23 11 2026" in words(page)
    assert '<details class="more" open>' in page.content.decode()


def test_a_rule_broken_in_the_action_stands_at_its_field(browser, case):
    page = browser.post(
        url("add_person", case),
        {
            "name": "Ngozi",
            "sector": "FAMILY",
            "ring": "1",
            "rated_on": "2026-10-05",
            "status": "DECEASED",
            "frequency": "DAILY",
        },
    )

    assert "Someone who has died can have no contact now" in words(page)
    assert 'href="#id_frequency_0"' in page.content.decode()
    assert not InventoryPerson.objects.exists()


def test_a_name_of_ten_thousand_letters_is_refused(browser, case):
    page = browser.post(
        url("add_person", case),
        {"name": "x" * 10_000, "ring": "1", "rated_on": "2026-10-05"},
    )

    assert "Name or label can hold 60 characters" in words(page)
    assert "x" * 10_000 in page.content.decode()
    assert not InventoryPerson.objects.exists()


@pytest.mark.parametrize(
    "name", ["مريم", "👩‍👧 Zoë", "<script>alert(1)</script>", "O’Neil-Ümit"]
)
def test_any_name_is_shown_as_it_was_typed(browser, case, name):
    sent = {"name": name, "sector": "WORK", "ring": "1", "rated_on": "2026-10-05"}
    browser.post(url("add_person", case), sent)

    page = browser.get(url("inventory", case))

    assert is_fine(page)
    assert name in words(page)
    assert "<script>alert" not in page.content.decode()


def test_a_reader_reads_a_person_and_cannot_write(signed_in, supervisor, case, ada):
    browser = signed_in(supervisor)

    page = browser.get(url("person", case, ada))

    assert is_fine(page)
    assert "That she rings" in words(page)
    assert "<form" not in main_of(page)
    assert browser.post(url("remove_person", case, ada)).status_code == 403
    assert browser.get(url("add_person", case)).status_code == 403


def test_a_move_is_dated_and_returns_to_where_it_was_made(browser, case, ada):
    sent = {"ring": "1", "rated_on": "2026-11-16"}

    on_page = browser.post(url("move_person", case, ada), sent)
    in_circle = browser.post(
        url("move_person", case, ada), sent | {"ring": "2", "from_circle": "1"}
    )

    assert on_page.url == url("person", case, ada)
    assert in_circle.url == url("inventory", case) + f"?person={ada.pk}"
    assert ada.ratings.count() == 3


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"rated_on": "2026-11-16"}, "Choose a ring"),
        ({"ring": "9", "rated_on": "2026-11-16"}, "Choose one of the answers for Ring"),
        ({"ring": "1"}, "Enter the day of the move"),
        ({"ring": "1", "rated_on": "2226-11-16"}, "must be today or in the past"),
        ({"ring": "2", "rated_on": "2026-10-05"}, "already stand in this ring"),
    ],
)
def test_a_move_that_cannot_be_says_why(browser, case, ada, sent, sentence):
    page = browser.post(url("move_person", case, ada), sent | {"note": "Kept words"})

    assert page.status_code == 200
    assert sentence in words(page)
    assert "Kept words" in page.content.decode()
    assert ada.ratings.count() == 1


def test_removing_is_undone_with_one_press(browser, case, ada):
    answer = browser.post(url("remove_person", case, ada))
    page = browser.get(answer.url)

    assert "Removed from the circle" in words(page)
    assert url("restore_person", case, ada) in page.content.decode()

    browser.post(url("restore_person", case, ada))
    page = browser.get(url("inventory", case))
    assert "Back in the circle" in words(page)
    assert url("restore_person", case, ada) not in page.content.decode()


def test_putting_back_twice_says_so(browser, case, ada):
    answer = browser.post(url("restore_person", case, ada), follow=True)

    assert "This person is in the inventory" in words(answer)


def test_a_removed_person_has_a_page_that_offers_to_put_them_back(
    browser, case, ada, therapist
):
    actions.remove_person(person=ada, by=therapist)

    page = browser.get(url("person", case, ada))

    assert is_fine(page)
    assert "Put back" in words(page)
    assert url("move_person", case, ada) not in page.content.decode()


def test_someone_whom_the_focus_speaks_of_is_not_removed(browser, case, ada):
    make_formulation.focus(case, area="ROLE_DISPUTE", person=ada)

    page = browser.get(url("person", case, ada))
    assert url("remove_person", case, ada) not in page.content.decode()
    answer = browser.post(url("remove_person", case, ada), follow=True)

    assert "A focus area speaks of this person" in words(answer)
    assert "Part of the focus" in words(answer)


def test_the_print_leaves_out_notes_and_who_must_not_be_printed(browser, case, ada):
    make_formulation.person(case, "Father", is_never_printed=True)

    page = browser.get(url("inventory_print", case))

    said = words(page)
    assert is_fine(page)
    assert "The people around Daniel" in said
    assert "Ada daughter" in said
    assert "Father" not in page.content.decode()
    assert "That she rings" not in page.content.decode()


def test_a_print_of_nobody_says_so(browser, case):
    page = browser.get(url("inventory_print", case) + "?when=start")

    assert is_fine(page)
    assert "Nobody to print" in words(page)


def test_hidden_names_are_hidden_everywhere(browser, case, therapist):
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()
    person = make_formulation.person(
        case, "Chidinma", client_expects="Chidinma should ring", hard_things="Shouts"
    )
    removed = make_formulation.person(case, "Samuel")
    actions.remove_person(person=removed, by=therapist)

    for page in (
        browser.get(url("inventory", case)),
        browser.get(url("inventory_print", case)),
    ):
        html = page.content.decode()
        closed = html.replace("Chidinma should ring", "")
        assert "Chidinma" not in closed
        assert "Samuel" not in html
        assert "Daniel" not in html
        assert ">C<" in html
    page = browser.get(url("inventory", case))
    assert "<summary" in page.content.decode().split("Chidinma should ring")[0][-200:]
    page = browser.get(url("change_person", case, person))
    assert 'value="Chidinma"' not in page.content.decode()
    assert "Show names in the bar above" in words(page)


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("inventory", "post"),
        ("inventory_print", "post"),
        ("add_person", "put"),
        ("person", "put"),
        ("move_person", "get"),
        ("remove_person", "get"),
        ("restore_person", "get"),
    ],
)
def test_another_method_is_refused(browser, case, ada, name, method):
    more = [ada] if "person" in name and name != "add_person" else []

    assert getattr(browser, method)(url(name, case, *more)).status_code == 405


def test_a_stranger_finds_nothing(signed_in, outsider, case, ada):
    browser = signed_in(outsider)

    assert browser.get(url("inventory", case)).status_code == 404
    assert browser.get(url("person", case, ada)).status_code == 404
    assert browser.post(url("move_person", case, ada)).status_code == 404


def test_a_person_of_another_case_is_not_found(browser, case, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    stranger = make_formulation.person(other)

    assert browser.get(url("person", case, stranger)).status_code == 404
    assert browser.post(url("remove_person", case, stranger)).status_code == 404


def test_a_closed_case_is_read_and_not_changed(browser, case, ada, therapist):
    closed = make.closed_case(therapist=therapist, of=make.client("Leah Stone"))

    assert "Add a person" not in words(browser.get(url("inventory", closed)))
    assert browser.get(url("add_person", closed)).status_code == 403


def test_the_inventory_costs_the_same_for_two_and_twelve_people(browser, case):
    make_formulation.person(case, "Ada")
    make_formulation.person(case, "Jo", ring=2)
    browser.get(url("inventory", case))
    with CaptureQueriesContext(connection) as few:
        browser.get(url("inventory", case))
    for at in range(10):
        make_formulation.person(case, f"Person {at}", ring=at % 5 + 1)
    with CaptureQueriesContext(connection) as many:
        browser.get(url("inventory", case))

    assert len(many) == len(few)


def test_five_hundred_people_stand_in_the_list_and_are_counted_in_the_picture(
    browser, case
):
    """Names of other scripts and of emoji among them; the print leaves nobody out."""
    names = ("مريم", "👩‍👩‍👧‍👦", "שרה", "Jo")
    people = InventoryPerson.objects.bulk_create(
        InventoryPerson(
            case=case,
            name=f"{names[number % 4]} {number}",
            added_at=make.NOW,
            author=case.therapist,
        )
        for number in range(500)
    )
    ClosenessRating.objects.bulk_create(
        ClosenessRating(
            case=case,
            person=person,
            ring=1 + number % 5,
            rated_on=make.TODAY,
            recorded_at=make.NOW,
            author=case.therapist,
        )
        for number, person in enumerate(people)
    )

    page = browser.get(url("inventory", case))

    html = page.content.decode()
    assert "More than 100 people: see the list" in html
    printed = browser.get(url("inventory_print", case)).content.decode()
    for person in (people[0], people[1], people[250], people[499]):
        assert person.name in html
        assert person.name in printed
