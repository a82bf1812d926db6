"""Two arrows between a mood and how it is with people."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from ui.drawing import TwoWay, two_way

TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=500)
NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60)
SVG = "{http://www.w3.org/2000/svg}"


def parsed(drawn: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)  # noqa: S314 - our own drawing


@given(NAMES, TEXTS, TEXTS)
def test_everything_lies_inside_the_picture(right, there, back):
    root = parsed(two_way(TwoWay(left="My mood", right=right, there=there, back=back)))

    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for one in root.iter("text"):
        assert 0 < float(one.attrib["y"]) < height
        assert 0 < float(one.attrib["x"]) < width
    for box in root.iter("rect"):
        assert float(box.attrib["x"]) + float(box.attrib["width"]) <= width
        assert float(box.attrib["y"]) + float(box.attrib["height"]) < height


@given(TEXTS, TEXTS)
def test_no_two_lines_of_words_stand_on_one_another(there, back):
    root = parsed(two_way(TwoWay(left="Mood", right="Ngozi", there=there, back=back)))

    ways = [float(t.attrib["y"]) for t in root.iter("text") if t.get("class") == "way"]
    assert all(b - a >= 15 for a, b in zip(ways, ways[1:], strict=False))
    boxes = [float(one.attrib["y"]) for one in root.iter("rect")]
    above = [y for y in ways if y < boxes[0]]
    assert above
    assert max(above) < boxes[0] - 3


@given(TEXTS)
def test_every_word_of_a_sentence_is_drawn_or_broken_but_never_lost(there):
    root = parsed(two_way(TwoWay(left="Mood", right="Ann", there=there, back="")))

    drawn = "".join(t.text or "" for t in root.iter("text") if t.get("class") == "way")
    assert "".join(there.split()) in re.sub(r"\s", "", drawn)


def test_one_arrow_leads_there_and_one_leads_back():
    root = parsed(two_way(TwoWay(left="Mood", right="Ann", there="a", back="b")))

    starts = [
        [float(n) for n in re.findall(r"M([\d.]+) [\d.]+H([\d.]+)", p.attrib["d"])[0]]
        for p in root.iter("path")
    ]
    assert starts[0][0] < starts[0][1]
    assert starts[1][0] > starts[1][1]


def test_the_drawing_says_both_ways_in_words():
    ways = TwoWay(left="My mood", right="Things with Ann", there="I hide", back="")

    assert ways.words == (
        "Two arrows. From My mood to Things with Ann: I hide."
        " From Things with Ann to My mood: not yet."
    )
    assert 'aria-label="Two arrows.' in two_way(ways)
