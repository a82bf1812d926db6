"""A group at a glance: its members with their goals, who came, and what is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import GroupMembership, RiskEntry, TherapyGroup
from cases.queries import members_of, open_to
from formulation.models import Goal
from protocols import groups as words
from protocols.groups import MeetingKind
from protocols.risk import Thoughts
from sessions.models import GroupAttendance, GroupSession, IndividualMeeting
from ui.words import long_day, short_day


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One member in one session. `letter` is P, L or A; a dash while not in the group.

    `note` says how far the member's own note is: signed, begun, or open.
    """

    number: int
    letter: str
    words: str
    reason: str = ""
    is_silent: bool = False
    in_spotlight: bool = False
    therapy_session_id: UUID | None = None
    note: str = ""

    @property
    def came(self) -> bool:
        return self.letter in ("P", "L")

    @property
    def was_asked(self) -> bool:
        return self.letter in ("P", "L", "A")


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """Something to look at: what, by which rule, and what it rests on. Nothing is rated."""

    title: str
    evidence: str
    rule: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class MemberRow:
    """`is_open`: the reader may open the member's case, so names and goals are shown."""

    membership: GroupMembership
    is_open: bool
    goals: tuple[Goal, ...]
    meetings: Mapping[str, IndividualMeeting]
    marks: tuple[Mark, ...]
    risk: RiskEntry | None

    @property
    def held(self) -> int:
        return sum(mark.was_asked for mark in self.marks)

    @property
    def came(self) -> int:
        return sum(mark.came for mark in self.marks)

    @property
    def is_in(self) -> bool:
        return self.membership.joined_on is not None and self.membership.left_on is None

    @property
    def has_left(self) -> bool:
        return self.membership.left_on is not None

    @property
    def is_prepared(self) -> bool:
        return self.has_met(MeetingKind.PRE)

    def has_met(self, kind: str) -> bool:
        meeting = self.meetings.get(kind)
        return meeting is not None and meeting.is_signed


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
    """Eight queries, whatever the size of the group and the number of its sessions."""
    memberships = list(members_of(group))
    visible = open_to(by, memberships)
    cases = [one.case_id for one in memberships]
    sessions = tuple(
        GroupSession.objects.filter(group=group)
        .select_related("note", "summary")
        .order_by("number")
    )
    there = _attendances(group)
    goals = _goals(visible)
    meetings = _meetings(cases)
    risks = _newest_risks(visible)
    rows = tuple(
        MemberRow(
            membership=one,
            is_open=one.case_id in visible,
            goals=tuple(goals[one.case_id]),
            meetings=meetings[one.pk],
            marks=tuple(_mark(one, held, there) for held in sessions),
            risk=risks.get(one.case_id),
        )
        for one in memberships
    )
    return GroupPage(
        group=group,
        sessions=sessions,
        members=rows,
        due=tuple(_due(group, sessions, rows, today)),
        pointers=tuple(_pointers(rows, today)),
    )


def next_day(group: TherapyGroup) -> date:
    """The day on which the group meets next, by its rhythm."""
    last = group.sessions.order_by("-number").first()
    if last is None:
        return group.starts_on
    held_on = timezone.localdate(last.scheduled_at)
    return held_on + timedelta(days=group.cadence_days)


def _attendances(group: TherapyGroup) -> dict[tuple[UUID, UUID], GroupAttendance]:
    rows = GroupAttendance.objects.filter(group_session__group=group).select_related(
        "therapy_session__note", "therapy_session__draft"
    )
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


# What is due


def _due(
    group: TherapyGroup,
    sessions: Sequence[GroupSession],
    rows: Sequence[MemberRow],
    today: date,
) -> list[Pointer]:
    held = len(sessions)
    found = []
    for row in rows:
        if row.has_left or group.is_over and not row.is_in:
            continue
        if not row.is_in and not row.is_prepared:
            found.append(_meeting_due(row, MeetingKind.PRE, "before joining"))
        elif not row.is_in:
            found.append(
                Pointer(
                    title=f"{row.membership.code} can join",
                    evidence="The meeting before the group is signed",
                    rule="Nobody joins without it",
                    url=reverse("groups:join", args=[group.pk, row.membership.pk]),
                )
            )
        elif words.is_mid_due(held=held, planned=group.planned) and not row.has_met(
            MeetingKind.MID
        ):
            half = group.planned // 2
            found.append(
                _meeting_due(
                    row, MeetingKind.MID, f"between sessions {half} and {half + 1}"
                )
            )
        elif _is_after(group, sessions) and not row.has_met(MeetingKind.POST):
            last = timezone.localdate(sessions[-1].scheduled_at)
            until = last + timedelta(days=words.POST_WITHIN_DAYS)
            late = ", a week has passed" if today > until else ""
            found.append(
                _meeting_due(row, MeetingKind.POST, f"by {long_day(until)}{late}")
            )
    return found


def _is_after(group: TherapyGroup, sessions: Sequence[GroupSession]) -> bool:
    """Whether the group has met for the last time, and its members are seen once more."""
    is_over = group.is_over or len(sessions) >= group.planned
    return bool(sessions) and is_over and words.has_later_meetings(group.planned)


def _meeting_due(row: MemberRow, kind: MeetingKind, when: str) -> Pointer:
    begun = row.meetings.get(kind)
    url = reverse("groups:meeting", args=[row.membership.case_id, kind.lower()])
    return Pointer(
        title=f"{words.MEETING_TITLES[kind]}: {row.membership.code}",
        evidence="Begun, not signed" if begun else "Not held yet",
        rule=f"Due {when}",
        url=url if row.is_open else "",
    )


# What to look at


def _pointers(rows: Sequence[MemberRow], today: date) -> list[Pointer]:
    found = []
    for row in rows:
        if not row.is_in:
            continue
        code = row.membership.code
        if words.is_attendance_low(came=row.came, held=row.held):
            found.append(
                Pointer(
                    title=f"{code} misses many sessions",
                    evidence=f"Came to {row.came} of {row.held}",
                    rule=f"Fewer than {words.FEWEST_ATTENDED_PERCENT} in 100 since "
                    "joining",
                )
            )
        if silent := _silent_in(row):
            found.append(
                Pointer(
                    title=f"{code} has said little",
                    evidence=f"Sessions {silent[0]} and {silent[1]}",
                    rule=f"Said little or nothing in the last {words.SILENT_SESSIONS} "
                    "sessions attended",
                )
            )
        if row.risk is not None and _is_open_risk(row.risk):
            found.append(_risk_pointer(row, row.risk, today))
    return found


def _silent_in(row: MemberRow) -> tuple[int, ...]:
    """The numbers of the last two sessions attended, if both were silent."""
    last = [mark for mark in row.marks if mark.came][-words.SILENT_SESSIONS :]
    is_so = len(last) == words.SILENT_SESSIONS and all(one.is_silent for one in last)
    return tuple(one.number for one in last) if is_so else ()


def _is_open_risk(entry: RiskEntry) -> bool:
    """The newest answer about safety is other than none."""
    return entry.asked == RiskEntry.Asked.YES and entry.thoughts not in (
        "",
        Thoughts.NONE,
    )


def _risk_pointer(row: MemberRow, entry: RiskEntry, today: date) -> Pointer:
    said = f"Asked {short_day(entry.asked_on, today=today)}: {entry.thoughts_words}"
    if entry.next_step:
        said += f". Next: {entry.next_step}"
    return Pointer(
        title=f"{row.membership.code}: something about safety is open",
        evidence=said,
        rule="The newest answer about safety is other than none",
        url=reverse("sessions:risk", args=[row.membership.case_id]),
    )
