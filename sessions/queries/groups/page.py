"""A group at a glance: its members with their goals, who came, and what is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from cases.models import GroupMembership, RiskEntry, TherapyGroup
from cases.queries import memberships_of, open_to
from formulation.models import Goal
from sessions.models import GroupAttendance, GroupSession, IndividualMeeting
from sessions.queries.groups.due import due_in
from sessions.queries.groups.pointers import pointers_in
from sessions.queries.groups.shapes import Mark, MemberRow, Pointer


@dataclass(frozen=True, kw_only=True)
class GroupPage:
    group: TherapyGroup
    sessions: tuple[GroupSession, ...]
    members: tuple[MemberRow, ...]
    due: tuple[Pointer, ...]
    pointers: tuple[Pointer, ...]

    @property
    def held(self) -> int:
        return len(self.sessions)

    @property
    def in_it(self) -> tuple[MemberRow, ...]:
        return tuple(one for one in self.members if not one.has_left)

    @property
    def left(self) -> tuple[MemberRow, ...]:
        return tuple(one for one in self.members if one.has_left)

    @property
    def last(self) -> GroupSession | None:
        return self.sessions[-1] if self.sessions else None


def group_page(group: TherapyGroup, *, by: User, today: date) -> GroupPage:
    """One group. Eight queries, whatever its size and the number of its sessions."""
    return group_pages([group], by=by, today=today)[0]


def group_pages(
    groups: Sequence[TherapyGroup], *, by: User, today: date
) -> list[GroupPage]:
    """Several groups, as this person may see them. Eight queries, however many."""
    members: dict[UUID, list[GroupMembership]] = defaultdict(list)
    for one in memberships_of(groups):
        members[one.group_id].append(one)
    everybody = [one for of_group in members.values() for one in of_group]
    visible = open_to(by, everybody)
    sessions: dict[UUID, list[GroupSession]] = defaultdict(list)
    for held in (
        GroupSession.objects.filter(group__in=groups)
        .select_related("note", "summary")
        .order_by("number")
    ):
        sessions[held.group_id].append(held)
    there = _attendances(groups)
    goals = _goals(visible)
    meetings = _meetings([one.case_id for one in everybody])
    risks = _newest_risks(visible)
    pages = []
    for group in groups:
        of_group = tuple(sessions[group.pk])
        rows = tuple(
            MemberRow(
                membership=one,
                is_open=one.case_id in visible,
                goals=tuple(goals[one.case_id]),
                meetings=meetings[one.pk],
                marks=tuple(_mark(one, held, there) for held in of_group),
                risk=risks.get(one.case_id),
            )
            for one in members[group.pk]
        )
        pages.append(
            GroupPage(
                group=group,
                sessions=of_group,
                members=rows,
                due=tuple(due_in(group, of_group, rows, today)),
                pointers=tuple(pointers_in(of_group, rows, today)),
            )
        )
    return pages


def groups_to_look_at(user: User, today: date) -> list[GroupPage]:
    """Groups that go on and that someone may read, where a rule points something out."""
    groups = list(TherapyGroup.objects.visible_to(user).going_on().by_name())
    if not groups:
        return []
    return [one for one in group_pages(groups, by=user, today=today) if one.pointers]


def next_day(group: TherapyGroup) -> date:
    """The day on which the group meets next, by its rhythm."""
    last = group.sessions.order_by("-number").first()
    if last is None:
        return group.starts_on
    held_on = timezone.localdate(last.scheduled_at)
    return held_on + timedelta(days=group.cadence_days)


def _attendances(
    groups: Sequence[TherapyGroup],
) -> dict[tuple[UUID, UUID], GroupAttendance]:
    rows = GroupAttendance.objects.filter(
        group_session__group__in=groups
    ).select_related("therapy_session__note", "therapy_session__draft")
    return {(one.group_session_id, one.membership_id): one for one in rows}


def _goals(cases: set[UUID]) -> dict[UUID, list[Goal]]:
    found: dict[UUID, list[Goal]] = defaultdict(list)
    active = Goal.objects.filter(case__in=cases).exclude(status=Goal.Status.DROPPED)
    for goal in active.in_order():
        found[goal.case_id].append(goal)
    return found


def _meetings(cases: Sequence[UUID]) -> dict[UUID, dict[str, IndividualMeeting]]:
    found: dict[UUID, dict[str, IndividualMeeting]] = defaultdict(dict)
    for meeting in IndividualMeeting.objects.filter(case__in=cases):
        found[meeting.membership_id][meeting.kind] = meeting
    return found


def _newest_risks(cases: set[UUID]) -> dict[UUID, RiskEntry]:
    entries = RiskEntry.objects.filter(case__in=cases)
    in_order = entries.order_by("asked_on", "recorded_at", "pk")
    return {entry.case_id: entry for entry in in_order}


def _mark(
    membership: GroupMembership,
    held: GroupSession,
    there: Mapping[tuple[UUID, UUID], GroupAttendance],
) -> Mark:
    row = there.get((held.pk, membership.pk))
    if row is None:
        is_in = membership.is_in_on(timezone.localdate(held.scheduled_at))
        return Mark(
            number=held.number,
            letter="?" if is_in else "–",
            words="not said yet" if is_in else "not in the group",
        )
    return Mark(
        number=held.number,
        letter=row.letter,
        words=row.get_attendance_display().lower(),
        reason=row.reason,
        is_silent=row.is_silent,
        in_spotlight=row.in_spotlight,
        therapy_session_id=row.therapy_session_id,
        note=_note_of(row),
    )


def _note_of(row: GroupAttendance) -> str:
    if not row.came:
        return ""
    if hasattr(row.therapy_session, "note"):
        return "signed"
    return "begun" if hasattr(row.therapy_session, "draft") else "open"
