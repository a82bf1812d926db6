"""What the record holds beside a review: scores, daily life, goals, signs, attendance.

Plain values that are kept with the review as they stood on its day. Counted and compared;
nothing here says whether it is enough.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from cases.models import Case
from cases.queries.functioning import functioning_start_and_now
from formulation.models import PatternSighting
from formulation.queries import current_ipaf, focus_line
from formulation.queries.focus import focus_board
from formulation.queries.focus_record import MarkerRow, focus_records
from formulation.queries.goals import goals_of
from protocols.base import FocusKind
from sessions.charts import KEYS, so_far
from sessions.models import TherapySession
from sessions.queries.course import Course
from sessions.where import where_words

Attendance = TherapySession.Attendance
# In the order in which they are said; what never happened is not said.
MISSED_WORDS = (
    (Attendance.DID_NOT_COME, "missed"),
    (Attendance.CANCELLED_BY_CLIENT, "cancelled by the client"),
    (Attendance.CANCELLED_BY_THERAPIST, "cancelled by the therapist"),
)


def course_facts(case: Case, course: Course, *, today: date) -> dict[str, Any]:
    """All of it as JSON keeps it. A fixed number of queries."""
    keys = tuple(dict.fromkeys([case.main_measure, *KEYS]))
    facts: dict[str, Any] = {
        "where": where_words(course, today=today),
        "focus": focus_line(case),
        "attendance": attendance_words(course),
        "measures": [
            {"title": one.title, "now": one.now, "words": one.words}
            for one in so_far(case, course, keys)
        ],
        "functioning": _functioning(case),
        "goals": [
            {
                "words": line.words,
                "start": line.baseline,
                "now": line.latest if len(line.ratings) > 1 else None,
                "target": line.target,
                "status": "" if line.is_active else line.status_title,
            }
            for line in goals_of(case)
        ],
    }
    if course.protocol and course.protocol.focus_kind == FocusKind.IPAF:
        return facts | {"pattern": _pattern(case)}
    return facts | {"signs": _signs(case)}


def attendance_words(course: Course) -> str:
    """ "8 attended, 1 missed, 1 cancelled by the client"."""
    counted = Counter(line.attendance for line in course.sessions if line.is_missed)
    said = [f"{course.attended} attended"]
    said += [f"{counted[key]} {words}" for key, words in MISSED_WORDS if counted[key]]
    return ", ".join(said)


def _functioning(case: Case) -> list[dict[str, Any]]:
    """Areas that were ever rated."""
    return [
        {
            "title": line.title,
            "start": line.start,
            "start_words": line.start_words,
            "now": line.now,
            "now_words": line.now_words,
        }
        for line in functioning_start_and_now(case)
        if line.start is not None
    ]


def _signs(case: Case) -> list[dict[str, Any]]:
    """The signs of progress of each agreed focus, first rating and latest."""
    return [
        {
            "title": record.card.title,
            "rows": [
                {"title": row.entry.title, **_first_and_latest(row)}
                for row in record.markers.rows
                if row.latest is not None
            ],
        }
        for record in focus_records(case, focus_board(case).current)
        if record.markers.days
    ]


def _first_and_latest(row: MarkerRow) -> dict[str, str]:
    rated = [cell.word for cell in row.cells if cell.value is not None]
    return {"start": rated[0], "now": rated[-1] if len(rated) > 1 else ""}


def _pattern(case: Case) -> dict[str, Any]:
    """The line of the IPAF, and how often it was seen, noticed and different."""
    ipaf = current_ipaf(case)
    changed = PatternSighting.objects.filter(case=case).values_list(
        "changed", flat=True
    )
    counted = Counter(changed)
    return {
        "line": ipaf.sayable_line if ipaf else "",
        "seen": sum(counted.values()),
        "noticed": counted[PatternSighting.Changed.PARTLY],
        "different": counted[PatternSighting.Changed.YES],
    }
