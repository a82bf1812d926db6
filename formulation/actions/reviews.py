"""The inventory looked at with the client: a sentence, a day, and four ratings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.fitting import check_fits, fill
from formulation.actions.rules import (
    RuleBroken,
    check_not_before,
    check_not_future,
    hold,
    moment_of,
)
from formulation.models import InventoryReview

REVIEW_RATINGS = ("assertiveness", "anger", "closeness", "help_asking")


class NobodyToReview(RuleBroken):
    sentence = "There is nobody in the inventory yet. Add the first person"


class ReviewHasNoSummary(RuleBroken):
    sentence = "Write in a sentence what the circle showed"


class OutOfThree(RuleBroken):
    sentence = "Choose a number from 0 to 3"


@transaction.atomic
def review_inventory(
    *,
    case: Case,
    by: User,
    reviewed_on: date,
    summary: str,
    at: datetime | None = None,
    **ratings: int | None,
) -> InventoryReview:
    """Record that the circle was looked at together on a day. Added, never overwritten.

    `ratings` are the clinician's own, of REVIEW_RATINGS, from 0 (hardly) to 3 (well): how
    the client asserts themselves, shows anger, comes close, asks for help (after Weissman,
    Markowitz & Klerman 2018). What was not rated is left out or None. Raises a RuleBroken.
    """
    moment = moment_of(at)
    hold(case)
    if not case.people.filter(removed_at__isnull=True).exists():
        raise NobodyToReview
    if not summary.strip():
        raise ReviewHasNoSummary(field="summary")
    check_not_future(
        reviewed_on, at=moment, what="The day of the review", field="reviewed_on"
    )
    check_not_before(
        reviewed_on,
        earliest=case.client.born_on,
        what="The day of the review",
        than="the client was born",
        field="reviewed_on",
    )
    review = InventoryReview(
        case=case,
        author=by,
        recorded_at=moment,
        reviewed_on=reviewed_on,
        summary=summary.strip(),
    )
    _rate(review, ratings)
    check_fits(review)
    review.save()
    audit.log(by=by, verb="inventory.reviewed", record=review, case=case, at=at)
    return review


def _rate(review: InventoryReview, ratings: dict[str, Any]) -> None:
    fill(review, ratings, known=REVIEW_RATINGS)
    for field in REVIEW_RATINGS:
        value = getattr(review, field)
        if value is not None and value not in range(4):
            raise OutOfThree(field=field)
