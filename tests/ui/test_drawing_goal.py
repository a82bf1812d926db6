"""A goal's ratings by day: to scale, with gaps as gaps, readable with a single one."""

from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.drawing import Rated, goal_chart
from ui.drawing.goal import FOOT, LEFT, RIGHT, TOP, places

TODAY = date(2026, 11, 30)
DAYS = st.lists(
    st.dates(date(2020, 1, 1), TODAY), min_size=0, max_size=20, unique=True
).map(sorted)
VALUES = st.one_of(st.none(), st.integers(0, 10))


def drawn(*points, target=None):
    days = [
        TODAY - timedelta(weeks=4 * (len(points) - at)) for at in range(len(points))
    ]
    rated = Rated(points=tuple(zip(days, points, strict=True)), target=target)
    return goal_chart(rated, today=TODAY)


def discs(svg):
    root = ElementTree.fromstring(svg)  # noqa: S314
    return [
        (float(one.get("cx")), float(one.get("cy")))
        for one in root
        if one.tag == "circle"
    ]


@settings(deadline=None, max_examples=60)
@given(data=st.data(), days=DAYS, target=st.one_of(st.none(), st.integers(0, 10)))
def test_every_rating_has_a_disc_in_the_frame_and_later_stands_to_the_right(
    data, days, target
):
    values = [data.draw(VALUES) for _ in days]
    svg = goal_chart(
        Rated(points=tuple(zip(days, values, strict=True)), target=target), today=TODAY
    )
    found = discs(svg)
    given_ones = [value for value in values if value is not None]
    assert len(found) == len(given_ones)
    for (x, y), value in zip(found, given_ones, strict=True):
        assert LEFT <= x <= RIGHT
        assert TOP <= y <= FOOT
        assert abs(y - Rated().height(value)) < 0.1
    assert [x for x, _ in found] == sorted(x for x, _ in found)
    assert svg.count('class="gap"') == len(values) - len(given_ones)


@given(days=DAYS)
def test_days_stand_to_scale(days):
    at = places(days)
    if len(days) > 2:
        whole = (days[-1] - days[0]).days
        part = (days[1] - days[0]).days
        assert abs((at[1] - at[0]) / (at[-1] - at[0]) - part / whole) < 1e-6


def test_higher_is_further_up_and_the_ends_have_words():
    assert Rated().height(10) < Rated().height(0)
    svg = drawn(2, 7)
    for said in ("not at all", "fully there", ">0<", ">10<"):
        assert said in svg


def test_a_day_on_which_it_was_not_asked_breaks_the_line():
    assert drawn(1, 4, 6).count('class="run"') == 1
    assert drawn(1, 4, None, 6, 7).count('class="run"') == 2
    assert drawn(1, None, 6).count('class="run"') == 0


def test_the_cross_of_a_day_not_asked_is_explained_where_there_is_one():
    assert "× not asked" in drawn(1, None, 6)
    assert "× not asked" not in drawn(1, 6)


def test_one_rating_is_a_disc_with_its_number_and_its_day():
    svg = drawn(4)
    assert svg.count("<circle") == 1
    assert 'class="value"' in svg
    assert "2 Nov" in svg


def test_the_target_is_a_dashed_line_with_a_word():
    assert "target 7" in drawn(4, target=7)
    assert 'class="target"' not in drawn(4)


def test_without_ratings_it_says_so():
    svg = goal_chart(Rated(), today=TODAY)
    assert "none yet" in svg
    ElementTree.fromstring(svg)  # noqa: S314


def test_all_facts_can_be_heard():
    assert (
        'aria-label="Ratings from 0, not at all, to 10, fully there: 07-Sep-2026 1, '
        '05-Oct-2026 not asked, 02-Nov-2026 6. Target 7."'
        in drawn(1, None, 6, target=7)
    )


def test_a_first_or_last_rating_of_ten_keeps_its_number_in_the_picture():
    root = ElementTree.fromstring(drawn(10, 10))  # noqa: S314
    heights = [float(t.get("y")) for t in root if t.get("class") == "value"]
    assert min(heights) > TOP
