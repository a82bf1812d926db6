"""Faces for the scripts that our own two families do not draw: Noto Sans, where installed.

Debian brings them as `fonts-noto-core` and `fonts-noto-cjk`, static and under the SIL Open
Font License. They stay files of the system until a document needs one; then its bytes are
handed to that document, and to it alone (docs/adr/0045).
"""

from __future__ import annotations

import io
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from documents.fonts.faces import Face

# The last name in every font list of the stylesheets, where the further faces of a
# document are put in; each is a family of its own, because WeasyPrint takes two files of
# one family and weight for the same font. No font has this name itself.
PLACE = "Further scripts"
FAMILY = "Further"
CORE, CJK = "fonts-noto-core", "fonts-noto-cjk"
FOLDERS = (
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/noto"),
    Path("/usr/share/fonts/noto-cjk"),
)
# Scripts in living use, by the name of their Noto face. Asked in this order.
STEMS = (
    "NotoSansArabic",
    "NotoSansHebrew",
    "NotoSansDevanagari",
    "NotoSansBengali",
    "NotoSansGurmukhi",
    "NotoSansGujarati",
    "NotoSansTamil",
    "NotoSansTelugu",
    "NotoSansKannada",
    "NotoSansMalayalam",
    "NotoSansOriya",
    "NotoSansSinhala",
    "NotoSansThai",
    "NotoSansLao",
    "NotoSansKhmer",
    "NotoSansMyanmar",
    "NotoSansGeorgian",
    "NotoSansArmenian",
    "NotoSansEthiopic",
    "NotoSansThaana",
    "NotoSansSyriac",
    "NotoSansNKo",
    "NotoSansAdlam",
    "NotoSansTifinagh",
    "NotoSansCherokee",
    "NotoSansCanadianAboriginal",
    "NotoSansMongolian",
    "NotoSansJavanese",
    "NotoSansOlChiki",
    "NotoSansMeeteiMayek",
    "NotoSerifTibetan",
    # Letters of our own scripts that our own faces lack: Greek with all its accents.
    "NotoSans",
)
EAST_ASIAN = "NotoSansCJK"
# The places of the regional faces in the one file of East Asian characters.
JAPANESE, KOREAN, CHINESE = 0, 1, 2
# Pango draws a space with the face of the letters before it.
SPACES = " \u00a0\u2002\u2003\u2009\u200a\u202f\u3000"


@dataclass(frozen=True, kw_only=True)
class LoadedFace:
    """A face with its bytes, for one document."""

    face: Face
    data: bytes


def package_of(character: str) -> str:
    """The Debian package that brings a face for it, if there is one."""
    return CJK if is_east_asian(character) else CORE


def can_draw(character: str) -> bool:
    """Whether an installed further face has a glyph for it."""
    return bool(_stem_for(ord(character)))


def faces_for(characters: Collection[str]) -> tuple[LoadedFace, ...]:
    """The faces, regular and bold, that together draw these characters.

    Characters that no installed face draws are passed over. Of the East Asian file, whose
    sixty thousand glyphs would cost every such document seconds, only these characters are
    taken.
    """
    stems = {_stem_for(ord(character)) for character in characters} - {""}
    found: list[LoadedFace] = []
    for stem in (*STEMS, EAST_ASIAN):
        if stem in stems:
            found += _load(stem, characters)
    return tuple(found)


def listed(text: str, faces: Collection[LoadedFace]) -> str:
    """A stylesheet, or a page with styles in it, whose font lists end with these faces.

    Without spaces: WeasyPrint takes those in a drawing's list for part of the name.
    """
    names = dict.fromkeys(f'"{one.face.family}"' for one in faces)
    return text.replace(f'"{PLACE}"', ",".join(names)) if names else text


def is_east_asian(character: str) -> bool:
    """Han, kana, hangul and what is written between them."""
    code = ord(character)
    return (
        0x1100 <= code <= 0x11FF
        or 0x2E80 <= code <= 0x9FFF
        or 0xA960 <= code <= 0xA97F
        or 0xAC00 <= code <= 0xD7FF
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x3FFFF
    )


def _stem_for(code: int) -> str:
    likely = (EAST_ASIAN,) if is_east_asian(chr(code)) else (*STEMS, EAST_ASIAN)
    return next((stem for stem in likely if code in _covered(stem)), "")


@cache
def _path(stem: str, weight: str) -> Path | None:
    suffix = "ttc" if stem == EAST_ASIAN else "ttf"
    for folder in FOLDERS:
        path = folder / f"{stem}-{weight}.{suffix}"
        if path.is_file():
            return path
    return None


@cache
def _covered(stem: str) -> frozenset[int]:
    """Every code point of a face; none when it is not installed. Kept: it is asked often."""
    from fontTools.ttLib import TTFont

    path = _path(stem, "Regular")
    if path is None:
        return frozenset()
    with TTFont(path, fontNumber=CHINESE, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _load(stem: str, characters: Collection[str]) -> list[LoadedFace]:
    found = []
    for weight, number in (("Regular", 400), ("Bold", 600)):
        path = _path(stem, weight)
        if path is None:
            continue
        face = Face(
            family=f"{FAMILY} {stem}", package="", file=path.name, weight=number
        )
        if stem == EAST_ASIAN:
            data = _cut_out(path, _region(characters), characters)
        else:
            data = path.read_bytes()
        found.append(LoadedFace(face=face, data=data))
    return found


def _region(characters: Collection[str]) -> int:
    """Whose shapes a text's characters have: kana are Japanese, hangul is Korean.

    Han characters alone do not tell; they are drawn as in mainland China.
    """
    if any(0x3041 <= ord(one) <= 0x30FF and one != "・" for one in characters):
        return JAPANESE
    if any(
        0xAC00 <= ord(one) <= 0xD7A3 or 0x1100 <= ord(one) <= 0x11FF
        for one in characters
    ):
        return KOREAN
    return CHINESE


def _cut_out(path: Path, number: int, characters: Collection[str]) -> bytes:
    """A face of the collection with these characters alone. The same bytes every time."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(
        hinting=False, layout_features=[], recalc_timestamp=False, notdef_outline=True
    )
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    cut = io.BytesIO()
    with TTFont(path, fontNumber=number, lazy=True, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text="".join(sorted({*characters, *SPACES})))
        cutter.subset(font)
        font.save(cut)
    return cut.getvalue()
