"""A therapist's day: its sessions, where now is, and the next client opened up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from formulation.queries.focus import current_focus
from ipt_practice.queries.lines import CaseLine, case_lines
from sessions.queries import (
    Appointment,
    Due,
    LastNote,
    Prompt,
    SessionLine,
    due_of,
    last_note,
    open_homework,
    problem_word,
    prompts_of,
    sessions_between,
    sessions_on,
)
from sessions.queries.groups import GroupMeeting, group_meetings

MOST_AGENDA_LINES = 4
LOOK_AHEAD_DAYS = 14


@dataclass(frozen=True, kw_only=True)
class DayRow:
    """One appointment. `is_next` is the one that comes now or next."""

    line: CaseLine
    session: SessionLine
    is_past: bool
    is_next: bool
    follows_now: bool
    starts_in: str
    # What this session comes back to, while it is the next of its course.
    prompt: Prompt | None = None
    meeting: GroupMeeting | None = None

    @property
    def state(self) -> str:
        """The class in `day.css`."""
        if self.session.is_missed:
            return "off"
        if self.is_next:
            return "next"
        return "done" if self.session.is_signed or self.is_past else ""


@dataclass(frozen=True, kw_only=True)
class DayLine:
    """A line of the list: one appointment, or a group with those of its members."""

    meeting: GroupMeeting | None
    rows: tuple[DayRow, ...]

    @property
    def first(self) -> DayRow:
        return self.rows[0]

    @property
    def alone(self) -> tuple[DayRow, ...]:
        """The appointment of a line that is no group's."""
        return () if self.meeting else self.rows

    @property
    def follows_now(self) -> bool:
        return any(row.follows_now for row in self.rows)

    @property
    def is_next(self) -> bool:
        return any(row.is_next for row in self.rows)

    @property
    def is_past(self) -> bool:
        return all(row.is_past for row in self.rows)

    @property
    def is_missed(self) -> bool:
        """Nobody came, or it was taken out of the day."""
        return all(row.session.is_missed for row in self.rows)

    @property
    def is_over(self) -> bool:
        return self.is_past or any(row.session.is_signed for row in self.rows)

    @property
    def starts_in(self) -> str:
        return next((row.starts_in for row in self.rows if row.is_next), "")

    @property
    def state(self) -> str:
        """The class in `day.css`."""
        if self.is_missed:
            return "off"
        if self.is_next:
            return "next"
        return "done" if self.is_over else ""

    @property
    def to_write(self) -> int:
        """Members' notes of a meeting that is over, which nobody has signed."""
        open_ones = [
            row
            for row in self.rows
            if not row.session.is_missed and not row.session.is_signed
        ]
        return len(open_ones) if self.is_past else 0


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """The next client: what was last, what was agreed, what this phase offers, what is
    to be filled in and whether it is there yet."""

    last: LastNote | None
    tasks: tuple[str, ...]
    agenda_title: str
    agenda: tuple[str, ...]
    prompt: Prompt | None
    measures: Due


@dataclass(frozen=True, kw_only=True)
class Day:
    """`next_one` is the next appointment after a day without any that is left."""

    on: date
    is_today: bool
    now: datetime
    rows: tuple[DayRow, ...]
    preparation: Preparation | None
    next_one: Appointment | None

    @property
    def lines(self) -> tuple[DayLine, ...]:
        """The rows by time, those of one meeting of a group in one line."""
        together: dict[object, list[DayRow]] = {}
        for row in self.rows:
            key = row.meeting.group.pk if row.meeting else row.session.session_id
            together.setdefault(key, []).append(row)
        return tuple(
            DayLine(meeting=rows[0].meeting, rows=tuple(rows))
            for rows in together.values()
        )

    @property
    def is_over(self) -> bool:
        """Now stands under the last appointment."""
        return self.is_today and not any(row.follows_now for row in self.rows)

    @property
    def words(self) -> str:
        """ "5 sessions and 1 that did not take place. 2 over, next at 14:00."

        A group is one session, however many come.
        """
        held = [line for line in self.lines if not line.is_missed]
        off = len(self.lines) - len(held)
        said = [_counted(len(held), "session") if held else "No sessions"]
        if off:
            said.append(f" and {off} that did not take place")
        said.append(".")
        if self.is_today and held:
            done = sum(line.is_over for line in held)
            points = [f"{done} over"] if done else []
            upcoming = next((line for line in held if line.is_next), None)
            if upcoming:
                at = timezone.localtime(upcoming.first.session.scheduled_at)
                points.append(f"next at {at:%H:%M}")
            if points:
                joined = ", ".join(points)
                said.append(f" {joined[:1].upper()}{joined[1:]}.")
        return "".join(said)

    @property
    def before(self) -> date:
        return self.on - timedelta(days=1)

    @property
    def after(self) -> date:
        return self.on + timedelta(days=1)


