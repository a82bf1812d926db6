"""The pages of therapy groups."""

from sessions.views.groups.held import (
    addendum,
    attendance_print,
    new_session,
    session,
    sign,
)
from sessions.views.groups.leading import end_leader, leaders
from sessions.views.groups.meetings import goal_card, meeting, sign_meeting
from sessions.views.groups.members import add_member, join, leave
from sessions.views.groups.pages import change, end, group, group_list, new
from sessions.views.groups.summaries import approve_summary, summary, summary_print
from sessions.views.groups.typing import (
    autosave_meeting,
    autosave_note,
    autosave_summary,
    lay_meeting_aside,
    lay_note_aside,
    lay_summary_aside,
)

__all__ = [
    "add_member",
    "addendum",
    "approve_summary",
    "attendance_print",
    "autosave_meeting",
    "autosave_note",
    "autosave_summary",
    "change",
    "end",
    "end_leader",
    "goal_card",
    "group",
    "group_list",
    "join",
    "lay_meeting_aside",
    "lay_note_aside",
    "lay_summary_aside",
    "leaders",
    "leave",
    "meeting",
    "new",
    "new_session",
    "session",
    "sign",
    "sign_meeting",
    "summary",
    "summary_print",
]
