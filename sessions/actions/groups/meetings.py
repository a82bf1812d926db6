"""A leader alone with one member: before the group, half-way, after it; and joining.

Two or three target goals in plain language, how a group works, and what was agreed come
before anybody joins (Wilfley et al. 2000, IPT for Group).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases import actions as cases
from cases.models import GroupMembership
from formulation.actions import set_goal
from protocols import groups as words
from protocols import protocol
from protocols.groups import MeetingKind
from sessions.actions.ending import let_go_of_planned
from sessions.actions.groups.rules import (
    ChangedElsewhere,
    ContractMissing,
    CoveredMissing,
    GoalMissing,
    HeldInTheFuture,
    HeldOnMissing,
    MeetingSigned,
    NotPrepared,
    TooManyGoals,
)
from sessions.actions.names import check_names_in_case
from sessions.actions.plan import agree_contract
from sessions.actions.rules import hold, moment_of
from sessions.content import tidy
from sessions.models import Contract, IndividualMeeting

TEXTS = {
    "goals": "Goals",
    "covered": "What the meeting covered",
    "expectations": "What they expect of the group",
    "fears": "What they fear",
    "safety": "Safety",
    "acquaintance": "Someone they may know",
}
MOST_GOALS, LONGEST_GOAL = 3, 200


@transaction.atomic
def save_meeting(
    *,
    membership: GroupMembership,
    by: User,
    kind: str,
    version: int,
    at: datetime | None = None,
    **fields: Any,
) -> IndividualMeeting:
    """Save what was typed of one meeting, on top of `version` (0 for the first).

    `fields` are TEXTS, held_on, minutes, orientation and agrees_contract. Raises
    MeetingSigned, ChangedElsewhere, CaseAlreadyClosed.
    """
    case = hold(membership.case)
    cases.check_open(case)
    known = IndividualMeeting.objects.filter(membership=membership, kind=kind)
    meeting = known.first() or IndividualMeeting(
        case=case, membership=membership, kind=MeetingKind(kind)
    )
    if meeting.is_signed:
        raise MeetingSigned
    if meeting.version != version:
        raise ChangedElsewhere
    for name, value in fields.items():
        setattr(meeting, name, tidy(value.strip()) if name in TEXTS else value)
    meeting.version = version + 1
    meeting.saved_at, meeting.saved_by = moment_of(at), by
    meeting.full_clean()
    meeting.save()
    audit.log(
        by=by,
        verb="meeting.saved",
        record=meeting,
        case=case,
        at=at,
        detail={"kind": kind},
    )
    return meeting


@transaction.atomic
def sign_meeting(
    *,
    meeting: IndividualMeeting,
    by: User,
    names_checked: bool = False,
    at: datetime | None = None,
) -> IndividualMeeting:
    """Sign a meeting; before the group, its goals become goals of the case.

    `names_checked`: somebody looked at a name in it, and it is no member's. Raises
    MeetingSigned, HeldOnMissing, HeldInTheFuture, OtherMemberNamed; before the group
    GoalMissing, TooManyGoals, ContractMissing; else CoveredMissing.
    """
    now = moment_of(at)
    case = hold(meeting.case)
    meeting.refresh_from_db()
    if meeting.is_signed:
        raise MeetingSigned
    held_on = _check_held(meeting, timezone.localdate(now))
    goals = _check_content(meeting)
    if not names_checked:
        said = {name: (label, getattr(meeting, name)) for name, label in TEXTS.items()}
        check_names_in_case(case, said)
    for goal in goals:
        set_goal(
            case=case,
            by=by,
            words=goal,
            baseline=None,
            target=None,
            set_on=held_on,
            at=at,
        )
    meeting.has_checked_name = names_checked
    meeting.signed_at, meeting.signed_by = now, by
    meeting.signer_name = by.formal_name
    meeting.full_clean()
    meeting.save()
    audit.log(
        by=by,
        verb="meeting.signed",
        record=meeting,
        case=case,
        at=at,
        detail={"kind": meeting.kind}
        | ({"name_looked_at": True} if names_checked else {}),
    )
    return meeting


@transaction.atomic
def admit_member(
    *,
    membership: GroupMembership,
    by: User,
    joined_on: date,
    late_reason: str = "",
    at: datetime | None = None,
) -> GroupMembership:
    """Let a prepared client join, with the group's plan as the plan of their own case.

    Raises NotPrepared without a signed meeting before the group; cases.actions.GroupRule
    and what agree_contract raises.
    """
    prepared = IndividualMeeting.objects.filter(
        membership=membership, kind=MeetingKind.PRE, signed_at__isnull=False
    )
    if not prepared.exists():
        raise NotPrepared
    held = membership.group.sessions.count()
    joined = cases.join_group(
        membership=membership,
        by=by,
        joined_on=joined_on,
        has_begun=held > 0,
        late_reason=late_reason,
        at=at,
    )
    if not Contract.objects.filter(case=membership.case).exists():
        _agree_plan(joined, by=by, held=held, at=at)
    return joined


@transaction.atomic
def let_member_go(
    *,
    membership: GroupMembership,
    by: User,
    left_on: date,
    left_reason: str,
    at: datetime | None = None,
) -> GroupMembership:
    """Out of the group: its sessions to come are no longer the member's appointments.

    Raises cases.actions.GroupRule, DayNotPossible.
    """
    left = cases.leave_group(
        membership=membership, by=by, left_on=left_on, left_reason=left_reason, at=at
    )
    let_go_of_planned(case=left.case, by=by, at=at)
    return left


def _agree_plan(
    membership: GroupMembership, *, by: User, held: int, at: datetime | None
) -> None:
    """The sessions that the group still has, on its days, as the client agreed."""
    group, case = membership.group, membership.case
    case.refresh_from_db()
    planned = max(1, group.planned - held)
    known = protocol(case.protocol_key)
    planned = max(planned, known.fewest_possible)
    first = group.starts_on + timedelta(days=group.cadence_days * held)
    agree_contract(
        case=case,
        by=by,
        planned=planned,
        starts_on=first,
        time=group.time,
        agreed_on=timezone.localdate(moment_of(at)),
        minutes=group.minutes,
        cadence_days=group.cadence_days,
        reason="" if known.is_offered(planned) else "As many as the group has left",
        place=group.place,
        at=at,
    )


def _check_held(meeting: IndividualMeeting, today: date) -> date:
    if meeting.held_on is None:
        raise HeldOnMissing
    if meeting.held_on > today:
        raise HeldInTheFuture
    return meeting.held_on


def _check_content(meeting: IndividualMeeting) -> list[str]:
    """The goals of a meeting before the group; of any other, that it says something."""
    if meeting.kind != words.MeetingKind.PRE:
        if not meeting.covered:
            raise CoveredMissing
        return []
    goals = [line.strip() for line in meeting.goals.splitlines() if line.strip()]
    if not goals:
        raise GoalMissing
    if len(goals) > MOST_GOALS or any(len(one) > LONGEST_GOAL for one in goals):
        raise TooManyGoals
    if not meeting.agrees_contract:
        raise ContractMissing
    return goals
