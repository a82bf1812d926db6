"""Where a course stands: its sessions on one line, with number, state and scores.

The plain answers; `courses` reads them from the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from protocols.base import Phase, Protocol
from sessions.models import Contract, TherapySession
from sessions.queries.stretches import Stretch, is_of


class State(StrEnum):
    """Where one appointment stands."""

    SIGNED = "SIGNED"
    DRAFT = "DRAFT"
    NEXT = "NEXT"
    PLANNED = "PLANNED"
    MISSED = "MISSED"
    VOIDED = "VOIDED"


STATE_TITLES: dict[State, str] = {
    State.SIGNED: "Signed",
    State.DRAFT: "Draft",
    State.NEXT: "Next",
    State.PLANNED: "Planned",
    State.MISSED: "Did not take place",
    State.VOIDED: "Voided",
}


@dataclass(frozen=True, kw_only=True)
class SessionLine:
    """One appointment. `number` is given at signing; `place_in_course` is the number
    that it has or would get, None for a missed one and for a follow-up.

    `scores` maps a questionnaire's key to its total (None: too many blanks), `item9` is
    the answer of the day. `one_line` is empty unless it was asked for. `phase`, `model`
    and `planned` are those of the model in force on its day.
    """

    session_id: UUID
    case_id: UUID
    kind: str
    number: int | None
    place_in_course: int | None
    scheduled_at: datetime
    minutes: int
    place: str
    attendance: str
    state: State
    phase: Phase | None
    model: Protocol | None = None
    planned: int = 0
    scores: Mapping[str, int | None] = field(default_factory=dict)
    item9: int | None = None
    one_line: str = ""
    absence_reason: str = ""
    missed_before: int = 0
    signed_at: datetime | None = None
    is_late_entry: bool = False
    needs_countersignature: bool = False
    is_countersigned: bool = False
    draft_saved_at: datetime | None = None
    draft_item9: int | None = None

    @cached_property
    def on(self) -> date:
        return timezone.localdate(self.scheduled_at)

    @property
    def is_follow_up(self) -> bool:
        return self.kind == TherapySession.Kind.FOLLOW_UP

    @property
    def is_signed(self) -> bool:
        return self.state == State.SIGNED

    @property
    def is_missed(self) -> bool:
        return self.state == State.MISSED

    @property
    def is_voided(self) -> bool:
        return self.state == State.VOIDED

    @property
    def is_open(self) -> bool:
        """Planned or being written: it can still be held, moved or missed."""
        return self.state in (State.DRAFT, State.NEXT, State.PLANNED)

    @property
    def state_title(self) -> str:
        if self.is_missed or self.is_voided:
            return self.attendance_title
        return STATE_TITLES[self.state]

    @property
    def attendance_title(self) -> str:
        return str(TherapySession.Attendance(self.attendance).label)

    @property
    def place_title(self) -> str:
        return str(TherapySession.Place(self.place).label)

    @property
    def title(self) -> str:
        """ "Session 9", "Follow-up contact", or "Appointment" for a missed one."""
        if self.is_voided:
            return "Voided note"
        if self.is_follow_up:
            return "Follow-up contact"
        if self.place_in_course is None:
            return "Appointment"
        return f"Session {self.place_in_course}"


@dataclass(frozen=True, kw_only=True)
class Course:
    """A case's course of treatment.

    `sessions` are those of the treatment in order of time, missed ones included;
    `follow_ups` come after it, and `voided` are in neither: they count nowhere. `planned` is the number agreed, the protocol's own before
    there is a contract, 0 while the model is undecided. `missed_counts` is the practice's
    rule whether a missed one uses up one of the planned. `stretches` are the therapies
    that were followed, the present one last.
    """

    case_id: UUID
    protocol: Protocol | None
    contract: Contract | None
    planned: int
    sessions: tuple[SessionLine, ...]
    follow_ups: tuple[SessionLine, ...]
    missed_counts: bool
    is_closed: bool = False
    stretches: tuple[Stretch, ...] = ()
    voided: tuple[SessionLine, ...] = ()

    @property
    def has_contract(self) -> bool:
        return self.contract is not None

    @property
    def needs_new_contract(self) -> bool:
        """The plan was agreed for the therapy that was followed before."""
        return (
            self.contract is not None
            and self.protocol is not None
            and not is_of(self.contract, self.protocol)
        )

    @property
    def has_changed_model(self) -> bool:
        return len(self.stretches) > 1

    @cached_property
    def attended(self) -> int:
        """How many were held and signed."""
        return sum(line.number is not None for line in self.sessions)

    @cached_property
    def missed(self) -> int:
        return sum(line.is_missed for line in self.sessions)

    @cached_property
    def left(self) -> int:
        """How many of the planned are still to come."""
        used = self.attended + (self.missed if self.missed_counts else 0)
        return max(0, self.planned - used)

    @cached_property
    def length(self) -> int:
        """How far it reaches: what is planned, too, until the case is closed."""
        lines = self.sessions
        if self.is_closed:
            written = (State.SIGNED, State.DRAFT)
            lines = tuple(line for line in lines if line.state in written)
        places = [line.place_in_course or 0 for line in lines]
        return max([0 if self.is_closed else self.planned, *places])

    @cached_property
    def missed_last(self) -> int:
        """How many were missed after the last one that is held, booked or written."""
        count = 0
        for line in reversed(self.sessions):
            if not line.is_missed:
                break
            count += 1
        return count

    @property
    def number_now(self) -> int:
        """The number of the next session to be held."""
        if self.next is not None and self.next.place_in_course is not None:
            return self.next.place_in_course
        return max((line.number or 0 for line in self.sessions), default=0) + 1

    @cached_property
    def next(self) -> SessionLine | None:
        """The first appointment that is not signed or missed, a draft included."""
        return next((line for line in self.sessions if line.is_open), None)

    @cached_property
    def last(self) -> SessionLine | None:
        """The last one that was held and signed."""
        signed = [line for line in self.sessions if line.is_signed]
        return signed[-1] if signed else None

    @cached_property
    def drafts(self) -> tuple[SessionLine, ...]:
        lines = (*self.sessions, *self.follow_ups)
        return tuple(line for line in lines if line.state == State.DRAFT)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The phases of the therapy that is followed now."""
        return self.stretches[-1].phases if self.stretches else ()

    @cached_property
    def phase(self) -> Phase | None:
        """The phase of the session to come; the last one once all are held."""
        return self.phase_at(min(self.number_now, max(self.planned, 1)))

    def phase_at(self, number: int) -> Phase | None:
        """The phase of a session by the therapy followed now."""
        return self.stretches[-1].phase_at(number) if self.stretches else None

    def bands(self, last: int) -> tuple[Phase, ...]:
        """The phases over 1..`last` as they were and will be: a change of model shows."""
        held = {line.place_in_course: line.phase for line in self.sessions}
        found: list[Phase] = []
        for number in range(1, last + 1):
            phase = held.get(number) or self.phase_at(number)
            if phase is None:
                continue
            if found and _is_same(found[-1], phase):
                found[-1] = replace(found[-1], last=number)
            else:
                found.append(replace(phase, first=number, last=number))
        return tuple(found)

    @property
    def starts_on(self) -> date | None:
        held = [line for line in self.sessions if not line.is_missed]
        return held[0].on if held else None

    @property
    def ends_on(self) -> date | None:
        """The day of the last session as things stand: it moves with missed ones."""
        held = [line for line in self.sessions if not line.is_missed]
        return held[-1].on if held else None

    @property
    def last_attended_on(self) -> date | None:
        return self.last.on if self.last else None

    @property
    def is_over(self) -> bool:
        """All that was planned is held, and nothing more is booked."""
        return self.planned > 0 and self.left == 0 and self.next is None

    def line(self, session_id: UUID) -> SessionLine | None:
        lines = (*self.sessions, *self.follow_ups, *self.voided)
        return next((line for line in lines if line.session_id == session_id), None)

    def line_of(self, session_id: UUID) -> SessionLine:
        """The line of a session that is known to be of this course. Raises LookupError."""
        line = self.line(session_id)
        if line is None:
            raise LookupError("This session is of another course.")
        return line

    def by_number(self, number: int) -> SessionLine | None:
        return next((line for line in self.sessions if line.number == number), None)


def _is_same(one: Phase, other: Phase) -> bool:
    """Part of one band: of one title and colour, whatever it reaches."""
    return (one.key, one.title, one.tone) == (other.key, other.title, other.tone)
