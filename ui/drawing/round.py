"""How a mood and what happens between people go round: four stations, and what set it off."""

from __future__ import annotations

from dataclasses import dataclass

from ui.drawing.fitting import Face, Fitted, fit, in_box
from ui.drawing.svg import num, picture, text

WIDTH = 760
BOX = 226
PAD, CAPTION = 16, 26
BETWEEN = 44
FACES = (
    Face(css="big", size=15, step=19.5),
    Face(css="big less", size=13, step=16.5),
)
ROOM = 165
LEAST = 84


@dataclass(frozen=True, kw_only=True)
class Station:
    """A box of the circle: what it asks, and what was said. Words may be missing."""

    title: str
    words: str
    is_way_out: bool = False

    @property
    def said(self) -> str:
        way_out = ", a place to step out" if self.is_way_out else ""
        return f"{self.title}{way_out}: {self.words or 'not yet'}."


@dataclass(frozen=True, kw_only=True)
class Round:
    """What happened, and the four stations that keep each other going."""

    event: Station
    stations: tuple[Station, Station, Station, Station]

    @property
    def words(self) -> str:
        said = " ".join(one.said for one in (self.event, *self.stations))
        return f"A circle. {said} And round again."


def going_round(found: Round, *, style: str = "") -> str:
    """The event enters at the top left; the circle runs clockwise from the top."""
    feeling, behaviour, effect, again = (_box_of(one) for one in found.stations)
    event = _box_of(found.event)
    middle, right = (WIDTH - BOX) / 2, WIDTH - BOX
    high = max(event.height, feeling.height)
    beside = max(behaviour.height, again.height)
    second = high + BETWEEN
    third = second + beside + BETWEEN
    feeling_at = (high - feeling.height) / 2
    left_at = second + (beside - again.height) / 2
    right_at = second + (beside - behaviour.height) / 2
    pieces = [
        _straight(BOX + 4, high / 2, middle - 6),
        _arrow(
            (middle + BOX + 4, high / 2),
            (right + BOX / 2, high / 2),
            (right + BOX / 2, right_at - 6),
        ),
        _arrow(
            (right + BOX / 2, right_at + behaviour.height + 4),
            (right + BOX / 2, third + effect.height / 2),
            (middle + BOX + 6, third + effect.height / 2),
        ),
        _arrow(
            (middle - 4, third + effect.height / 2),
            (BOX / 2, third + effect.height / 2),
            (BOX / 2, left_at + again.height + 6),
        ),
        _arrow(
            (BOX + 4, second + beside / 2),
            (WIDTH / 2, second + beside / 2),
            (WIDTH / 2, feeling_at + feeling.height + 6),
        ),
        event.drawn(0, (high - event.height) / 2, css="before"),
        feeling.drawn(middle, feeling_at),
        behaviour.drawn(right, right_at),
        effect.drawn(middle, third),
        again.drawn(0, left_at),
    ]
    return picture(
        "".join(pieces),
        css="goinground",
        width=WIDTH,
        height=third + effect.height + 2,
        label=found.words,
        style=style,
    )


@dataclass(frozen=True, kw_only=True)
class _Box:
    station: Station
    fitted: Fitted

    @property
    def height(self) -> float:
        return max(float(LEAST), CAPTION + self.fitted.height + PAD)

    def drawn(self, x: float, top: float, *, css: str = "station") -> str:
        if self.station.is_way_out:
            css += " out"
        spare = self.height - CAPTION - PAD / 2 - self.fitted.height
        words = Fitted(
            face=self.fitted.face,
            lines=self.fitted.lines,
            top=top + CAPTION + spare / 2,
        )
        middle = x + BOX / 2
        return (
            f'<rect class="{css}" x="{num(x + 1)}" y="{num(top + 1)}"'
            f' width="{num(BOX - 2)}" height="{num(self.height - 2)}" rx="12"/>'
            + text(
                self.station.title,
                middle,
                top + CAPTION - 6,
                css="cap",
                anchor="middle",
            )
            + "".join(
                text(
                    line,
                    middle,
                    words.baseline(at),
                    css=words.face.css,
                    anchor="middle",
                )
                for at, line in enumerate(words.lines)
            )
        )


def _box_of(station: Station) -> _Box:
    fitted = fit(station.words, FACES, in_box(BOX - 22), centre=0, room=ROOM)
    return _Box(station=station, fitted=fitted)


def _straight(start: float, y: float, end: float) -> str:
    return f'<path class="enters" d="M{num(start)} {num(y)}H{num(end)}m-9-6l9 6-9 6"/>'


def _arrow(
    start: tuple[float, float], corner: tuple[float, float], end: tuple[float, float]
) -> str:
    """A bend from `start` over `corner` to `end`, with its head at the end."""
    (x, y), (cx, cy), (ex, ey) = start, corner, end
    if ex == cx:
        head = "m-6-9l6 9 6-9" if ey > cy else "m-6 9l6-9 6 9"
    else:
        head = "m9-6l-9 6 9 6"
    return (
        f'<path class="turn" d="M{num(x)} {num(y)}'
        f'Q{num(cx)} {num(cy)} {num(ex)} {num(ey)}{head}"/>'
    )
