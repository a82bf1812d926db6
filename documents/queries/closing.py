"""What stands in the way of closing a case."""

from __future__ import annotations

from cases.models import Case
from sessions.queries import course_of


def unsigned_sessions(case: Case) -> list[str]:
    """Sessions that somebody began to write down and nobody signed: "Session 9"."""
    return [line.title for line in course_of(case).drafts]
