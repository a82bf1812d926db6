"""What can be drawn as it was typed, and what a character that cannot is called."""

from __future__ import annotations

import unicodedata
from functools import cache

from documents.fonts import further
from documents.fonts.faces import FACES, path_of
from ui.direction import TURNING

# Marks that draw nothing and that a sentence may hold: line ends, joiners, soft hyphen,
# and the marks that say which way the neighbours run without turning anything.
UNDRAWN = frozenset(
    "\t\n\r\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f"
)


@cache
def drawable() -> frozenset[str]:
    """Every character that some upright face of ours has a glyph for, or that draws nothing."""
    from fontTools.ttLib import TTFont

    found = set(UNDRAWN)
    for face in FACES:
        if face.style == "normal" and face.weight == 400:
            with TTFont(path_of(face), lazy=True) as font:
                found.update(map(chr, font.getBestCmap()))
    return frozenset(found - TURNING)


def beyond_ours(text: str) -> set[str]:
    """The characters of a text, letters and accents in one piece, that our faces lack."""
    return set(text) - drawable()


def undrawable(text: str) -> str | None:
    """The first character that would not be drawn as typed, or None."""
    text = unicodedata.normalize("NFC", text)
    beyond = beyond_ours(text)
    refused = {one for one in beyond if one in TURNING or not further.can_draw(one)}
    return next((one for one in text if one in refused), None) if refused else None


def sort_of(character: str) -> str:
    """What sort of character it is, for a sentence: "a Devanagari letter"."""
    if character in TURNING:
        return "a hidden mark that turns the direction of writing"
    if unicodedata.category(character) in ("So", "Sk"):
        return "a picture or symbol"
    if further.is_east_asian(character):
        return "a Chinese, Japanese or Korean character"
    script = unicodedata.name(character, "").split(" ")[0].capitalize()
    if script and unicodedata.category(character).startswith(("L", "M")):
        article = "an" if script[0] in "AEIOU" else "a"
        return f"{article} {script} letter"
    return "an unusual character"
