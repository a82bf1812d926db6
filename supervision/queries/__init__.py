"""The questions of this room."""

from supervision.queries.acknowledging import (
    WaitingEntry,
    count_of_entries_waiting_for,
    entries_waiting_for,
    risk_entry_of,
)
from supervision.queries.agenda import (
    Agenda,
    AgendaLine,
    agendas_for,
    find_own_task,
    open_item_of,
    open_items,
    taken_on,
)
from supervision.queries.became import (
    Became,
    became_of,
)
from supervision.queries.between import cases_between
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
from supervision.queries.caseload.showing import GROUPINGS
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
from supervision.queries.held import (
    HeldPage,
    HeldSession,
    ItemLine,
    SessionLine,
    addenda_of,
    cases_to_add,
    content_of,
    find_item,
    find_session,
    lines_of,
    page_of,
    people_for,
    seen_choices,
    sessions_between,
    sessions_of,
    talked_about,
)
from supervision.queries.load import (
    Load,
    load_of,
    loads_of,
)
from supervision.queries.views import (
    ViewTab,
    filters_of,
    interval_of,
    own_view,
    tabs_of,
)

__all__ = [
    "filters_of",
    "GROUPINGS",
    "ViewTab",
    "interval_of",
    "own_view",
    "tabs_of",
    "Agenda",
    "AgendaLine",
    "Became",
    "Brief",
    "Caseload",
    "CaseloadFilter",
    "CaseloadGroup",
    "CaseloadRow",
    "HeldPage",
    "HeldSession",
    "ItemLine",
    "Load",
    "SessionLine",
    "WaitingEntry",
    "WaitingNote",
    "addenda_of",
    "agendas_for",
    "answerable_by",
    "became_of",
    "brief_of",
    "caseload_of",
    "cases_between",
    "cases_to_add",
    "content_of",
    "conversation",
    "count_of_entries_waiting_for",
    "entries_waiting_for",
    "find_item",
    "find_own_task",
    "find_session",
    "flags_of",
    "flags_of_cases",
    "lines_of",
    "load_of",
    "loads_of",
    "note_of_session",
    "open_item_of",
    "open_items",
    "page_of",
    "people_for",
    "risk_entry_of",
    "seen_choices",
    "sessions_between",
    "sessions_of",
    "taken_on",
    "talked_about",
    "tasks_of",
    "thresholds",
    "waiting_for",
    "waiting_notes",
    "waits",
]
