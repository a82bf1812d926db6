"""Builders of therapy groups, through the actions that the pages use."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from accounts.models import User
from cases import actions
from cases.models import Case, GroupLeader, GroupMembership, TherapyGroup
from tests import make

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
    values: dict[str, Any] = {"protocol_key": "IPT_ADULT", "at": make.NOW}
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
