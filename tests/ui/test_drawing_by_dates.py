"""The outcome chart over dates: days to scale, labels apart, nothing without a day."""

from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.make_ui import course
from ui.drawing import Mark, outcome, outcome_by_dates
from ui.drawing.by_dates import dated
from ui.drawing.fitting import width_of

TODAY = date(2026, 11, 30)
START = date(2026, 3, 2)


def on_days(drawn, *days):
    """The course with its columns on these days; the rest have none."""
    columns = tuple(
        replace(column, on=START + timedelta(days[at]) if at < len(days) else None)
        for at, column in enumerate(drawn.columns)
    )
    return replace(drawn, columns=columns)


def pieces(svg, css):
    return [
        one
        for one in ElementTree.fromstring(svg).iter()  # noqa: S314
        if one.get("class") == css
    ]


def test_a_fortnight_is_twice_as_wide_as_a_week():
    svg = outcome_by_dates(on_days(course([19, 18, 17]), 0, 7, 21), today=TODAY)
    first, second, third = [float(one.get("cx")) for one in pieces(svg, "dp")]

    assert abs((third - second) - 2 * (second - first)) < 0.2


def test_what_is_planned_and_has_no_day_is_left_out():
    only = dated(on_days(course([19, 18]), 0, 7))

    assert len(only.columns) == 2
    assert only.today is None


def test_marks_follow_their_column_and_what_is_due_is_left_out():
    drawn = replace(
        on_days(course([19, 18, None, 16]), 0, 7, 14, 21),
        marks=(
            Mark(column=3, words="Move"),
            Mark(column=9, words="Review", is_due=True),
        ),
    )

    assert [mark.column for mark in dated(drawn).marks] == [3]


def test_follow_ups_are_joined_by_another_line():
    drawn = on_days(course([19, 5], planned=1, after=1), 0, 7, 40)
    drawn = replace(
        drawn,
        columns=(*drawn.columns[:2], replace(drawn.columns[2], scores=(4, None))),
    )
    svg = outcome_by_dates(drawn, today=TODAY)

    assert pieces(svg, "lp aft")


def test_one_day_alone_stands_in_the_middle_and_no_day_draws_nothing():
    alone = outcome_by_dates(on_days(course([19]), 0), today=TODAY)
    (point,) = pieces(alone, "dp")

    assert abs(float(point.get("cx")) - (44 + 900 - 92) / 2) < 0.1
    assert outcome_by_dates(course([19]), today=TODAY) == ""


@settings(deadline=None, max_examples=40)
@given(
    gaps=st.lists(st.integers(0, 60), min_size=0, max_size=40),
    size=st.sampled_from(("l", "m", "s")),
)
def test_days_rise_and_their_labels_never_touch(gaps, size):
    days = [sum(gaps[:at]) for at in range(len(gaps) + 1)]
    planned = max(1, len(days) - 1)
    drawn = on_days(course([12] * len(days), planned=planned), *days)
    svg = outcome_by_dates(drawn, size, today=TODAY)

    xs = [float(one.get("cx")) for one in pieces(svg, "dp")]
    assert xs == sorted(xs)
    labels = [
        (float(one.get("x")), one.text or "")
        for one in ElementTree.fromstring(svg).iter("text")  # noqa: S314
        if any(month in (one.text or "") for month in ("Mar", "Apr", "Jun", "Dec"))
        and one.get("text-anchor") == "middle"
    ]
    ends = sorted(
        (x - width_of(said, 11.5) / 2, x + width_of(said, 11.5) / 2)
        for x, said in labels
    )
    assert all(
        end < start for (_, end), (start, _) in zip(ends, ends[1:], strict=False)
    )


def test_a_point_with_a_page_is_a_large_link_with_its_twin_in_the_table():
    drawn = course([19, 18])
    drawn = replace(
        drawn,
        columns=tuple(
            replace(column, href=f"/page/{at}/")
            for at, column in enumerate(drawn.columns)
        ),
    )
    svg = outcome(drawn)
    links = [
        one
        for one in ElementTree.fromstring(svg).iter()  # noqa: S314
        if one.tag == "a"
    ]

    assert [one.get("href") for one in links] == ["/page/0/", "/page/1/"]
    assert all(one.get("tabindex") == "-1" for one in links)
    assert 'aria-hidden="true"' in svg
    assert [row.href for row in drawn.rows] == ["/page/0/", "/page/1/"]
