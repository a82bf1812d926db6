"""A process note opens for its own row and for nothing else."""

from uuid import uuid4

import pytest

from sessions.cipher import NONCE_BYTES, VERSION, ProcessNoteUnreadable, seal, unseal

TEXT = "It seemed to me that she left before I could. Ä ö"


@pytest.fixture
def row():
    return {"note_id": uuid4(), "case_id": uuid4(), "author_id": uuid4()}


def test_a_note_opens_again(row):
    assert unseal(seal(TEXT, **row), **row) == TEXT


def test_an_empty_note_opens_again(row):
    assert unseal(seal("", **row), **row) == ""


def test_it_starts_with_its_version_and_holds_no_word_in_clear(row):
    sealed = seal(TEXT, **row)

    assert sealed[:1] == VERSION
    assert b"seemed" not in sealed
    assert len(sealed) == 1 + NONCE_BYTES + len(TEXT.encode()) + 16


def test_the_same_text_is_never_sealed_to_the_same_bytes(row):
    assert seal(TEXT, **row) != seal(TEXT, **row)


@pytest.mark.parametrize("part", ["note_id", "case_id", "author_id"])
def test_it_does_not_open_in_another_row_case_or_for_another_author(row, part):
    sealed = seal(TEXT, **row)

    with pytest.raises(ProcessNoteUnreadable):
        unseal(sealed, **{**row, part: uuid4()})


def test_it_does_not_open_with_another_key(row, settings):
    sealed = seal(TEXT, **row)
    settings.NOTES_KEY = b"another key of thirty-two bytes."

    with pytest.raises(ProcessNoteUnreadable, match="cannot be opened with the key"):
        unseal(sealed, **row)


@pytest.mark.parametrize("place", [1, 5, 14, -1])
def test_a_flipped_bit_is_noticed(row, place):
    sealed = bytearray(seal(TEXT, **row))
    sealed[place] ^= 1

    with pytest.raises(ProcessNoteUnreadable):
        unseal(bytes(sealed), **row)


@pytest.mark.parametrize(
    "sealed", [b"", VERSION, VERSION + b"short", b"\x02" + b"x" * 40]
)
def test_what_was_never_sealed_here_is_refused_with_a_sentence(row, sealed):
    with pytest.raises(ProcessNoteUnreadable):
        unseal(sealed, **row)
