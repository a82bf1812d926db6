"""What the supervisor has arranged about her table: a view, and a case seen more often."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from accounts.models import User
from cases.models import Case
from supervision import actions as supervision

DAYS = 7
REASON = "A first case in training: we look at it every week."


def lay_the_table(cast: Mapping[str, User], *, at: datetime) -> None:
    helena = cast["helena"]
    supervision.save_view(
        by=helena,
        name="Endings, by therapist",
        filters={"view": "ending", "group": "therapist"},
        at=at,
    )
    first = (
        Case.objects.open()
        .filter(therapist=cast["mina"])
        .order_by("opened_at", "client__number")
        .first()
    )
    if first is not None:
        supervision.set_review_interval(
            case=first, by=helena, days=DAYS, reason=REASON, at=at
        )
