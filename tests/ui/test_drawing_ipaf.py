"""The focus as a figure: whatever is typed stays inside its shape, and nothing is lost quietly."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ui.drawing import PLAIN, Focus, ipaf, ipaf_tall
from ui.drawing.fitting import (
    Face,
    broken,
    ems,
    fit,
    in_box,
    in_circle,
    width_of,
)
from ui.drawing.ipaf import fitted_box, fitted_circle, fitted_fine

LONG = "wants to be close and expects to be left as soon as it shows " * 3
SIZES = {"big": 17, "big less": 14.5, "big least": 12.5, "deft": 14, "cap": 13}
DRAWN = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
    max_size=200,
)
ANY = st.one_of(
    DRAWN,
    st.text(alphabet="Wm ", max_size=200),
    st.text(alphabet="ab c", max_size=200),
    st.sampled_from(["קשה לי לבקש", "أخاف أن أتعب الناس" * 6, "😀" * 60, "孤独" * 50]),
)


def shapes(svg):
    """(kind, box) of the pieces, and (class, x, y, words) of the texts."""
    root = ElementTree.fromstring(svg)  # noqa: S314
    texts = [
        (one.get("class"), float(one.get("x")), float(one.get("y")), one.text or "")
        for one in root
        if one.tag == "text"
    ]
    rects = {
        one.get("class"): [float(one.get(k)) for k in ("x", "y", "width", "height")]
        for one in root
        if one.tag == "rect"
    }
    circles = {
        one.get("class"): [float(one.get(k)) for k in ("cx", "cy", "r")]
        for one in root
        if one.tag == "circle"
    }
    view = [float(part) for part in root.get("viewBox").split()]
    return texts, rects, circles, view


@pytest.mark.parametrize("draw", [ipaf, ipaf_tall])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(me=ANY, other=ANY, surface=ANY, underneath=ANY, wall=ANY, cost=ANY)
@example(*["W" * 140] * 4, "W" * 200, "W" * 200)
@example(*[LONG[:140]] * 4, LONG, LONG)
@example("", "", "", "", "", "")
def test_no_words_leave_their_shape_and_no_shape_leaves_the_picture(
    draw, me, other, surface, underneath, wall, cost
):
    svg = draw(
        Focus(
            self_words=me,
            other_words=other,
            affect=surface,
            underneath=underneath,
            defence=wall,
            cost=cost,
        )  # fmt: skip
    )
    texts, rects, circles, (_, _, width, height) = shapes(svg)

    for css, x, y, words in texts:
        half, size = width_of(words, SIZES[css]) / 2, SIZES[css]
        assert x - half + 0.2 >= 0
        assert x + half <= width + 0.2
        assert y - 0.8 * size >= 0
        assert y + 0.3 * size <= height
        if css.startswith("big"):
            inside = [
                name
                for name, (cx, cy, r) in circles.items()
                if all(
                    (px - cx) ** 2 + (py - cy) ** 2 <= r**2
                    for px in (x - half, x + half)
                    for py in (y - 0.72 * size, y + 0.22 * size)
                )
            ]
            bx, by, bw, bh = rects["aff"]
            in_box = bx <= x - half and x + half <= bx + bw and by <= y - size * 0.7
            assert inside or (in_box and y + size * 0.2 <= by + bh), words
    wx, wy, ww, wh = rects["def"]
    for cx, cy, r in circles.values():
        assert wx < cx - r
        assert cx + r < wx + ww
        assert wy < cy - r
        assert cy + r < wy + wh
    px, py, pw, ph = rects["defl"]
    bx, by, bw, bh = rects["aff"]
    assert min(px, py) >= 0
    assert px + pw <= width
    assert by >= py + ph, "the wall's words lie on the feeling"
    for cx, cy, r in circles.values():
        near_x = min(max(cx, px), px + pw)
        near_y = min(max(cy, py), py + ph)
        assert (near_x - cx) ** 2 + (near_y - cy) ** 2 > r**2, "words lie on a circle"
        near_x, near_y = min(max(cx, bx), bx + bw), min(max(cy, by), by + bh)
        assert (near_x - cx) ** 2 + (near_y - cy) ** 2 > r**2, "box lies on a circle"


@pytest.mark.parametrize("draw", [ipaf, ipaf_tall])
@given(words=st.text(max_size=200))
def test_any_words_are_escaped_and_can_be_heard_whole(draw, words):
    focus = Focus(self_words=words, other_words=words, affect=words, underneath=words,
                  defence=words, cost=words)  # fmt: skip
    svg = "".join(c for c in draw(focus) if c.isprintable())
    label = ElementTree.fromstring(svg).get("aria-label")  # noqa: S314
    for part in words.split():
        shown = "".join(c for c in part if c.isprintable())
        assert shown in label


@pytest.mark.parametrize("draw", [ipaf, ipaf_tall])
def test_usual_words_of_full_length_lose_nothing(draw):
    """140 characters fit; only letters as wide as W do not."""
    said = LONG[:140].strip()
    svg = draw(
        Focus(
            self_words=said,
            other_words=said,
            affect=said,
            underneath=said,
            defence=LONG[:170],
            cost=LONG[:170],
        )  # fmt: skip
    )
    assert "…" not in svg


@pytest.mark.parametrize("draw", [ipaf, ipaf_tall])
def test_short_words_get_the_large_face_and_long_ones_a_smaller_one(draw):
    short = draw(Focus(self_words="Too much", other_words="Far", affect="Hurt"))
    long = draw(Focus(self_words=LONG[:140], other_words="Far", affect="Hurt"))
    assert set(re.findall(r'class="(big[a-z ]*)"', short)) == {"big"}
    assert {"big less", "big least"} & set(re.findall(r'class="(big[a-z ]*)"', long))


@pytest.mark.parametrize("draw", [ipaf, ipaf_tall])
def test_on_paper_for_the_client_no_part_is_called_a_defence(draw):
    svg = draw(Focus(self_words="Too much", defence="leaves first", cost="alone",
                     wording=PLAIN))  # fmt: skip
    assert "efence" not in svg
    assert "What I do to keep safe: leaves first" in svg
    assert "What it costs me: alone" in svg


@given(words=DRAWN, width=st.integers(30, 300))
def test_breaking_loses_no_letter(words, width):
    lines = broken(words, 10, lambda _: width)
    assert "".join(lines).replace(" ", "") == "".join(words.split())


@given(words=DRAWN)
@example(words="00\U0001f000A0\U0001f000")
def test_a_line_is_never_wider_than_its_room(words):
    # Widths are added in another order here: the last digit of the sum may differ.
    most = 60 + 1e-6
    for line in broken(words, 10, lambda _: 60):
        assert width_of(line, 10) <= most or len(line.rstrip()) <= 2


@given(words=st.text(alphabet="abW é", max_size=140), r=st.sampled_from([98, 104, 128]))
def test_words_in_a_circle_stay_in_it(words, r):
    found = fitted_circle(words, r)
    across = in_circle(r)
    for at, line in enumerate(found.lines):
        top = found.top + at * found.face.step
        assert width_of(line, found.face.size) <= across(top, top + found.face.step) + 4


def test_what_does_not_fit_ends_with_an_ellipsis_and_says_so():
    face = Face(css="big", size=10, step=10)
    found = fit("one two three four", (face,), in_box(40), centre=0, room=20)
    assert not found.is_whole
    assert len(found.lines) == 2
    assert found.lines[-1].endswith("…")


def test_nothing_at_all_is_a_dash():
    assert fitted_box("", 100).lines == ("–",)
    assert fitted_fine("", 100).lines == ("–",)


def test_an_accent_adds_no_width_and_a_picture_is_wide():
    assert ems("\u0301") == 0
    assert ems("é") == ems("e")
    assert ems("\u200f") == 0
    assert ems("😀") > ems("W") > ems("i")
    assert ems("孤") > 1


def test_outside_of_a_circle_there_is_no_room():
    assert in_circle(50)(45, 60) == 0
