import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.make_ui import GAD, PHQ, course
from ui.drawing import SIZES, Mark, Scale, outcome
from ui.drawing.course import Column, Course
from ui.drawing.svg import num


def drawn(svg: str, css: str) -> list[dict[str, str]]:
    """The attributes of every piece with this class."""
    root = ElementTree.fromstring(svg)  # noqa: S314
    return [
        piece.attrib
        for piece in root.iter()
        if piece.get("class", "").split()[:1] == [css]
    ]


def words_of(svg: str) -> list[str]:
    return [piece.text or "" for piece in ElementTree.fromstring(svg).iter("text")]  # noqa: S314


def test_the_first_and_the_last_session_stand_in_the_middle_of_their_columns():
    svg = outcome(course([27, *[None] * 15, 0]))
    first, last = drawn(svg, "dp")
    size, step = SIZES["l"], (900 - 44 - 92) / 17
    assert float(first["cx"]) == pytest.approx(size.left + step / 2, abs=0.1)
    assert float(last["cx"]) == pytest.approx(900 - size.right - step / 2, abs=0.1)


def test_the_highest_score_touches_the_top_and_zero_the_bottom():
    highest, lowest = drawn(outcome(course([27, 0])), "dp")
    assert (highest["cy"], lowest["cy"]) == ("24", "192")


@pytest.mark.parametrize("planned", [12, 16])
def test_a_shorter_plan_spreads_over_the_same_width(planned):
    svg = outcome(course([19] * (planned + 1), planned=planned))
    points = [float(point["cx"]) for point in drawn(svg, "dp")]
    steps = {round(b - a, 1) for a, b in zip(points, points[1:], strict=False)}
    assert len(points) == planned + 1
    assert max(steps) - min(steps) <= 0.2
    assert points[0] > 44
    assert points[-1] < 900 - 92


def test_a_gap_in_the_data_is_a_gap_in_the_line():
    svg = outcome(course([19, 18, None, 16, 15]))
    assert [piece["d"].count("L") for piece in drawn(svg, "lp")] == [1, 1]


def test_a_first_score_that_is_missing_moves_the_baseline_to_the_one_that_is_there():
    svg = outcome(course([None, None, 18, 17]))
    assert "reliable change: 12 or less" in words_of(svg)


def test_a_score_too_low_for_a_reliable_change_draws_no_line_for_one():
    assert drawn(outcome(course([4, 3])), "rel") == []


@pytest.mark.parametrize("size", SIZES)
def test_a_reliable_change_has_its_line_for_every_questionnaire_at_every_width(size):
    svg = outcome(course([19, 18], [14, 13]), size)

    first, second = drawn(svg, "rel")
    high, low = SIZES[size].heights
    below = 24 + high + 34
    assert f" {num(24 + high * (1 - 13 / 27))}H" in first["d"]
    assert f" {num(below + low * (1 - 10 / 21))}H" in second["d"]


def test_the_cut_off_lies_between_the_scores_and_is_the_scale_s_own():
    adolescent = Scale(
        title="PHQ-9", maximum=27, cuts=PHQ.cuts, names=PHQ.names, cutoff=11, reliable=6
    )
    columns = tuple(Column(label=str(at), scores=(12,)) for at in range(13))
    svg = outcome(Course(scales=(adolescent,), planned=12, columns=columns))
    assert "below 11: under the clinical cut-off" in words_of(svg)
    (cut,) = drawn(svg, "cut")
    assert cut["d"].startswith(f"M44 {24 + 168 * (1 - 10.5 / 27):.1f}H")


@pytest.mark.parametrize("size", SIZES)
def test_with_nothing_measured_the_chart_says_so(size):
    svg = outcome(course([]), size)
    assert words_of(svg).count("No scores yet") == 2
    assert 'aria-label="No scores yet."' in svg
    assert drawn(svg, "lp") == []


def test_scores_after_treatment_are_joined_by_another_line():
    svg = outcome(course([19, *[None] * 15, 6, 7, 8], after=2))
    assert "After" in words_of(svg)
    after = [piece for piece in drawn(svg, "lp") if piece["class"] == "lp aft"]
    assert [piece["d"].count("L") for piece in after] == [2]


