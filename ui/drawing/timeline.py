"""The timeline: events over a line of time, symptoms and mood under it, sessions as ticks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ui.drawing.axis import ticks
from ui.drawing.lanes import BESIDE, Placed, Tag, cut, lay, rows_of, width_of
from ui.drawing.life import Happening, Life, stairs
from ui.drawing.svg import escape, num, picture, text

CHARACTER = 6.7
LANE = 20.0
BAR, BAR_ROW = 6.0, 9.0
HEAD = 34.0  # the words "Today" and "Onset", each on a line of its own
STEP = 15.0  # one point of severity
MOOD = 7.0  # one point of effect on mood


@dataclass(frozen=True, kw_only=True)
class Size:
    """One drawing for each width, so that text keeps its size."""

    width: float
    lanes: int
    room: float  # of one event's words
    tick: float  # from one number of the axis to the next, at least
    edge: float = 12.0


SIZES = {
    "x": Size(width=1240, lanes=16, room=300, tick=62),
    "l": Size(width=900, lanes=16, room=250, tick=58),
    "m": Size(width=680, lanes=16, room=220, tick=56),
    "s": Size(width=350, lanes=14, room=156, tick=54, edge=6),
}
PAPER = Size(width=885, lanes=16, room=340, tick=58)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One event on the line: where it is, its words, the row of its bar."""

    happening: Happening
    x: float
    low: float  # how exactly its time is known
    high: float
    end: float | None  # where its bar ends
    row: int
    words: str
    tag: Placed | None


