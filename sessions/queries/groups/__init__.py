"""The questions that a group's pages ask."""

from sessions.queries.groups.page import (
    GroupPage,
    Mark,
    MemberRow,
    Pointer,
    group_page,
    next_day,
)
from sessions.queries.groups.sheet import (
    GroupSheet,
    card_goals,
    find_group_session,
    find_summary,
    group_sheet,
    meeting_of,
)
from sessions.queries.groups.words import group_words

__all__ = [
    "GroupPage",
    "GroupSheet",
    "Mark",
    "MemberRow",
    "Pointer",
    "card_goals",
    "find_group_session",
    "find_summary",
    "group_page",
    "group_sheet",
    "group_words",
    "meeting_of",
    "next_day",
]
