"""The pages of this room."""

from sessions.views.appointments import absence, book, contact_attempt, move
from sessions.views.course_reviews import (
    correct_review,
    new_review,
    review,
    review_print,
    reviews,
)
from sessions.views.ending import ending_feeling, ending_step
from sessions.views.family import (
    add_talk,
    change_talk,
    family,
    remove_talk,
    restore_talk,
    school_plan,
)
from sessions.views.follow_up import book_follow_ups, drop_follow_up, new_follow_up
from sessions.views.gates import gate_reason
from sessions.views.hand_over import hand_over, write_hand_over
from sessions.views.here_and_now import (
    here_and_now,
    here_and_now_autosave,
    here_and_now_note,
    lift,
)
from sessions.views.homework import (
    add_coping,
    homework,
    homework_print,
    practise_coping,
    remove_coping,
    restore_coping,
)
from sessions.views.log import (
    autosave,
    conflict,
    log,
    log_next,
    set_aside,
    sign,
    start_from_last,
)
from sessions.views.maintenance import (
    agree_maintenance,
    continue_with_maintenance,
    maintenance,
    print_maintenance,
    step_up,
)
from sessions.views.pages import (
    addendum,
    finish_task,
    process_note,
    session,
    session_list,
)
from sessions.views.plan import change_plan, plan
from sessions.views.record import measures, risk, risk_timeline
from sessions.views.relapse_plan import (
    give_copy,
    plan_versions,
    print_copy,
    print_plan,
    relapse_plan,
)
from sessions.views.sending import send_measures
from sessions.views.short_forms import (
    add_barrier,
    change_barrier,
    decide_triage,
    engagement,
    meet_barrier,
    record_engagement,
    remove_barrier,
    restore_barrier,
    triage,
)
from sessions.views.snippets import (
    move_snippet,
    remove_snippet,
    restore_snippet,
    snippet,
    snippets,
)
from sessions.views.timeline import timeline, timeline_print
from sessions.views.voids import take_over, void_note

__all__ = [
    "hand_over",
    "write_hand_over",
    "send_measures",
    "correct_review",
    "new_review",
    "review",
    "review_print",
    "reviews",
    "absence",
    "add_barrier",
    "add_talk",
    "add_coping",
    "addendum",
    "autosave",
    "agree_maintenance",
    "book",
    "continue_with_maintenance",
    "maintenance",
    "print_maintenance",
    "step_up",
    "book_follow_ups",
    "change_barrier",
    "change_plan",
    "change_talk",
    "conflict",
    "contact_attempt",
    "decide_triage",
    "drop_follow_up",
    "ending_feeling",
    "ending_step",
    "engagement",
    "family",
    "finish_task",
    "gate_reason",
    "give_copy",
    "homework",
    "homework_print",
    "here_and_now",
    "here_and_now_autosave",
    "here_and_now_note",
    "homework",
    "lift",
    "log",
    "log_next",
    "measures",
    "meet_barrier",
    "move",
    "move_snippet",
    "remove_snippet",
    "restore_snippet",
    "snippet",
    "snippets",
    "new_follow_up",
    "plan",
    "plan_versions",
    "print_copy",
    "print_plan",
    "practise_coping",
    "process_note",
    "record_engagement",
    "relapse_plan",
    "remove_barrier",
    "remove_talk",
    "restore_barrier",
    "restore_talk",
    "remove_coping",
    "restore_coping",
    "risk",
    "risk_timeline",
    "school_plan",
    "session",
    "session_list",
    "set_aside",
    "sign",
    "start_from_last",
    "timeline",
    "timeline_print",
    "triage",
    "take_over",
    "void_note",
]
