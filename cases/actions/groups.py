"""Therapy groups: who leads one, and whose cases it binds together (docs/adr/0027)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.clients import check_therapist
from cases.actions.course import check_open
from cases.actions.days import check_day
from cases.models import (
    Case,
    CaseAccess,
    GroupLeader,
    GroupMembership,
    ModelChange,
    TherapyGroup,
)
from protocols import groups as words
from protocols import protocol
from protocols.parts import Therapy

LEADS_THE_GROUP = "Leads the client’s group"
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


class GroupRule(Exception):
    """A rule of groups was not met. `str()` is the sentence that the person reads.

    `field` names the form field that it belongs to; empty for the form as a whole.
    """

    sentence = ""
    field = ""

    def __init__(self, sentence: str = "", *, field: str = "") -> None:
        super().__init__(sentence or self.sentence)
        self.field = field or self.field


class PurposeNotNamed(GroupRule):
    sentence = "Write in a few words what the group is for"
    field = "other_purpose"


class GroupIsOver(GroupRule):
    sentence = "This group has ended. It can be read, but nothing is added to it"


class LeadsAlready(GroupRule):
    sentence = "This person leads the group already. Choose someone else"
    field = "person"


class LeaderDaysImpossible(GroupRule):
    sentence = "The last day cannot be before the first, nor in the past"
    field = "ends_on"


class CoverIncomplete(GroupRule):
    sentence = "Leave cover needs a last day and a hand-over"
    field = "hand_over"


class LastLeader(GroupRule):
    sentence = "Somebody has to lead the group. Add another leader first"


class LeadershipOver(GroupRule):
    sentence = "This has ended already"


class NotTheirTherapist(GroupRule):
    sentence = "Only the client’s own therapist brings them into a group"
    field = "case"


class InAGroup(GroupRule):
    sentence = (
        "This client is in a group already, or was in this one. Choose someone else"
    )
    field = "case"


class OtherModel(GroupRule):
    sentence = (
        "This client’s case follows another model. Change the model first, or choose "
        "someone else"
    )
    field = "case"


class GroupIsFull(GroupRule):
    sentence = f"A group here has {len(words.CODES)} members at the most"
    field = "case"


class JoinedAlready(GroupRule):
    sentence = "This client is in the group already"


class LateReasonMissing(GroupRule):
    sentence = "The group has begun. Write why this client joins now"
    field = "late_reason"


class LeftAlready(GroupRule):
    sentence = "This client has left the group already"


class LeavingReasonMissing(GroupRule):
    sentence = "Write why the client leaves the group"
    field = "left_reason"


class LeftBeforeJoining(GroupRule):
    sentence = "The day of leaving cannot be before the day of joining"
    field = "left_on"


# Who leads


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
    _add_leader(group, by=by, user=by, starts_on=timezone.localdate(at), at=at)
    return group


@transaction.atomic
def change_group(
    *, group: TherapyGroup, by: User, at: datetime | None = None, **fields: Any
) -> TherapyGroup:
    """Change what is on record of a group; the log names the fields, not the values.

    Raises PurposeNotNamed, GroupIsOver.
    """
    group = _hold(group)
    _check_going_on(group)
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
    group = _hold(group)
    _check_going_on(group)
    check_day(ended_on, what="Last day of the group", at=at)
    group.ended_on = ended_on
    group.save(update_fields=["ended_on"])
    audit.log(by=by, verb="group.ended", record=group, at=at)
    return group


@transaction.atomic
def add_leader(
    *,
    group: TherapyGroup,
    by: User,
    user: User,
    relation: str = GroupLeader.Relation.LEADER,
    starts_on: date,
    ends_on: date | None = None,
    hand_over: str = "",
    at: datetime | None = None,
) -> GroupLeader:
    """Another leader, or leave cover for one; with it comes work in the members' cases.

    Cover needs a hand-over and a last day, and ends by itself. Raises NotATherapist,
    LeadsAlready, LeaderDaysImpossible, CoverIncomplete, GroupIsOver.
    """
    at = at or timezone.now()
    group = _hold(group)
    _check_going_on(group)
    check_therapist(user)
    if (
        group.leaders.standing()
        .exclude(ends_on__lt=starts_on)
        .filter(user=user)
        .exists()
    ):
        raise LeadsAlready
    today = timezone.localdate(at)
    if ends_on is not None and (ends_on < starts_on or ends_on < today):
        raise LeaderDaysImpossible
    if relation == GroupLeader.Relation.COVER and not (ends_on and hand_over.strip()):
        raise CoverIncomplete
    return _add_leader(
        group,
        by=by,
        user=user,
        relation=relation,
        starts_on=starts_on,
        ends_on=ends_on,
        hand_over=hand_over.strip(),
        at=at,
    )


def _add_leader(
    group: TherapyGroup,
    *,
    by: User,
    user: User,
    starts_on: date,
    at: datetime,
    relation: str = GroupLeader.Relation.LEADER,
    ends_on: date | None = None,
    hand_over: str = "",
) -> GroupLeader:
    leader = GroupLeader(
        group=group,
        user=user,
        relation=relation,
        starts_on=starts_on,
        ends_on=ends_on,
        hand_over=hand_over,
        added_by=by,
    )
    leader.full_clean()
    leader.save(force_insert=True)
    audit.log(
        by=by,
        verb="group.leader_added",
        record=leader,
        at=at,
        detail={"user": str(user.pk), "relation": relation},
    )
    for membership in group.memberships.standing().select_related("case"):
        _let_in(membership.case, [leader], by=by, at=at)
    return leader


@transaction.atomic
def end_leadership(
    *, leader: GroupLeader, by: User, at: datetime | None = None
) -> GroupLeader:
    """End leading or covering at once, and the work in the members' cases with it.

    Raises LastLeader, LeadershipOver.
    """
    at = at or timezone.now()
    group = _hold(leader.group)
    leader.refresh_from_db()
    if leader.ended_at is not None:
        raise LeadershipOver
    others = group.leaders.current(timezone.localdate(at)).exclude(pk=leader.pk)
    if not others.filter(relation=GroupLeader.Relation.LEADER).exists():
        raise LastLeader
    leader.ended_at = at
    leader.save(update_fields=["ended_at"])
    audit.log(
        by=by,
        verb="group.leader_ended",
        record=leader,
        at=at,
        detail={"user": str(leader.user_id)},
    )
    cases = group.memberships.values("case")
    _let_out(
        CaseAccess.objects.filter(case__in=cases, user=leader.user_id), by=by, at=at
    )
    return leader


# Whose cases


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
    group = _hold(group)
    _check_going_on(group)
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
    _let_in(case, group.leaders.standing().select_related("user"), by=by, at=at)
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
    _check_going_on(_hold(membership.group))
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
    _hold(membership.group)
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
    _let_out(CaseAccess.objects.filter(case=membership.case_id), by=by, at=at)
    return membership


def _hold(group: TherapyGroup) -> TherapyGroup:
    """One writer at a time; the group as it is now."""
    held = TherapyGroup.objects.select_for_update(no_key=True, of=("self",))
    return held.get(pk=group.pk)


def _check_going_on(group: TherapyGroup) -> None:
    if group.is_over:
        raise GroupIsOver


def _check_purpose(group: TherapyGroup) -> None:
    if group.purpose == "OTHER" and not group.other_purpose.strip():
        raise PurposeNotNamed


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


def _let_in(
    case: Case, leaders: Iterable[GroupLeader], *, by: User, at: datetime
) -> None:
    """Leaders work beside the therapist of a member, as long as they lead."""
    for leader in leaders:
        if leader.user_id == case.therapist_id:
            continue
        access = CaseAccess(
            case=case,
            user=leader.user,
            relation=CaseAccess.Relation.CO_THERAPIST,
            reason=LEADS_THE_GROUP,
            starts_on=leader.starts_on,
            ends_on=leader.ends_on,
            granted_by=by,
        )
        access.full_clean()
        access.save(force_insert=True)
        audit.log(
            by=by,
            verb="access.granted",
            record=access,
            case=case,
            at=at,
            detail={
                "user": str(leader.user_id),
                "relation": access.relation,
                "from": leader.starts_on.isoformat(),
                "until": leader.ends_on.isoformat() if leader.ends_on else "",
            },
        )


def _let_out(accesses: Any, *, by: User, at: datetime) -> None:
    """End what leading gave, and nothing else."""
    given = accesses.filter(reason=LEADS_THE_GROUP, ended_at__isnull=True)
    for access in given.select_related("case"):
        access.ended_at = at
        access.save(update_fields=["ended_at"])
        audit.log(
            by=by,
            verb="access.ended",
            record=access,
            case=access.case,
            at=at,
            detail={"user": str(access.user_id)},
        )
