import re
from dataclasses import replace
from itertools import pairwise
from math import degrees, hypot
from time import perf_counter
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.make_ui import person
from ui.drawing import Person, closeness
from ui.drawing.arrows import HEAD, WAS
from ui.drawing.detours import length_of
from ui.drawing.ground import (
    CX,
    CY,
    EDGES,
    INNER,
    LARGE,
    ME,
    USUAL,
    Spot,
    around,
    lines_cross,
    off_line,
    ring_names,
)
from ui.drawing.placing import place
from ui.drawing.widths import shortened, width_of

SECTORS = ("FAMILY", "FRIENDS", "WORK", "COMMUNITY", "")
NAMES = st.one_of(
    st.text(min_size=1, max_size=60).filter(str.strip),
    st.sampled_from(
        [
            "Jo",
            "Wilhelmina Mbali Oyelaran-Featherstonehaugh",
            "W" * 60,
            "مريم بنت عبد الرحمن",
            "שרה",
            "👩‍👩‍👧‍👦 Zoë",
            "王小明",
            "Наталья Ждановская",
        ]
    ),
)


def everyone(rows: Any) -> list[Person]:
    return [person(at, **row) for at, row in enumerate(rows)]


def people_in(rings: Any, sectors: Any, most: int = 25) -> Any:
    """Random people: any name, ring, area of life, tone, contact, state and wish."""
    return st.lists(
        st.builds(
            dict,
            name=NAMES,
            initials=st.sampled_from(["A", "WM", "ش", "👩Z"]),
            relation=st.text(max_size=60),
            ring=rings,
            sector=sectors,
            tone=st.sampled_from(["SUPPORTIVE", "MIXED", "DIFFICULT", ""]),
            contact=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "NEVER", ""]),
            was_ring=st.none() | st.integers(1, 5),
            wished_ring=st.none() | st.integers(1, 5),
            is_lost=st.booleans(),
            has_died=st.booleans(),
            is_relevant=st.booleans(),
        ),
        min_size=1,
        max_size=most,
    ).map(everyone)


people_of_any_kind = st.one_of(
    people_in(st.integers(1, 5), st.sampled_from(SECTORS)),
    # The tightest that there is: all in the smallest ring, of one area of life.
    people_in(st.just(1), st.just("FAMILY")),
)


def distance(one: Spot, x: float, y: float) -> float:
    return hypot(one.x - x, one.y - y)


@settings(deadline=None, max_examples=80)
@given(people=people_of_any_kind, sizes=st.sampled_from([USUAL, LARGE]))
def test_no_label_touches_another_label_a_dot_or_the_names_in_the_picture(
    people, sizes
):
    spots = place(people, sizes=sizes)
    rings = [name.box for name in ring_names(spots, sizes)]
    labelled = [spot for spot in spots if spot.label]
    for at, spot in enumerate(labelled):
        assert spot.label.box.is_inside
        for other in labelled[at + 1 :]:
            assert not spot.label.box.touches(other.label.box)
        for other in spots:
            assert other is spot or not spot.label.box.touches(other.box)
        for box in rings:
            assert not spot.label.box.touches(box)


@settings(deadline=None, max_examples=80)
@given(people=people_of_any_kind, sizes=st.sampled_from([USUAL, LARGE]))
def test_no_line_to_a_name_runs_through_a_dot_or_words_or_another_line(people, sizes):
    spots = place(people, sizes=sizes)
    tied = [spot for spot in spots if spot.label and spot.label.tie]
    for at, spot in enumerate(tied):
        tie = spot.label.tie
        for other in spots:
            if other is spot:
                continue
            assert off_line((other.x, other.y), *tie) > other.reach
            assert not (other.label and other.label.box.is_crossed_by(*tie, gap=0))
        for other in tied[at + 1 :]:
            assert not lines_cross(tie, other.label.tie, gap=0)


