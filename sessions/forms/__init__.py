"""Labels, hints and validation. Forms never write and never see the request."""

from sessions.forms.appointments import AbsenceForm, BookForm, ContactForm, MoveForm
from sessions.forms.conflict import ConflictForm
from sessions.forms.ending_parts import EndingFeelingForm, EndingStepForm
from sessions.forms.follow_up import BookFollowUpsForm, FollowUpForm
from sessions.forms.gates import GateReasonForm
from sessions.forms.here_and_now import HereAndNowForm, LiftForm
from sessions.forms.log import LogForm
from sessions.forms.maintenance import MaintenanceForm, StepUpForm
from sessions.forms.notes import AddendumForm, FinishTaskForm, ProcessNoteForm
from sessions.forms.plan import (
    ChangePlanForm,
    PlanForm,
    proposed_values,
    standing_values,
)
from sessions.forms.relapse_plan import PlanCopyForm, RelapsePlanForm
from sessions.forms.sending import SendForm
from sessions.forms.snippets import SnippetForm
from sessions.forms.voids import TakeOverForm, VoidForm
from sessions.forms.worksheets import AboutForm, WorksheetForm

__all__ = [
    "SendForm",
    "AboutForm",
    "WorksheetForm",
    "AbsenceForm",
    "AddendumForm",
    "BookFollowUpsForm",
    "BookForm",
    "ChangePlanForm",
    "ConflictForm",
    "ContactForm",
    "EndingFeelingForm",
    "EndingStepForm",
    "FinishTaskForm",
    "FollowUpForm",
    "GateReasonForm",
    "HereAndNowForm",
    "LiftForm",
    "LogForm",
    "MaintenanceForm",
    "MoveForm",
    "StepUpForm",
    "PlanCopyForm",
    "PlanForm",
    "ProcessNoteForm",
    "RelapsePlanForm",
    "SnippetForm",
    "TakeOverForm",
    "VoidForm",
    "proposed_values",
    "standing_values",
]
