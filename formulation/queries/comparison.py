"""Two circles beside each other, and in words who moved between them."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case
from formulation.models import InventoryPerson
from formulation.queries.circle import START, Circle, circle_shown, ring_title

MOST_IN_SENTENCES, MOST_IN_A_ROW = 8, 12


@dataclass(frozen=True, kw_only=True)
class Change:
    """One person in two circles; a ring is None where they do not stand in that one."""

    person: InventoryPerson
    was: int | None
    now: int | None

    @property
    def steps(self) -> int:
        """Rings moved; below zero is closer. 0 when they stand in one circle alone."""
        return self.now - self.was if self.was and self.now else 0

    @property
    def ring(self) -> str:
        return ring_title(self.now)

    @property
    def words(self) -> str:
        """2 rings closer, from at the edge to close; without a name."""
        if self.was is None:
            return f"{ring_title(self.now)}; not placed in the first"
        if self.now is None:
            return f"{ring_title(self.was)} in the first; not placed in the second"
        count = abs(self.steps)
        way = "closer" if self.steps < 0 else "further out"
        said = f"{count} {'ring' if count == 1 else 'rings'} {way}"
        said += (
            f", from {ring_title(self.was).lower()} to {ring_title(self.now).lower()}"
        )
        if self.is_as_wished:
            said += ", where the client would like them"
        return said

    @property
    def short_words(self) -> str:
        """at the edge → close, as wished; for paper with many names."""
        if self.was is None or self.now is None:
            return self.words
        said = f"{ring_title(self.was).lower()} → {ring_title(self.now).lower()}"
        return f"{said}, as wished" if self.is_as_wished else said

    @property
    def is_as_wished(self) -> bool:
        """Whether the client would like them where they stand now."""
        return self.now is not None and self.now == self.person.desired_ring


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What stood first and what stood second."""

    first: Circle
    second: Circle
    changes: tuple[Change, ...]
    stayed: tuple[Change, ...]

    @property
    def summary(self) -> str:
        """2 came closer, 1 moved further out, 3 stayed."""
        counts = (
            (sum(one.steps < 0 for one in self.changes), "came closer"),
            (sum(one.steps > 0 for one in self.changes), "moved further out"),
            (sum(one.was is None for one in self.changes), "came in"),
            (sum(one.now is None for one in self.changes), "not placed in the second"),
            (len(self.stayed), "stayed where they were"),
        )
        return ", ".join(f"{count} {words}" for count, words in counts if count)

    @property
    def is_long(self) -> bool:
        """More people than one page tells of in whole sentences beside two circles."""
        return len(self.changes) > MOST_IN_SENTENCES or len(self.stayed) > MOST_IN_A_ROW

    @property
    def private_count(self) -> int:
        """How many people are left out on paper."""
        everyone = (*self.changes, *self.stayed)
        return sum(one.person.is_never_printed for one in everyone)


def compared_circles(case: Case, *, first: str = START, second: str = "") -> Comparison:
    """Two snapshots, by their values. A fixed number of queries for any number of people."""
    one, other = circle_shown(case, first), circle_shown(case, second)
    was = {place.person.pk: place for place in one.placed}
    now = {place.person.pk: place for place in other.placed}
    found = [
        Change(
            person=place.person,
            was=was[key].ring if key in was else None,
            now=now[key].ring if key in now else None,
        )
        for key, place in {**was, **now}.items()
    ]
    moved = [change for change in found if change.was != change.now]
    # Who came closer first, and the furthest way first.
    moved.sort(key=lambda change: (change.steps, change.person.name.casefold()))
    stayed = [change for change in found if change.was == change.now]
    stayed.sort(key=lambda change: (change.now or 0, change.person.name.casefold()))
    return Comparison(
        first=one, second=other, changes=tuple(moved), stayed=tuple(stayed)
    )
