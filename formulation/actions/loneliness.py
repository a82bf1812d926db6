"""How lonely the client feels, asked again as the work goes on. Added, never overwritten."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.relationships import OutOfTen
from formulation.actions.rules import (
    check_not_before,
    check_not_future,
    hold,
    moment_of,
)
from formulation.models import LonelinessRating


@transaction.atomic
def rate_loneliness(
    *,
    case: Case,
    by: User,
    value: int,
    rated_on: date | None = None,
    at: datetime | None = None,
) -> LonelinessRating:
    """What the client says on a day, the practice's own day at `at` where none is given.

    From 0, not lonely at all, to 10, as lonely as can be. Of two ratings of one day the
    later recorded one holds. Loneliness belongs to the fourth area of Weissman, Markowitz
    & Klerman (2018): it is asked at its start and watched while it lessens.

    Raises OutOfTen, DayInTheFuture, DayTooEarly, or CaseAlreadyClosed.
    """
    moment = moment_of(at)
    day = rated_on or timezone.localdate(moment)
    hold(case)
    if value not in range(11):
        raise OutOfTen(field="loneliness")
    what = "The day on which loneliness was rated"
    check_not_future(day, at=moment, what=what, field="lonely_on")
    check_not_before(
        day,
        earliest=case.client.born_on,
        what=what,
        than="the client was born",
        field="lonely_on",
    )
    rating = LonelinessRating.objects.create(
        case=case, value=value, rated_on=day, recorded_at=moment, author=by
    )
    audit.log(by=by, verb="loneliness.rated", record=rating, case=case, at=at)
    return rating
