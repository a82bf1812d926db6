"""One session of a group as its page shows it, and one meeting with a member."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from cases.models import Case, GroupMembership, TherapyGroup
from cases.queries import members_of, open_to
from formulation.models import Goal
from sessions.content import sha256_of
from sessions.models import (
    GroupAddendum,
    GroupAttendance,
    GroupNote,
    GroupSession,
    GroupSummary,
    IndividualMeeting,
)


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """A member who was in the group on that day. `row` is how they were there, if said."""

    membership: GroupMembership
    is_open: bool
    row: GroupAttendance | None

    @property
    def note(self) -> str:
        """How far the member's own note is: signed, begun or open; empty if absent."""
        if self.row is None or not self.row.came:
            return ""
        if hasattr(self.row.therapy_session, "note"):
            return "signed"
        return "begun" if hasattr(self.row.therapy_session, "draft") else "open"


@dataclass(frozen=True, kw_only=True)
class GroupSheet:
    """`is_whole` says that the signed content still has its hash."""

    group_session: GroupSession
    rows: tuple[SheetRow, ...]
    note: GroupNote | None
    addenda: tuple[GroupAddendum, ...]
    summary: GroupSummary | None
    is_whole: bool

    @property
    def group(self) -> TherapyGroup:
        return self.group_session.group

    @property
    def notes_open(self) -> int:
        return sum(one.note in ("open", "begun") for one in self.rows)


def find_group_session(group: TherapyGroup, session_id: UUID) -> GroupSession | None:
    """The group's own session, None for an id of any other."""
    return (
        GroupSession.objects.filter(group=group, pk=session_id)
        .select_related("group", "note", "summary", "saved_by")
        .first()
    )


def group_sheet(group_session: GroupSession, *, by: User) -> GroupSheet:
    """Four queries beside the session itself."""
    day = timezone.localdate(group_session.scheduled_at)
    said = {
        one.membership_id: one
        for one in group_session.attendances.select_related(
            "therapy_session__note", "therapy_session__draft"
        )
    }
    members = [
        one
        for one in members_of(group_session.group)
        if one.is_in_on(day) or one.pk in said
    ]
    visible = open_to(by, members)
    note: GroupNote | None = getattr(group_session, "note", None)
    return GroupSheet(
        group_session=group_session,
        rows=tuple(
            SheetRow(
                membership=one, is_open=one.case_id in visible, row=said.get(one.pk)
            )
            for one in members
        ),
        note=note,
        addenda=tuple(note.addenda.order_by("added_at", "pk")) if note else (),
        summary=find_summary(group_session),
        is_whole=note is None or sha256_of(note.content) == note.content_sha256,
    )


def find_summary(group_session: GroupSession) -> GroupSummary | None:
    return getattr(group_session, "summary", None)


def card_goals(case: Case) -> list[Goal]:
    """What the member works on now, in the order in which it was said."""
    return list(Goal.objects.filter(case=case, status=Goal.Status.ACTIVE).in_order())


def meeting_of(membership: GroupMembership, kind: str) -> IndividualMeeting | None:
    return IndividualMeeting.objects.filter(membership=membership, kind=kind).first()
