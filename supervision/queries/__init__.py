"""The questions of this room."""

from supervision.queries.brief import (
    Brief,
    brief_of,
    conversation,
    tasks_of,
)
from supervision.queries.caseload import (
    Caseload,
    CaseloadFilter,
    CaseloadGroup,
    CaseloadRow,
    caseload_of,
)
from supervision.queries.countersigning import (
    WaitingNote,
    answerable_by,
    note_of_session,
    waiting_for,
    waiting_notes,
    waits,
)
from supervision.queries.flags import (
    flags_of,
    flags_of_cases,
    thresholds,
)

__all__ = [
    "Brief",
    "Caseload",
    "CaseloadFilter",
    "CaseloadGroup",
    "CaseloadRow",
    "WaitingNote",
    "answerable_by",
    "brief_of",
    "caseload_of",
    "conversation",
    "flags_of",
    "flags_of_cases",
    "note_of_session",
    "tasks_of",
    "thresholds",
    "waiting_for",
    "waiting_notes",
    "waits",
]
