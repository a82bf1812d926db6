"""The pages of this room."""

from supervision.views.agenda import (
    agenda,
    move_on_agenda,
    put_on_agenda,
    withdraw_from_agenda,
)
from supervision.views.answering import acknowledge_risk, countersign, countersign_note
from supervision.views.case import ask, case, comment, mark_reviewed
from supervision.views.caseload import caseload
from supervision.views.flags import dismiss_flag
from supervision.views.load import load

__all__ = [
    "load",
    "acknowledge_risk",
    "agenda",
    "move_on_agenda",
    "put_on_agenda",
    "withdraw_from_agenda",
    "ask",
    "case",
    "caseload",
    "comment",
    "countersign",
    "countersign_note",
    "dismiss_flag",
    "mark_reviewed",
]
