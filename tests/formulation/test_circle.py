"""The circle on a day, at the start, and now; and how one person got there."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formulation import actions
from formulation.models import ClosenessRating, InventoryPerson
from formulation.queries import (
    Circle,
    Place,
    circle_at_start,
    circle_of,
    people_of,
    person_card,
    snapshots_of,
)
from tests import make, make_formulation

START = date(2026, 10, 5)
EARLY = make.NOW - timedelta(days=49)  # 5 October


def names(circle):
    return [(place.person.name, place.ring) for place in circle.places]


def move(person, ring, on):
    actions.move_person(
        person=person, by=person.author, ring=ring, rated_on=on, at=make.NOW
    )


@pytest.fixture
def three(case):
    """Ada and Samuel since the start; Jo, who came seven weeks later."""
    ada = make_formulation.person(case, "Ada", ring=1, rated_on=START, at=EARLY)
    samuel = make_formulation.person(case, "Samuel", ring=4, rated_on=START, at=EARLY)
    jo = make_formulation.person(case, "Jo", ring=3)
    move(samuel, 2, date(2026, 11, 16))
    return ada, samuel, jo


def test_the_circle_is_closest_first_and_knows_who_moved(case, three):
    circle = circle_of(case)

    assert names(circle) == [("Ada", 1), ("Samuel", 2), ("Jo", 3)]
    assert [place.moved for place in circle.places] == ["", "Moved 2 rings in", ""]
    assert circle.last_changed_on == make.TODAY


def test_on_an_earlier_day_everyone_stands_where_they_stood(case, three):
    assert names(circle_of(case, date(2026, 11, 15))) == [("Ada", 1), ("Samuel", 4)]
    assert names(circle_of(case, date(2026, 10, 4))) == []


def test_at_the_start_are_those_added_early_where_they_then_stood(case, three):
    assert names(circle_at_start(case)) == [("Ada", 1), ("Samuel", 4)]


def test_at_the_start_of_nothing_is_nobody(case):
    assert circle_at_start(case).places == ()


def test_a_place_told_of_before_the_inventory_is_not_the_start(case):
    ada = make_formulation.person(case, "Ada", ring=3, rated_on=START, at=EARLY)
    move(ada, 1, date(2026, 5, 1))

    (place,) = circle_of(case).places
    assert (place.ring, place.was_ring) == (3, 3)
    assert names(circle_of(case, date(2026, 6, 1))) == [("Ada", 1)]


def test_who_is_only_placed_later_starts_from_there(case):
    ada = make_formulation.person(case, "Ada", ring=None)
    move(ada, 2, make.TODAY)

    assert circle_of(case).places[0].was_ring == 2


def test_removed_people_are_in_no_circle(case, three, therapist):
    actions.remove_person(person=three[0], by=therapist)

    assert "Ada" not in dict(names(circle_of(case)))
    assert "Ada" not in dict(names(circle_at_start(case)))
    assert [person.name for person in people_of(case)] == ["Jo", "Samuel"]


def test_people_without_a_ring_come_last(case):
    make_formulation.person(case, "Ada", ring=None)
    make_formulation.person(case, "Zoe", ring=5)

    circle = circle_of(case)

    assert names(circle) == [("Zoe", 5), ("Ada", None)]
    assert [group.title for group in circle.groups] == ["Outside", "Not placed yet"]
    assert [place.person.name for place in circle.placed] == ["Zoe"]


def test_nobody_close_is_seen_once_someone_is_placed(case):
    assert not circle_of(case).has_nobody_close
    make_formulation.person(case, "Jo", ring=2)
    assert circle_of(case).has_nobody_close
    make_formulation.person(case, "Ada", ring=1)
    assert not circle_of(case).has_nobody_close


@pytest.mark.parametrize(
    ("answers", "nobody"),
    [
        (["", ""], False),
        (["NO", ""], True),
        (["NO", "USED_TO"], True),
        (["NO", "PARTLY"], False),
        (["YES", "NO"], False),
    ],
)
def test_nobody_to_confide_in_is_seen_once_it_was_asked(case, answers, nobody):
    for at, answer in enumerate(answers):
        make_formulation.person(case, f"Person {at}", can_confide=answer)

    assert circle_of(case).has_nobody_to_confide_in is nobody


def test_a_large_inventory_is_noticed(case, monkeypatch):
    make_formulation.person(case)
    assert not circle_of(case).is_large

    monkeypatch.setattr("formulation.queries.circle.MANY_PEOPLE", 0)

    assert circle_of(case).is_large


def test_a_print_leaves_out_whom_the_client_wants_never_printed(case):
    make_formulation.person(case, "Ada")
    make_formulation.person(case, "Father", is_never_printed=True)

    assert [place.person.name for place in circle_of(case).for_print.places] == ["Ada"]


def test_snapshots_are_now_the_start_and_each_day_of_a_move(case, three):
    found = [(snapshot.value, snapshot.on) for snapshot in snapshots_of(case)]

    assert found == [
        ("", None),
        ("start", None),
        ("2026-11-23", make.TODAY),
        ("2026-11-16", date(2026, 11, 16)),
        ("2026-10-05", START),
    ]


def test_the_words_of_a_place_say_what_the_drawing_shows_without_a_name(case):
    samuel = make_formulation.person(
        case,
        "Samuel",
        relationship="church friend",
        ring=4,
        rated_on=START,
        at=EARLY,
        tone="SUPPORTIVE",
        frequency="WEEKLY",
        status="ESTRANGED",
    )
    move(samuel, 3, make.TODAY)

    (place,) = circle_of(case).places
    assert place.words == (
        "church friend, further out, supportive, contact: weekly, estranged, "
        "moved 1 ring in"
    )


@pytest.mark.parametrize(
    ("ring", "was", "words"),
    [
        (1, 2, "Moved 1 ring in"),
        (5, 2, "Moved 3 rings out"),
        (2, 2, ""),
        (None, 2, ""),
        (2, None, ""),
    ],
)
def test_a_move_in_words(ring, was, words):
    place = Place(person=InventoryPerson(name="Jo"), ring=ring, was_ring=was)

    assert place.moved == words


def test_a_card_holds_moves_and_where_the_record_speaks_of_the_person(case):
    ngozi = make_formulation.someone_who_died(case, ring=2, rated_on=START, at=EARLY)
    move(ngozi, 1, make.TODAY)
    focus = make_formulation.focus(case, area="GRIEF", person=ngozi)

    card = person_card(ngozi)

    assert card.place.ring_title == "Closest"
    assert [rating.ring_title for rating in card.moves] == ["Closest", "Close"]
    assert card.focus_areas == (focus,)
    assert card.is_used


def test_the_circle_costs_two_queries_however_many_people(
    case, django_assert_num_queries
):
    for at in range(12):
        make_formulation.person(case, f"Person {at}", ring=at % 5 + 1)

    with django_assert_num_queries(2):
        assert len(circle_of(case).groups) == 5


def test_an_empty_circle_has_no_last_change():
    assert Circle(places=()).last_changed_on is None


moves = st.lists(
    st.tuples(st.dates(START, make.TODAY), st.integers(1, 5)), min_size=1, max_size=8
)


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(moves=moves, day=st.dates(START, make.TODAY))
def test_the_ring_on_any_day_is_that_of_the_latest_rating_up_to_it(case, moves, day):
    person = InventoryPerson.objects.create(
        case=case, name="Jo", added_at=EARLY, author=case.therapist
    )
    for at, (rated_on, ring) in enumerate(moves):
        ClosenessRating.objects.create(
            case=case,
            person=person,
            ring=ring,
            rated_on=rated_on,
            recorded_at=make.NOW + timedelta(minutes=at),
            author=case.therapist,
        )

    rings = {place.person.pk: place.ring for place in circle_of(case, day).places}

    told = [(on, at, ring) for at, (on, ring) in enumerate(moves) if on <= day]
    assert rings.get(person.pk) == (max(told)[2] if told else None)
    person.ratings.all().delete()
    person.delete()
