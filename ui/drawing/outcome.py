"""The outcome chart: one panel for each questionnaire, over one axis of sessions."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from ui.drawing.course import Course, Scale
from ui.drawing.svg import Gaps, escape, line, num, picture, runs, text
from ui.drawing.tasks import TASKS

# Bands get paint b0 (palest) to b4 by how many there are.
PAINT = {1: (2,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 2, 4), 5: (0, 1, 2, 3, 4)}
MARK_CHARACTER = 6.2
MARK_ROWS = 3
# Room for a session number under a narrow chart.
NARROWEST = 22
# Half of the least size of a target (WCAG 2.2, 2.5.8).
TARGET = 12


@dataclass(frozen=True, kw_only=True)
class Size:
    """One drawing for each width, so that text keeps its size. Gutters are in units."""

    name: str
    width: int
    left: int
    right: int
    heights: tuple[int, int]
    is_small: bool = False


SIZES = {
    "l": Size(name="l", width=900, left=44, right=92, heights=(168, 92)),
    "m": Size(name="m", width=700, left=40, right=84, heights=(150, 84)),
    "s": Size(name="s", width=350, left=22, right=56, heights=(128, 76), is_small=True),
    "p": Size(name="p", width=660, left=40, right=84, heights=(146, 82)),
}
TOP = 24
BETWEEN_PANELS = 34


@dataclass
class Panel:
    """One questionnaire's stripe of the chart, with its own vertical scale."""

    scale: Scale
    scores: Gaps
    top: float
    height: float
    is_first: bool

    def y(self, score: float) -> float:
        return self.top + self.height * (1 - score / self.scale.maximum)

    @property
    def bottom(self) -> float:
        return self.top + self.height


