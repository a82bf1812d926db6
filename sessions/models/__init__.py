"""Tables of this room."""

from sessions.models.afterwards import (
    FollowUpContact,
    MaintenanceContract,
    StepUp,
)
from sessions.models.beside import SightingBeside
from sessions.models.contact import ContactAttempt
from sessions.models.coping import CopingPractice, CopingStrategy
from sessions.models.course_review import CourseReview
from sessions.models.draft import (
    DraftCopy,
    HereAndNowNote,
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
from sessions.models.group_drafts import GroupDraft, MeetingDraft
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
    JointAttendance,
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
from sessions.models.snippet import Snippet
from sessions.models.void import NoteVoid, TakenOver
from sessions.models.worksheets import Worksheet, WorksheetVersion

__all__ = [
    "Barrier",
    "CarriedTask",
    "ContactAttempt",
    "Contract",
    "CopingPractice",
    "CopingStrategy",
    "Countersignature",
    "CourseReview",
    "DraftCopy",
    "EndingFeeling",
    "EndingStep",
    "Engagement",
    "FamilyContact",
    "FollowUpContact",
    "GroupAddendum",
    "GroupAttendance",
    "GroupDraft",
    "GroupNote",
    "GroupSession",
    "GroupSummary",
    "HereAndNowNote",
    "Homework",
    "HomeworkReview",
    "IndividualMeeting",
    "MaintenanceContract",
    "MeetingDraft",
    "JointAttendance",
    "NoteAddendum",
    "NoteVoid",
    "PhaseGate",
    "PlanCopy",
    "ProcessNote",
    "RelapsePlan",
    "RelapsePlanPerson",
    "SchoolPlan",
    "SessionDraft",
    "SessionGoal",
    "SessionMeasure",
    "SessionNote",
    "SessionPerson",
    "SessionRisk",
    "SessionSighting",
    "SetAsideDraft",
    "SightingBeside",
    "Snippet",
    "StepUp",
    "TakenOver",
    "TaskTick",
    "TechniqueUse",
    "TherapySession",
    "Triage",
    "Worksheet",
    "WorksheetVersion",
]