def day_of(user: User, on: date, now: datetime) -> Day:
    """The sessions of a day, own and covered; what is next only for today itself."""
    appointments = sessions_on(user, on)
    lines = case_lines({one.case.pk: one.case for one in appointments}.values(), on)
    is_today = on == timezone.localdate(now)
    upcoming = _upcoming(appointments, now) if is_today else None
    first_after = next(
        (one for one in appointments if is_today and one.line.scheduled_at > now), None
    )
    prompts = prompts_of(
        {one.case.pk: (one.case, one.course) for one in appointments}.values(), today=on
    )
    meetings = group_meetings(user, appointments, on)
    rows = tuple(
        DayRow(
            line=lines[one.case.pk],
            session=one.line,
            is_past=one.ends_at <= now,
            is_next=one is upcoming,
            follows_now=one is first_after,
            starts_in=_starts_in(one, now) if one is upcoming else "",
            prompt=_prompt_for(one, prompts),
            meeting=meetings.get(one.line.session_id),
        )
        for one in appointments
    )
    return Day(
        on=on,
        is_today=is_today,
        now=now,
        rows=rows,
        preparation=(
            _preparation(upcoming, prompts, now)
            if upcoming and upcoming.line.session_id not in meetings
            else None
        ),
        next_one=None if upcoming else _next_one(user, on, now),
    )


def _upcoming(appointments: list[Appointment], now: datetime) -> Appointment | None:
    """The one that is running or comes next."""
    left = (one for one in appointments if one.line.is_open and one.ends_at > now)
    return next(left, None)


def _starts_in(one: Appointment, now: datetime) -> str:
    minutes = round((one.line.scheduled_at - now).total_seconds() / 60)
    if minutes <= 0:
        return "now"
    if minutes < 60:
        return f"in {minutes} min"
    return f"in {minutes // 60} h {minutes % 60:02d}"


def _prompt_for(one: Appointment, prompts: Mapping[UUID, Prompt]) -> Prompt | None:
    """Only with the session that comes next in its course."""
    prompt = prompts.get(one.case.pk)
    if prompt is None or prompt.session.session_id != one.line.session_id:
        return None
    return prompt


def _preparation(
    one: Appointment, prompts: Mapping[UUID, Prompt], now: datetime
) -> Preparation:
    title, agenda = _agenda(one)
    return Preparation(
        last=last_note(one.case),
        tasks=tuple(task.text for task in open_homework(one.case)),
        agenda_title=title,
        agenda=agenda,
        prompt=prompts.get(one.case.pk),
        measures=due_of(one.case, one.course, now),
    )


def _agenda(one: Appointment) -> tuple[str, tuple[str, ...]]:
    """Lines of this phase and focus, without those that stand in every session."""
    course, number = one.course, one.line.place_in_course
    if course.protocol is None or number is None:
        return "", ()
    focus = current_focus(one.case)
    lines = course.protocol.agenda(
        number, course.planned, focus.area if focus else None, problem_word(one.case)
    )
    standing = {line.key for line in course.protocol.standing}
    own = [line.title for line in lines if line.key not in standing]
    # The focus area's lines come last, and say most about this client.
    return course.protocol.phase_of(number, course.planned).title, tuple(
        own[-MOST_AGENDA_LINES:]
    )


def _next_one(user: User, on: date, now: datetime) -> Appointment | None:
    """The next appointment within two weeks of an empty or finished day."""
    first = max(on + timedelta(days=1), timezone.localdate(now))
    found = sessions_between(user, first, first + timedelta(days=LOOK_AHEAD_DAYS))
    return next((one for one in found if one.line.is_open), None)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
