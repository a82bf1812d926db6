"""How the client rates a relationship, by day. Ratings are added, never overwritten."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from formulation.actions.fitting import check_fits, fill
from formulation.actions.people_rules import check_present
from formulation.actions.rules import (
    RuleBroken,
    check_not_before,
    check_not_future,
    hold,
    moment_of,
)
from formulation.models import InventoryPerson, RelationshipRating

ZERO_TO_TEN = ("closeness", "satisfaction", "conflict")
SUPPORT = ("emotional", "practical", "information", "company", "money")
RATING_FIELDS = (*ZERO_TO_TEN, "reciprocity", *SUPPORT)


class NothingAnswered(RuleBroken):
    sentence = "Answer at least one question about this relationship"


class OutOfTen(RuleBroken):
    sentence = "Choose a number from 0 to 10"


@transaction.atomic
def rate_relationship(
    *,
    person: InventoryPerson,
    by: User,
    rated_on: date,
    at: datetime | None = None,
    **ratings: Any,
) -> RelationshipRating:
    """What the client says of one relationship on a day.

    `ratings` are of RATING_FIELDS: closeness, satisfaction and conflict from 0 to 10,
    `reciprocity`, and the support received, of five kinds. What was not asked is left
    out, None or empty. Of two ratings on one day the later recorded one holds. What a
    rating covers follows the inventory of Weissman, Markowitz & Klerman (2018) and the
    kinds of support of Stuart & Robertson (2012).

    Raises a RuleBroken with the sentence to show.
    """
    moment = moment_of(at)
    hold(person.case)
    check_present(person)
    rating = RelationshipRating(
        case=person.case,
        person=person,
        rated_on=rated_on,
        recorded_at=moment,
        author=by,
    )
    answered = fill(rating, ratings, known=RATING_FIELDS)
    _check_answers(rating, answered)
    check_not_future(
        rated_on, at=moment, what="The day of the rating", field="rated_on"
    )
    check_not_before(
        rated_on,
        earliest=person.case.client.born_on,
        what="The day of the rating",
        than="the client was born",
        field="rated_on",
    )
    check_fits(rating)
    rating.save()
    audit.log(
        by=by,
        verb="relationship.rated",
        record=rating,
        case=person.case,
        at=at,
        detail={"fields": answered},
    )
    return rating


def _check_answers(rating: RelationshipRating, answered: list[str]) -> None:
    if not answered:
        raise NothingAnswered
    for field in ZERO_TO_TEN:
        value = getattr(rating, field)
        if value is not None and value not in range(11):
            raise OutOfTen(field=field)
