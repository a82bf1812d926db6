"""The questions of this room."""

from sessions.queries.agenda import (
    Agenda,
    AgendaGroup,
    AgendaItem,
    agenda_of,
    find_task,
    finished_tasks,
    open_tasks,
)
from sessions.queries.conflict import Conflict, conflict_of
from sessions.queries.coping import (
    CopingLine,
    coping_of,
    coping_taken_out,
    coping_that_helped,
    find_coping_strategy,
)
from sessions.queries.course import STATE_TITLES, Course, SessionLine, State
from sessions.queries.courses import course_of, courses_of
from sessions.queries.drafts import OthersDraft, others_draft
from sessions.queries.due import Due, DueItem, LeftOut, due_of, left_out, times_of
from sessions.queries.expected import (
    DayRecord,
    expected_of,
    main_measure_beside,
    measures_due,
    problem_word,
    recorded_on_day,
)
from sessions.queries.gates import Gate, Lack, WentOn, gate_of
from sessions.queries.hand_over import HandOverPage, hand_over_page
from sessions.queries.here_and_now import (
    OwnHereAndNow,
    find_here_and_now,
    has_pattern,
    is_taken,
    own_here_and_now,
)
from sessions.queries.homework import HomeworkLine, homework_of, open_homework
from sessions.queries.notes import LastNote, last_note
from sessions.queries.pages import SessionPage, may_add, session_page
from sessions.queries.plan import PlanPage, contracts_of, movable, plan_page
from sessions.queries.process_notes import OwnProcessNote, own_process_note
from sessions.queries.prompt import Prompt, prompt_of, prompts_of
from sessions.queries.score_table import ScoreRow, overlap_note, score_rows
from sessions.queries.sheet import LogSheet, find_session, log_sheet
from sessions.queries.snippets import (
    find_snippet,
    snippets_of,
    snippets_taken_out,
)
from sessions.queries.stretches import Stretch
from sessions.queries.voids import VoidedNote, cases_to_take_to, voided_note
from sessions.queries.work import (
    Appointment,
    DraftLine,
    drafts_of,
    sessions_between,
    sessions_on,
    waiting_to_sign,
)

__all__ = [
    "HandOverPage",
    "hand_over_page",
    "ScoreRow",
    "overlap_note",
    "score_rows",
    "Due",
    "DueItem",
    "LeftOut",
    "due_of",
    "left_out",
    "times_of",
    "OwnHereAndNow",
    "find_here_and_now",
    "has_pattern",
    "is_taken",
    "own_here_and_now",
    "VoidedNote",
    "cases_to_take_to",
    "voided_note",
    "Prompt",
    "prompt_of",
    "prompts_of",
    "find_snippet",
    "snippets_of",
    "snippets_taken_out",
    "CopingLine",
    "coping_of",
    "coping_taken_out",
    "coping_that_helped",
    "find_coping_strategy",
    "STATE_TITLES",
    "Agenda",
    "AgendaGroup",
    "AgendaItem",
    "Appointment",
    "Conflict",
    "Course",
    "DayRecord",
    "DraftLine",
    "Gate",
    "HomeworkLine",
    "Lack",
    "LastNote",
    "LogSheet",
    "OthersDraft",
    "OwnProcessNote",
    "PlanPage",
    "SessionLine",
    "SessionPage",
    "State",
    "Stretch",
    "WentOn",
    "agenda_of",
    "conflict_of",
    "contracts_of",
    "course_of",
    "courses_of",
    "drafts_of",
    "expected_of",
    "find_session",
    "gate_of",
    "find_task",
    "finished_tasks",
    "homework_of",
    "last_note",
    "log_sheet",
    "may_add",
    "main_measure_beside",
    "measures_due",
    "movable",
    "open_homework",
    "open_tasks",
    "others_draft",
    "own_process_note",
    "plan_page",
    "problem_word",
    "recorded_on_day",
    "session_page",
    "sessions_between",
    "sessions_on",
    "waiting_to_sign",
]
