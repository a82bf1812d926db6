"""Builders of therapy groups, through the actions that the pages use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from accounts.models import User
from cases import actions
from cases.models import Case, GroupLeader, GroupMembership, TherapyGroup
from sessions.actions import groups
from sessions.actions.groups import Presence
from sessions.models import (
    GroupSession,
    GroupSummary,
    IndividualMeeting,
    TherapySession,
)
from tests import make, make_sessions

# Mondays at 18:00; make.TODAY is one of them.
FIRST_DAY = date(2026, 9, 28)


def group(*, by: User, **fields: Any) -> TherapyGroup:
    values: dict[str, Any] = {
        "name": "Finding a voice",
        "purpose": "PUBLIC_SPEAKING",
        "starts_on": FIRST_DAY,
        "time": time(18, 0),
        "at": make.NOW,
    }
    return actions.begin_group(by=by, **(values | fields))


def leader(group: TherapyGroup, user: User, **fields: Any) -> GroupLeader:
    values: dict[str, Any] = {
        "by": group.created_by,
        "starts_on": make.TODAY,
        "at": make.NOW,
    }
    return actions.add_leader(group=group, user=user, **(values | fields))


def cover(group: TherapyGroup, user: User, **fields: Any) -> GroupLeader:
    values: dict[str, Any] = {
        "relation": "COVER",
        "ends_on": date(2099, 12, 31),
        "hand_over": "Half of them are about to speak up.",
    }
    return leader(group, user, **(values | fields))


def added(
    group: TherapyGroup, case: Case | None = None, **fields: Any
) -> GroupMembership:
    """On the way into the group."""
    case = case or make.case(therapist=group.created_by, protocol_key="")
    values: dict[str, Any] = {"protocol_key": "IPT_GROUP", "at": make.NOW}
    return actions.add_member(
        group=group, by=case.therapist, case=case, **(values | fields)
    )


def joined(
    group: TherapyGroup, case: Case | None = None, **fields: Any
) -> GroupMembership:
    """In the group, whatever a higher room would ask for before."""
    values: dict[str, Any] = {
        "joined_on": FIRST_DAY,
        "has_begun": False,
        "at": make.NOW,
    }
    return actions.join_group(
        membership=added(group, case), by=group.created_by, **(values | fields)
    )


def met(
    membership: GroupMembership, kind: str = "PRE", **fields: Any
) -> IndividualMeeting:
    """A meeting with the member, held and signed."""
    meeting = typed(membership, kind, **fields)
    return groups.sign_meeting(
        meeting=meeting, by=membership.case.therapist, at=make.NOW
    )


def typed(
    membership: GroupMembership, kind: str = "PRE", **fields: Any
) -> IndividualMeeting:
    """A meeting with the member, written and not signed."""
    values: dict[str, Any] = {
        "version": 0,
        "held_on": FIRST_DAY,
        "covered": "Nervous, and glad to be asked.",
        "at": make.NOW,
    }
    if kind == "PRE":
        values |= {"goals": "Ask one question aloud", "agrees_contract": True}
    return groups.save_meeting(
        membership=membership,
        by=membership.case.therapist,
        kind=kind,
        **(values | fields),
    )


def member(
    group: TherapyGroup, case: Case | None = None, **fields: Any
) -> GroupMembership:
    """Prepared, and in the group with a plan of their own."""
    membership = added(group, case)
    met(membership)
    values: dict[str, Any] = {"joined_on": FIRST_DAY, "at": make.NOW}
    return groups.admit_member(
        membership=membership, by=membership.case.therapist, **(values | fields)
    )


def begun(
    group: TherapyGroup, *, days_ago: int | None = None, number: int = 1
) -> GroupSession:
    """A session of the group: the n-th of its Mondays, or some days before make.NOW."""
    moment: datetime = make_sessions.moment(
        FIRST_DAY + timedelta(weeks=number - 1), time(18, 0)
    )
    if days_ago is not None:
        moment = make.NOW - timedelta(days=days_ago)
    return groups.begin_group_session(
        group=group, by=group.created_by, scheduled_at=moment, at=make.NOW
    )


def saved(
    held: GroupSession,
    presences: Mapping[str, str | Presence] | None = None,
    **fields: Any,
) -> GroupSession:
    """The note, and who was there by letter of the member: {"A": "PRESENT"}."""
    members = {one.code: one for one in held.group.memberships.all()}
    said = {
        members[code].pk: one if isinstance(one, Presence) else presence(one)
        for code, one in (presences or {}).items()
    }
    values: dict[str, Any] = {
        "by": held.group.created_by,
        "version": held.version,
        "scheduled_at": held.scheduled_at,
        "stage": held.stage,
        "minutes": held.minutes,
        "theme": "Speaking first",
        "at": make.NOW,
    }
    return groups.save_group_session(
        group_session=held, presences=said, **(values | fields)
    )


def presence(attendance: str) -> Presence:
    is_absent = attendance == "ABSENT"
    return Presence(attendance=attendance, reason="A cold" if is_absent else "")


def signed_session(
    group: TherapyGroup,
    presences: Mapping[str, str | Presence] | None = None,
    **when: Any,
) -> GroupSession:
    held = saved(begun(group, **when), presences)
    groups.sign_group_session(group_session=held, by=group.created_by, at=make.NOW)
    return GroupSession.objects.get(pk=held.pk)


def approved_summary(held: GroupSession, **fields: Any) -> GroupSummary:
    values: dict[str, Any] = {
        "by": held.group.created_by,
        "text": "Two people tried speaking first.",
        "version": 0,
        "at": make.NOW,
    }
    summary = groups.save_summary(group_session=held, **(values | fields))
    return groups.approve_summary(summary=summary, by=values["by"], at=make.NOW)


def own_session(membership: GroupMembership, held: GroupSession) -> TherapySession:
    """The session in the member's own case."""
    found = TherapySession.objects.select_related("case__therapist", "case__client")
    return found.get(
        group_attendance__membership=membership, group_attendance__group_session=held
    )
