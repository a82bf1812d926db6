"""The questions of this room."""

from supervision.queries.acknowledging import (
    WaitingEntry,
    count_of_entries_waiting_for,
    entries_waiting_for,
    risk_entry_of,
)
from supervision.queries.agenda import Agenda, agendas_for, open_item_of, open_items
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
from supervision.queries.load import Load, load_of, loads_of

__all__ = [
    "loads_of",
    "load_of",
    "Load",
    "Agenda",
    "agendas_for",
    "open_item_of",
    "open_items",
    "Brief",
    "Caseload",
    "CaseloadFilter",
    "CaseloadGroup",
    "CaseloadRow",
    "WaitingEntry",
    "WaitingNote",
    "answerable_by",
    "brief_of",
    "caseload_of",
    "conversation",
    "count_of_entries_waiting_for",
    "entries_waiting_for",
    "flags_of",
    "flags_of_cases",
    "note_of_session",
    "risk_entry_of",
    "tasks_of",
    "thresholds",
    "waiting_for",
    "waiting_notes",
    "waits",
]
