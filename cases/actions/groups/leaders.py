"""Who leads a group, and the work in its members' cases that comes with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.clients import check_therapist
from cases.actions.groups.rules import (
    CoverIncomplete,
    LastLeader,
    LeaderDaysImpossible,
    LeadershipOver,
    LeadsAlready,
    check_going_on,
    hold,
)
from cases.models import Case, CaseAccess, GroupLeader, TherapyGroup

LEADS_THE_GROUP = "Leads the client’s group"


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
    group = hold(group)
    check_going_on(group)
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
    return put_in_the_lead(
        group,
        by=by,
        user=user,
        relation=relation,
        starts_on=starts_on,
        ends_on=ends_on,
        hand_over=hand_over.strip(),
        at=at,
    )


def put_in_the_lead(
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
        let_in(membership.case, [leader], by=by, at=at)
    return leader


@transaction.atomic
def end_leadership(
    *, leader: GroupLeader, by: User, at: datetime | None = None
) -> GroupLeader:
    """End leading or covering at once, and the work in the members' cases with it.

    Raises LastLeader, LeadershipOver.
    """
    at = at or timezone.now()
    group = hold(leader.group)
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
    let_out(
        CaseAccess.objects.filter(case__in=cases, user=leader.user_id), by=by, at=at
    )
    return leader


def let_in(
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


def let_out(accesses: Any, *, by: User, at: datetime) -> None:
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
