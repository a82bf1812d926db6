"""A supervisor looks at how many cases somebody has."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.queries import is_supervised_by
from audit import actions as audit
from supervision.models import LoadLook
from supervision.queries.load import load_of


class OnlyTheirSupervisorLooks(Exception):
    def __str__(self) -> str:
        return "Only a current supervisor of this therapist can say something to it."


class LoadIsWithinLimits(Exception):
    def __str__(self) -> str:
        return "The number of cases is within the limits now."


class LookSaysNothing(Exception):
    def __str__(self) -> str:
        return "Write what you agreed about it"


class LookEndsInThePast(Exception):
    def __str__(self) -> str:
        return "The day until which it rests must be today or later"


@transaction.atomic
def look_at_load(
    *,
    therapist: User,
    by: User,
    text: str,
    until_on: date,
    at: datetime | None = None,
) -> LoadLook:
    """Say something to the number of cases; the flag rests until the end of that day, or
    until there are more.

    Raises OnlyTheirSupervisorLooks, LoadIsWithinLimits, LookSaysNothing,
    LookEndsInThePast.
    """
    now = at or datetime.now(UTC)
    today = timezone.localdate(now)
    if not is_supervised_by(therapist, by, today):
        raise OnlyTheirSupervisorLooks
    load = load_of(therapist, today)
    if not load.stands:
        raise LoadIsWithinLimits
    if not text.strip():
        raise LookSaysNothing
    if until_on < today:
        raise LookEndsInThePast
    look = LoadLook(
        therapist=therapist,
        cases=load.cases,
        plans=load.plans,
        text=text.strip(),
        until_on=until_on,
        author=by,
        written_at=now,
    )
    look.full_clean()
    look.save(force_insert=True)
    audit.log(
        by=by,
        verb="load.looked_at",
        record=look,
        at=at,
        detail={"user": str(therapist.pk)},
    )
    return look
