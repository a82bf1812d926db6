"""The way to one session of a group, and to a client's place in one."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from cases.models import Case, GroupMembership, TherapyGroup
from cases.queries import membership_of
from protocols.groups import MeetingKind
from sessions.models import GroupSession
from sessions.queries.groups import find_group_session


def own_session(group: TherapyGroup, group_session_id: UUID) -> GroupSession:
    """The group's own session; 404 for one of another group."""
    found = find_group_session(group, group_session_id)
    if found is None:
        raise Http404("There is no page here.")
    return found


def place_in_group(case: Case, kind: str) -> GroupMembership:
    """The client's place in a group; 404 without one, and for no such meeting."""
    membership = membership_of(case)
    if membership is None or kind not in {one.lower() for one in MeetingKind}:
        raise Http404("There is no page here.")
    return membership
