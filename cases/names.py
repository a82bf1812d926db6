"""Whether a text names someone: whole words, whatever the case and the accents. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

# Letters with their marks: "Zoë’s" is "Zoë" and "s", "Jean-Luc" is two words.
WORD = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*")
# Letters that Unicode does not take apart.
PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
AROUND = 30
# Initials are agreed to be used; a single letter names nobody.
SHORTEST = 2


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where a name stands: as it is written there, with some words around it."""

    name: str
    context: str


def folded(word: str) -> str:
    """The word without case and accents: "Zoë" and "ZOE" are the same."""
    taken_apart = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(one for one in taken_apart if not unicodedata.combining(one))
    return bare.casefold().translate(PLAIN)


def words_of(text: str) -> tuple[str, ...]:
    return tuple(folded(found.group()) for found in WORD.finditer(text))


def spots(
    text: str, names: Collection[str], *, but: Collection[str] = ()
) -> tuple[Spot, ...]:
    """Where one of `names` stands in the text, from its beginning.

    A name of several words is found as these words in a row. Names in `but` are not
    looked for: those of the person whom the text is about.
    """
    own = {words_of(name) for name in but}
    wanted = {words_of(name) for name in names} - own
    return tuple(_found(text, {one for one in wanted if len("".join(one)) >= SHORTEST}))


def _found(text: str, wanted: set[tuple[str, ...]]) -> Iterator[Spot]:
    places = [(one.start(), one.end()) for one in WORD.finditer(text)]
    words = [folded(text[first:last]) for first, last in places]
    for index in range(len(words)):
        for name in wanted:
            until = index + len(name)
            if tuple(words[index:until]) == name:
                first, last = places[index][0], places[until - 1][1]
                yield Spot(name=text[first:last], context=_around(text, first, last))


def _around(text: str, first: int, last: int) -> str:
    start, end = max(0, first - AROUND), min(len(text), last + AROUND)
    said = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{said}{'…' if end < len(text) else ''}"
