"""The questions that a group's pages ask."""

from sessions.queries.groups.meetings_of_day import GroupMeeting, group_meetings
from sessions.queries.groups.page import (
    GroupPage,
    group_page,
    groups_to_look_at,
    next_day,
)
from sessions.queries.groups.shapes import Mark, MemberRow, Pointer
from sessions.queries.groups.sheet import (
    GroupSheet,
    card_goals,
    find_group_session,
    find_summary,
    group_sheet,
    meeting_of,
)
from sessions.queries.groups.typing import (
    AnyDraft,
    Place,
    meeting_place,
    note_place,
    summary_place,
    typed_by,
)
from sessions.queries.groups.words import group_words

__all__ = [
    "AnyDraft",
    "GroupMeeting",
    "GroupPage",
    "GroupSheet",
    "Mark",
    "MemberRow",
    "Place",
    "Pointer",
    "card_goals",
    "find_group_session",
    "find_summary",
    "group_meetings",
    "group_page",
    "group_sheet",
    "group_words",
    "groups_to_look_at",
    "meeting_of",
    "meeting_place",
    "next_day",
    "note_place",
    "summary_place",
    "typed_by",
]
