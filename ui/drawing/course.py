"""A course of treatment as numbers: what the outcome chart and its table are drawn from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from ui.drawing.svg import Gaps


@dataclass(frozen=True, kw_only=True)
class Scale:
    """How one questionnaire is read.

    `cuts` are the lowest scores of its bands and start at 0; `cutoff` is the lowest score
    that counts as above the clinical cut-off; `reliable` the change that is more than
    chance; `recall_days` the time that it asks about, which `asks_about` says in words.
    """

    title: str
    maximum: int
    cuts: tuple[int, ...]
    names: tuple[str, ...]
    cutoff: int | None = None
    reliable: int | None = None
    short_names: tuple[str, ...] = ()
    recall_days: int = 0
    asks_about: str = ""

    def __post_init__(self) -> None:
        if not self.cuts or self.cuts[0] != 0 or len(self.names) != len(self.cuts):
            raise ValueError(f"{self.title}: one name for each band, from 0 up")
        if any(low >= high for low, high in pairwise((*self.cuts, self.maximum + 1))):
            raise ValueError(f"{self.title}: bands must rise up to {self.maximum}")
        if self.short_names and len(self.short_names) != len(self.names):
            raise ValueError(f"{self.title}: one short name for each band")

    def severity(self, score: int) -> str:
        """The name of the band that a score falls in."""
        place = max(at for at, low in enumerate(self.cuts) if score >= low)
        return self.names[place]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One week: the assessment, a session, or a follow-up after treatment.

    `scores` has one place for each scale; None is "not done". `task` is "done", "partly",
    "not done" or "" for how the task set last time went.
    """

    label: str
    scores: tuple[int | None, ...] = ()
    on: date | None = None
    risk_item: int | None = None
    task: str = ""
    # Where its point leads: the page of that session, or of the questionnaire.
    href: str = ""

    @property
    def axis_label(self) -> str:
        """Short enough for the width of a column: "3 mo" for "3 months"."""
        return self.label.replace("months", "mo").replace("month", "mo")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A key event, under the column it happened in. `tone` is the phase, 1 to 4.

    One that `is_due` stands where the plan has it, and nothing says yet that it took place.
    """

    column: int
    words: str
    tone: int = 2
    is_due: bool = False


@dataclass(frozen=True, kw_only=True)
class Cell:
    """`again` is the number of days since the score before, where both speak in part of
    the same days."""

    score: int | None
    severity: str
    again: int | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table under the chart: the same facts, in words."""

    title: str
    on: date | None
    cells: tuple[Cell, ...]
    risk_item: int | None
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Course:
    """The columns in order: the assessment, every planned session, then follow-ups.

    `phase_starts` are the first sessions of the later phases. `today` is the column that
    the line of now stands in, or None once the case is closed.
    """

    scales: tuple[Scale, ...]
    planned: int
    columns: tuple[Column, ...]
    phase_starts: tuple[int, ...] = ()
    today: int | None = None
    marks: tuple[Mark, ...] = field(default=())

    def __post_init__(self) -> None:
        if len(self.columns) < self.planned + 1:
            raise ValueError("A column for the assessment and for each planned session")

    @property
    def after(self) -> tuple[Column, ...]:
        return self.columns[self.planned + 1 :]

    def series(self, scale: int) -> Gaps:
        """The scores of one scale, column by column."""
        return [
            column.scores[scale] if scale < len(column.scores) else None
            for column in self.columns
        ]

    @property
    def has_scores(self) -> bool:
        return any(
            score is not None for column in self.columns for score in column.scores
        )

    @property
    def has_cutoff(self) -> bool:
        return any(scale.cutoff is not None for scale in self.scales)

    @property
    def has_reliable(self) -> bool:
        return any(scale.reliable for scale in self.scales)

    @property
    def has_risk_items(self) -> bool:
        return any(column.risk_item is not None for column in self.columns)

    @property
    def has_links(self) -> bool:
        return any(column.href for column in self.columns)

    @property
    def has_facts(self) -> bool:
        return any(not mark.is_due for mark in self.marks)

    @property
    def has_due(self) -> bool:
        return any(mark.is_due for mark in self.marks)

    @property
    def has_tasks(self) -> bool:
        return any(column.task for column in self.columns)

    def title_of(self, place: int) -> str:
        """The column in words: "assessment", "session 4", "1 month after"."""
        if place == 0:
            return "assessment"
        label = self.columns[place].label
        return f"session {label}" if place <= self.planned else f"{label} after"

    @property
    def rows(self) -> list[Row]:
        """The table: every column in which something was measured."""
        table: list[Row] = []
        last: dict[str, date] = {}
        for place, column in enumerate(self.columns):
            scores = [self.series(at)[place] for at in range(len(self.scales))]
            if all(score is None for score in scores) and column.risk_item is None:
                continue
            cells = [
                Cell(
                    score=score,
                    severity="" if score is None else scale.severity(score),
                    again=_again(scale, score, column.on, last),
                )
                for scale, score in zip(self.scales, scores, strict=True)
            ]
            title = self.title_of(place)
            table.append(
                Row(
                    title=title[0].upper() + title[1:],
                    on=column.on,
                    cells=tuple(cells),
                    risk_item=column.risk_item,
                    href=column.href,
                )
            )
        return table

    @property
    def overlap_words(self) -> str:
        """What "again after 7 days" means: "PHQ-9 asks about the last 2 weeks. ..." """
        asked_again = {
            scale.asks_about
            for row in self.rows
            for scale, cell in zip(self.scales, row.cells, strict=True)
            if cell.again is not None
        }
        if not asked_again:
            return ""
        return (
            f"{'. '.join(sorted(asked_again))}. Scores nearer together speak in part of "
            "the same days."
        )

    @property
    def words(self) -> str:
        """The chart in one or two sentences."""
        where = (
            "All scores are in the table below the chart." if self.has_scores else ""
        )
        return " ".join(filter(None, [self.said, where, self.event_words]))

    @property
    def said(self) -> str:
        """The first and the latest score of each scale, and what lies between."""
        found = [self._words_of(place) for place in range(len(self.scales))]
        return " ".join(filter(None, found)) or "No scores yet."

    @property
    def event_words(self) -> str:
        """ "Focus agreed: session 3. Mid-course review due: session 8." """
        marks = sorted(self.marks, key=lambda mark: mark.column)
        return " ".join(
            f"{mark.words}: {self.title_of(mark.column)}." for mark in marks
        )

    def _words_of(self, scale: int) -> str:
        done = [
            (at, score)
            for at, score in enumerate(self.series(scale))
            if score is not None
        ]
        if not done:
            return ""
        title = self.scales[scale].title
        (first_at, first), (last_at, last) = done[0], done[-1]
        if len(done) == 1:
            return f"{title} was {first} at {self.title_of(first_at)}, the only score so far."
        change = last - first
        moved = (
            "the same"
            if not change
            else f"{abs(change)} {'lower' if change < 0 else 'higher'}"
        )
        reliable = self.scales[scale].reliable
        if reliable and abs(change) >= reliable:
            moved += ", a reliable change" if change < 0 else ", a reliable worsening"
        return (
            f"{title} was {first} at {self.title_of(first_at)} and {last} at"
            f" {self.title_of(last_at)}: {moved}."
        )


def _again(
    scale: Scale, score: int | None, on: date | None, last: dict[str, date]
) -> int | None:
    """Days since the score before, if it asks about longer; `last` is brought up to date."""
    if score is None or on is None:
        return None
    before = last.get(scale.title)
    last[scale.title] = on
    if before is None or not 0 <= (on - before).days < scale.recall_days:
        return None
    return (on - before).days
