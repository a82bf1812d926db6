"""What is due in a group: meetings one to one, joining."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from cases.models import TherapyGroup
from protocols import groups as words
from protocols.groups import MeetingKind
from sessions.models import GroupSession
from sessions.queries.groups.shapes import MemberRow, Pointer
from ui.words import long_day


def due_in(
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
