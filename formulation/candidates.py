"""Which rows of the record speak for which focus area. No scores, no order, no choice.

After Weissman, Markowitz & Klerman 2018: the focus is looked for in what happened with
people around the onset. Plain values go in, rows with their sentences come out; the
numbers are conventions, kept here by name so that a practice can argue about them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from protocols.focus_areas import FocusKey

# How long before the onset a death still speaks for grief: mourning can be put off for
# long (WMK; the number is a convention).
GRIEF_MONTHS = 24
# A change of role speaks for itself when the difficulty began within half a year of it.
TRANSITION_MONTHS = 6
# "Around the onset": what is looked at first, whatever area it may speak for.
AROUND_MONTHS = 6
# An onset this near to the day of a death can be an anniversary reaction.
ANNIVERSARY_DAYS = 61
# "Much" and "central" of InventoryPerson.Relevance.
RELEVANT_FROM = 2
# On the scale from 0 to 10 of RelationshipRating.
CONFLICT_FROM = 6
# Isolation: nobody to confide in, and no more than this many in the two inner rings.
FEW_CLOSE = 2
INNER_RINGS = frozenset({1, 2})
CLOSEST_RING = 1
# Kinds of TimelineEvent that move somebody into another place among people.
ROLE_CHANGES = frozenset(
    {
        "BIRTH",
        "CHILD",
        "ILLNESS",
        "MARRIAGE",
        "MIGRATION",
        "MOVE",
        "RELATIONSHIP",
        "SEPARATION",
        "WORK_LOSS",
        "WORK_START",
    }
)
DEATH = "DEATH"
DECEASED = "DECEASED"
ESTRANGED = "ESTRANGED"
PAST = "PAST"
NO = "NO"
CONFIDED_IN = frozenset({"YES", "PARTLY"})
CHANGES = {
    "CLOSER": "Closer around the onset",
    "MORE_DISTANT": "More distant around the onset",
    "LOST": "Lost around the onset",
    "NEW": "New around the onset",
}
ROLE_LOST_OR_NEW = ("LOST", "NEW")
RELEVANCE = {
    2: "Has much to do with the symptoms",
    3: "Is central to the symptoms",
}


class Time(Protocol):
    """A time as it was told: from the first to the last day that may be meant."""

    @property
    def first(self) -> date: ...

    @property
    def last(self) -> date: ...


class Of(StrEnum):
    """What a row leads to."""

    PERSON = "PERSON"
    EVENT = "EVENT"
    INVENTORY = "INVENTORY"


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """What the rules look at in one person; values are those of InventoryPerson.

    `ring` and `conflict` are the latest, None where nobody asked.
    """

    id: UUID
    status: str = "CURRENT"
    died_on: date | None = None
    relevance: int | None = None
    ring: int | None = None
    conflict: int | None = None
    expectation_met: str = ""
    client_agrees: str = ""
    client_can_meet: str = ""
    can_confide: str = ""
    onset_change: str = ""

    @property
    def has_died(self) -> bool:
        return self.status == DECEASED

    @property
    def is_relevant(self) -> bool:
        return (self.relevance or 0) >= RELEVANT_FROM


@dataclass(frozen=True, kw_only=True)
class EventFacts:
    """What the rules look at in one event. `times` are its beginning and its end, if any."""

    id: UUID
    kind: str
    times: tuple[Time, ...]
    has_role_change: bool = False
    people: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Row:
    """One person or event that speaks for an area, and what of it does."""

    of: Of
    id: UUID | None = None
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """The rows of each of the four areas, in the order of the record."""

    grief: tuple[Row, ...]
    role_transition: tuple[Row, ...]
    role_dispute: tuple[Row, ...]
    deficits: tuple[Row, ...]

    def of(self, area: str) -> tuple[Row, ...]:
        return {
            FocusKey.GRIEF: self.grief,
            FocusKey.ROLE_TRANSITION: self.role_transition,
            FocusKey.ROLE_DISPUTE: self.role_dispute,
            FocusKey.DEFICITS: self.deficits,
        }[FocusKey(area)]


def candidates(
    *, people: Sequence[PersonFacts], events: Sequence[EventFacts], onset: Time | None
) -> Candidates:
    """The rows for each area. Without an onset, what depends on it stays out."""
    grief = tuple(_grief(people, events, onset))
    transition = tuple(_transition(people, events, onset))
    dispute = tuple(_dispute(people))
    return Candidates(
        grief=grief,
        role_transition=transition,
        role_dispute=dispute,
        deficits=() if grief or transition or dispute else tuple(_deficits(people)),
    )


def is_before(time: Time, onset: Time, *, months: int) -> bool:
    """Whether it may lie within so many months before the onset, or in its own time."""
    return time.first <= onset.last and time.last >= months_before(onset.first, months)


def is_around(time: Time, onset: Time, *, months: int = AROUND_MONTHS) -> bool:
    """Whether it may lie within so many months before or after the onset."""
    return months_before(
        onset.first, months
    ) <= time.last and time.first <= months_before(onset.last, -months)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _grief(
    people: Iterable[PersonFacts], events: Iterable[EventFacts], onset: Time | None
) -> Iterator[Row]:
    """Someone died not long before the onset, or their death still matters much."""
    told = set()
    for person in people:
        if not person.has_died:
            continue
        found = tuple(_death(person, onset))
        if found:
            told.add(person.id)
            yield Row(of=Of.PERSON, id=person.id, sentences=found)
    for event in events:
        if onset is None or event.kind != DEATH or event.people & told:
            continue
        if any(is_before(one, onset, months=GRIEF_MONTHS) for one in event.times):
            yield Row(
                of=Of.EVENT,
                id=event.id,
                sentences=(f"A death within {GRIEF_MONTHS} months before the onset",),
            )


def _death(person: PersonFacts, onset: Time | None) -> Iterator[str]:
    if person.died_on is not None and onset is not None:
        if is_before(_Day(person.died_on), onset, months=GRIEF_MONTHS):
            yield f"Died within {GRIEF_MONTHS} months before the onset"
        if _is_anniversary_near(person.died_on, onset):
            yield "The onset lies within two months of an anniversary of the death"
    if person.is_relevant:
        yield _relevance(person)


def _transition(
    people: Iterable[PersonFacts], events: Iterable[EventFacts], onset: Time | None
) -> Iterator[Row]:
    """A place among people was lost or new not long before the onset."""
    for event in events:
        if onset is None or event.kind == DEATH and not event.has_role_change:
            continue
        if not (event.has_role_change or event.kind in ROLE_CHANGES):
            continue
        if any(is_before(one, onset, months=TRANSITION_MONTHS) for one in event.times):
            how = "Began or ended within" if len(event.times) > 1 else "Within"
            found = [f"{how} {TRANSITION_MONTHS} months before the onset"]
            if event.has_role_change:
                found.append("What changed in roles is written with it")
            yield Row(of=Of.EVENT, id=event.id, sentences=tuple(found))
    for person in people:
        if person.onset_change in ROLE_LOST_OR_NEW and not person.has_died:
            yield Row(
                of=Of.PERSON, id=person.id, sentences=(CHANGES[person.onset_change],)
            )


def _dispute(people: Iterable[PersonFacts]) -> Iterator[Row]:
    """Someone living matters much, and there is conflict or expectations are not met.

    It may be someone whom the client does not see now: a dispute can have gone silent.
    """
    for person in people:
        if person.has_died or not person.is_relevant:
            continue
        found = tuple(_differences(person))
        if found:
            yield Row(
                of=Of.PERSON,
                id=person.id,
                sentences=(_relevance(person), *found, *_place(person)),
            )


def _differences(person: PersonFacts) -> Iterator[str]:
    if person.conflict is not None and person.conflict >= CONFLICT_FROM:
        yield f"Conflict rated {person.conflict} of 10"
    if person.expectation_met == NO:
        yield "What the client expects of them is not met"
    if person.client_agrees == NO:
        yield "The client does not agree with what they expect"
    if person.client_can_meet == NO:
        yield "The client cannot meet what they expect"


def _place(person: PersonFacts) -> Iterator[str]:
    if person.ring == CLOSEST_RING:
        yield "Stands in the inner ring"
    if person.status == ESTRANGED:
        yield "Estranged"
    if person.status == PAST:
        yield "No contact now"


def _deficits(people: Sequence[PersonFacts]) -> Iterator[Row]:
    """Nobody to confide in and few who are close. Only where the inventory was taken."""
    living = [person for person in people if not person.has_died]
    close = sum(person.ring in INNER_RINGS for person in living)
    answers = {person.can_confide for person in living} - {""}
    if not answers or answers & CONFIDED_IN or close > FEW_CLOSE:
        return
    who = {0: "Nobody stands", 1: "One person stands"}.get(
        close, f"{close} people stand"
    )
    yield Row(
        of=Of.INVENTORY,
        sentences=(
            "Nobody was named whom the client can confide in",
            f"{who} in the two inner rings",
            "Nothing on record speaks for another area",
        ),
    )


def _relevance(person: PersonFacts) -> str:
    return RELEVANCE[min(person.relevance or 0, max(RELEVANCE))]


def _is_anniversary_near(died_on: date, onset: Time) -> bool:
    reach = timedelta(days=ANNIVERSARY_DAYS)
    first, last = onset.first - reach, onset.last + reach
    years = range(max(first.year, died_on.year + 1), last.year + 1)
    return any(
        first <= months_before(died_on, (died_on.year - year) * 12) <= last
        for year in years
    )


@dataclass(frozen=True)
class _Day:
    day: date

    @property
    def first(self) -> date:
        return self.day

    @property
    def last(self) -> date:
        return self.day
