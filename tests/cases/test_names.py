"""A name is found whatever its case and accents; whole words, and never one's own."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.names import folded, spots, words_of

LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäéñøłžß", min_size=2, max_size=9)
# Words that are in no name above: digits keep them apart.
FILLER = st.sampled_from(["1", ". ", ", 22 ", "; ", "\n", " - ", "(3) "])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Spoke up after Zoë did", "Zoe"),
        ("spoke up after ZOE did", "Zoë"),
        ("ZOË’S brother came", "Zoë"),
        ("That was Łukasz again", "Lukasz"),
        ("Sat beside Jean-Luc", "Jean-Luc"),
        ("Sat beside jean luc", "Jean-Luc"),
        ("Agreed with Sinéad O'Neill", "O’Neill"),
        ("Weiß, she said", "Weiss"),
        ("Mary Ann spoke", "Mary Ann"),
        ("Sat beside Zoe\u0308.", "Zoë"),
    ],
)
def test_a_name_is_found(text, name):
    assert len(spots(text, [name])) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The annals of the group", "Ann"),
        ("Mary spoke; Ann did not", "Mary Ann"),
        ("A. and B. talked", "A"),
        ("", "Ann"),
        ("Nothing of the kind", ""),
    ],
)
def test_what_is_not_a_name_as_a_whole_is_not_found(text, name):
    assert spots(text, [name]) == ()


def test_ones_own_name_is_not_anothers():
    assert spots("Anna said so", ["Anna"], but=["ANNA"]) == ()


def test_a_spot_shows_the_words_around_it_as_they_were_written():
    text = "At the beginning it was quiet. Then he argued with Zoë about the order of speaking in the group."
    (spot,) = spots(text, ["zoe"])

    assert spot.name == "Zoë"
    assert "argued with Zoë about" in spot.context
    assert spot.context.startswith("…")
    assert spot.context.endswith("…")


def test_every_spot_is_found_in_the_order_of_the_text():
    found = spots("Ben, then Ann, then Ben", ["Ann", "Ben"])

    assert [one.name for one in found] == ["Ben", "Ann", "Ben"]


@given(name=LETTERS, before=FILLER, after=FILLER)
def test_whoever_is_named_is_found_in_any_spelling(name, before, after):
    for spelled in (
        name,
        name.upper(),
        unicodedata.normalize("NFD", name),
        name.capitalize(),
    ):
        assert spots(f"{before}{spelled}{after}", [name])


@given(name=LETTERS, more=LETTERS)
def test_a_longer_word_is_not_the_name(name, more):
    assert spots(f"1 {name}{more} 2", [name]) == () or folded(name + more) == folded(
        name
    )


@given(text=st.text(max_size=200), name=LETTERS)
def test_what_is_found_stands_in_the_text(text, name):
    for spot in spots(text, [name]):
        assert spot.name in text
        assert words_of(spot.name) == words_of(name)
