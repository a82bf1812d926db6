"""The pages of this room."""

from supervision.views.agenda import (
    agenda,
    bring,
    move_on_agenda,
    put_on_agenda,
    withdraw_from_agenda,
)
from supervision.views.answering import (
    acknowledge_risk,
    countersign,
    countersign_note,
)
from supervision.views.brief import (
    brief,
    brief_print,
)
from supervision.views.case import (
    ask,
    case,
    comment,
    finish_own,
    mark_reviewed,
    set_interval,
)
from supervision.views.caseload import (
    caseload,
    save_view,
    saved_view,
)
from supervision.views.flags import dismiss_flag
from supervision.views.holding import (
    close_session,
    discard_session,
    new_session,
    reflect,
    session,
    sessions,
    take_over_agenda,
    take_up,
)
from supervision.views.items import (
    add_to_item,
    autosave_item,
    item,
    lay_item_aside,
    take_out,
)
from supervision.views.load import load
from supervision.views.own_notes import own_note

__all__ = [
    "acknowledge_risk",
    "add_to_item",
    "agenda",
    "ask",
    "autosave_item",
    "brief",
    "brief_print",
    "bring",
    "case",
    "caseload",
    "close_session",
    "comment",
    "countersign",
    "countersign_note",
    "discard_session",
    "dismiss_flag",
    "finish_own",
    "item",
    "lay_item_aside",
    "load",
    "mark_reviewed",
    "move_on_agenda",
    "new_session",
    "own_note",
    "put_on_agenda",
    "reflect",
    "save_view",
    "saved_view",
    "session",
    "sessions",
    "set_interval",
    "take_out",
    "take_over_agenda",
    "take_up",
    "withdraw_from_agenda",
]
