"""The people of the inventory, and everything the record holds about one of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, Q

from cases.models import Case
from formulation.models import (
    ClosenessRating,
    FocusArea,
    InventoryPerson,
    InventoryTheme,
    OriginRelationship,
    PatternSighting,
    SupportStep,
)
from formulation.queries.circle import Place, Ring, place_of
from formulation.queries.focus import focus_kind_of
from formulation.queries.relationships import (
    RelationshipHistory,
    relationship_history,
)
from formulation.queries.timeline import EventLine, event_line
from protocols.base import FocusKind

# What the inventory asks of those who stand close, and how it is named where nobody
# has asked yet (after Weissman, Markowitz & Klerman 2018). It is never required.
ASKED_OF_THE_PERSON = (
    ("frequency", "how often they are in touch"),
    ("can_confide", "whether the client can confide in them"),
    ("client_expects", "what the client expects"),
    ("expects_of_client", "what they expect"),
    ("good_things", "what is good"),
    ("hard_things", "what is hard"),
    ("changed_around_onset", "what changed around the beginning"),
    ("relevance", "what it has to do with the symptoms"),
)
ASKED_IN_RATINGS = (
    ("closeness", "how close it feels, 0 to 10"),
    ("emotional", "emotional support"),
    ("practical", "practical help"),
)


@dataclass(frozen=True, kw_only=True)
class PersonCard:
    """Everything the record holds about one person of the inventory."""

    place: Place
    is_dit: bool
    moves: tuple[ClosenessRating, ...]
    relationship: RelationshipHistory
    focus_areas: tuple[FocusArea, ...]
    sightings: tuple[PatternSighting, ...]
    themes: tuple[InventoryTheme, ...]
    support_steps: tuple[SupportStep, ...]
    events: tuple[EventLine, ...]
    # Where it comes from, and where it comes back (DIT).
    origins: tuple[OriginRelationship, ...]

    @property
    def person(self) -> InventoryPerson:
        return self.place.person

    @property
    def is_used(self) -> bool:
        """The record rests on this person, so they stay in the inventory."""
        return bool(
            self.focus_areas or self.sightings or self.support_steps or self.origins
        )

    @property
    def ways(self) -> tuple[str, ...]:
        """How they are in touch, in words."""
        return tuple(str(InventoryPerson.Mode(key).label) for key in self.person.modes)

    @property
    def roles(self) -> tuple[str, ...]:
        """What they may be in this therapy, in words."""
        keys = self.person.therapy_roles
        return tuple(str(InventoryPerson.Role(key).label) for key in keys)

    @property
    def desired_ring_title(self) -> str:
        ring = self.person.desired_ring
        return str(Ring(ring).label) if ring else ""

    @property
    def has_dit_reading(self) -> bool:
        person = self.person
        return bool(
            person.dit_self
            or person.dit_other
            or person.dit_feeling
            or person.dit_response
        )

    @property
    def not_asked(self) -> tuple[str, ...]:
        """What is not known yet of someone in the two inner rings; empty for others."""
        if self.place.ring not in (Ring.CLOSEST, Ring.CLOSE):
            return ()
        person = self.person
        of_them = [
            words
            for field, words in ASKED_OF_THE_PERSON
            if getattr(person, field) in ("", None)
            and not (field == "frequency" and person.is_deceased)
        ]
        rated = [
            words
            for field, words in ASKED_IN_RATINGS
            if self.relationship.answer(field) is None
        ]
        return (*of_them, *rated)


def people_of(case: Case) -> list[InventoryPerson]:
    """Everyone in the inventory, by name: for choices in forms."""
    return list(InventoryPerson.objects.filter(case=case).present().by_name())


def removed_people_of(case: Case) -> list[InventoryPerson]:
    """Who was taken out and can be put back, latest first."""
    removed = InventoryPerson.objects.filter(case=case, removed_at__isnull=False)
    return list(removed.order_by("-removed_at", "pk"))


def is_read_for_dit(case: Case) -> bool:
    """Whether a relationship gets its DIT reading too."""
    return focus_kind_of(case) == FocusKind.IPAF


def person_card(person: InventoryPerson) -> PersonCard:
    """One person: their moves and ratings, newest first, and where the record speaks of
    them. Ten queries at most, whatever there is.
    """
    moves = list(person.ratings.in_order())
    return PersonCard(
        place=place_of(person, moves, on=None),
        is_dit=is_read_for_dit(person.case),
        moves=tuple(reversed(moves)),
        relationship=relationship_history(person),
        focus_areas=tuple(person.focus_areas.order_by("-started_on", "-recorded_at")),
        sightings=tuple(person.sightings.order_by("-seen_on", "-recorded_at")),
        themes=_themes_with(person),
        support_steps=tuple(
            person.support_steps.filter(removed_at__isnull=True).order_by("recorded_at")
        ),
        events=_events_with(person),
        origins=tuple(
            OriginRelationship.objects.filter(
                Q(person=person) | Q(echo_with=person), removed_at__isnull=True
            )
            .distinct()
            .order_by("recorded_at", "pk")
        ),
    )


def _events_with(person: InventoryPerson) -> tuple[EventLine, ...]:
    """What they took part in, as exactly as it is known."""
    events = (
        person.timeline_events.filter(removed_at__isnull=True)
        .order_by("starts_on", "recorded_at")
        .prefetch_related("people")
    )
    born_on = person.case.client.born_on
    return tuple(event_line(event, born_on, None) for event in events)


def _themes_with(person: InventoryPerson) -> tuple[InventoryTheme, ...]:
    """Themes in which they appear today, or with whom one was first seen."""
    others = InventoryPerson.objects.present().by_name()
    themes = (
        InventoryTheme.objects.filter(
            Q(people=person) | Q(first_seen_with=person),
            case_id=person.case_id,
            removed_at__isnull=True,
        )
        .distinct()
        .order_by("recorded_at", "pk")
        .prefetch_related(Prefetch("people", queryset=others))
    )
    return tuple(themes)