class Chart:
    """Builds one drawing. Holds nothing but geometry and the pieces so far."""

    def __init__(self, course: Course, size: Size) -> None:
        self.course = course
        self.size = size
        self.left = float(size.left)
        self.right = float(size.width - size.right)
        self.step = (self.right - self.left) / len(course.columns)
        self.pieces: list[str] = []
        self.panels = self._panels()
        self.bottom = self.panels[-1].bottom if self.panels else float(TOP)

    def x(self, column: int) -> float:
        """The middle of a column. The rail above the chart shares these columns."""
        return self.left + (column + 0.5) * self.step

    def _panels(self) -> list[Panel]:
        panels: list[Panel] = []
        top = float(TOP)
        for place, scale in enumerate(self.course.scales):
            height = self.size.heights[0 if place == 0 else 1]
            panels.append(
                Panel(
                    scale=scale,
                    scores=self.course.series(place),
                    top=top,
                    height=height,
                    is_first=place == 0,
                )
            )
            top += height + BETWEEN_PANELS
        return panels

    def draw(self, style: str = "", *, has_axis: bool = False) -> str:
        for panel in self.panels:
            self._bands(panel)
            self._future(panel)
        for panel in self.panels:
            self._lines_to_compare(panel)
            self._scores(panel)
        self._phases()
        self._today()
        low = self.bottom
        for row in (
            self._axis if has_axis or self.size.is_small else None,
            self._risk_items,
            self._tasks,
            self._marks,
        ):
            if row is not None:
                low = row(low)
        return picture(
            "".join(self.pieces),
            css=f"ch {self.size.name}",
            width=self.size.width,
            height=low + 8,
            label=self.course.words,
            style=style,
            is_silent=self.course.has_links and not style,
        )

    def _bands(self, panel: Panel) -> None:
        scale = panel.scale
        names = (
            scale.short_names
            if self.size.is_small and scale.short_names
            else scale.names
        )
        edges = [*scale.cuts, scale.maximum]
        for place, name in enumerate(names):
            low = edges[place] - (0.5 if place else 0)
            high = edges[place + 1] - (0.5 if place + 1 < len(names) else 0)
            y, height = panel.y(high), panel.y(low) - panel.y(high)
            paint = PAINT.get(len(names), PAINT[5])[min(place, 4)]
            self.pieces.append(
                f'<rect class="b{paint}" x="{num(self.left)}" y="{num(y)}"'
                f' width="{num(self.right - self.left)}" height="{num(height)}"/>'
            )
            self.pieces.append(text(name, self.right + 7, y + height / 2 + 4))
        self._ticks(panel, edges)
        self.pieces.append(text(scale.title, self.left, panel.top - 8, css="ttl"))

    def _ticks(self, panel: Panel, edges: list[int]) -> None:
        """Numbers at the bands' edges, those left out that would touch the one above."""
        last = -100.0
        for edge in reversed(edges):
            y = panel.y(edge) + 4
            if y - last >= 11:
                self.pieces.append(text(str(edge), self.left - 6, y, anchor="end"))
                last = y

    def _future(self, panel: Panel) -> None:
        if self.course.today is None:
            return
        x = self.x(self.course.today)
        end = self.left + (self.course.planned + 1) * self.step
        if end > x:
            self.pieces.append(
                f'<rect class="fut" x="{num(x)}" y="{num(panel.top)}"'
                f' width="{num(end - x)}" height="{num(panel.height)}"/>'
            )

    def _lines_to_compare(self, panel: Panel) -> None:
        """The clinical cut-off, and from where a change is reliable.

        Each panel has both lines; what they mean is said once, where there is room.
        """
        scale = panel.scale
        cut = None if scale.cutoff is None else scale.cutoff - 0.5
        goal = self._corridor(panel)
        if cut is not None:
            self._rule("cut", panel.y(cut))
        if not panel.is_first or self.size.is_small:
            return
        # Where the two lines lie close together, their words go outside of the pair.
        is_close = cut is not None and goal is not None and 0 <= cut - goal < 5
        if cut is not None:
            y = panel.y(cut) + (-5 if is_close else 14)
            self._rule_words(
                panel, f"below {scale.cutoff}: under the clinical cut-off", y
            )
        if goal is not None:
            y = panel.y(goal) + (14 if is_close else -5)
            self._rule_words(panel, f"reliable change: {goal} or less", y, css="relt")

    def _corridor(self, panel: Panel) -> int | None:
        """Around the first score: within it, a change is no more than chance.

        The score at its lower edge, where the scale goes so far down.
        """
        scale = panel.scale
        first = next((score for score in panel.scores if score is not None), None)
        if first is None or not scale.reliable:
            return None
        low, high = first - scale.reliable, first + scale.reliable
        top, foot = panel.y(min(high, scale.maximum)), panel.y(max(low, 0))
        self.pieces.append(
            f'<rect class="cor" x="{num(self.left)}" y="{num(top)}"'
            f' width="{num(self.right - self.left)}" height="{num(foot - top)}"/>'
        )
        if high <= scale.maximum:
            self._rule("relup", panel.y(high))
        if low < 0:
            return None
        self._rule("rel", panel.y(low))
        return low

    def _rule(self, css: str, y: float) -> None:
        path = f"M{num(self.left)} {num(y)}H{num(self.right)}"
        self.pieces.append(f'<path class="{css}" d="{path}"/>')

    def _rule_words(self, panel: Panel, words: str, y: float, css: str = "") -> None:
        """On the left, unless the line of scores runs through there and not on the right."""
        width = len(words) * 6
        left_end, right_start = self.left + 5 + width, self.right - 5 - width
        hits = [
            self.x(at)
            for at, score in enumerate(panel.scores)
            if score is not None and -10 < panel.y(score) - (y - 4) < 22
        ]
        is_left_hit = any(x < left_end + 8 for x in hits)
        is_right_hit = any(x > right_start - 8 for x in hits)
        if is_left_hit and not is_right_hit:
            self.pieces.append(text(words, self.right - 5, y, css=css, anchor="end"))
        else:
            self.pieces.append(text(words, self.left + 5, y, css=css))

    def _scores(self, panel: Panel) -> None:
        after = self.course.planned + 1
        css = "lp" if panel.is_first else "lg"
        during = panel.scores[:after]
        for run in runs(during):
            self._path(css, [(self.x(at), panel.y(score)) for at, score in run])
        done = [
            (at, score) for at, score in enumerate(panel.scores) if score is not None
        ]
        if not done:
            words = "No scores yet"
            middle = panel.top + panel.height / 2 + 4
            self.pieces.append(
                text(words, (self.left + self.right) / 2, middle, anchor="middle")
            )
            return
        self._path_after(panel, css, done)
        for at, score in done:
            self._point(panel, at, score, is_last=at == done[-1][0])
            if not self.size.is_small or at in (done[0][0], done[-1][0]):
                value = "v" if panel.is_first else "v vg"
                self.pieces.append(
                    text(
                        str(score),
                        self.x(at),
                        self._beside(panel, score),
                        css=value,
                        anchor="middle",
                    )
                )

    def _beside(self, panel: Panel, score: int) -> float:
        """Over its point; under it at the top, where the name of the scale stands."""
        y = panel.y(score)
        return y + 17 if y < panel.top + 8 else y - 9

    def _path(self, css: str, points: list[tuple[float, float]]) -> None:
        if len(points) > 1:
            self.pieces.append(f'<path class="{css}" d="{line(points)}"/>')

    def _path_after(self, panel: Panel, css: str, done: list[tuple[int, int]]) -> None:
        """From the last score of the treatment to those after it: dotted, it is another time."""
        later = [pair for pair in done if pair[0] > self.course.planned]
        if later:
            before = [pair for pair in done if pair[0] <= self.course.planned][-1:]
            points = [(self.x(at), panel.y(score)) for at, score in [*before, *later]]
            self._path(f"{css} aft", points)

    def _point(self, panel: Panel, at: int, score: int, *, is_last: bool) -> None:
        r = (4.5 if is_last else 3.5) - (1 if self.size.is_small else 0)
        x, y = self.x(at), panel.y(score)
        drawn = (
            f'<circle class="dp" cx="{num(x)}" cy="{num(y)}" r="{num(r)}"/>'
            if panel.is_first
            else f'<rect class="dg" x="{num(x - r)}" y="{num(y - r)}"'
            f' width="{num(2 * r)}" height="{num(2 * r)}"/>'
        )
        if href := self.course.columns[at].href:
            # A disc that cannot be seen makes a target that a finger can hit.
            drawn = (
                f'<a href="{escape(href)}" tabindex="-1"><circle class="hit"'
                f' cx="{num(x)}" cy="{num(y)}" r="{TARGET}"/>{drawn}</a>'
            )
        self.pieces.append(drawn)

    def _phases(self) -> None:
        starts = list(self.course.phase_starts)
        if self.course.after:
            starts.append(self.course.planned + 1)
            middle = (
                self.left
                + (self.course.planned + 1 + len(self.course.after) / 2) * self.step
            )
            self.pieces.append(text("After", middle, TOP - 8, anchor="middle"))
        for start in starts:
            x = self.left + start * self.step
            path = f"M{num(x)} {TOP - 4}V{num(self.bottom)}"
            self.pieces.append(f'<path class="phl" d="{path}"/>')

    def _today(self) -> None:
        if self.course.today is None or not self.panels:
            return
        x = self.x(self.course.today)
        path = f"M{num(x)} {TOP - 2}V{num(self.bottom)}"
        self.pieces.append(f'<path class="now" d="{path}"/>')
        # The title of the first panel stands at the left: the word keeps clear of it.
        words = max(x, self.left + 64)
        self.pieces.append(text("Today", words, TOP - 8, css="nowt", anchor="middle"))

    def _axis(self, low: float) -> float:
        low += 16
        every = 1 if not self.size.is_small else max(2, ceil(NARROWEST / self.step))
        for at, column in enumerate(self.course.columns):
            is_after = at > self.course.planned
            is_first = at == 1 and self.size.is_small and self.step < NARROWEST
            if at == 0 or is_after or ((at - 1) % every == 0 and not is_first):
                label = "" if is_after and self.size.is_small else column.axis_label
                self.pieces.append(text(label, self.x(at), low, anchor="middle"))
        return low

    def _row_title(self, words: str, short: str, y: float) -> None:
        self.pieces.append(
            text(
                short if self.size.left < 40 else words, self.left - 6, y, anchor="end"
            )
        )

    def _risk_items(self, low: float) -> float:
        if not self.course.has_risk_items:
            return low
        low += 21
        self._row_title("Item 9", "Q9", low)
        for at, column in enumerate(self.course.columns):
            if column.risk_item is not None:
                css = "hot" if column.risk_item else ""
                self.pieces.append(
                    text(
                        str(column.risk_item), self.x(at), low, css=css, anchor="middle"
                    )
                )
        return low

    def _tasks(self, low: float) -> float:
        if not self.course.has_tasks:
            return low
        low += 20
        self._row_title("Task", "Tk", low)
        for at, column in enumerate(self.course.columns):
            if draw := TASKS.get(column.task):
                self.pieces.append(draw(self.x(at), low - 4))
        return low

    def _marks(self, low: float) -> float:
        """Key events in as many rows as they need, each beside its diamond."""
        if not self.course.marks or self.size.is_small:
            return low
        ends = [self.left] * MARK_ROWS
        used = 0
        for mark in sorted(self.course.marks, key=lambda mark: mark.column):
            x = self.x(mark.column)
            width = len(mark.words) * MARK_CHARACTER + 16
            is_leftwards = x + width > self.size.width
            start = x - width if is_leftwards else x - 7
            row = next(
                (at for at, end in enumerate(ends) if start >= end), MARK_ROWS - 1
            )
            ends[row] = x + 12 if is_leftwards else x + width
            used = max(used, row + 1)
            y = low + 23 + row * 17
            css = f"ev e{mark.tone}" + (" due" if mark.is_due else "")
            diamond = f"M{num(x)} {num(y - 9)}l5 5-5 5-5-5z"
            self.pieces.append(f'<path class="{css}" d="{diamond}"/>')
            at, anchor = (x - 9, "end") if is_leftwards else (x + 9, "")
            self.pieces.append(text(mark.words, at, y, anchor=anchor))
        return low + 23 + (used - 1) * 17


def outcome(
    course: Course, size: str = "l", *, style: str = "", has_axis: bool = False
) -> str:
    """The chart as SVG text.

    `size` is "l", "m", "s" (shown by the width of the page) or "p" for paper, where `style`
    carries the document's own rules and `has_axis` prints the session numbers.
    """
    return Chart(course, SIZES[size]).draw(style, has_axis=has_axis)