def test_follow_ups_are_named_briefly_under_their_columns():
    svg = outcome(course([19, *[None] * 15, 6, 7], after=1), "p", has_axis=True)
    assert "1 mo" in words_of(svg)


def test_the_future_is_pale_up_to_the_planned_end_and_not_beyond():
    svg = outcome(course([19, 18], after=2, today=2))
    pale = drawn(svg, "fut")[0]
    step = (900 - 44 - 92) / 19
    assert float(pale["x"]) == pytest.approx(44 + 2.5 * step, abs=0.1)
    assert float(pale["x"]) + float(pale["width"]) == pytest.approx(
        44 + 17 * step, abs=0.2
    )


def test_the_word_today_keeps_clear_of_the_title_at_the_start():
    svg = outcome(course([19], today=0))
    (today,) = drawn(svg, "nowt")
    assert float(today["x"]) >= 44 + 64


def test_item_9_is_marked_when_it_is_above_zero():
    columns = tuple(
        Column(label=str(at), scores=(10, 5), risk_item=at % 2) for at in range(13)
    )
    svg = outcome(Course(scales=(PHQ, GAD), planned=12, columns=columns))
    assert len(drawn(svg, "hot")) == 6
    assert "Item 9" in words_of(svg)


def test_how_tasks_went_is_drawn_by_shape():
    tasks = ("done", "partly", "not done", "")
    columns = tuple(
        Column(label=str(at), scores=(10, 5), task=tasks[at % 4]) for at in range(13)
    )
    svg = outcome(Course(scales=(PHQ, GAD), planned=12, columns=columns))
    assert len(drawn(svg, "g")) == 6  # partly and not done
    assert len(drawn(svg, "gf")) == 7  # done, and half of partly


def test_an_event_that_is_only_due_is_hollow_and_said_beside_the_chart():
    marks = (
        Mark(column=8, words="Mid-course review due", is_due=True),
        Mark(column=3, words="Focus agreed"),
    )
    drawing = course([19], marks=marks)

    classes = [piece["class"] for piece in drawn(outcome(drawing), "ev")]
    assert classes == ["ev e2", "ev e2 due"]
    assert drawing.words.endswith(
        "Focus agreed: session 3. Mid-course review due: session 8."
    )


def test_events_close_together_take_a_row_each():
    marks = tuple(
        Mark(column=at, words="Focus agreed with the client") for at in (3, 4, 5)
    )
    svg = outcome(course([19], marks=marks))
    rows = {piece["d"].split()[1].split("l")[0] for piece in drawn(svg, "ev")}
    assert len(rows) == 3


def test_an_event_near_the_end_speaks_leftwards():
    svg = outcome(
        course([19], marks=(Mark(column=16, words="Ending letter read together"),))
    )
    words = [
        piece
        for piece in ElementTree.fromstring(svg).iter("text")  # noqa: S314
        if piece.text == "Ending letter read together"
    ]
    assert words[0].get("text-anchor") == "end"


@pytest.mark.parametrize("size", SIZES)
def test_geometry_is_attributes_never_styles(size):
    svg = outcome(course([19, 18, 17], [14], today=3), size)
    assert "style" not in svg


def test_words_from_people_are_escaped():
    svg = outcome(course([19], marks=(Mark(column=1, words='<script>"x"</script>'),)))
    assert "<script>" not in svg
    ElementTree.fromstring(svg)  # noqa: S314


def test_a_document_brings_its_own_rules_and_a_title():
    svg = outcome(course([19]), "p", style=".ch text{fill:#111}", has_axis=True)
    assert "<style>.ch text{fill:#111}</style>" in svg
    assert "<title>PHQ-9 was 19 at assessment, the only score so far." in svg


def test_the_sentence_says_what_the_line_shows():
    assert course([19, 18, 12], [14, None, 9]).words == (
        "PHQ-9 was 19 at assessment and 12 at session 2: 7 lower, a reliable change."
        " GAD-7 was 14 at assessment and 9 at session 2: 5 lower, a reliable change."
        " All scores are in the table below the chart."
    )


