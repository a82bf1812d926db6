"""The pages of this room."""

from sessions.views.appointments import absence, book, move
from sessions.views.ending import ending, relapse_plan
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
    new_follow_up,
    process_note,
    session,
    session_list,
)
from sessions.views.plan import change_plan, plan
from sessions.views.record import homework, measures, risk
from sessions.views.timeline import timeline, timeline_print

__all__ = [
    "absence",
    "addendum",
    "autosave",
    "book",
    "change_plan",
    "conflict",
    "ending",
    "finish_task",
    "gate_reason",
    "homework",
    "log",
    "log_next",
    "measures",
    "move",
    "new_follow_up",
    "plan",
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
