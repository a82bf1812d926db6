"""Tables of this room."""

from sessions.models.afterwards import (
    FollowUpContact,
    MaintenanceContract,
    StepUp,
)
from sessions.models.coping import CopingPractice, CopingStrategy
from sessions.models.course_review import CourseReview
from sessions.models.draft import (
    DraftCopy,
    ProcessNote,
    SessionDraft,
    SetAsideDraft,
)
from sessions.models.ending import (
    EndingFeeling,
    EndingStep,
    PlanCopy,
    RelapsePlan,
    RelapsePlanPerson,
)
from sessions.models.family import FamilyContact, SchoolPlan
from sessions.models.gates import PhaseGate
from sessions.models.groups import (
    GroupAddendum,
    GroupAttendance,
    GroupNote,
    GroupSession,
    GroupSummary,
    IndividualMeeting,
)
from sessions.models.links import (
    CarriedTask,
    Homework,
    HomeworkReview,
    SessionGoal,
    SessionMeasure,
    SessionPerson,
    SessionRisk,
    SessionSighting,
    TaskTick,
    TechniqueUse,
)
from sessions.models.note import Countersignature, NoteAddendum, SessionNote
from sessions.models.plan import Contract, TherapySession
from sessions.models.short_forms import Barrier, Engagement, Triage
from sessions.models.worksheets import Worksheet, WorksheetVersion

__all__ = [
    "Barrier",
    "CarriedTask",
    "Contract",
    "CopingPractice",
    "CopingStrategy",
    "Countersignature",
    "CourseReview",
    "DraftCopy",
    "Engagement",
    "FamilyContact",
    "EndingFeeling",
    "EndingStep",
    "FollowUpContact",
    "Homework",
    "HomeworkReview",
    "MaintenanceContract",
    "GroupAddendum",
    "GroupAttendance",
    "GroupNote",
    "GroupSession",
    "GroupSummary",
    "IndividualMeeting",
    "NoteAddendum",
    "PhaseGate",
    "PlanCopy",
    "ProcessNote",
    "RelapsePlan",
    "SchoolPlan",
    "RelapsePlanPerson",
    "SessionDraft",
    "SessionGoal",
    "SessionMeasure",
    "SessionNote",
    "SessionPerson",
    "SessionRisk",
    "SessionSighting",
    "SetAsideDraft",
    "StepUp",
    "TaskTick",
    "TechniqueUse",
    "TherapySession",
    "Triage",
    "Worksheet",
    "WorksheetVersion",
]
