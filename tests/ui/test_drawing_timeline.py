"""The timeline's geometry: words never touch, nothing leaves the drawing, all is told."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.drawing import Happening, Life, Stretch, timeline
from ui.drawing.lanes import APART, Tag, cut, lay, rows_of, width_of
from ui.drawing.life import stairs
from ui.drawing.timeline import CHARACTER, SIZES, Drawing
from ui.drawing.timeline_paper import PAGE_WIDTH, fits, on_paper

TODAY = date(2026, 11, 23)
BORN = date(1974, 6, 15)
EMOJI = "🌧️ moved 👩‍👩‍👧"
ARABIC = "ماتت جدتي في الشتاء"
LONG = "x" * 10_000

titles = st.sampled_from(
    [
        "Dad left",
        "Moved",
        "The subs’ desk was closed after nineteen years",
        EMOJI,
        ARABIC,
    ]
    + ["", LONG, "<b>&\"'", "\x07bell"]
)


@st.composite
def lives(draw):
    """0 to 60 events over 1 day to 90 years, some rough, some lasting, some at once."""
    span = draw(st.integers(1, 90 * 365))
    first = TODAY - timedelta(days=span)
    # As in life, many stand near the end.
    early = st.integers(0, span)
    late = st.integers(max(0, span - 400), span)

    def event(at):
        start = first + timedelta(days=draw(early | late))
        last = start + timedelta(days=draw(st.sampled_from([0, 0, 30, 364])))
        lasts = draw(st.sampled_from([None, None, 40, 4000]))
        return Happening(
            id=str(at),
            title=draw(titles),
            kind="Move",
            first=start,
            last=last,
            until=None if lasts is None else last + timedelta(days=lasts),
            mood=draw(st.none() | st.integers(-3, 3)),
            weight=draw(st.integers(0, 200)),
        )

    events = tuple(event(at) for at in range(draw(st.integers(0, 60))))
    return Life(first=first, last=TODAY, today=TODAY, happenings=events)


def points(drawing):
    """How high its type is on paper."""
    return 11.5 * PAGE_WIDTH / drawing.size.width / 25.4 * 72


def boxes(drawing):
    """Left, top, right and bottom of every word over the line."""
    return [
        (
            mark.tag.low,
            drawing.lane_y(mark.tag.lane) - 11,
            mark.tag.high,
            drawing.lane_y(mark.tag.lane) + 4,
        )
        for mark in drawing.marks
        if mark.tag
    ]


@settings(deadline=None, max_examples=40)
@given(life=lives(), size=st.sampled_from(sorted(SIZES)))
def test_no_two_words_touch_and_none_leaves_the_drawing(life, size):
    drawing = Drawing(life, SIZES[size])
    found = boxes(drawing)

    for at, (left, top, right, bottom) in enumerate(found):
        assert left >= drawing.left - 0.01
        assert right <= drawing.right + 0.01
        assert top >= 20
        assert bottom < drawing.line
        for other in found[at + 1 :]:
            is_apart = (
                right + APART / 2 < other[0]
                or other[2] + APART / 2 < left
                or bottom <= other[1]
                or other[3] <= top
            )
            assert is_apart


def test_on_paper_words_are_12_points_high_where_they_fit_and_never_under_10():
    few = tuple(happening(f"Event {at}", date(1980 + at, 3, 1)) for at in range(4))
    many = tuple(
        happening(f"Something {at}", TODAY - timedelta(days=9 * at), mood=1)
        for at in range(25)
    )

    assert points(on_paper(life(happenings=few))) >= 12
    crowded = on_paper(life(happenings=many, sessions=(TODAY,)))
    assert 10 <= points(crowded) < 12


@settings(deadline=None, max_examples=40)
@given(life=lives())
def test_a_life_on_paper_fits_its_page_and_no_two_words_touch(life):
    drawing = on_paper(life)
    found = boxes(drawing)

    assert drawing.size.width <= 885
    rows = max((mark.row + 1 for mark in drawing.marks), default=0)
    assert fits(drawing) or rows > 10  # bars of what lasted stand above each other
    for at, (left, top, right, bottom) in enumerate(found):
        assert left >= drawing.left - 0.01
        assert right <= drawing.right + 0.01
        for other in found[at + 1 :]:
            is_apart = right < other[0] or other[2] < left
            assert is_apart or bottom <= other[1] or other[3] <= top


@settings(deadline=None, max_examples=30)
@given(life=lives(), size=st.sampled_from(sorted(SIZES)))
def test_every_event_has_its_mark_and_those_without_words_are_counted(life, size):
    drawing = Drawing(life, SIZES[size])

    assert sorted(mark.happening.id for mark in drawing.marks) == sorted(
        one.id for one in life.happenings
    )
    for mark in drawing.marks:
        for x in (mark.x, mark.low, mark.high, mark.end or mark.x):
            assert drawing.left <= x <= drawing.right
        assert mark.low <= mark.x <= mark.high
    svg = timeline(life, size)
    assert svg.count('class="ev"') == len(life.happenings)
    assert svg.count('class="what"') == len(life.happenings) - drawing.without_words
    said = f"and {drawing.without_words} more without words here"
    assert (said in svg) == bool(drawing.without_words)


@settings(deadline=None, max_examples=30)
@given(life=lives())
def test_marks_stand_in_the_order_of_time(life):
    marks = Drawing(life, SIZES["l"]).marks

    for one, other in zip(marks, marks[1:], strict=False):
        assert one.happening.middle <= other.happening.middle
        assert one.x <= other.x


@settings(deadline=None, max_examples=20)
@given(life=lives())
def test_bars_of_one_row_never_overlap(life):
    bars = [mark for mark in Drawing(life, SIZES["s"]).marks if mark.end is not None]

    for at, one in enumerate(bars):
        for other in bars[at + 1 :]:
            if one.row == other.row:
                assert one.end < other.low or other.end < one.low


@settings(deadline=None, max_examples=40)
@given(life=lives(), size=st.sampled_from(sorted(SIZES)))
def test_any_life_is_well_formed_and_without_styles(life, size):
    svg = timeline(life, size)

    ElementTree.fromstring("".join(c for c in svg if c.isprintable()))  # noqa: S314
    assert "style=" not in svg
    assert "<b>" not in svg


@settings(deadline=None, max_examples=30)
@given(first=st.dates(date(1905, 1, 1), date(2025, 1, 1)), span=st.integers(0, 33_000),
       size=st.sampled_from(sorted(SIZES)))  # fmt: skip
def test_the_numbers_of_the_axis_never_touch(first, span, size):
    last = min(first + timedelta(days=span), date(2030, 1, 1))
    drawing = Drawing(Life(first=first, last=last, today=last), SIZES[size])

    found = drawing.numbers()

    assert found
    ends = []
    for day, at, said in found:
        assert first <= day <= last
        half = width_of(said, CHARACTER) / 2
        ends.append((at - half, at + half))
    for one, other in zip(ends, ends[1:], strict=False):
        assert one[1] < other[0]


# Words in lanes


def test_a_word_that_covers_an_earlier_mark_stands_above_its_word():
    tags = [Tag(key=at, x=500 + 10 * at, width=100) for at in range(4)]

    placed = lay(tags, left=0, right=900, most=9)

    assert [one.lane for one in placed] == [0, 1, 2, 3]
    assert all(one.is_leftwards for one in placed)


def test_words_far_apart_share_the_lowest_lane():
    placed = lay(
        [Tag(key=at, x=200 * (at + 1), width=100) for at in range(4)],
        left=0,
        right=900,
        most=9,
    )

    assert {one.lane for one in placed} == {0}


def test_near_the_left_edge_a_word_begins_at_its_mark():
    (one,) = lay([Tag(key=0, x=20, width=100)], left=0, right=900, most=9)

    assert not one.is_leftwards
    assert one.low > 20


def test_out_of_a_pile_that_is_too_high_what_matters_least_goes_without_a_word():
    tags = [Tag(key=at, x=500 + at, width=100, weight=9 - at) for at in range(6)]
    tags.append(Tag(key=9, x=100, width=50, weight=0))

    placed = lay(tags, left=0, right=900, most=4)

    # The lonely one far away stays, however little it matters.
    assert {one.key for one in placed} == {0, 1, 2, 3, 9}


def test_words_are_cut_to_their_room():
    assert cut("Dad  left\n", 100, 7) == "Dad left"
    assert cut(LONG, 70, 7) == "x" * 9 + "…"
    assert width_of("é", 7) == width_of("é", 7) == 7
    assert width_of("雨", 7) == 14


def test_spans_that_touch_stand_in_rows_of_their_own():
    assert rows_of([(0, 10), (5, 20), (14, 30), (50, 60)]) == [0, 1, 0, 0]


# Symptoms, mood, onset, sessions


def life(**more):
    values = {"first": BORN, "last": TODAY, "today": TODAY, "born_on": BORN}
    return Life(**(values | more))


def happening(title="Dad left", on=date(2026, 3, 1), **more):
    values = {"id": "1", "kind": "Separation", "first": on, "last": on}
    return Happening(title=title, **(values | more))


def test_where_stretches_overlap_the_harder_one_is_drawn():
    long = Stretch(first=date(2026, 1, 1), last=None, severity=1)
    hard = Stretch(first=date(2026, 2, 1), last=date(2026, 2, 28), severity=3)

    assert stairs([long, hard], date(2026, 3, 31)) == [
        (date(2026, 1, 1), date(2026, 1, 31), 1),
        (date(2026, 2, 1), date(2026, 2, 28), 3),
        (date(2026, 3, 1), date(2026, 3, 31), 1),
    ]


@settings(deadline=None, max_examples=30)
@given(
    rows=st.lists(
        st.tuples(st.dates(date(2000, 1, 1), TODAY), st.integers(0, 3000),
                  st.integers(0, 3)),
        max_size=8,
    )
)  # fmt: skip
def test_the_stairs_are_as_high_as_the_hardest_stretch_of_each_day(rows):
    stretches = [
        Stretch(first=first, last=first + timedelta(days=span), severity=severity)
        for first, span, severity in rows
    ]
    pieces = stairs(stretches, TODAY)

    for one, other in zip(pieces, pieces[1:], strict=False):
        assert one[1] < other[0]
    for first, last, height in pieces:
        for day in (first, last):
            here = [s.severity for s in stretches if s.first <= day <= s.last]
            assert height == max(here)


def test_symptoms_are_drawn_as_high_as_they_were_hard():
    svg = timeline(
        life(stretches=(Stretch(first=date(2026, 1, 1), last=None, severity=2),))
    )

    assert svg.count('class="ill"') == 1
    assert 'height="30"' in svg
    assert "Symptoms" not in timeline(life())


def test_symptoms_outside_of_the_window_are_left_out():
    past = Stretch(first=date(1990, 1, 1), last=date(1991, 1, 1), severity=2)

    near = life(stretches=(past,)).between(date(2025, 11, 23), TODAY)

    assert near.stretches == ()
    assert 'class="ill"' not in timeline(
        Life(first=date(2026, 1, 1), last=TODAY, today=TODAY, stretches=(past,))
    )


@pytest.mark.parametrize(("mood", "css"), [(2, "up"), (-3, "down"), (0, "even")])
def test_the_effect_on_mood_is_drawn_by_direction(mood, css):
    assert f'class="felt {css}"' in timeline(life(happenings=(happening(mood=mood),)))


def test_an_effect_that_nobody_was_asked_for_is_not_drawn():
    assert 'class="felt' not in timeline(life(happenings=(happening(),)))


def test_onset_today_and_sessions_are_on_the_line():
    svg = timeline(
        life(
            onset=(date(2026, 1, 1), date(2026, 1, 31)),
            onset_words="January 2026",
            sessions=(date(2026, 9, 1), date(2026, 9, 8)),
        )
    )

    assert "Onset, January 2026" in svg
    assert "Today" in svg
    assert svg.count('class="met"') == 2
    assert "onset January 2026" in svg.split("aria-label=")[1]


def test_a_window_that_ends_before_today_has_no_line_of_today():
    assert "Today" not in timeline(life(last=date(2000, 1, 1)))


def test_a_narrow_window_keeps_what_reaches_into_it():
    inside = happening("inside")
    lasting = happening("lasting", date(1990, 1, 1), until=date(2026, 2, 1))
    over = happening("over", date(1990, 1, 1), until=date(1995, 1, 1))
    whole = life(
        happenings=(inside, lasting, over),
        sessions=(date(2024, 1, 1), date(2026, 9, 1)),
        onset=(date(2024, 1, 1), date(2024, 1, 31)),
    )

    near = whole.between(date(2025, 11, 23), TODAY)

    assert [one.title for one in near.happenings] == ["inside", "lasting"]
    assert near.sessions == (date(2026, 9, 1),)
    assert near.onset is None


def test_years_are_counted_as_ages_too():
    svg = timeline(life())

    assert ">1980</text>" in svg
    assert ">6</text>" in svg


def test_the_label_counts_what_there_is():
    assert life().words == "Life line, 1974 to 2026: nothing yet."
    full = life(
        happenings=(happening(), happening()),
        stretches=(Stretch(first=BORN, last=BORN, severity=1),),
        sessions=(TODAY,),
    )
    assert full.words == (
        "Life line, 1974 to 2026: 2 events, 1 stretch of symptoms, 1 session."
    )


# Who must not be read


def test_with_kinds_only_no_written_word_is_in_the_drawing():
    told = life(happenings=(happening("Zinnia left", words="March 2026"),))

    assert "Zinnia left, March 2026" in timeline(told)
    closed = timeline(told.with_kinds_only())
    assert "Zinnia" not in closed
    assert "Separation, March 2026" in closed


def test_words_and_addresses_are_escaped():
    svg = timeline(life(happenings=(happening("<b>&", url='/?a=1&b="'),)))

    assert "<b>" not in svg
    ElementTree.fromstring(svg)  # noqa: S314
