"""The questions of this room."""

from sessions.queries.course import (
    STATE_TITLES,
    Course,
    SessionLine,
    State,
    course_of,
    courses_of,
)
from sessions.queries.expected import (
    DayRecord,
    expected_of,
    measures_due,
    problem_word,
    recorded_on_day,
)
from sessions.queries.notes import (
    HomeworkLine,
    LastNote,
    homework_of,
    last_note,
    open_homework,
)
from sessions.queries.work import (
    Appointment,
    DraftLine,
    drafts_of,
    sessions_between,
    sessions_on,
)

__all__ = [
    "STATE_TITLES",
    "Appointment",
    "Course",
    "DayRecord",
    "DraftLine",
    "HomeworkLine",
    "LastNote",
    "SessionLine",
    "State",
    "course_of",
    "courses_of",
    "drafts_of",
    "expected_of",
    "homework_of",
    "last_note",
    "measures_due",
    "open_homework",
    "problem_word",
    "recorded_on_day",
    "sessions_between",
    "sessions_on",
]
