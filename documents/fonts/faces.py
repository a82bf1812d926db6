"""Our own faces: static TrueType, under open licences, shipped with the app.

The files come with two packages that are read as data, never imported.
"""

from __future__ import annotations

from dataclasses import dataclass
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


# Open Sans (Apache 2.0) for text, Caladea (Apache 2.0) for headings and letters. Each
# family steps in for the other, so a text may hold whatever either of them can draw.
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


def path_of(face: Face) -> Path:
    """Where the face's file lies. Raises FontMissing."""
    for file in files(face.package) or ():
        if file.name == face.file:
            return Path(str(file.locate()))
    raise FontMissing(face.file)


def bytes_of(face: Face) -> bytes:
    return path_of(face).read_bytes()
