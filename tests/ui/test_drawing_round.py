"""The circle of a mood: everything that was said is in it, and none of it leaves its box."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ui.drawing import Round, Station, going_round

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300)


def going(*words, way_out=-1):
    titles = ("What happened", "I felt", "I did", "Between us", "I felt then")
    event, *rest = (
        Station(title=title, words=said, is_way_out=at == way_out)
        for at, (title, said) in enumerate(zip(titles, words, strict=True))
    )
    return Round(event=event, stations=tuple(rest))


def test_who_hears_the_circle_hears_all_of_it_and_where_to_step_out():
    found = going("A letter", "Hope", "No answer", "She stops asking", "", way_out=2)

    assert found.words == (
        "A circle. What happened: A letter. I felt: Hope. I did, a place to step out: "
        "No answer. Between us: She stops asking. I felt then: not yet. And round again."
    )


def test_the_place_to_step_out_is_drawn_otherwise():
    plain = going_round(going("a", "b", "c", "d", "e"))

    assert "station out" not in plain
    assert "station out" in going_round(going("a", "b", "c", "d", "e", way_out=3))


def test_words_are_escaped():
    assert "<b>" not in going_round(going("<b>x</b>", "", "", "", ""))


@given(st.lists(WORDS, min_size=5, max_size=5))
def test_no_box_leaves_the_picture_however_long_the_words(words):
    drawn = going_round(going(*words))
    height = float(re.search(r'viewBox="0 0 760 ([\d.]+)"', drawn)[1])

    for x, y, wide, high in re.findall(
        r'<rect class="[^"]+" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"',
        drawn,
    ):
        assert float(x) + float(wide) <= 760
        assert float(y) + float(high) <= height
