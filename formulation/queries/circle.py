"""Who stands where in the circle: now, before it began, at the start, on any day between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from cases.models import Case
from formulation.models import ClosenessRating, InventoryPerson
from formulation.queries.beginning import beginning_of

Ring = ClosenessRating.Ring
# The inventory is taken in the first sessions (Weissman, Markowitz & Klerman 2018):
# who is added within four weeks of the first person stood in the circle at the start.
TAKEN_WITHIN = timedelta(days=28)
BEFORE, START, END = "before", "start", "end"
# More than this many people are more than a circle can be talked about with.
MANY_PEOPLE = 20


@dataclass(frozen=True, kw_only=True)
class Place:
    """Someone, the ring they stand in, and where they stood when the inventory was taken.

    `wished_ring` is where the client would like them, told of now alone: a wish has no day.
    `latest` is the move that was recorded last, whatever day it speaks of.
    """

    person: InventoryPerson
    ring: int | None
    since: date | None = None
    note: str = ""
    was_ring: int | None = None
    wished_ring: int | None = None
    latest: ClosenessRating | None = None

    @property
    def ring_title(self) -> str:
        return ring_title(self.ring)

    @property
    def is_lost(self) -> bool:
        """Died, estranged, or no contact now."""
        return self.person.status != InventoryPerson.Status.CURRENT

    @property
    def is_relevant(self) -> bool:
        """Much to do with the symptoms, or central: drawn with a thick outline."""
        return (self.person.relevance or 0) >= InventoryPerson.Relevance.MUCH

    @property
    def moved(self) -> str:
        """Moved 1 ring in; moved 3 rings out; empty while they stand where they stood."""
        if self.ring is None or self.was_ring is None or self.ring == self.was_ring:
            return ""
        steps = abs(self.ring - self.was_ring)
        way = "in" if self.ring < self.was_ring else "out"
        return f"Moved {steps} {'ring' if steps == 1 else 'rings'} {way}"

    @property
    def wish(self) -> str:
        """The ring that the client would like them in; empty when they stand in it."""
        wished = self.wished_ring
        return ring_title(wished) if wished and wished != self.ring else ""

    @property
    def words(self) -> str:
        """All that the drawing shows of this person, in words and without a name."""
        person = self.person
        tone = person.get_tone_display() if person.tone else ""
        contact = person.get_frequency_display() if person.frequency else ""
        state = person.get_status_display() if self.is_lost else ""
        said = (
            person.relationship,
            self.ring_title.lower(),
            tone.lower(),
            f"contact: {contact.lower()}" if contact else "",
            state.lower(),
            self.moved.lower(),
            f"wished for: {self.wish.lower()}" if self.wish else "",
            "much to do with the symptoms" if self.is_relevant else "",
        )
        return ", ".join(part for part in said if part)


@dataclass(frozen=True, kw_only=True)
class RingGroup:
    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True)
class Circle:
    """The inventory on one day, closest first. `shown` is the snapshot's value."""

    places: tuple[Place, ...]
    on: date | None = None
    shown: str = ""

    @property
    def placed(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.ring is not None)

    @property
    def groups(self) -> tuple[RingGroup, ...]:
        """Rings that hold someone, then those not placed yet."""
        found = [
            (str(ring.label), [place for place in self.places if place.ring == ring])
            for ring in Ring
        ]
        found.append(("Not placed yet", [p for p in self.places if p.ring is None]))
        return tuple(
            RingGroup(title=title, places=tuple(places))
            for title, places in found
            if places
        )

    @property
    def has_nobody_close(self) -> bool:
        """Nobody in the inner ring: not an error, and worth talking about."""
        return bool(self.placed) and not any(
            place.ring == Ring.CLOSEST for place in self.placed
        )

    @property
    def has_nobody_to_confide_in(self) -> bool:
        """It was asked about at least one person, and nobody was named."""
        answers = {place.person.can_confide for place in self.places} - {""}
        yes = {InventoryPerson.Answer.YES, InventoryPerson.Answer.PARTLY}
        return bool(answers) and not answers & yes

    @property
    def is_large(self) -> bool:
        return len(self.places) > MANY_PEOPLE

    @property
    def last_changed_on(self) -> date | None:
        return max((place.since for place in self.places if place.since), default=None)

    @property
    def is_empty(self) -> bool:
        return not self.places

    @property
    def for_print(self) -> Circle:
        """Without those of whom the client asked that they never be printed."""
        kept = tuple(p for p in self.places if not p.person.is_never_printed)
        return replace(self, places=kept)


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """A day that the circle can be looked at. `value` is what the form sends.

    `title` is empty for one that is known by its day alone.
    """

    value: str
    title: str
    on: date | None = None


