"""Somebody is away: a hand-over, and a colleague who covers for two weeks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.models import Case, CaseAccess
from ipt_practice.demo.leah import LEAH

HOLD = (
    "She is trying things out: the letter to the parish magazine, asking, Tuesdays "
    "with Jude. Ask how it went before asking how she feels. She may say that she does not "
    "want to be a burden to somebody new; tell her that this was planned."
)
LEAVE_CLOSED = (
    "Her last day at the paper, and the goodbye that there was not. We have begun on it and "
    "I would like to go on with it myself. If it comes, say that I know of it and that we "
    "shall come back to it."
)


def hand_over(cast: Mapping[str, User], *, today: date) -> None:
    """Ruth leaves Leah's case to Callum from today."""
    at = timezone.make_aware(datetime.combine(today - timedelta(days=1), time(17)))
    case = Case.objects.with_people().get(
        client__given_name=LEAH.given_name, client__family_name=LEAH.family_name
    )
    actions.write_hand_over(
        case=case, by=cast["ruth"], hold=HOLD, leave_closed=LEAVE_CLOSED, at=at
    )
    actions.grant_access(
        case=case,
        by=cast["admin"],
        user=cast["callum"],
        relation=CaseAccess.Relation.COVER,
        reason="Two weeks of leave",
        starts_on=today,
        ends_on=today + timedelta(days=13),
        at=at,
    )
