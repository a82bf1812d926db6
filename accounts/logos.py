"""A picture for the head of letters: looked at, made small, and drawn anew as a PNG.

What was uploaded is never kept. The picture is decoded and written again, so that nothing
rides along in it: no place where a photograph was taken, no script, no second file.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

MOST_BYTES = 1_000_000
MOST_PIXELS = 4000 * 4000
# Larger than it is ever printed: 60 by 20 mm at 400 dots an inch.
LARGEST = (960, 320)
FORMATS = ("PNG", "JPEG")


class LogoNotPossible(Exception):
    """A picture that cannot stand at the head of a letter. Says why, and what would do."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    data: bytes
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def picture_of(data: bytes) -> Picture:
    """The uploaded bytes as a small PNG on white. Raises LogoNotPossible.

    The same bytes give the same picture.
    """
    if len(data) > MOST_BYTES:
        raise LogoNotPossible("The picture is larger than 1 MB. Save it smaller")
    try:
        Image.open(io.BytesIO(data), formats=FORMATS).verify()
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise LogoNotPossible(
                    "The picture has too many points. 1000 by 300 is plenty"
                )
            drawn = _on_white(image)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as problem:
        raise LogoNotPossible(
            "This is no PNG or JPEG picture that can be read. Save it as one of these"
        ) from problem
    drawn.thumbnail(LARGEST)
    written = io.BytesIO()
    drawn.save(written, "PNG", optimize=True)
    return Picture(data=written.getvalue(), width=drawn.width, height=drawn.height)


def _on_white(image: Image.Image) -> Image.Image:
    """Paper is white: what was see-through shows it."""
    colours = image.convert("RGBA")
    paper = Image.new("RGBA", colours.size, "white")
    return Image.alpha_composite(paper, colours).convert("RGB")