@settings(deadline=None, max_examples=60)
@given(people=people_in(st.integers(1, 5), st.sampled_from(SECTORS), most=12))
def test_arrows_begin_and_end_in_their_rings_and_behind_no_dot(people):
    spots = place(people)
    ends = [(spot.wish, HEAD, spot.person.wished_ring) for spot in spots if spot.wish]
    ends += [(spot.was, WAS, spot.person.was_ring) for spot in spots if spot.was]
    for end, reach, ring in ends:
        middle = hypot(end[0] - CX, end[1] - CY)
        assert INNER[ring] - 0.001 <= middle - reach
        assert middle + reach <= EDGES[ring] + 0.001
        for spot in spots:
            assert distance(spot, *end) >= spot.reach + reach


@settings(deadline=None, max_examples=80)
@given(people=people_of_any_kind, sizes=st.sampled_from([USUAL, LARGE]))
def test_the_line_of_a_wish_and_of_a_move_can_be_traced_from_end_to_end(people, sizes):
    """It keeps clear of every other dot and of the client's; else it lies over them."""
    spots = place(people, sizes=sizes)
    ways = [(spot, spot.way, spot.wish) for spot in spots if spot.way]
    ways += [(spot, spot.trail, spot.was) for spot in spots if spot.trail]
    for spot, way, end in ways:
        assert way[0] == (spot.x, spot.y)
        assert way[-1] == end
        for leg in pairwise(way):
            assert off_line((CX, CY), *leg) >= ME + 0.9
            for other in spots:
                if other is not spot:
                    assert off_line((other.x, other.y), *leg) >= other.reach + 0.9
    svg = closeness(people)
    dots = svg.rindex('class="o"')
    over = [at for at in finds('class="wish"', svg) if at > dots]
    assert len(over) == sum(1 for s in place(people) if s.wish and not s.way)


def finds(part: str, whole: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(part), whole)]


def a_family() -> list[Person]:
    """Three in the first ring; a brother behind them who is wished there too."""
    near = [
        person(0, name="Ada", ring=1, contact="WEEKLY", is_relevant=True),
        person(1, name="Chi", ring=1, contact="DAILY", is_relevant=True),
        person(2, name="Ngozi", ring=1, contact="NEVER", has_died=True),
    ]
    brother = person(3, name="Emeka", ring=2, contact="MONTHLY", wished_ring=1)
    mother = person(4, name="Mother", ring=2, contact="DAILY")
    family = [replace(one, sector="FAMILY") for one in (*near, brother, mother)]
    return [*family, person(5, ring=2, sector="FRIENDS"), person(6, sector="WORK")]


def test_a_line_goes_around_whoever_stands_in_its_way_and_no_further_than_it_must():
    (brother,) = [spot for spot in place(a_family()) if spot.wish]

    assert brother.way
    assert len(brother.way) > 2, "There is a straight way: nobody stands in it."
    straight = distance(brother, *brother.wish)
    assert length_of(brother.way) < 1.2 * straight
    drawn = closeness(a_family()).split('class="wish" d="', 1)[1].split('"', 1)[0]
    assert drawn.count("L") == len(brother.way) - 1


def test_where_no_line_leads_around_it_is_drawn_over_the_dots():
    crowd = [
        person(at, ring=1, sector="FAMILY", contact="DAILY", wished_ring=2)
        for at in range(80)
    ]
    shut_in = [spot for spot in place(crowd) if not spot.way]
    svg = closeness(crowd)

    assert shut_in, "Everybody found a way: this is no crowd."
    over = [at for at in finds('class="wish"', svg) if at > svg.rindex('class="o"')]
    assert len(over) == len(shut_in)


@settings(deadline=None, max_examples=60)
@given(people=people_of_any_kind)
def test_no_name_covers_the_head_of_a_wish(people):
    spots = place(people)
    heads = [around(*spot.wish, HEAD) for spot in spots if spot.wish]
    for spot in spots:
        if spot.label:
            assert not any(spot.label.box.touches(head) for head in heads)


def test_where_a_ring_is_full_the_head_of_a_wish_lies_over_the_dots():
    full = [person(at, ring=1, contact="DAILY") for at in range(40)]
    svg = closeness([*full, person(40, ring=2, wished_ring=1)])

    assert svg.rindex('class="o"') < svg.index('class="wishhead"')


