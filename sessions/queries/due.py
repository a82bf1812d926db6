"""Which questionnaires the session to come asks for, and how far each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from cases.models import Case
from measures.instruments import Instrument, instrument
from measures.queries import LinkLine, links_of, overlap_words, series_of_cases
from measures.self_report import LONGEST, can_be_sent
from sessions.models import SessionNote
from sessions.queries.course import Course, SessionLine
from sessions.queries.expected import DayRecord, measures_due, measures_of_day
from sessions.queries.sheet import sent_words
from ui.words import clock, long_day

# How long a link can work where no session is near. Times of our own choosing.
TIMES = {
    "2H": ("2 hours: for now, in the room", timedelta(hours=2)),
    "1D": ("1 day", timedelta(days=1)),
    "3D": ("3 days", timedelta(days=3)),
    "7D": ("7 days", LONGEST),
}
UNTIL_NEXT = "NEXT"


@dataclass(frozen=True, kw_only=True)
class DueItem:
    """One questionnaire that is due. `state` says in words how far it is."""

    definition: Instrument
    state: str
    is_in: bool
    can_be_sent: bool
    overlap: str = ""


@dataclass(frozen=True, kw_only=True)
class Due:
    """What the session to come asks for. `line` is None where none is booked."""

    line: SessionLine | None
    number: int | None
    items: tuple[DueItem, ...]
    links: tuple[LinkLine, ...]

    @property
    def title(self) -> str:
        return "Due now" if self.number is None else f"Due at session {self.number}"

    @property
    def to_send(self) -> list[str]:
        """What is still open, and can be sent."""
        return [
            item.definition.key
            for item in self.items
            if item.can_be_sent and not item.is_in
        ]

    @property
    def words(self) -> str:
        """ "PHQ-9 sent 20 min ago, by the client on their own phone; GAD-7 not yet"."""
        return "; ".join(f"{i.definition.short_title} {i.state}" for i in self.items)


def due_of(
    case: Case, course: Course, now: datetime, *, says_overlap: bool = False
) -> Due:
    """For the case's client. Two queries, three where it says what overlaps."""
    line = course.next
    number = line.place_in_course if line else None
    on = line.on if line else timezone.localdate(now)
    taken = [one for one in measures_of_day(case, on) if one.about_id is None]
    day, keys = DayRecord(measures=tuple(taken), risks=()), measures_due(course, number)
    links = tuple(links_of(case, now))
    scores = series_of_cases([case.pk], keys)[case.pk] if says_overlap else {}
    return Due(
        line=line,
        number=number,
        links=links,
        items=tuple(
            _item(
                instrument(key),
                day,
                links,
                now=now,
                overlap=_overlap(
                    key, [one.taken_on for one in scores.get(key, ())], on
                ),
            )
            for key in keys
        ),
    )


def _item(
    definition: Instrument,
    day: DayRecord,
    links: Sequence[LinkLine],
    *,
    now: datetime,
    overlap: str,
) -> DueItem:
    own = day.own_answers(definition.key)
    typed = [one for one in day.measures if one.instrument_key == definition.key]
    waiting = [
        one
        for one in links
        if one.is_live
        and one.about is None
        and definition.key in one.link.instrument_keys
    ]
    state = "not yet"
    if own is not None:
        words = sent_words(own, now)
        state = words[:1].lower() + words[1:]
    elif typed:
        state = "typed in"
    elif waiting:
        state = f"sent, {waiting[0].state}"
    return DueItem(
        definition=definition,
        state=state,
        is_in=bool(typed),
        can_be_sent=can_be_sent(definition),
        overlap=overlap,
    )


def _overlap(key: str, days: Sequence[date], on: date) -> str:
    before = [day for day in days if day < on]
    return overlap_words(instrument(key), before[-1] if before else None, on)


def times_of(course: Course, now: datetime) -> list[tuple[str, str, datetime]]:
    """How long a link can work: key, words, and until when. The first is the usual one."""
    found = [(key, words, now + span) for key, (words, span) in TIMES.items()]
    ends = _end_of_next(course, now)
    if ends is None:
        return [found[-1], *found[:-1]]
    local = timezone.localtime(ends)
    words = f"Until the end of the next session, {long_day(local)}, {clock(local)}"
    return [(UNTIL_NEXT, words, ends), *found]


def _end_of_next(course: Course, now: datetime) -> datetime | None:
    """The end of the next session that is not over, if it is near enough for a link."""
    ends = (
        one.scheduled_at + timedelta(minutes=one.minutes)
        for one in course.sessions
        if one.is_open
    )
    first = next((end for end in ends if end > now), None)
    return first if first is not None and first <= now + LONGEST else None


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A session for which somebody wrote why a questionnaire was left out."""

    number: int | None
    on: date
    reason: str
    session_id: UUID


def left_out(case: Case) -> list[LeftOut]:
    """Newest first. One query."""
    rows = (
        SessionNote.objects.filter(case=case)
        .exclude(content__measure_missed_reason="")
        .order_by("-therapy_session__scheduled_at")
        .values_list(
            "therapy_session_id",
            "therapy_session__number",
            "therapy_session__scheduled_at",
            "content__measure_missed_reason",
        )
    )
    return [
        LeftOut(session_id=key, number=number, on=timezone.localdate(at), reason=reason)
        for key, number, at, reason in rows
        if reason
    ]
