"""What was typed about a case in a supervision session, and what it means.

The form is kept as it was typed. Reading it is lenient, and names what cannot be read: the
form shows that at its fields, and a session does not close over it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sessions.typed import Typed, many, one
from supervision.models import AgendaItem

THERAPIST, SUPERVISOR = "THERAPIST", "SUPERVISOR"
MOST_DECISIONS = 12
# One row to write in, beside those that are filled in.
SPARE_ROWS = 2
LONGEST = {
    "question": 1000,
    "discussion": 8000,
    "recording": 40,
    "follow_up": 500,
}
LONGEST_DECISION = 500
TITLES = {
    "question": "The question",
    "discussion": "What was said",
    "recording": "Place in the recording",
    "follow_up": "To come back to",
}
CLOCK = r"\d{1,2}(:[0-5]\d){1,2}"
RECORDING = re.compile(rf"{CLOCK}(\s+to\s+{CLOCK})?")
RECORDING_SHAPE = "Write the place in the recording like 12:30, or 12:30 to 14:10"
DAY_SHAPE = "By must be a real date, like 23 11 2026"
DAY_FORMATS = ("%Y-%m-%d", "%d %m %Y", "%d/%m/%Y", "%d.%m.%Y")


@dataclass(frozen=True, kw_only=True)
class DecisionContent:
    """`owner` is THERAPIST or SUPERVISOR."""

    text: str
    owner: str
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class ItemContent:
    """`problems` maps form fields to the sentence that says what to do."""

    reason: str
    question: str
    discussion: str
    recording: str
    seen: tuple[str, ...]
    follow_up: str
    decisions: tuple[DecisionContent, ...]
    problems: Mapping[str, str]

    @property
    def is_talked_about(self) -> bool:
        """Whether anything was written beyond why it was brought."""
        said = (self.discussion, self.recording, self.follow_up)
        return any(said) or bool(self.seen) or bool(self.decisions)


def read(typed: Mapping[str, Typed]) -> ItemContent:
    """The item as far as it can be read."""
    words = {name: _tidy(one(typed, name)) for name in LONGEST}
    problems = {
        name: f"{TITLES[name]} can hold {most} characters"
        for name, most in LONGEST.items()
        if len(words[name]) > most
    }
    if words["recording"] and not RECORDING.fullmatch(words["recording"]):
        problems.setdefault("recording", RECORDING_SHAPE)
    decisions = []
    for row in rows_in(typed):
        text = _tidy(one(typed, f"decision_{row}"))
        due, due_on = one(typed, f"due_{row}"), None
        if len(text) > LONGEST_DECISION:
            problems[f"decision_{row}"] = (
                f"A decision can hold {LONGEST_DECISION} characters"
            )
        if due:
            due_on = _day(due)
            if due_on is None:
                problems[f"due_{row}"] = DAY_SHAPE
            if not text:
                problems[f"decision_{row}"] = "Write what is to be done by then"
        if text:
            owner = one(typed, f"owner_{row}")
            decisions.append(
                DecisionContent(
                    text=text,
                    owner=SUPERVISOR if owner == SUPERVISOR else THERAPIST,
                    due_on=due_on,
                )
            )
    reason = one(typed, "reason")
    known = reason in AgendaItem.Reason.values
    return ItemContent(
        reason=reason if known else AgendaItem.Reason.ROUTINE,
        seen=many(typed, "seen"),
        decisions=tuple(decisions),
        problems=problems,
        **words,
    )


def rows_in(typed: Mapping[str, Typed]) -> range:
    """The rows of decisions as typed: from 1 to the last in which something stands."""
    filled = [
        row
        for row in range(1, MOST_DECISIONS + 1)
        if one(typed, f"decision_{row}") or one(typed, f"due_{row}")
    ]
    return range(1, (filled[-1] if filled else 0) + 1)


def brought(item: AgendaItem | None, question: str) -> dict[str, Typed]:
    """What an item begins with: why it is on the agenda, and the question to bring."""
    reason = item.reason if item else AgendaItem.Reason.ROUTINE.value
    return {"reason": reason, "question": question}


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\x00", "").strip()


def _day(typed: str) -> date | None:
    for shape in DAY_FORMATS:
        try:
            return datetime.strptime(typed, shape).date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    return None