def test_a_crowd_close_to_the_client_keeps_its_names():
    """Where there is no room beside a dot, the name is tied to it from further out."""
    close = [
        person(at, ring=1, sector=SECTORS[at % 4 % 3], name=f"Person {at}")
        for at in range(8)
    ]
    around_them = [
        person(at, ring=2, sector=SECTORS[at % 4], name=f"Person {at}")
        for at in range(8, 16)
    ]
    spots = place([*close, *around_them])

    assert all(spot.label and spot.label.name for spot in spots)
    assert any(spot.label.tie for spot in spots)


def test_a_circle_beside_another_has_larger_names_and_no_relations():
    people = [person(name="Ruth", relation="friend")]

    assert "friend</text>" in closeness(people)
    svg = closeness(people, is_beside_another=True)
    assert 'class="circle-map large"' in svg
    assert "Ruth</text>" in svg
    assert "friend</text>" not in svg


@settings(deadline=None, max_examples=60)
@given(people=people_of_any_kind)
def test_no_dot_touches_another_and_none_can_be_pressed_through_another(people):
    spots = place(people)
    for at, spot in enumerate(spots):
        for other in spots[at + 1 :]:
            apart = distance(spot, other.x, other.y)
            assert apart >= spot.reach + other.reach
            assert apart >= spot.hit + other.reach - 0.001


@settings(deadline=None, max_examples=60)
@given(people=people_of_any_kind)
def test_everyone_is_drawn_once_and_wholly_inside_their_own_ring(people):
    spots = place(people)
    assert sorted(spot.person.id for spot in spots) == sorted(p.id for p in people)
    for spot in spots:
        middle = distance(spot, CX, CY)
        assert INNER[spot.person.ring] <= middle - spot.reach
        assert middle + spot.reach <= EDGES[spot.person.ring]
        assert spot.box.is_inside


@settings(deadline=None, max_examples=30)
@given(people=people_of_any_kind)
def test_any_circle_is_well_formed_and_without_styles(people):
    svg = closeness(people)
    ElementTree.fromstring("".join(c for c in svg if c.isprintable()))  # noqa: S314
    assert "style=" not in svg


@settings(deadline=None, max_examples=30)
@given(people=people_in(st.integers(1, 5), st.sampled_from(SECTORS), most=12))
def test_whoever_stands_in_two_circles_has_the_same_direction_in_both(people):
    """Or two pictures side by side would show moves that nobody made."""
    later = [replace(one, ring=one.ring % 5 + 1) for one in people[::2]]
    before = {spot.person.id: spot for spot in place(people, among=people)}

    for spot in place(later, among=people):
        was = before[spot.person.id]
        assert (spot.low, spot.high) == (was.low, was.high)


def test_people_with_room_around_them_keep_their_direction_to_the_letter():
    people = [person(at, ring=2, sector=SECTORS[at]) for at in range(4)]
    moved = [replace(one, ring=4) for one in people]

    before, after = (
        {spot.person.id: spot.angle for spot in place(circle, among=people)}
        for circle in (people, moved)
    )

    assert before == after


@pytest.mark.parametrize("count", [60, 100])
def test_a_hundred_people_are_drawn_apart_and_at_once(count):
    people = [
        person(at, ring=1 + at % 5, sector=SECTORS[at % 4]) for at in range(count)
    ]
    began = perf_counter()
    svg = closeness(people)

    assert perf_counter() - began < 0.5
    assert svg.count('class="nd') == count
    assert 'class="lb"' not in svg  # names stand in the list beside it
    spots = place(people)
    for at, spot in enumerate(spots):
        for other in spots[at + 1 :]:
            assert distance(spot, other.x, other.y) >= spot.reach + other.reach


def test_five_hundred_people_are_counted_and_not_drawn():
    people = [person(at, ring=1 + at % 5, url="/p/") for at in range(500)]
    began = perf_counter()
    svg = closeness(people)

    assert perf_counter() - began < 0.5
    assert "More than 100 people: see the list" in svg
    assert "Closeness circle: 500 people. 100 closest" in svg
    assert 'role="img"' in svg
    assert 'class="nd' not in svg


