"""The faces of every PDF: static TrueType, under open licences, shipped with the app.

The files come with two packages that are read as data, never imported. What no face
here can draw is refused (`undrawable`), never printed as an empty box.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.metadata import files
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Face:
    """One font file, and how the stylesheets call it."""

    family: str
    package: str
    file: str
    weight: int = 400
    style: str = "normal"

    @property
    def url(self) -> str:
        return f"app://fonts/{self.file}"

    @property
    def rule(self) -> str:
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight}; '
            f'font-style: {self.style}; src: url("{self.url}"); }}'
        )


class FontMissing(Exception):
    def __init__(self, file: str) -> None:
        super().__init__(f"The font file {file} is not installed.")


# Open Sans (Apache 2.0) for text, Caladea (OFL) for headings and letters. Each family
# steps in for the other, so a text may hold whatever either of them can draw.
FACES = (
    Face(family="Open Sans", package="ttf-opensans", file="OpenSans-Regular.ttf"),
    Face(
        family="Open Sans",
        package="ttf-opensans",
        file="OpenSans-Italic.ttf",
        style="italic",
    ),
    Face(
        family="Open Sans",
        package="ttf-opensans",
        file="OpenSans-SemiBold.ttf",
        weight=600,
    ),
    Face(family="Caladea", package="font-caladea", file="Caladea-Regular.ttf"),
    Face(
        family="Caladea",
        package="font-caladea",
        file="Caladea-Italic.ttf",
        style="italic",
    ),
    Face(family="Caladea", package="font-caladea", file="Caladea-Bold.ttf", weight=600),
)
FAMILIES = frozenset(face.family for face in FACES)

# Marks that draw nothing and that a sentence may hold: line ends, joiners, soft hyphen.
UNDRAWN = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")
# Marks that turn the direction of what follows: "A<U+202E>evil" would print as "Alive".
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def path_of(face: Face) -> Path:
    """Where the face's file lies. Raises FontMissing."""
    for file in files(face.package) or ():
        if file.name == face.file:
            return Path(str(file.locate()))
    raise FontMissing(face.file)


def bytes_of(face: Face) -> bytes:
    return path_of(face).read_bytes()


@cache
def drawable() -> frozenset[int]:
    """Every code point that some upright face of ours has a glyph for."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    found: set[int] = set()
    for face in FACES:
        if face.style == "normal" and face.weight == 400:
            with TTFont(path_of(face), lazy=True) as font:
                found.update(font.getBestCmap())
    return frozenset(found)


def undrawable(text: str) -> str | None:
    """The first character that would not be drawn as typed, or None."""
    for character in unicodedata.normalize("NFC", text):
        if character in TURNING:
            return character
        if ord(character) not in drawable() and character not in UNDRAWN:
            return character
    return None


def sort_of(character: str) -> str:
    """What sort of character it is, for a sentence: "a Devanagari letter"."""
    if character in TURNING:
        return "a hidden mark that turns the direction of writing"
    if unicodedata.category(character) in ("So", "Sk"):
        return "a picture or symbol"
    script = unicodedata.name(character, "").split(" ")[0].capitalize()
    if script in ("Cjk", "Hiragana", "Katakana", "Hangul"):
        return "a Chinese, Japanese or Korean character"
    if script and unicodedata.category(character).startswith(("L", "M")):
        article = "an" if script[0] in "AEIOU" else "a"
        return f"{article} {script} letter"
    return "an unusual character"
