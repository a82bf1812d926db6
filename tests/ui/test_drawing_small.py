from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.make_ui import PHQ
from ui.drawing import Area, Focus, functioning, ipaf, ipaf_tall, sparkline, trend
from ui.drawing.svg import wrap


def test_a_sparkline_spans_the_plan_so_that_a_column_of_them_compares():
    short = sparkline([19, 18], PHQ, planned=16)
    full = sparkline([19] * 17, PHQ, planned=16)
    assert 'cx="8.6"' in short
    assert 'cx="93"' in full


def test_a_sparkline_shades_from_the_cut_off_up():
    assert '<rect class="z" width="96" y="2" height="16.9"/>' in sparkline(
        [], PHQ, planned=16
    )


def test_a_sparkline_without_scores_says_so():
    assert 'aria-label="No PHQ-9 yet"' in sparkline([None, None], PHQ, planned=16)


def test_a_sparkline_that_got_worse_marks_its_last_point():
    assert 'class="w"' in sparkline([10, 17], PHQ, planned=16, is_worse=True)


def test_more_scores_than_planned_still_fit():
    svg = sparkline([10] * 30, PHQ, planned=12)
    assert 'cx="93"' in svg


def test_a_goal_never_rated_says_so():
    assert 'aria-label="Not rated yet"' in trend([])


def test_a_goal_rated_once_has_a_point_and_no_line():
    svg = trend([4])
    assert svg.count("<circle") == 1
    assert svg.count("<path") == 1  # the foot


def test_a_rating_that_was_skipped_is_left_out():
    assert 'aria-label="Ratings out of 10: 2, 6"' in trend([2, None, 6])


def test_functioning_says_start_and_now_of_each_area():
    svg = functioning(
        [
            Area(title="Home", start=3, now=1),
            Area(title="Money"),
            Area(title="Work", now=2),
        ]
    )
    assert "Home 3 to 1. Money not rated. Work now 2." in svg


def test_functioning_that_got_worse_is_drawn_otherwise():
    svg = functioning([Area(title="Home", start=1, now=3)])
    assert 'class="bond worse"' in svg


def test_functioning_without_areas_is_still_a_drawing():
    ElementTree.fromstring(functioning([]))  # noqa: S314


@pytest.mark.parametrize("draw", [ipaf, ipaf_tall])
def test_the_focus_says_all_of_its_parts(draw):
    svg = draw(Focus(self_words="Too much", other_words="Far away", affect="Hurt",
                     underneath="Anger", defence="leaves first", cost="alone"))  # fmt: skip
    said = "Self: Too much. Feeling: Hurt; underneath: Anger. Other: Far away."
    assert said in svg
    for words in (
        "Too much",
        "Far away",
        "Hurt",
        "underneath",
        "Anger",
        "The cost: alone",
    ):
        assert f">{words}</text>" in svg


@pytest.mark.parametrize("draw", [ipaf, ipaf_tall])
def test_a_focus_not_begun_is_drawn_empty(draw):
    assert "Self: not yet." in draw(Focus())


@given(words=st.text(alphabet="ab \n", max_size=80), width=st.integers(1, 20))
def test_wrapping_loses_no_letter_and_keeps_the_width(words, width):
    lines = wrap(words, width)
    assert "".join(lines).replace(" ", "") == "".join(words.split())
    assert all(0 < len(line) <= width for line in lines)
