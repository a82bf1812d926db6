"""How wide words can get, and how they are broken to fit a shape. Standard library only.

Devices use faces of their own, so widths are those of the widest bold face that a page
may fall back to: words may end up with room to spare, never outside of their shape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, east_asian_width, normalize

# Widths in ems: the characters of each group are at most this wide.
GROUPS = (
    ("'", 0.35),
    (" ,-./:;\\fijl|", 0.46),
    ('!"()*IJ[]_`rt', 0.56),
    ("?csxz", 0.66),
    ("$0123456789FLSTYZabdeghknopquvy{}", 0.75),
    ("#+<=>ABCEPRVX^~", 0.85),
    ("&DGHKNOQUw", 0.95),
    ("%@", 1.05),
    ("MWm", 1.13),
)
EMS = {letter: ems for letters, ems in GROUPS for letter in letters}
OTHER, WIDE, PICTURE = 1.0, 1.05, 1.45
FIRST_PICTURE = "\U0001f000"
UNSEEN = ("Mn", "Me", "Cf", "Cc")
ELLIPSIS = "…"

# How many units there are between two heights of a shape.
Across = Callable[[float, float], float]


@dataclass(frozen=True, kw_only=True)
class Face:
    """A size of type: the class that paints it, its size and the step between lines."""

    css: str
    size: float
    step: float


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """Words broken into lines, the first of which begins at `top`. `is_whole`: none is lost."""

    face: Face
    lines: tuple[str, ...]
    top: float
    is_whole: bool = True

    @property
    def height(self) -> float:
        return len(self.lines) * self.face.step

    def baseline(self, at: int) -> float:
        return self.top + at * self.face.step + self.face.step / 2 + self.face.size / 3


@lru_cache(maxsize=4096)
def ems(letter: str) -> float:
    """How wide a character is at most, in ems; an accent adds nothing."""
    if letter in EMS:
        return EMS[letter]
    if category(letter) in UNSEEN:
        return 0.0
    if letter >= FIRST_PICTURE:
        return PICTURE
    parts = normalize("NFKD", letter)
    if parts != letter:
        return sum(ems(part) for part in parts)
    return WIDE if east_asian_width(letter) in "WF" else OTHER


def width_of(words: str, size: float) -> float:
    """At most this many units, set in `size`."""
    return sum(map(ems, words)) * size


def broken(words: str, size: float, room: Callable[[int], float]) -> list[str]:
    """Lines as full as `room` (units for the n-th line) allows; a long word is broken."""
    lines: list[str] = []
    current, used = "", 0.0
    for word in words.split():
        wide = width_of(word, size)
        if current and used + EMS[" "] * size + wide <= room(len(lines)):
            current, used = f"{current} {word}", used + EMS[" "] * size + wide
            continue
        if current:
            lines.append(current)
        current, used = "", 0.0
        for letter in word:
            step = ems(letter) * size
            if current and step and used + step > room(len(lines)):
                lines.append(current)
                current, used = "", 0.0
            current, used = current + letter, used + step
    return [*lines, current] if current else lines


def fit(
    words: str, faces: Sequence[Face], across: Across, *, centre: float, room: float
) -> Fitted:
    """Words around the height `centre`, within `room`, in the largest face that holds them.

    What not even the smallest face can hold ends with an ellipsis.
    """
    face = faces[-1]
    for face in faces:
        most = max(1, int(room // face.step))
        for number in range(_fewest(words, face, across), most + 1):
            found = _in_lines(words or "–", face, across, centre, number)
            if len(found.lines) <= number:
                return found
    kept = _in_lines(words, face, across, centre, most)
    last = _cut(kept.lines[most - 1], face, across, kept.top + (most - 1) * face.step)
    return Fitted(
        face=face,
        lines=(*kept.lines[: most - 1], last),
        top=kept.top,
        is_whole=False,
    )


def _fewest(words: str, face: Face, across: Across) -> int:
    """No fewer lines can do, even if each were as wide as the shape is at its middle."""
    widest = across(-face.step / 2, face.step / 2)
    return max(1, int(width_of(words, face.size) // widest))


def _in_lines(
    words: str, face: Face, across: Across, centre: float, number: int
) -> Fitted:
    """Broken as if there were `number` lines; there may turn out to be more."""
    top = centre - number * face.step / 2

    def room(at: int) -> float:
        at = min(at, number - 1)
        return across(top + at * face.step, top + (at + 1) * face.step)

    return Fitted(face=face, lines=tuple(broken(words, face.size, room)), top=top)


def _cut(line: str, face: Face, across: Across, top: float) -> str:
    room = across(top, top + face.step)
    while line and width_of(line + ELLIPSIS, face.size) > room:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


def in_circle(r: float, *, margin: float = 10.0) -> Across:
    """The room inside a circle around height 0, kept off its line."""

    def across(top: float, bottom: float) -> float:
        far = max(abs(top), abs(bottom))
        inner = r - margin
        return 2.0 * (inner * inner - far * far) ** 0.5 if far < inner else 0.0

    return across


def in_box(width: float) -> Across:
    """The same room at every height."""
    return lambda top, bottom: width
