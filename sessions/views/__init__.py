"""The pages of this room."""

from sessions.views.appointments import absence, book, move
from sessions.views.ending import ending_feeling, ending_step
from sessions.views.follow_up import book_follow_ups, drop_follow_up, new_follow_up
from sessions.views.gates import gate_reason
from sessions.views.log import (
    autosave,
    conflict,
    log,
    log_next,
    set_aside,
    sign,
    start_from_last,
)
from sessions.views.pages import (
    addendum,
    finish_task,
    process_note,
    session,
    session_list,
)
from sessions.views.plan import change_plan, plan
from sessions.views.record import homework, measures, risk
from sessions.views.relapse_plan import (
    give_copy,
    plan_versions,
    print_copy,
    print_plan,
    relapse_plan,
)
from sessions.views.timeline import timeline, timeline_print

__all__ = [
    "absence",
    "addendum",
    "autosave",
    "book",
    "book_follow_ups",
    "change_plan",
    "conflict",
    "drop_follow_up",
    "ending_feeling",
    "ending_step",
    "finish_task",
    "gate_reason",
    "give_copy",
    "homework",
    "log",
    "log_next",
    "measures",
    "move",
    "new_follow_up",
    "plan",
    "plan_versions",
    "print_copy",
    "print_plan",
    "process_note",
    "relapse_plan",
    "risk",
    "session",
    "session_list",
    "set_aside",
    "sign",
    "start_from_last",
    "timeline",
    "timeline_print",
]
