"""The verbs of this room: every write, with its line in the log."""

from sessions.actions.appointments import book_session, move_session, record_absence
from sessions.actions.drafts import (
    DraftChangedElsewhere,
    save_draft,
    settle_conflict,
    start_draft,
)
from sessions.actions.ending import record_follow_up, write_relapse_plan
from sessions.actions.notes import add_addendum, countersign
from sessions.actions.plan import agree_contract, change_contract
from sessions.actions.process_notes import (
    ProcessNoteChangedElsewhere,
    read_process_note,
    write_process_note,
)
from sessions.actions.rules import NoteAlreadySigned, RuleBroken, SessionNotPlanned
from sessions.actions.signing import (
    FullRiskEntryMissing,
    GapsNotAccepted,
    check_can_sign,
    sign_session,
)
from sessions.actions.tasks import ask_task, finish_task

__all__ = [
    "DraftChangedElsewhere",
    "FullRiskEntryMissing",
    "GapsNotAccepted",
    "NoteAlreadySigned",
    "ProcessNoteChangedElsewhere",
    "RuleBroken",
    "SessionNotPlanned",
    "add_addendum",
    "agree_contract",
    "ask_task",
    "book_session",
    "change_contract",
    "check_can_sign",
    "countersign",
    "finish_task",
    "move_session",
    "read_process_note",
    "record_absence",
    "record_follow_up",
    "save_draft",
    "settle_conflict",
    "sign_session",
    "start_draft",
    "write_process_note",
    "write_relapse_plan",
]
