"""Whose cases a group binds together: brought in, joined, left."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.course import check_open
from cases.actions.days import check_day
from cases.actions.groups.leaders import let_in, let_out
from cases.actions.groups.rules import (
    GroupIsFull,
    InAGroup,
    JoinedAlready,
    LateReasonMissing,
    LeavingReasonMissing,
    LeftAlready,
    LeftBeforeJoining,
    NotTheirTherapist,
    OtherModel,
    check_going_on,
    hold,
)
from cases.models import Case, CaseAccess, GroupMembership, ModelChange, TherapyGroup
from protocols import groups as words
from protocols import protocol
from protocols.parts import Therapy


@transaction.atomic
def add_member(
    *,
    group: TherapyGroup,
    by: User,
    case: Case,
    protocol_key: str,
    at: datetime | None = None,
) -> GroupMembership:
    """Bring a client of one's own on the way into the group, under the next letter.

    The case follows the group's protocol from now on, and every other leader works in
    it. Raises GroupIsOver, NotTheirTherapist, InAGroup, OtherModel, GroupIsFull,
    CaseAlreadyClosed.
    """
    at = at or timezone.now()
    group = hold(group)
    check_going_on(group)
    case = (
        Case.objects.select_for_update(of=("self",))
        .select_related("client")
        .get(pk=case.pk)
    )
    check_open(case)
    if case.therapist_id != by.pk:
        raise NotTheirTherapist
    was_here = GroupMembership.objects.filter(group=group, case=case)
    if was_here.exists() or case.memberships.standing().exists():
        raise InAGroup
    used = set(group.memberships.values_list("code", flat=True))
    free = [code for code in words.CODES if code not in used]
    if not free:
        raise GroupIsFull
    _follow(case, protocol_key, by=by, at=at)
    membership = GroupMembership(
        group=group, case=case, code=free[0], added_at=at, added_by=by
    )
    membership.full_clean()
    membership.save(force_insert=True)
    audit.log(by=by, verb="member.added", record=membership, case=case, at=at)
    let_in(case, group.leaders.standing().select_related("user"), by=by, at=at)
    return membership


@transaction.atomic
def join_group(
    *,
    membership: GroupMembership,
    by: User,
    joined_on: date,
    has_begun: bool,
    late_reason: str = "",
    at: datetime | None = None,
) -> GroupMembership:
    """In the group from a day on. Who was prepared is the business of a higher room.

    Raises JoinedAlready, LeftAlready, LateReasonMissing, GroupIsOver, DayNotPossible.
    """
    at = at or timezone.now()
    check_going_on(hold(membership.group))
    membership.refresh_from_db()
    if membership.left_on is not None:
        raise LeftAlready
    if membership.joined_on is not None:
        raise JoinedAlready
    if has_begun and not late_reason.strip():
        raise LateReasonMissing
    check_day(joined_on, what="Day of joining", at=at)
    membership.joined_on = joined_on
    membership.late_reason = late_reason.strip()
    membership.full_clean()
    membership.save(update_fields=["joined_on", "late_reason"])
    audit.log(
        by=by, verb="member.joined", record=membership, case=membership.case, at=at
    )
    return membership


@transaction.atomic
def leave_group(
    *,
    membership: GroupMembership,
    by: User,
    left_on: date,
    left_reason: str,
    at: datetime | None = None,
) -> GroupMembership:
    """Out of the group, with the reason. The case stays open; other leaders leave it.

    Raises LeftAlready, LeavingReasonMissing, LeftBeforeJoining, DayNotPossible.
    """
    at = at or timezone.now()
    hold(membership.group)
    membership.refresh_from_db()
    if membership.left_on is not None:
        raise LeftAlready
    if not left_reason.strip():
        raise LeavingReasonMissing
    check_day(left_on, what="Day of leaving", at=at)
    if membership.joined_on is not None and left_on < membership.joined_on:
        raise LeftBeforeJoining
    membership.left_on = left_on
    membership.left_reason = left_reason.strip()
    membership.full_clean()
    membership.save(update_fields=["left_on", "left_reason"])
    audit.log(by=by, verb="member.left", record=membership, case=membership.case, at=at)
    let_out(CaseAccess.objects.filter(case=membership.case_id), by=by, at=at)
    return membership


def _follow(case: Case, key: str, *, by: User, at: datetime) -> None:
    """The group's protocol, where the model is not decided yet."""
    if case.protocol_key == key:
        return
    if case.protocol_key and protocol(case.protocol_key).therapy != Therapy.IPT:
        raise OtherModel
    change = ModelChange(
        case=case,
        old_key=case.protocol_key,
        new_key=protocol(key).key,
        reason="Treatment in a group",
        changed_on=timezone.localdate(at),
        recorded_at=at,
        author=by,
    )
    change.full_clean()
    change.save(force_insert=True)
    case.protocol_key = key
    case.save(update_fields=["protocol_key"])
    detail = {"old": change.old_key, "new": key}
    audit.log(
        by=by, verb="model.changed", record=change, case=case, at=at, detail=detail
    )
