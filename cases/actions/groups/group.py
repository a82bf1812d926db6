"""The group itself: begun, changed, ended (docs/adr/0027)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.clients import check_therapist
from cases.actions.days import check_day
from cases.actions.groups.leaders import put_in_the_lead
from cases.actions.groups.rules import PurposeNotNamed, check_going_on, hold
from cases.models import TherapyGroup

GROUP_FIELDS = (
    "name",
    "purpose",
    "other_purpose",
    "planned",
    "minutes",
    "cadence_days",
    "starts_on",
    "time",
    "place",
    "rules",
)


@transaction.atomic
def begin_group(*, by: User, at: datetime | None = None, **fields: Any) -> TherapyGroup:
    """A new group, led by who begins it. `fields` are GROUP_FIELDS.

    Raises PurposeNotNamed, NotATherapist.
    """
    at = at or timezone.now()
    check_therapist(by)
    group = TherapyGroup(created_at=at, created_by=by, **fields)
    _check_purpose(group)
    group.full_clean()
    group.save(force_insert=True)
    audit.log(by=by, verb="group.begun", record=group, at=at)
    put_in_the_lead(group, by=by, user=by, starts_on=timezone.localdate(at), at=at)
    return group


@transaction.atomic
def change_group(
    *, group: TherapyGroup, by: User, at: datetime | None = None, **fields: Any
) -> TherapyGroup:
    """Change what is on record of a group; the log names the fields, not the values.

    Raises PurposeNotNamed, GroupIsOver.
    """
    group = hold(group)
    check_going_on(group)
    changed = [
        one
        for one in GROUP_FIELDS
        if fields.get(one, getattr(group, one)) != getattr(group, one)
    ]
    if not changed:
        return group
    for one in changed:
        setattr(group, one, fields[one])
    _check_purpose(group)
    group.full_clean()
    group.save(update_fields=changed)
    audit.log(
        by=by, verb="group.changed", record=group, at=at, detail={"fields": changed}
    )
    return group


@transaction.atomic
def end_group(
    *, group: TherapyGroup, by: User, ended_on: date, at: datetime | None = None
) -> TherapyGroup:
    """The group has met for the last time. Its cases go on until each is closed.

    Raises GroupIsOver, DayNotPossible.
    """
    at = at or timezone.now()
    group = hold(group)
    check_going_on(group)
    check_day(ended_on, what="Last day of the group", at=at)
    group.ended_on = ended_on
    group.save(update_fields=["ended_on"])
    audit.log(by=by, verb="group.ended", record=group, at=at)
    return group


def _check_purpose(group: TherapyGroup) -> None:
    if group.purpose == "OTHER" and not group.other_purpose.strip():
        raise PurposeNotNamed
