"""Scenes of the pattern, by whom they were with, and what they speak for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from cases.models import Case
from formulation.models import InventoryPerson, PatternSighting
from formulation.queries.origins import OriginCard
from formulation.queries.pattern import PART_TITLES, Pattern

Source = PatternSighting.Source
# What a focus should rest on before it is shared: episodes of now and an early figure
# (Lemma, Target & Fonagy 2011). Said gently, never counted as a score.
SCENES_NOW = 2
EARLY_FIGURES = 1
READING = (
    ("dit_self", "How I see myself with them"),
    ("dit_other", "How they seem"),
    ("dit_feeling", "What I feel"),
    ("dit_response", "What I do"),
)
# In the order in which they are read: now, then, in the room, in dreams.
ORDER = (Source.PERSON, Source.PAST, Source.IN_THE_ROOM, Source.DREAM)


@dataclass(frozen=True, kw_only=True)
class WithWhom:
    """All scenes with one person now, with one of the past, in the room, or dreamt.

    `reading` holds (title, words) of the person's own record, where it has any.
    """

    source: str
    person: InventoryPerson | None = None
    sightings: tuple[PatternSighting, ...] = ()
    reading: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """For those who are no person; a person's name is printed by the page."""
        return "" if self.person else str(Source(self.source).label)

    @property
    def is_past(self) -> bool:
        return self.source == Source.PAST

    @property
    def key(self) -> str:
        """An id for the page."""
        return f"{self.source.lower()}-{self.person.pk if self.person else 'none'}"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the focus rests on, counted from what was told; nothing is weighed."""

    scenes_now: int
    early_figures: int
    in_the_room: int

    @property
    def words(self) -> str:
        """2 scenes with people now, 1 early figure, once in the room."""
        room = {0: "not in the room", 1: "once in the room"}.get(
            self.in_the_room, f"{self.in_the_room} times in the room"
        )
        return (
            f"{_many(self.scenes_now, 'scene')} with people now, "
            f"{_many(self.early_figures, 'early figure')}, {room}"
        )

    @property
    def hint(self) -> str:
        """What is still thin, in a gentle sentence; empty where there is enough."""
        wanted = []
        if self.scenes_now < SCENES_NOW:
            wanted.append("two scenes with people now")
        if self.early_figures < EARLY_FIGURES:
            wanted.append("one early figure")
        return f"A focus usually rests on {' and '.join(wanted)}." if wanted else ""


def told(sighting: PatternSighting) -> tuple[tuple[str, str], ...]:
    """(title, words) of what was written of a scene, as it happened; a tick has nothing."""
    parts = (
        (PART_TITLES["trigger"], sighting.trigger),
        (PART_TITLES["experience"], sighting.experience),
        (PART_TITLES["expectation"], sighting.expectation),
        (PART_TITLES["response"], sighting.response),
        (PART_TITLES["consequence"], sighting.consequence),
        ("What was new", sighting.what_was_new),
    )
    return tuple((title, said) for title, said in parts if said)


def evidence(pattern: Pattern, origins: Sequence[OriginCard]) -> Evidence:
    """Scenes that were told with people now; early figures of scenes and origins."""
    early = {s.person_id for s in pattern.sightings if s.source == Source.PAST}
    early |= {card.person.pk for card in origins}
    return Evidence(
        scenes_now=sum(
            s.source == Source.PERSON and bool(told(s)) for s in pattern.sightings
        ),
        early_figures=len(early),
        in_the_room=sum(s.source == Source.IN_THE_ROOM for s in pattern.sightings),
    )


def by_whom(pattern: Pattern) -> list[WithWhom]:
    """The scenes, latest first with each; whom it was seen with most comes first."""
    return _grouped(pattern.sightings, ())


def with_readings(pattern: Pattern, case: Case) -> list[WithWhom]:
    """The same, with what the inventory says of each person. One query more."""
    is_read = Q()
    for field, _ in READING:
        is_read |= ~Q(**{field: ""})
    people = InventoryPerson.objects.filter(is_read, case=case).present().by_name()
    return _grouped(pattern.sightings, people)


def latest_in_the_room(pattern: Pattern) -> PatternSighting | None:
    """The last one with words that happened between the client and the therapist."""
    return next(
        (s for s in pattern.sightings if s.source == Source.IN_THE_ROOM and told(s)),
        None,
    )


def _grouped(
    sightings: Iterable[PatternSighting], people: Iterable[InventoryPerson]
) -> list[WithWhom]:
    readings = {person.pk: person for person in people}
    found: dict[tuple[str, UUID | None], list[PatternSighting]] = {}
    for sighting in sightings:
        is_dream = sighting.source == Source.DREAM
        person_id = None if is_dream else sighting.person_id
        found.setdefault((sighting.source, person_id), []).append(sighting)
    seen = {person_id for _, person_id in found}
    for person_id in readings:
        if person_id not in seen:
            found[(str(Source.PERSON), person_id)] = []
    groups = [
        WithWhom(
            source=source,
            person=(scenes[0].person if scenes else readings[person_id])
            if person_id
            else None,
            sightings=tuple(scenes),
            reading=_reading(readings.get(person_id)) if person_id else (),
        )
        for (source, person_id), scenes in found.items()
    ]
    order = {source: place for place, source in enumerate(ORDER)}
    return sorted(groups, key=lambda one: (order[one.source], -len(one.sightings)))  # type: ignore[index]


def _reading(person: InventoryPerson | None) -> tuple[tuple[str, str], ...]:
    if person is None:
        return ()
    found = ((title, str(getattr(person, field))) for field, title in READING)
    return tuple((title, said) for title, said in found if said)


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
