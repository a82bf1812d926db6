"""The people of the inventory, and everything the record holds about one of them."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case
from formulation.models import (
    ClosenessRating,
    FocusArea,
    InventoryPerson,
    PatternSighting,
)
from formulation.queries.circle import Place, place_of


@dataclass(frozen=True, kw_only=True)
class PersonCard:
    """Everything the record holds about one person of the inventory."""

    place: Place
    moves: tuple[ClosenessRating, ...]
    focus_areas: tuple[FocusArea, ...]
    sightings: tuple[PatternSighting, ...]

    @property
    def person(self) -> InventoryPerson:
        return self.place.person

    @property
    def is_used(self) -> bool:
        return bool(self.focus_areas or self.sightings)


def people_of(case: Case) -> list[InventoryPerson]:
    """Everyone in the inventory, by name: for choices in forms."""
    return list(InventoryPerson.objects.filter(case=case).present().by_name())


def removed_people_of(case: Case) -> list[InventoryPerson]:
    """Who was taken out and can be put back, latest first."""
    removed = InventoryPerson.objects.filter(case=case, removed_at__isnull=False)
    return list(removed.order_by("-removed_at", "pk"))


def person_card(person: InventoryPerson) -> PersonCard:
    """One person with their moves, newest first, and where the record speaks of them."""
    moves = list(person.ratings.in_order())
    return PersonCard(
        place=place_of(person, moves, on=None),
        moves=tuple(reversed(moves)),
        focus_areas=tuple(person.focus_areas.order_by("-started_on", "-recorded_at")),
        sightings=tuple(person.sightings.order_by("-seen_on", "-recorded_at")),
    )
