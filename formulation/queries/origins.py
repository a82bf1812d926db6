"""Where the pattern comes from, and with whom it comes back."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case
from formulation.models import InventoryPerson, OriginRelationship


@dataclass(frozen=True, kw_only=True)
class OriginCard:
    """One relationship of the past, with its echo in the present."""

    origin: OriginRelationship
    echo_with: tuple[InventoryPerson, ...]

    @property
    def person(self) -> InventoryPerson:
        return self.origin.person

    @property
    def echoes(self) -> list[str]:
        """The parts of the focus that it echoes, in words."""
        titles = dict(OriginRelationship.Element.choices)
        return [str(titles[key]) for key in self.origin.echoes if key in titles]

    @property
    def is_removed(self) -> bool:
        return self.origin.removed_at is not None

    @property
    def gist(self) -> str:
        """The client's words where there are some, else what was learned."""
        return self.origin.what_it_was_like or self.origin.learned_to_expect

    @property
    def has_echo(self) -> bool:
        """Whether a way leads back to the present."""
        return bool(self.echo_with)


def origins_of(case: Case, *, removed: bool = False) -> list[OriginCard]:
    """In the order in which they were noted. Two queries. `removed`: those taken out."""
    found = (
        OriginRelationship.objects.filter(case=case, removed_at__isnull=not removed)
        .select_related("person")
        .prefetch_related("echo_with")
        .order_by("recorded_at", "pk")
    )
    return [origin_card(origin) for origin in found]


def origin_card(origin: OriginRelationship) -> OriginCard:
    """One of them."""
    people = sorted(origin.echo_with.all(), key=lambda someone: someone.name)
    return OriginCard(origin=origin, echo_with=tuple(people))
