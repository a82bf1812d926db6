"""Labels, hints and validation. Forms never write and never see the request."""

from sessions.forms.appointments import AbsenceForm, BookForm, MoveForm
from sessions.forms.conflict import ConflictForm
from sessions.forms.ending import RelapsePlanForm
from sessions.forms.follow_up import FollowUpForm
from sessions.forms.gates import GateReasonForm
from sessions.forms.log import LogForm
from sessions.forms.notes import AddendumForm, FinishTaskForm, ProcessNoteForm
from sessions.forms.plan import (
    ChangePlanForm,
    PlanForm,
    proposed_values,
    standing_values,
)

__all__ = [
    "AbsenceForm",
    "AddendumForm",
    "BookForm",
    "ChangePlanForm",
    "ConflictForm",
    "FinishTaskForm",
    "FollowUpForm",
    "GateReasonForm",
    "LogForm",
    "MoveForm",
    "PlanForm",
    "ProcessNoteForm",
    "RelapsePlanForm",
    "proposed_values",
    "standing_values",
]