def test_dots_too_small_for_initials_hold_none():
    people = [person(at, ring=1, sector="FAMILY") for at in range(25)]

    assert min(spot.dot for spot in place(people)) < 9
    assert 'class="in"' not in closeness(people)


def test_wide_initials_are_cut_to_what_the_dot_holds():
    assert ">W</text>" in closeness([person(initials="WW", contact="NEVER")])


@pytest.mark.parametrize(
    ("words", "most"), [("iiii", 24), ("Wilhelmina", 110), ("é" * 3, 30), ("👩‍👧", 40)]
)
def test_a_width_is_a_bound_and_no_wild_guess(words, most):
    assert 0 < width_of(words, 13) <= most


def test_letters_that_stand_on_others_take_no_room():
    assert width_of("e\u0301", 10) == width_of("e", 10)


def test_a_long_name_ends_with_an_ellipsis_and_never_in_half_a_letter():
    assert shortened("Ada  Lovelace", 13, 500) == "Ada Lovelace"
    cut = shortened("Wilhelmina Mbali Oyelaran", 13, 100)
    assert cut.endswith("…")
    assert width_of(cut, 13) <= 100
    family = shortened("👩‍👩‍👧‍👦" * 4, 13, 60)
    assert not family.removesuffix("…").endswith("\u200d")


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
        ({"has_died": True}, 'class="nd sup gone"'),
        ({"has_died": True}, 'class="cross"'),
        ({"is_relevant": True}, 'class="rel"'),
        ({"wished_ring": 1, "ring": 3}, 'class="wish"'),
        ({"is_private": True}, 'class="nd sup private"'),
        ({"was_ring": 4}, 'class="was"'),
        ({}, 'class="nd sup"'),
    ],
)
def test_what_is_true_of_someone_is_drawn_by_shape(more, piece):
    assert piece in closeness([person(**more)])


def test_someone_who_has_not_moved_leaves_no_trail():
    assert 'class="was"' not in closeness([person(ring=2, was_ring=2)])


def test_a_wish_that_has_come_true_leaves_no_arrow():
    assert 'class="wish"' not in closeness([person(ring=2, wished_ring=2)])


def test_the_arrows_of_a_wish_and_of_a_move_are_two_things():
    svg = closeness([person(ring=3, was_ring=4, wished_ring=1)])
    assert svg.count('class="wish"') == svg.count('class="tr"') == 1


def test_someone_lost_and_someone_who_died_are_drawn_differently():
    lost = closeness([person(is_lost=True)])
    died = closeness([person(has_died=True)])
    assert 'class="cross"' not in lost
    assert "lost" not in died


def test_all_lines_of_someone_who_is_never_printed_are_marked_so():
    svg = closeness([person(ring=1, was_ring=3, wished_ring=2, is_private=True)])
    before = svg.partition('<circle class="me"')[0]
    assert before.count('<g class="private">') == 1
    assert before.index('class="private"') < before.index('class="lk"')


def test_a_dot_says_its_ring_to_whoever_drags_it():
    assert 'data-ring="3"' in closeness([person(ring=3, url="/p/1/")])


def test_ring_names_step_aside_for_whoever_stands_there():
    down = replace(person(ring=3, sector=""), contact="DAILY")
    names = {name.words: name for name in ring_names(place([down]))}
    x, y = names["further out"].x, names["further out"].y
    for spot in place([down]):
        assert distance(spot, x, y) > spot.reach


def test_the_small_circle_holds_no_words_about_anyone():
    svg = closeness([person(name="Ruth", relation="friend")], is_small=True)
    assert "Ruth" not in svg
    assert "friend" not in svg


def test_names_are_escaped():
    svg = closeness([person(name="<b>&", url='/?a=1&b="')])
    assert "<b>" not in svg
    ElementTree.fromstring(svg)  # noqa: S314
