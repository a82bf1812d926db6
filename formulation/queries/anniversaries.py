"""Days that come again each year: deaths, separations, and days that are kept.

Low mood returns around them, so a therapist wants to know before the session that falls near
one (Weissman, Markowitz & Klerman 2018, on grief).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.models import Case, Client
from formulation.models import InventoryPerson, TimelineEvent
from formulation.when import MONTHS, Precision, next_return

WARN_DAYS = 14
Kind = TimelineEvent.Kind
KINDS = (Kind.DEATH, Kind.SEPARATION, Kind.ANNIVERSARY)
NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip
WITHOUT_TITLE = {
    Kind.DEATH: "a death",
    Kind.SEPARATION: "a separation",
    Kind.ANNIVERSARY: "a day that is kept",
}


@dataclass(frozen=True, kw_only=True)
class Anniversary:
    """The next yearly day of something. `person` died, or else `event` says what it was."""

    case_id: UUID
    client: Client
    on: date
    years: int
    days_ahead: int
    person: InventoryPerson | None = None
    event: TimelineEvent | None = None

    @property
    def is_soon(self) -> bool:
        """From fourteen days before to the day itself."""
        return self.days_ahead <= WARN_DAYS

    @property
    def lead(self) -> str:
        match self.days_ahead:
            case 0:
                return "Today"
            case 1:
                return "Tomorrow"
        return f"In {self.days_ahead} days"

    @property
    def day_words(self) -> str:
        return f"{self.on.day} {MONTHS[self.on.month - 1]}"

    @property
    def years_words(self) -> str:
        if self.years == 1:
            return "one year"
        said = NUMBERS[self.years] if self.years < len(NUMBERS) else str(self.years)
        return f"{said} years"

    @property
    def without_title(self) -> str:
        """What it was, where its own words stay closed."""
        return WITHOUT_TITLE[Kind(self.event.kind)] if self.event else ""


@dataclass(frozen=True, kw_only=True)
class YearlyDay:
    """A day that comes again. `person` died on it, or else `event` says what it was."""

    case_id: UUID
    client: Client
    first_on: date
    person: InventoryPerson | None = None
    event: TimelineEvent | None = None

    @property
    def without_title(self) -> str:
        """What it was, in words that name nobody."""
        return WITHOUT_TITLE[Kind(self.event.kind) if self.event else Kind.DEATH]

    def next_after(self, today: date) -> Anniversary:
        """Its next return, on `today` or later."""
        on, years = next_return(self.first_on, today=today)
        return Anniversary(
            case_id=self.case_id,
            client=self.client,
            on=on,
            years=years,
            days_ahead=(on - today).days,
            person=self.person,
            event=self.event,
        )


def yearly_days_of(
    cases: Collection[Case], today: date
) -> dict[UUID, list[Anniversary]]:
    """For each case the next return of its yearly days, the nearest first."""
    return {
        case_id: sorted(
            (day.next_after(today) for day in days), key=lambda one: (one.on, one.years)
        )
        for case_id, days in days_that_return(cases).items()
    }


def days_that_return(cases: Collection[Case]) -> dict[UUID, list[YearlyDay]]:
    """For each case the days that come again; three queries for all.

    `cases` come with their clients. Only exact days return; one death is told once, also
    where person and event both have it.
    """
    ids = [case.pk for case in cases]
    people: dict[UUID, list[InventoryPerson]] = defaultdict(list)
    for person in InventoryPerson.objects.present().filter(
        case__in=ids, died_on__isnull=False
    ):
        people[person.case_id].append(person)
    events: dict[UUID, list[TimelineEvent]] = defaultdict(list)
    for event in (
        TimelineEvent.objects.filter(
            case__in=ids,
            removed_at__isnull=True,
            kind__in=KINDS,
            starts_precision=Precision.DAY,
        )
        .order_by("starts_on", "recorded_at", "pk")
        .prefetch_related("people")
    ):
        events[event.case_id].append(event)
    return {case.pk: _of_case(case, people[case.pk], events[case.pk]) for case in cases}


def coming_anniversaries(cases: Iterable[Case], today: date) -> list[Anniversary]:
    """Those of open cases within the next fourteen days, the nearest first."""
    found = yearly_days_of([case for case in cases if not case.is_closed], today)
    soon = [one for days in found.values() for one in days if one.is_soon]
    return sorted(soon, key=lambda one: (one.on, one.client.number))


def _of_case(
    case: Case, people: list[InventoryPerson], events: list[TimelineEvent]
) -> list[YearlyDay]:
    found = [
        YearlyDay(
            case_id=case.pk, client=case.client, first_on=person.died_on, person=person
        )
        for person in people
        if person.died_on is not None
    ]
    kept: list[TimelineEvent] = []
    for event in events:
        if _is_told(event, people) or any(_is_same(event, one) for one in kept):
            continue
        kept.append(event)
        found.append(
            YearlyDay(
                case_id=case.pk,
                client=case.client,
                first_on=event.starts_on,
                event=event,
            )
        )
    return found


def _is_told(event: TimelineEvent, people: list[InventoryPerson]) -> bool:
    """Whether a person's day of death says what this event says."""
    linked = {person.pk for person in event.people.all()}
    day = (event.starts_on.month, event.starts_on.day)
    if event.kind == Kind.DEATH:
        gone = [one for one in event.people.all() if one.is_deceased]
        if len(gone) == 1 and gone[0] in people:
            return True
        same = [one for one in people if one.died_on == event.starts_on]
    elif event.kind == Kind.ANNIVERSARY:
        same = [
            one
            for one in people
            if one.died_on and (one.died_on.month, one.died_on.day) == day
        ]
    else:
        return False
    return any(not linked or one.pk in linked for one in same)


def _is_same(event: TimelineEvent, other: TimelineEvent) -> bool:
    """Two entries of one thing: the same kind on the same day, about the same people."""
    if (event.kind, event.starts_on) != (other.kind, other.starts_on):
        return False
    people, others = set(event.people.all()), set(other.people.all())
    return not people or not others or bool(people & others)
