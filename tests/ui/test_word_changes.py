"""Two versions of a text, compared word by word."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from ui.word_changes import Kind, Piece, word_changes

WORDS = st.lists(
    st.sampled_from(["hurt", "and", "ashamed", "שלום", "🙂", " ", "\n", "", "a-b,"])
).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), WORDS)


def joined(pieces, *kinds):
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


@given(TEXTS, TEXTS)
def test_kept_and_old_words_give_the_old_text_and_kept_and_new_the_new(old, new):
    pieces = word_changes(old, new)

    assert joined(pieces, Kind.KEPT, Kind.OLD) == old
    assert joined(pieces, Kind.KEPT, Kind.NEW) == new


@given(TEXTS, TEXTS)
def test_no_piece_is_empty_and_none_is_split_in_two(old, new):
    pieces = word_changes(old, new)

    assert all(piece.text for piece in pieces)
    kinds = [piece.kind for piece in pieces]
    assert all(one != two for one, two in zip(kinds, kinds[1:], strict=False))
    assert (Kind.NEW, Kind.OLD) not in set(zip(kinds, kinds[1:], strict=False))


@given(TEXTS)
def test_a_text_compared_with_itself_has_no_changes(text):
    assert {piece.kind for piece in word_changes(text, text)} <= {Kind.KEPT}


def test_a_word_that_came_in_at_the_end_leaves_the_word_before_it_alone():
    assert word_changes("Hurt and ashamed", "Hurt and ashamed, really angry") == (
        Piece(Kind.KEPT, "Hurt and "),
        Piece(Kind.OLD, "ashamed"),
        Piece(Kind.NEW, "ashamed, really angry"),
    )
    assert word_changes("Hurt and ashamed", "Hurt and ashamed now") == (
        Piece(Kind.KEPT, "Hurt and ashamed"),
        Piece(Kind.NEW, " now"),
    )


def test_a_word_that_was_exchanged_shows_the_old_one_first():
    assert word_changes("You lost your way then", "You lost your voice then") == (
        Piece(Kind.KEPT, "You lost your "),
        Piece(Kind.OLD, "way "),
        Piece(Kind.NEW, "voice "),
        Piece(Kind.KEPT, "then"),
    )


def test_two_texts_that_share_hardly_a_word_are_read_as_two():
    old = "She left and the house was quiet and cold"
    new = "He waits by the door each evening until they ring"

    assert word_changes(old, new) == (Piece(Kind.OLD, old), Piece(Kind.NEW, new))


# As a page shows it


def shown(old, new, side):
    return Template("{% load word_changes %}{% changed_words old new side %}").render(
        Context({"old": old, "new": new, "side": side})
    )


def test_each_side_shows_its_own_text_and_says_aloud_what_changed():
    old, new = "Hurt and so ashamed now", "Hurt and very ashamed now"

    older, newer = shown(old, new, "older"), shown(old, new, "newer")

    assert older == (
        'Hurt and <del><span class="sr">taken out: </span>so</del>'
        '<span class="sr">, end</span> ashamed now'
    )
    assert newer == (
        'Hurt and <ins><span class="sr">new: </span>very</ins>'
        '<span class="sr">, end</span> ashamed now'
    )


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["older", "newer"]))
def test_what_was_typed_never_becomes_markup(old, new, side):
    html = shown(old, new, side)

    bare = re.sub(r'</?(?:ins|del)>|<span class="sr">[^<]*</span>', "", html)
    assert "<" not in bare


def test_space_alone_is_not_marked():
    assert shown("Hurt  now", "Hurt now", "newer") == "Hurt now"


def test_an_empty_side_is_empty():
    assert shown("", "Something", "older") == ""
    assert "<ins>" in shown("", "Something", "newer")


def test_a_side_that_is_none_is_a_mistake_of_the_page():
    with pytest.raises(KeyError):
        shown("a", "b", "left")
