"""What the inventory shows by itself: losses, supports, confidants. Counted, not judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.models import Case
from formulation.models import InventoryPerson, RelationshipRating
from formulation.queries.circle import Circle, circle_of
from formulation.queries.relationships import Support, latest_answer, ratings_by_person

Status = InventoryPerson.Status
Answer = InventoryPerson.Answer


@dataclass(frozen=True, kw_only=True)
class Bond:
    """Someone, and the fact that put them into this list, with its day where known."""

    person: InventoryPerson
    fact: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Bonds:
    """Lists that follow from what was recorded, each with the people who speak for it."""

    losses: tuple[Bond, ...]
    supports: tuple[Bond, ...]
    confidants: tuple[Bond, ...]
    has_nobody_close: bool
    has_nobody_to_confide_in: bool

    losses_rule = "Everyone who died or is estranged."
    supports_rule = "Everyone whose latest answer about emotional support is “A lot”."
    confidants_rule = "Everyone in whom the client can confide, fully or a little."


def bonds_of(case: Case) -> Bonds:
    """Losses, supports and confidants of today's inventory. Three queries."""
    circle = circle_of(case)
    people = [place.person for place in circle.places]
    ratings = ratings_by_person(case)
    return Bonds(
        losses=tuple(bond for person in people for bond in _losses(person)),
        supports=tuple(
            bond
            for person in people
            for bond in _supports(person, ratings.get(person.pk, []))
        ),
        confidants=tuple(bond for person in people for bond in _confidants(person)),
        has_nobody_close=circle.has_nobody_close,
        has_nobody_to_confide_in=_nobody_to_confide_in(circle),
    )


def _losses(person: InventoryPerson) -> list[Bond]:
    if person.status not in (Status.DECEASED, Status.ESTRANGED):
        return []
    fact = str(person.get_status_display())
    return [Bond(person=person, fact=fact, on=person.died_on)]


def _supports(person: InventoryPerson, ratings: list[RelationshipRating]) -> list[Bond]:
    """The dead have given their support; it is in the losses."""
    if person.is_deceased or latest_answer(ratings, "emotional") != Support.A_LOT:
        return []
    on = next(rating.rated_on for rating in ratings if rating.emotional)
    return [Bond(person=person, fact=str(Support.A_LOT.label), on=on)]


def _confidants(person: InventoryPerson) -> list[Bond]:
    if person.is_deceased or person.can_confide not in (Answer.YES, Answer.PARTLY):
        return []
    return [Bond(person=person, fact=person.confiding)]


def _nobody_to_confide_in(circle: Circle) -> bool:
    """It was asked about somebody living, and nobody was named."""
    answers = {
        place.person.can_confide
        for place in circle.places
        if not place.person.is_deceased
    } - {""}
    return bool(answers) and not answers & {Answer.YES.value, Answer.PARTLY.value}