def test_the_table_holds_every_score_and_its_severity():
    rows = course([19, None, 12], [14]).rows
    assert [row.title for row in rows] == ["Assessment", "Session 2"]
    assert [cell.severity for cell in rows[0].cells] == ["Mod. severe", "Moderate"]
    assert rows[1].cells[1].score is None


@pytest.mark.parametrize(
    ("score", "name"),
    [(4, "Minimal"), (5, "Mild"), (19, "Mod. severe"), (20, "Severe")],
)
def test_severity_changes_at_the_lowest_score_of_a_band(score, name):
    assert PHQ.severity(score) == name


@pytest.mark.parametrize(
    "wrong",
    [
        {"cuts": (1, 5), "names": ("a", "b")},
        {"cuts": (0, 5), "names": ("a",)},
        {"cuts": (0, 9, 5), "names": ("a", "b", "c")},
        {"cuts": (0, 99), "names": ("a", "b")},
        {"cuts": (0, 5), "names": ("a", "b"), "short_names": ("a",)},
    ],
)
def test_a_scale_that_cannot_be_drawn_is_refused(wrong):
    with pytest.raises(ValueError, match="X"):
        Scale(title="X", maximum=20, **wrong)


def test_a_course_needs_a_column_for_each_planned_session():
    with pytest.raises(ValueError, match="each planned session"):
        Course(scales=(PHQ,), planned=2, columns=(Column(label="A"),))


@given(
    phq=st.lists(st.none() | st.integers(0, 27), max_size=19),
    planned=st.integers(1, 26),
    size=st.sampled_from(sorted(SIZES)),
)
def test_every_course_stays_within_its_drawing(phq, planned, size):
    phq = phq[: planned + 1]
    svg = outcome(
        course(phq, planned=planned, today=len(phq) if len(phq) <= planned else None),
        size,
    )
    for point in drawn(svg, "dp"):
        assert 0 <= float(point["cx"]) <= SIZES[size].width
        assert 24 <= float(point["cy"]) <= 24 + SIZES[size].heights[0]
    assert not re.search(r"nan|inf", svg)


def test_the_corridor_lies_a_reliable_change_around_the_first_score():
    (corridor,) = drawn(outcome(course([15, 14])), "cor")
    height = 168 / 27
    assert float(corridor["y"]) == pytest.approx(24 + (27 - 21) * height, abs=0.1)
    assert float(corridor["height"]) == pytest.approx(12 * height, abs=0.1)


@pytest.mark.parametrize(
    ("first", "upper", "lower"), [(25, 0, 1), (3, 1, 0), (15, 1, 1)]
)
def test_an_edge_of_the_corridor_beyond_the_scale_has_no_line(first, upper, lower):
    svg = outcome(course([first]))
    assert len(drawn(svg, "relup")) == upper
    assert len(drawn(svg, "rel")) == lower
    (corridor,) = drawn(svg, "cor")
    assert float(corridor["y"]) >= 24
    assert float(corridor["y"]) + float(corridor["height"]) <= 24 + 168 + 0.1


def test_the_highest_score_keeps_its_number_clear_of_the_name_of_the_scale():
    first, second = drawn(outcome(course([27, 20])), "v")
    assert float(first["y"]) > 24
    assert float(second["y"]) < 24 + (27 - 20) * 168 / 27


@pytest.mark.parametrize("planned", [1, 12, 16, 26, 40])
def test_session_numbers_of_a_narrow_chart_have_room(planned):
    svg = outcome(course([12] * (planned + 1), planned=planned), "s")
    places = [
        float(piece.get("x"))
        for piece in ElementTree.fromstring(svg).iter("text")  # noqa: S314
        if piece.get("text-anchor") == "middle" and piece.text.isdecimal()
        if not piece.get("class")
    ]
    assert all(b - a >= 20 for a, b in zip(places, places[1:], strict=False))
