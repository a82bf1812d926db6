"""Facts of this room, in the plain values that the drawings take."""

from __future__ import annotations

from formulation.models import Ipaf
from formulation.queries.circle import Circle
from ui import drawing


def people_drawn(circle: Circle, *, url: str = "") -> list[drawing.Person]:
    """Everyone who stands in the circle. `url` may hold `{id}`, the id of the person."""
    return [
        drawing.Person(
            id=str(place.person.pk),
            name=place.person.name,
            initials=place.person.initials,
            ring=place.ring or 0,
            relation=place.person.relationship,
            sector=place.person.sector,
            tone=place.person.tone,
            contact=place.person.frequency,
            was_ring=place.was_ring if place.moved else None,
            wished_ring=place.wished_ring,
            is_lost=place.is_lost and not place.person.is_deceased,
            has_died=place.person.is_deceased,
            is_relevant=place.is_relevant,
            is_private=place.person.is_never_printed,
            words=place.words,
            url=url.replace("{id}", str(place.person.pk)),
        )
        for place in circle.placed
    ]


def ipaf_drawn(ipaf: Ipaf, *, is_plain: bool = False) -> drawing.Focus:
    """Self, feeling, other, defence and cost of one version; plain for the client's paper."""
    return drawing.Focus(
        self_words=ipaf.self_words,
        other_words=ipaf.other_words,
        affect=ipaf.affect_surface,
        underneath=ipaf.affect_underneath,
        defence=ipaf.defence,
        cost=ipaf.cost,
        wording=drawing.PLAIN if is_plain else drawing.CLINICAL,
    )
