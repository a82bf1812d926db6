from math import degrees, hypot
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.make_ui import person
from ui.drawing import Person, closeness
from ui.drawing.placing import CX, CY, EDGES, INNER, place

SECTORS = ("FAMILY", "FRIENDS", "WORK", "COMMUNITY", "")


def everyone(rows: Any) -> list[Person]:
    return [person(at, **row) for at, row in enumerate(rows)]


people_of_any_kind = st.lists(
    st.builds(
        dict,
        name=st.text(min_size=1, max_size=40).filter(str.strip),
        relation=st.text(max_size=40),
        ring=st.integers(1, 5),
        sector=st.sampled_from(SECTORS),
        tone=st.sampled_from(["SUPPORTIVE", "MIXED", "DIFFICULT", ""]),
        contact=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "RARELY", "NEVER", ""]),
        was_ring=st.none() | st.integers(1, 5),
        is_lost=st.booleans(),
    ),
    min_size=1,
    max_size=25,
).map(everyone)


@settings(deadline=None, max_examples=60)
@given(people=people_of_any_kind)
def test_no_two_labels_touch_and_none_touches_another_s_dot(people):
    spots = place(people)
    labelled = [spot for spot in spots if spot.label]
    for at, spot in enumerate(labelled):
        assert spot.label.box.is_inside
        for other in labelled[at + 1 :]:
            assert not spot.label.box.touches(other.label.box)
        for other in spots:
            assert other is spot or not spot.label.box.touches(other.box)


@settings(deadline=None, max_examples=60)
@given(people=people_of_any_kind)
def test_everyone_is_drawn_once_and_inside_their_own_ring(people):
    spots = place(people)
    assert sorted(spot.person.id for spot in spots) == sorted(p.id for p in people)
    for spot in spots:
        middle = hypot(spot.x - CX, spot.y - CY)
        assert INNER[spot.person.ring] <= middle <= EDGES[spot.person.ring]


@settings(deadline=None, max_examples=30)
@given(people=people_of_any_kind)
def test_any_circle_is_well_formed_and_without_styles(people):
    svg = closeness(people)
    ElementTree.fromstring("".join(c for c in svg if c.isprintable()))  # noqa: S314
    assert "style=" not in svg


def test_a_handful_of_people_all_get_their_names():
    spots = place(
        [person(at, ring=1 + at % 4, sector=SECTORS[at % 4]) for at in range(12)]
    )
    assert all(spot.label and spot.label.name for spot in spots)


def test_a_crowd_is_pushed_apart_as_far_as_its_ring_allows():
    spots = place([person(at, ring=3, sector="FRIENDS") for at in range(8)])
    for at, spot in enumerate(spots):
        for other in spots[at + 1 :]:
            assert hypot(spot.x - other.x, spot.y - other.y) >= spot.dot + other.dot


def test_a_busy_area_of_life_takes_more_of_the_circle():
    people = [person(at, sector="FAMILY") for at in range(9)] + [
        person(9, sector="WORK")
    ]
    spots = {spot.person.sector: spot.high - spot.low for spot in place(people)}
    assert spots["FAMILY"] > 1.2 * spots["WORK"]


@pytest.mark.parametrize("full", ["FAMILY", "FRIENDS", "WORK", "COMMUNITY"])
def test_nobody_stands_beside_the_name_of_another_area(full):
    """The names stand in the corners, at 45 degrees, from Family at the top left on."""
    corners = {"FAMILY": 225, "FRIENDS": 315, "WORK": 45, "COMMUNITY": 135}
    spots = place([person(at, ring=1 + at % 5, sector=full) for at in range(12)])

    for spot in spots:
        away = {
            sector: abs((degrees(spot.angle) - corner + 180) % 360 - 180)
            for sector, corner in corners.items()
        }
        assert away[full] < 60
        assert all(far > 30 for sector, far in away.items() if sector != full)


def test_without_areas_of_life_people_spread_around_the_whole_circle():
    spots = place([person(at, sector="") for at in range(4)])
    assert {(spot.x > CX, spot.y > CY) for spot in spots} == {
        (True, True), (True, False), (False, True), (False, False),
    }  # fmt: skip


def test_an_empty_circle_says_so():
    svg = closeness([])
    assert 'aria-label="Closeness circle: nobody yet."' in svg


def test_each_person_is_a_link_that_says_who_they_are():
    svg = closeness(
        [person(name="Ruth", words="friend, close", url="/p/1/")], selected="p0"
    )
    assert (
        'href="/p/1/" data-person="p0" aria-label="Ruth, friend, close" aria-current="true"'
        in svg
    )
    assert 'role="group"' in svg


@pytest.mark.parametrize(
    ("more", "piece"),
    [
        ({"tone": "DIFFICULT"}, 'class="lk hard"'),
        ({"tone": "MIXED"}, 'class="half"'),
        ({"is_lost": True}, 'class="nd lost"'),
        ({"was_ring": 4}, 'class="was"'),
        ({}, 'class="nd sup"'),
    ],
)
def test_what_is_true_of_someone_is_drawn_by_shape(more, piece):
    assert piece in closeness([person(**more)])


def test_someone_who_has_not_moved_leaves_no_trail():
    assert 'class="was"' not in closeness([person(ring=2, was_ring=2)])


def test_the_small_circle_holds_no_words_about_anyone():
    svg = closeness([person(name="Ruth", relation="friend")], is_small=True)
    assert "Ruth" not in svg
    assert "friend" not in svg


def test_names_are_escaped():
    svg = closeness([person(name="<b>&", url='/?a=1&b="')])
    assert "<b>" not in svg
    ElementTree.fromstring(svg)  # noqa: S314
