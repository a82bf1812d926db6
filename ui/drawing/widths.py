"""How wide a name in the closeness circle is at most.

Browsers measure text, a server cannot; so widths are bounds from above, taken from the widest
face that a page may be shown in (DejaVu Sans Bold; the journey test measures real labels in
Chromium against them).
"""

from __future__ import annotations

import unicodedata

NARROW, MIDDLING, WIDE = (
    frozenset(" '.,:;ijl|!/\\I’"),
    frozenset("ft()[]-r–"),
    frozenset("mwMW@%&…"),
)
ELLIPSIS = "…"
# Plain letters of the same face against bold ones.
PLAIN = 0.88


def width_of(words: str, size: float, *, is_bold: bool = True) -> float:
    """No text is drawn wider than this, at this size in the picture's own units.

    Names and initials are bold, what someone is to the client is not.
    """
    weight = 1.0 if is_bold else PLAIN
    return size * weight * sum(_em(letter) for letter in words)


def _em(letter: str) -> float:
    """One letter's width as a share of the size."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in NARROW:
        return 0.42
    if plain in MIDDLING:
        return 0.53
    if plain in WIDE:
        return 1.12
    if plain.isascii():
        return 0.73 if plain.islower() else 0.86
    if unicodedata.east_asian_width(letter) in "WF" or not letter.isalnum():
        return 1.4
    return 1.1


def shortened(words: str, size: float, most: float, *, is_bold: bool = True) -> str:
    """As much as fits into `most`, with an ellipsis; never cut between joined letters."""
    words = " ".join(words.split())
    if width_of(words, size, is_bold=is_bold) <= most:
        return words
    room, kept = most - width_of(ELLIPSIS, size, is_bold=is_bold), ""
    for letter in words:
        if width_of(kept + letter, size, is_bold=is_bold) > room:
            break
        kept += letter
    while kept and unicodedata.category(kept[-1]) in ("Mn", "Me", "Cf"):
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS
