"""A phone number beside a name that is written from the right is printed as it is dialled."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from documents import direction, pdf
from tests.documents.test_scripts import noto

ARABIC, HEBREW = "أحمد", "יעל כהן"


def apart(markup):
    """The text of each element of its own, and the markup as it is then."""
    tree = ElementTree.fromstring(f"<p>{markup}</p>")  # noqa: S314 - written above
    direction.keep_numbers_in_order(tree)
    return [one.text for one in tree.iter("span")], ElementTree.tostring(
        tree, encoding="unicode"
    )


@pytest.mark.parametrize("name", [ARABIC, HEBREW])
@pytest.mark.parametrize(
    "after", [", 01632 960141", " (01632 960141)", ": 24 September", " +44 1632 960141"]
)
def test_a_name_before_a_number_stands_apart(name, after):
    spans, markup = apart(f"Ring {name}{after} today")

    assert spans == [name]
    assert markup == f"<p>Ring <span>{name}</span>{after} today</p>"


def test_each_of_several_names_stands_apart_and_nothing_changes_its_place():
    said = f"{ARABIC}, 01632 960141; <b>or</b> {HEBREW}, 01632 960142; {ARABIC}, 1"

    spans, markup = apart(said)

    assert spans == [ARABIC, HEBREW, ARABIC]
    assert markup.replace("<span>", "").replace("</span>", "") == f"<p>{said}</p>"


@pytest.mark.parametrize(
    "said",
    [
        "Ada, 01632 960141",
        f"{ARABIC}, my brother",
        f"{ARABIC} 3",
        f"<svg>{ARABIC}, 1</svg>",
    ],
)
def test_what_needs_nothing_is_left_as_it_is(said):
    assert apart(said) == ([], f"<p>{said}</p>")


@noto
def test_on_paper_the_number_reads_from_the_left():
    """Its groups stand in the page in the order in which they were typed."""
    html = "<html lang=en><title>t</title><body>{}</body></html>"

    plain = pdf._write(html.format(f"<p>{ARABIC}, 01632 960141</p>"), paper="A4")
    spanned = pdf._write(
        html.format(f"<p><span>{ARABIC}</span>, 01632 960141</p>"), paper="A4"
    )

    assert plain.data == spanned.data
