"""Supervision sessions: those that were held, and one of them as its reader may see it."""

from supervision.queries.held.items import (
    ItemLine,
    addenda_of,
    content_of,
    find_item,
    lines_of,
    seen_choices,
    talked_about,
)
from supervision.queries.held.page import (
    HeldPage,
    cases_to_add,
    page_of,
    people_for,
)
from supervision.queries.held.sessions import (
    HeldSession,
    SessionLine,
    find_session,
    sessions_between,
    sessions_of,
)

__all__ = [
    "HeldPage",
    "HeldSession",
    "ItemLine",
    "SessionLine",
    "addenda_of",
    "cases_to_add",
    "content_of",
    "find_item",
    "find_session",
    "lines_of",
    "page_of",
    "people_for",
    "seen_choices",
    "sessions_between",
    "sessions_of",
    "talked_about",
]
