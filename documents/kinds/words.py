"""Sentences that several kinds of document say the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from documents.queries.case_record import Record
from formulation.models import FocusArea
from measures.instruments import instrument
from measures.outcomes import Change, change_between
from measures.queries import ScorePoint
from protocols import focus_areas
from protocols.base import Protocol, Therapy
from sessions.models import TherapySession
from ui import dates

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ABSENCE = {
    TherapySession.Attendance.DID_NOT_COME: "did not come",
    TherapySession.Attendance.CANCELLED_BY_CLIENT: "cancelled by client",
    TherapySession.Attendance.CANCELLED_BY_THERAPIST: "cancelled by therapist",
}


def letter_day(day: date) -> str:
    """6 July 2026, as sentences say it, in the practice's language of days."""
    return dates.long_day(day)


def paper_day(day: date) -> str:
    """06-Jul-2026, as heads and tables on paper say it."""
    return dates.table_day(day)


def month(day: date) -> str:
    return dates.month_and_year(day)


def number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def listed(words: Iterable[str]) -> str:
    """a, b and c."""
    said = [word for word in words if word]
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])} and {said[-1]}"


def sentence(text: str) -> str:
    """With a full stop, unless it ends in a mark already."""
    text = text.strip()
    if not text:
        return ""
    return text if text.rstrip("”’\"'")[-1:] in (".", "!", "?") else f"{text}."


def quoted(text: str) -> str:
    """In quotation marks, once: "it" and “it” both become “it”."""
    said = text.strip().strip('“”"').strip().rstrip(".")
    return f"“{said}”" if said else ""


def lines_of(text: str) -> list[str]:
    """The entries of a field that was typed one per line, or apart by semicolons."""
    pieces = text.replace("\r\n", "\n").replace(";", "\n").splitlines()
    found = [piece.strip(" -–•\t") for piece in pieces]
    return [f"{piece[0].upper()}{piece[1:]}" for piece in found if piece]


def run_on(entry: str) -> str:
    """An entry inside a sentence: "My sister" becomes "my sister", a name stays."""
    first = entry.partition(" ")[0]
    return entry[0].lower() + entry[1:] if first in ("My", "Your", "The") else entry


def quotes(lines: Iterable[str]) -> str:
    """Someone's own words inside a sentence: “the sofa again” and “a third drink”."""
    return listed(quoted(line) for line in lines)


def treatment_line(record: Record) -> str:
    """IPT, 14 sessions planned."""
    if record.protocol is None:
        return "Assessment only"
    said = record.protocol.therapy.value
    if record.earlier is not None and record.earlier.period.until is not None:
        day = paper_day(record.earlier.period.until.changed_on)
        said = f"{record.earlier.protocol.therapy.value}, from {day} {said}"
    if record.contract is None:
        return said
    count = "session" if record.planned == 1 else "sessions"
    return f"{said}, {record.planned} {count} planned"


def therapy_words(protocol: Protocol | None) -> str:
    if protocol is None:
        return "an assessment"
    if protocol.therapy == Therapy.DIT:
        return "dynamic interpersonal therapy"
    return "interpersonal psychotherapy"


def attendance_line(record: Record) -> str:
    """13 of 14, 1 cancelled by client."""
    said = f"{len(record.attended)} of {len(record.attended) + len(record.missed)}"
    counts = Counter(one.attendance for one in record.missed)
    gone = [f"{counts[key]} {word}" for key, word in ABSENCE.items() if counts[key]]
    return ", ".join([said, *gone])


def dates_line(record: Record) -> str:
    """06-Jul to 19-Oct-2026."""
    if not record.attended:
        return "No session yet"
    first, last = record.attended[0].on, record.attended[-1].on
    if first == last:
        return paper_day(first)
    said = paper_day(first)
    if first.year == last.year:
        said = said.removesuffix(f"-{first.year}")
    return f"{said} to {paper_day(last)}"


def focus_title(record: Record, *, to_client: bool = False) -> str:
    """The focus in plain words: "grief", "connecting with people"."""
    return area_title(record.focus, to_client=to_client)


def area_title(focus: FocusArea | None, *, to_client: bool = False) -> str:
    if focus is None:
        return ""
    area = focus_areas.focus_area(focus.area)
    title = area.client_title if to_client else area.short_title
    return title[0].lower() + title[1:]


def scored(points: Iterable[ScorePoint]) -> list[ScorePoint]:
    return [point for point in points if point.total is not None]


def during_treatment(record: Record, key: str) -> list[ScorePoint]:
    """Scores with a total, without those taken at a follow-up."""
    return [
        point
        for point in scored(record.scores.get(key, []))
        if not (
            (session := record.session_of.get(point.administration_id))
            and session.is_follow_up
        )
    ]


def meaning(
    key: str, first: ScorePoint, last: ScorePoint, age: int | None = None
) -> str:
    """From severe to mild. Reliable change (6 or more), below the cut-off of 10."""
    definition = instrument(key)
    moved = (
        f"{first.band_title}, as at the start"
        if first.band == last.band
        else f"From {first.band_title.lower()} to {last.band_title.lower()}"
    )
    said = [moved] if first.band_title and last.band_title else []
    second = []
    if definition.reliable_change is not None:
        points = definition.reliable_change.points
        change = change_between(definition, first.total or 0, last.total or 0)
        second.append(
            {
                Change.RELIABLE_IMPROVEMENT: f"reliable change ({points} or more)",
                Change.RELIABLE_DETERIORATION: f"reliable worsening ({points} or more)",
            }.get(change, f"no reliable change (that is {points} or more)")
        )
    case_from = definition.case_from(age)
    if case_from is not None:
        is_below = (last.total or 0) < case_from
        second.append(
            f"{'below' if is_below else 'still above'} the cut-off of {case_from}"
        )
    if second:
        words = ", ".join(second)
        said.append(words[0].upper() + words[1:])
    return ". ".join(said) + "."
