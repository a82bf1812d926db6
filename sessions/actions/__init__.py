"""The verbs of this room: every write, with its line in the log."""

from sessions.actions.appointments import book_session, move_session, record_absence
from sessions.actions.contacting import add_contact_attempt
from sessions.actions.coping import (
    add_coping,
    practise_coping,
    remove_coping,
    restore_coping,
)
from sessions.actions.course_reviews import correct_review, write_review
from sessions.actions.drafts import (
    DraftChangedElsewhere,
    SavesDraft,
    save_draft,
    settle_conflict,
    start_draft,
)
from sessions.actions.ending import (
    let_go_of_planned,
    note_ending_step,
    record_ending_feeling,
)
from sessions.actions.family import (
    agree_school_plan,
    change_talk,
    record_talk,
    remove_talk,
    restore_talk,
)
from sessions.actions.filling_in import put_in_snippet, start_from_last
from sessions.actions.follow_up import (
    Afterwards,
    book_follow_ups,
    drop_follow_up,
    record_follow_up,
)
from sessions.actions.gates import give_gate_reason
from sessions.actions.here_and_now import (
    HereAndNowChangedElsewhere,
    lift_into_note,
    lift_into_trace,
    write_here_and_now,
)
from sessions.actions.maintenance import (
    Terms,
    agree_maintenance,
    continue_with_maintenance,
    step_up,
)
from sessions.actions.names import OtherMemberNamed
from sessions.actions.notes import add_addendum, countersign
from sessions.actions.plan import agree_contract, change_contract
from sessions.actions.process_notes import (
    ProcessNoteChangedElsewhere,
    write_process_note,
)
from sessions.actions.relapse_plan import (
    PlanIncomplete,
    PlanPerson,
    give_plan_copy,
    write_relapse_plan,
)
from sessions.actions.rules import (
    AnothersDraft,
    NoteAlreadySigned,
    RuleBroken,
    SessionNotPlanned,
    check_own_draft,
)
from sessions.actions.setting_aside import set_aside_draft
from sessions.actions.short_forms import (
    add_barrier,
    change_barrier,
    decide_triage,
    meet_barrier,
    record_engagement,
    remove_barrier,
    restore_barrier,
)
from sessions.actions.signing import (
    FullRiskEntryMissing,
    GapsNotAccepted,
    check_can_sign,
    sign_session,
    sign_typed,
)
from sessions.actions.snippets import (
    add_snippet,
    change_snippet,
    move_snippet,
    remove_snippet,
    restore_snippet,
)
from sessions.actions.tasks import ask_task, finish_task
from sessions.actions.voiding import take_over, void_note
from sessions.actions.worksheets import (
    PersonNotInInventory,
    SessionNotOfCase,
    WorksheetChangedElsewhere,
    WorksheetFinished,
    WorksheetIncomplete,
    WorksheetNotFinished,
    WorksheetNotTakenOut,
    WorksheetTakenOut,
    bring_back_state,
    finish_worksheet,
    remove_worksheet,
    reopen_worksheet,
    restore_worksheet,
    save_worksheet,
    start_worksheet,
)

__all__ = [
    "add_contact_attempt",
    "HereAndNowChangedElsewhere",
    "lift_into_note",
    "lift_into_trace",
    "write_here_and_now",
    "take_over",
    "void_note",
    "add_snippet",
    "change_snippet",
    "move_snippet",
    "put_in_snippet",
    "remove_snippet",
    "restore_snippet",
    "correct_review",
    "write_review",
    "add_coping",
    "practise_coping",
    "remove_coping",
    "restore_coping",
    "Afterwards",
    "AnothersDraft",
    "PlanIncomplete",
    "PlanPerson",
    "DraftChangedElsewhere",
    "FullRiskEntryMissing",
    "GapsNotAccepted",
    "NoteAlreadySigned",
    "OtherMemberNamed",
    "ProcessNoteChangedElsewhere",
    "RuleBroken",
    "SavesDraft",
    "SessionNotPlanned",
    "Terms",
    "add_addendum",
    "agree_maintenance",
    "continue_with_maintenance",
    "step_up",
    "agree_contract",
    "ask_task",
    "book_follow_ups",
    "book_session",
    "change_contract",
    "check_can_sign",
    "check_own_draft",
    "countersign",
    "drop_follow_up",
    "finish_task",
    "move_session",
    "give_gate_reason",
    "give_plan_copy",
    "let_go_of_planned",
    "note_ending_step",
    "record_absence",
    "record_ending_feeling",
    "record_follow_up",
    "save_draft",
    "set_aside_draft",
    "settle_conflict",
    "sign_session",
    "sign_typed",
    "start_draft",
    "start_from_last",
    "write_process_note",
    "write_relapse_plan",
    "agree_school_plan",
    "change_talk",
    "record_talk",
    "remove_talk",
    "restore_talk",
    "add_barrier",
    "change_barrier",
    "decide_triage",
    "meet_barrier",
    "record_engagement",
    "remove_barrier",
    "restore_barrier",
    "PersonNotInInventory",
    "SessionNotOfCase",
    "WorksheetChangedElsewhere",
    "WorksheetFinished",
    "WorksheetIncomplete",
    "WorksheetNotFinished",
    "WorksheetNotTakenOut",
    "WorksheetTakenOut",
    "bring_back_state",
    "finish_worksheet",
    "remove_worksheet",
    "reopen_worksheet",
    "restore_worksheet",
    "save_worksheet",
    "start_worksheet",
]
