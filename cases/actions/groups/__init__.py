"""Therapy groups: who leads one, and whose cases it binds together (docs/adr/0027)."""

from cases.actions.groups.group import begin_group, change_group, end_group
from cases.actions.groups.leaders import add_leader, end_leadership
from cases.actions.groups.members import add_member, join_group, leave_group
from cases.actions.groups.rules import (
    CoverIncomplete,
    GroupIsFull,
    GroupIsOver,
    GroupRule,
    InAGroup,
    JoinedAlready,
    LastLeader,
    LateReasonMissing,
    LeaderDaysImpossible,
    LeadershipOver,
    LeadsAlready,
    LeavingReasonMissing,
    LeftAlready,
    LeftBeforeJoining,
    NotTheirTherapist,
    OtherModel,
    PurposeNotNamed,
)

__all__ = [
    "CoverIncomplete",
    "GroupIsFull",
    "GroupIsOver",
    "GroupRule",
    "InAGroup",
    "JoinedAlready",
    "LastLeader",
    "LateReasonMissing",
    "LeaderDaysImpossible",
    "LeadershipOver",
    "LeadsAlready",
    "LeavingReasonMissing",
    "LeftAlready",
    "LeftBeforeJoining",
    "NotTheirTherapist",
    "OtherModel",
    "PurposeNotNamed",
    "add_leader",
    "add_member",
    "begin_group",
    "change_group",
    "end_group",
    "end_leadership",
    "join_group",
    "leave_group",
]