def ring_title(ring: int | None) -> str:
    return str(Ring(ring).label) if ring else "Not placed yet"


def circle_of(case: Case, on: date | None = None) -> Circle:
    """The circle as it stands, or as it stood at the end of a day. Two queries."""
    return Circle(places=_places(case, _people(case), on=on), on=on)


def circle_at_start(case: Case) -> Circle:
    """The circle as it was first taken: who was added early, where they then stood."""
    people = _people(case)
    first = min((person.added_at for person in people), default=None)
    if first is None:
        return Circle(places=(), shown=START)
    early = [person for person in people if person.added_at <= first + TAKEN_WITHIN]
    ratings = _ratings(case)
    places = [
        place_of(person, ratings.get(person.pk, []), on=_day(person.added_at))
        for person in early
    ]
    return Circle(places=_closest_first(places), shown=START)


def circle_before(case: Case) -> Circle:
    """Where people stood before it began, as the client remembers it."""
    day = beginning_of(case).limit - timedelta(days=1)
    return replace(circle_of(case, day), shown=BEFORE)


def circle_shown(case: Case, when: str) -> Circle:
    """The circle for a snapshot's value, or for a day; for anything else, now."""
    if when == START:
        return circle_at_start(case)
    if when == BEFORE:
        return circle_before(case)
    if when == END and case.closed_on:
        return replace(circle_of(case, case.closed_on), shown=END)
    try:
        day = date.fromisoformat(when)
    except ValueError:
        return circle_of(case)
    return replace(circle_of(case, day), shown=day.isoformat())


def snapshots_of(case: Case) -> list[Snapshot]:
    """Now, at the end, at the start, before; then every day of a move, latest first.

    The end is there once the case is closed; "before" once someone was placed then.
    """
    days = list(
        ClosenessRating.objects.holding()
        .filter(case=case, person__removed_at__isnull=True)
        .order_by("-rated_on")
        .values_list("rated_on", flat=True)
        .distinct()
    )
    found = [Snapshot(value="", title="Now")]
    if case.closed_on:
        found.append(Snapshot(value=END, title="At the end", on=case.closed_on))
    found.append(Snapshot(value=START, title="At the start"))
    if days and days[-1] < beginning_of(case).limit:
        found.append(Snapshot(value=BEFORE, title="Before it began"))
    dated = (Snapshot(value=day.isoformat(), title="", on=day) for day in days)
    return [*found, *dated]


def may_take_back(rating: ClosenessRating, *, by: User, today: date) -> bool:
    """A slip of the hand is taken back by who made it, on the day it was made."""
    return rating.author_id == by.pk and _day(rating.recorded_at) == today


def undoable(circle: Circle, *, by: User, today: date) -> frozenset[UUID]:
    """The people whose last move this reader can take back today."""
    return frozenset(
        place.person.pk
        for place in circle.places
        if place.latest and may_take_back(place.latest, by=by, today=today)
    )


def _people(case: Case) -> list[InventoryPerson]:
    return list(InventoryPerson.objects.filter(case=case).present())


def _ratings(case: Case) -> dict[object, list[ClosenessRating]]:
    found: dict[object, list[ClosenessRating]] = {}
    for rating in ClosenessRating.objects.filter(case=case).in_order():
        found.setdefault(rating.person_id, []).append(rating)
    return found


def _places(
    case: Case, people: Iterable[InventoryPerson], *, on: date | None
) -> tuple[Place, ...]:
    ratings = _ratings(case)
    places = [place_of(person, ratings.get(person.pk, []), on=on) for person in people]
    if on is not None:
        places = [place for place in places if place.ring is not None]
    return _closest_first(places)


def place_of(
    person: InventoryPerson, ratings: list[ClosenessRating], *, on: date | None
) -> Place:
    """Where the person stands on a day; `ratings` in order, oldest first."""
    known = [rating for rating in ratings if on is None or rating.rated_on <= on]
    wished = person.desired_ring if on is None else None
    if not known:
        return Place(person=person, ring=None, wished_ring=wished)
    taken_on = _day(person.added_at)
    at_start = [rating for rating in known if rating.rated_on <= taken_on]
    return Place(
        person=person,
        ring=known[-1].ring,
        since=known[-1].rated_on,
        note=known[-1].note,
        was_ring=(at_start[-1] if at_start else known[0]).ring,
        wished_ring=wished,
        latest=max(ratings, key=lambda rating: (rating.recorded_at, rating.pk)),
    )


def _closest_first(places: Iterable[Place]) -> tuple[Place, ...]:
    """By ring, then by name; those without a ring last."""
    return tuple(
        sorted(
            places,
            key=lambda place: (
                place.ring or 9,
                place.person.name.casefold(),
                str(place.person.pk),
            ),
        )
    )


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
