"""Two texts, word by word: what stayed, what was taken out, what came in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Below this share of common words two texts are read as two, and not as one with changes.
ALIKE = 0.3

Word = tuple[str, str]
"""A word, and the space that follows it."""


class Kind(StrEnum):
    KEPT = "KEPT"
    OLD = "OLD"
    NEW = "NEW"


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed, was taken out, or came in."""

    kind: Kind
    text: str

    @property
    def is_blank(self) -> bool:
        """Only space: nothing that a reader would want marked."""
        return not self.text.strip()


def word_changes(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order.

    Kept and old ones joined give `old`, kept and new ones joined give `new`, to the letter.
    What is old stands before what came in its place.
    """
    if old == new:
        return (Piece(Kind.KEPT, old),) if old else ()
    lead_old, old_words = _words(old)
    lead_new, new_words = _words(new)
    matcher = SequenceMatcher(
        a=[word for word, _ in old_words],
        b=[word for word, _ in new_words],
        autojunk=False,
    )
    if matcher.ratio() < ALIKE:
        return tuple(_gathered(_both(old, new)))
    pieces = list(_both(lead_old, lead_new))
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            pieces += _kept(old_words[i:i_end], new_words[j:j_end])
        else:
            pieces += _both(_text(old_words[i:i_end]), _text(new_words[j:j_end]))
    return tuple(_gathered(pieces))


def _words(text: str) -> tuple[str, list[Word]]:
    """The space before the first word, and the words."""
    lead = text[: len(text) - len(text.lstrip())]
    return lead, re.findall(r"(\S+)(\s*)", text)


def _text(words: Sequence[Word]) -> str:
    return "".join(word + space for word, space in words)


def _both(old: str, new: str) -> Iterator[Piece]:
    if old == new:
        yield Piece(Kind.KEPT, old)
    else:
        yield Piece(Kind.OLD, old)
        yield Piece(Kind.NEW, new)


def _kept(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Piece]:
    """The same words; the space between them may differ."""
    for (word, space_old), (_, space_new) in zip(old, new, strict=True):
        yield Piece(Kind.KEPT, word)
        yield from _both(space_old, space_new)


def _gathered(pieces: Iterator[Piece] | Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one; between two kept ones all that is old, then the new."""
    waiting = dict.fromkeys(Kind, "")
    for piece in pieces:
        if piece.kind == Kind.KEPT and piece.text:
            yield from _flushed(waiting, Kind.OLD, Kind.NEW)
        elif piece.text:
            yield from _flushed(waiting, Kind.KEPT)
        waiting[piece.kind] += piece.text
    yield from _flushed(waiting, Kind.KEPT, Kind.OLD, Kind.NEW)


def _flushed(waiting: dict[Kind, str], *kinds: Kind) -> Iterator[Piece]:
    for kind in kinds:
        if waiting[kind]:
            yield Piece(kind, waiting[kind])
            waiting[kind] = ""