class Drawing:
    """Geometry of one timeline at one width, from top to bottom."""

    def __init__(self, life: Life, size: Size) -> None:
        self.life = life
        self.size = size
        self.left, self.right = size.edge, size.width - size.edge
        self.days = max(1, (life.last - life.first).days)
        self.marks = self._marks()
        self.lanes = max((m.tag.lane + 1 for m in self.marks if m.tag), default=0)
        bars = max((m.row + 1 for m in self.marks if m.end is not None), default=0)
        self.line = HEAD + self.lanes * LANE + bars * BAR_ROW + 12

    def x(self, day: date) -> float:
        share = (day - self.life.first).days / self.days
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def lane_y(self, lane: int) -> float:
        """The line on which the words of a lane stand; lane 0 is the lowest."""
        return HEAD + (self.lanes - lane) * LANE - 6

    @property
    def without_words(self) -> int:
        return sum(mark.tag is None for mark in self.marks)

    def _marks(self) -> list[Mark]:
        happenings = sorted(self.life.happenings, key=lambda one: (one.middle, one.id))
        words = [cut(one.title, self.size.room, CHARACTER) for one in happenings]
        places = [self.x(one.middle) for one in happenings]
        tags = lay(
            [
                Tag(
                    key=at,
                    x=places[at],
                    width=width_of(words[at], CHARACTER),
                    weight=one.weight,
                )
                for at, one in enumerate(happenings)
            ],
            left=self.left,
            right=self.right,
            most=self.size.lanes,
        )
        by_key = {tag.key: tag for tag in tags}
        lasting = [at for at, one in enumerate(happenings) if one.until is not None]
        spans = [
            (self.x(happenings[at].first), self.x(happenings[at].end)) for at in lasting
        ]
        rows = dict(zip(lasting, rows_of(spans), strict=True))
        return [
            Mark(
                happening=one,
                x=places[at],
                low=self.x(one.first),
                high=self.x(one.last),
                end=self.x(one.end) if one.until is not None else None,
                row=rows.get(at, 0),
                words=words[at],
                tag=by_key.get(at),
            )
            for at, one in enumerate(happenings)
        ]

    def draw(self, style: str = "") -> str:
        below, low = self._below()
        # The line of today and the onset run behind everything that has words.
        body = [*self._uprights(low), self._band(), *self._axis(), *below]
        body += [self._event(mark) for mark in self.marks]
        if self.without_words:
            said = f"and {self.without_words} more without words here"
            body.append(text(said, self.left, 12, css="note"))
        return picture(
            "".join(body),
            css="life",
            width=self.size.width,
            height=self.height,
            label=self.life.words,
            style=style,
            role="group",
        )

    @property
    def height(self) -> float:
        return self._below()[1] + 8

    def _below(self) -> tuple[list[str], float]:
        """What stands under the line of time, and how far down it goes."""
        low = self.line + (56 if self.life.born_on else 40)
        symptoms, low = self._symptoms(low)
        moods, low = self._moods(low)
        sessions, low = self._sessions(low)
        return [*symptoms, *moods, *sessions], low

    def _band(self) -> str:
        path = f"M{num(self.left)} {num(self.line)}H{num(self.right)}"
        return f'<path class="line" d="{path}"/>'

    def _uprights(self, low: float) -> list[str]:
        pieces = []
        if self.life.onset:
            start, end = map(self.x, self.life.onset)
            wide = max(end - start, 2.0)
            pieces.append(
                f'<rect class="onset" x="{num(start)}" y="{num(HEAD - 4)}"'
                f' width="{num(wide)}" height="{num(low - HEAD + 4)}"/>'
            )
            said = f"Onset, {self.life.onset_words}"
            pieces.append(self._onset_words(said, start, end))
        if self.life.first <= self.life.today <= self.life.last:
            x = self.x(self.life.today)
            path = f"M{num(x)} 18V{num(low)}"
            pieces.append(f'<path class="now" d="{path}"/>')
            pieces.append(self._head("Today", x, 12, css="nowt"))
        return pieces

    def _onset_words(self, said: str, start: float, end: float) -> str:
        """Before the onset, so that the line of today runs through no words."""
        y = HEAD - 9
        if end - width_of(said, CHARACTER) >= self.left:
            return text(said, end, y, css="onsett", anchor="end")
        return text(said, start, y, css="onsett")

    def _head(self, said: str, x: float, y: float, *, css: str) -> str:
        """Words over an upright line, kept within the drawing."""
        half = width_of(said, CHARACTER) / 2
        x = min(max(x, self.left + half), self.right - half)
        return text(said, x, y, css=css, anchor="middle")

    def _event(self, mark: Mark) -> str:
        one = mark.happening
        pieces = [f"<title>{escape(one.said)}</title>"]
        y = self.line
        if mark.end is not None:
            y = self.line - 10 - mark.row * BAR_ROW
            pieces.append(
                f'<rect class="span" x="{num(mark.low)}" y="{num(y - BAR / 2)}"'
                f' width="{num(max(mark.end - mark.low, 3))}" height="{num(BAR)}" rx="2"/>'
            )
        if not one.is_exact:
            pieces.append(
                f'<rect class="rough" x="{num(mark.low)}" y="{num(self.line - 4)}"'
                f' width="{num(max(mark.high - mark.low, 2))}" height="8" rx="3"/>'
            )
        if mark.tag is not None:
            top = self.lane_y(mark.tag.lane)
            pieces.append(
                f'<path class="tie" d="M{num(mark.x)} {num(self.line)}V{num(top - 10)}"/>'
            )
        css = "dot" if one.is_exact else "dot about"
        pieces.append(
            f'<circle class="{css}" cx="{num(mark.x)}" cy="{num(self.line)}" r="4.5"/>'
        )
        if mark.tag is not None:
            pieces += self._words(mark, mark.tag)
        link = f' href="{escape(one.url)}"' if one.url else ""
        label = f' aria-label="{escape(one.said)}"'
        return f'<a class="ev"{link}{label}>{"".join(pieces)}</a>'

    def _words(self, mark: Mark, tag: Placed) -> list[str]:
        y = self.lane_y(tag.lane)
        side, anchor = (-BESIDE, "end") if tag.is_leftwards else (BESIDE, "start")
        target = (
            f'<rect class="hit" x="{num(tag.low)}" y="{num(y - 14)}"'
            f' width="{num(tag.high - tag.low)}" height="{num(LANE)}"/>'
        )
        words = text(mark.words, tag.x + side, y, css="what", anchor=anchor)
        return [target, words]

    def numbers(self) -> list[tuple[date, float, str]]:
        """The words of the axis and their middles; what would touch the one before is left
        out."""
        most = max(2, int((self.right - self.left) / self.size.tick))
        found: list[tuple[date, float, str]] = []
        end = -1.0
        for day, said in ticks(self.life.first, self.life.last, most):
            half = width_of(said, CHARACTER) / 2
            at = min(max(self.x(day), self.left + half), self.right - half)
            if at - half > end:
                found.append((day, at, said))
                end = at + half + 4
        return found

    def _axis(self) -> list[str]:
        pieces = []
        for day, at, said in self.numbers():
            path = f"M{num(self.x(day))} {num(self.line)}v7"
            pieces.append(f'<path class="tick" d="{path}"/>')
            pieces.append(text(said, at, self.line + 20, anchor="middle"))
            if self.life.born_on and len(said) == 4:
                age = day.year - self.life.born_on.year
                words = "born" if age == 0 else str(age)
                pieces.append(
                    text(words, at, self.line + 34, css="age", anchor="middle")
                )
        return pieces

    def _title(self, words: str, short: str, y: float) -> str:
        said = words if width_of(words, CHARACTER) < self.right - self.left else short
        return text(said, self.left, y, css="ttl")

    def _symptoms(self, low: float) -> tuple[list[str], float]:
        """A line as high as the symptoms were hard; no line where nobody said any."""
        if not self.life.stretches:
            return [], low
        floor = low + 10 + 3 * STEP
        pieces = [
            self._title(
                "Symptoms: 1 mild, 2 hard, 3 very hard", "Symptoms, 0 to 3", low + 4
            )
        ]
        for height in range(4):
            y = floor - height * STEP
            path = f"M{num(self.left)} {num(y)}H{num(self.right)}"
            pieces.append(f'<path class="grid" d="{path}"/>')
        for first, last, severity in stairs(self.life.stretches, self.life.last):
            if last < self.life.first or first > self.life.last:
                continue
            x, end = self.x(first), self.x(last + timedelta(days=1))
            tall = max(severity * STEP, 2.0)
            pieces.append(
                f'<rect class="ill" x="{num(x)}" y="{num(floor - tall)}"'
                f' width="{num(max(end - x, 1.5))}" height="{num(tall)}"/>'
            )
        return pieces, floor + 20

    def _moods(self, low: float) -> tuple[list[str], float]:
        """What an event did to the mood: up is better, down is lower, a ring is neither."""
        felt = [mark for mark in self.marks if mark.happening.mood is not None]
        if not felt:
            return [], low
        middle = low + 12 + 3 * MOOD
        path = f"M{num(self.left)} {num(middle)}H{num(self.right)}"
        pieces = [
            self._title(
                "Effect on mood: up better, down lower", "Effect on mood", low + 4
            ),
            f'<path class="grid" d="{path}"/>',
        ]
        for mark in felt:
            effect = mark.happening.mood or 0
            y = middle - effect * MOOD
            stick = f"M{num(mark.x)} {num(middle)}V{num(y)}"
            css = "up" if effect > 0 else "down" if effect < 0 else "even"
            pieces.append(f'<path class="stick {css}" d="{stick}"/>')
            pieces.append(
                f'<circle class="felt {css}" cx="{num(mark.x)}" cy="{num(y)}" r="3.5"/>'
            )
        return pieces, middle + 3 * MOOD + 18

    def _sessions(self, low: float) -> tuple[list[str], float]:
        if not self.life.sessions:
            return [], low
        pieces = [self._title("Sessions", "Sessions", low + 4)]
        for day in self.life.sessions:
            path = f"M{num(self.x(day))} {num(low + 10)}v12"
            pieces.append(f'<path class="met" d="{path}"/>')
        return pieces, low + 26


def timeline(life: Life, size: str = "l", *, style: str = "") -> str:
    """The timeline as SVG text. `size` is "x", "l", "m" or "s", by the width of the page."""
    return Drawing(life, SIZES[size]).draw(style)


def places(life: Life, size: str = "l") -> Sequence[Mark]:
    """Where every event stands, and its words where they found room."""
    return Drawing(life, SIZES[size]).marks
