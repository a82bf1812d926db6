"""The verbs of a group: its sessions, its summaries, its meetings one to one."""

from sessions.actions.groups.held import (
    Presence,
    add_to_group_note,
    begin_group_session,
    save_group_session,
    sign_group_session,
)
from sessions.actions.groups.meetings import (
    admit_member,
    let_member_go,
    save_meeting,
    sign_meeting,
)
from sessions.actions.groups.rules import (
    ChangedElsewhere,
    GroupNoteSigned,
    TypedElsewhere,
)
from sessions.actions.groups.summaries import approve_summary, save_summary
from sessions.actions.groups.typing import (
    keep_typed,
    lay_typed_aside,
    typed_is_saved,
)

__all__ = [
    "ChangedElsewhere",
    "GroupNoteSigned",
    "Presence",
    "TypedElsewhere",
    "add_to_group_note",
    "admit_member",
    "approve_summary",
    "begin_group_session",
    "keep_typed",
    "lay_typed_aside",
    "let_member_go",
    "save_group_session",
    "save_meeting",
    "save_summary",
    "sign_group_session",
    "sign_meeting",
    "typed_is_saved",
]
