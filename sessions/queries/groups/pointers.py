"""What to look at in a group, each with its rule and its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from cases.models import RiskEntry
from protocols import groups as words
from protocols.risk import Thoughts
from sessions.models import GroupSession
from sessions.queries.groups.shapes import MemberRow, Pointer
from ui.words import short_day


def pointers_in(
    sessions: Sequence[GroupSession], rows: Sequence[MemberRow], today: date
) -> list[Pointer]:
    """Of the group first: what a leader ticked; then of each member who is in it."""
    last = sessions[-words.NOTED_SESSIONS :]
    found = [
        *_noted(
            [one for one in last if one.has_subgroup],
            title="Some keep together apart from the others",
            field="links",
        ),
        *_noted(
            [one for one in last if one.has_broken_rule],
            title="Something that all agreed to was not kept",
            field="norms",
        ),
    ]
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


def _noted(
    sessions: Sequence[GroupSession], *, title: str, field: str
) -> list[Pointer]:
    """One line for all of them, with the leaders' own words; none where none is noted."""
    if not sessions:
        return []
    newest = sessions[-1]
    said = [
        f"Session {one.number}: {getattr(one, field)}".removesuffix(": ")
        for one in sessions
    ]
    return [
        Pointer(
            title=title,
            evidence=". ".join(line.rstrip(".") for line in said),
            rule="Ticked by a leader in one of the last "
            f"{words.NOTED_SESSIONS} sessions of the group",
            url=reverse("groups:session", args=[newest.group_id, newest.pk]),
        )
    ]


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
