"""Tables of this room."""

from sessions.models.draft import (
    DraftCopy,
    ProcessNote,
    SessionDraft,
    SetAsideDraft,
)
from sessions.models.ending import RelapsePlan
from sessions.models.links import (
    CarriedTask,
    Homework,
    HomeworkReview,
    SessionMeasure,
    SessionRisk,
    SessionSighting,
    TaskTick,
    TechniqueUse,
)
from sessions.models.note import Countersignature, NoteAddendum, SessionNote
from sessions.models.plan import Contract, TherapySession

__all__ = [
    "CarriedTask",
    "Contract",
    "Countersignature",
    "DraftCopy",
    "Homework",
    "HomeworkReview",
    "NoteAddendum",
    "ProcessNote",
    "RelapsePlan",
    "SessionDraft",
    "SessionMeasure",
    "SessionNote",
    "SessionRisk",
    "SessionSighting",
    "SetAsideDraft",
    "TaskTick",
    "TechniqueUse",
    "TherapySession",
]
