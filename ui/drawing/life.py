"""A life as the timeline draws it: plain values, days as dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened: from `first` to `last` is how exactly its time is known.

    `until` is the last day of something that lasted. `mood` runs from -3 to 3. Where room for
    words is short those with the least `weight` go without. `words` says the rest aloud,
    and holds nothing that somebody wrote.
    """

    id: str
    title: str
    kind: str
    first: date
    last: date
    until: date | None = None
    mood: int | None = None
    weight: int = 0
    words: str = ""
    url: str = ""

    @property
    def said(self) -> str:
        return f"{self.title}, {self.words}" if self.words else self.title

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) // 2

    @property
    def is_exact(self) -> bool:
        return self.first == self.last

    @property
    def end(self) -> date:
        return max(self.last, self.until or self.last)


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Symptoms from a day on; `last` None is still going on. Severity runs from 0 to 3."""

    first: date
    last: date | None
    severity: int


@dataclass(frozen=True, kw_only=True)
class Life:
    """What lies between two days. `onset` is the first and the last day that it may be.

    Where `born_on` is given the years are counted as ages too.
    """

    first: date
    last: date
    today: date
    happenings: tuple[Happening, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    sessions: tuple[date, ...] = ()
    onset: tuple[date, date] | None = None
    onset_words: str = ""
    born_on: date | None = None

    def between(self, first: date, last: date) -> Life:
        """The same life through a narrower window; what lies outside is left out."""

        def is_in(start: date, end: date) -> bool:
            return start <= last and end >= first

        return replace(
            self,
            first=first,
            last=last,
            happenings=tuple(
                one for one in self.happenings if is_in(one.first, one.end)
            ),
            stretches=tuple(
                one for one in self.stretches if is_in(one.first, one.last or last)
            ),
            sessions=tuple(day for day in self.sessions if first <= day <= last),
            onset=self.onset if self.onset and is_in(*self.onset) else None,
        )

    def with_kinds_only(self) -> Life:
        """Titles may hold names: in their place stands what kind of event it was."""
        return replace(
            self,
            happenings=tuple(replace(one, title=one.kind) for one in self.happenings),
        )

    @property
    def words(self) -> str:
        """How much there is; each thing itself is in the list beside the drawing."""
        said = [
            _counted(len(self.happenings), "event", "events"),
            _counted(
                len(self.stretches), "stretch of symptoms", "stretches of symptoms"
            ),
            _counted(len(self.sessions), "session", "sessions"),
        ]
        if self.onset:
            said.append(f"onset {self.onset_words}")
        listed = ", ".join(one for one in said if one) or "nothing yet"
        return f"Life line, {self.first.year} to {self.last.year}: {listed}."


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}" if count else ""


def stairs(stretches: Iterable[Stretch], last: date) -> list[tuple[date, date, int]]:
    """The heaviest symptoms at each time: pieces of (first day, last day, severity).

    Where stretches overlap the harder one is drawn; each piece runs unbroken.
    """
    rows = [
        (one.first, max(one.first, one.last or last), one.severity) for one in stretches
    ]
    edges = sorted({day.toordinal() for first, _, _ in rows for day in (first,)}
                   | {end.toordinal() + 1 for _, end, _ in rows})  # fmt: skip
    pieces: list[tuple[date, date, int]] = []
    for start, after in zip(edges, edges[1:], strict=False):
        first, end = date.fromordinal(start), date.fromordinal(after - 1)
        here = [
            severity for low, high, severity in rows if low <= first and end <= high
        ]
        if here:
            pieces.append((first, end, max(here)))
    return pieces
