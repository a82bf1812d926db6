"""How the client manages in seven areas of life."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.days import check_day
from cases.models import Case, FunctioningRating
from protocols.functioning import FUNCTIONING

AREAS = tuple(area.key for area in FUNCTIONING)


class NothingRated(Exception):
    def __str__(self) -> str:
        return "Rate at least one area from 0 to 4"


@transaction.atomic
def rate_functioning(
    *,
    case: Case,
    by: User,
    rated_on: date,
    ratings: Mapping[str, int | None],
    note: str = "",
    at: datetime | None = None,
) -> FunctioningRating:
    """Rate the areas of life from 0 (fine) to 4 (cannot function); None where not asked.

    Raises NothingRated, DayNotPossible.
    """
    at = at or timezone.now()
    check_day(rated_on, what="Date of the rating", at=at)
    if all(ratings.get(key) is None for key in AREAS):
        raise NothingRated
    rating = FunctioningRating(
        case=case, rated_on=rated_on, note=note, recorded_at=at, author=by, **ratings
    )
    rating.full_clean()
    rating.save()
    audit.log(by=by, verb="functioning.rated", record=rating, case=case, at=at)
    return rating
