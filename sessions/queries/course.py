"""Where a course stands: its sessions on one line, with number, state and scores.

`courses_of` asks the same number of questions of the database for one case or for a
thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Substr
from django.utils import timezone

from accounts.queries import practice
from cases.models import Case
from cases.queries import ModelPeriod, model_periods
from protocols.base import Phase, Protocol
from sessions.models import (
    Contract,
    Countersignature,
    SessionMeasure,
    TherapySession,
)
from sessions.queries.stretches import Stretch, is_of, stretch_on, stretches

# Enough of a note to cut one line from.
LINE_SOURCE = 400
LINE_LONGEST = 140


class State(StrEnum):
    """Where one appointment stands."""

    SIGNED = "SIGNED"
    DRAFT = "DRAFT"
    NEXT = "NEXT"
    PLANNED = "PLANNED"
    MISSED = "MISSED"


STATE_TITLES: dict[State, str] = {
    State.SIGNED: "Signed",
    State.DRAFT: "Draft",
    State.NEXT: "Next",
    State.PLANNED: "Planned",
    State.MISSED: "Did not take place",
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

    @property
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
    def is_open(self) -> bool:
        """Planned or being written: it can still be held, moved or missed."""
        return self.state in (State.DRAFT, State.NEXT, State.PLANNED)

    @property
    def state_title(self) -> str:
        if self.is_missed:
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
        if self.is_follow_up:
            return "Follow-up contact"
        if self.place_in_course is None:
            return "Appointment"
        return f"Session {self.place_in_course}"


@dataclass(frozen=True, kw_only=True)
class Course:
    """A case's course of treatment.

    `sessions` are those of the treatment in order of time, missed ones included;
    `follow_ups` come after it. `planned` is the number agreed, the protocol's own before
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
        return self.attended + 1

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
        lines = (*self.sessions, *self.follow_ups)
        return next((line for line in lines if line.session_id == session_id), None)

    def line_of(self, session_id: UUID) -> SessionLine:
        """The line of a session that is known to be of this course. Raises LookupError."""
        line = self.line(session_id)
        if line is None:
            raise LookupError("This session is of another course.")
        return line

    def by_number(self, number: int) -> SessionLine | None:
        return next((line for line in self.sessions if line.number == number), None)


def course_of(case: Case) -> Course:
    """The whole course of one case, with a line from each note. Five queries."""
    return courses_of([case], has_lines=True)[case.pk]


def courses_of(cases: Iterable[Case], *, has_lines: bool = False) -> dict[UUID, Course]:
    """The course of each case, by its id. Five queries, however many cases."""
    cases = list(cases)
    ids = [case.pk for case in cases]
    periods = model_periods(cases)
    contracts = _contracts(ids)
    rows = _rows(ids, has_lines=has_lines)
    scores = _scores(ids)
    missed_counts = practice().missed_session_counts
    return {
        case.pk: _course(
            case,
            periods=periods.get(case.pk, ()),
            contracts=contracts.get(case.pk, []),
            rows=rows.get(case.pk, []),
            scores=scores,
            missed_counts=missed_counts,
        )
        for case in cases
    }


def _contracts(case_ids: Collection[UUID]) -> dict[UUID, list[Contract]]:
    found: dict[UUID, list[Contract]] = defaultdict(list)
    for contract in Contract.objects.filter(case__in=case_ids).order_by("number"):
        found[contract.case_id].append(contract)
    return found


def _rows(
    case_ids: Collection[UUID], *, has_lines: bool
) -> dict[UUID, list[dict[str, Any]]]:
    text = Substr("note__text", 1, LINE_SOURCE) if has_lines else Value("")
    agreed = Countersignature.objects.filter(
        note__therapy_session=OuterRef("pk"),
        decision=Countersignature.Decision.AGREED,
    )
    rows = (
        TherapySession.objects.filter(case__in=case_ids)
        .in_order()
        .annotate(line=text, is_countersigned=Exists(agreed))
        .values(
            "id",
            "case_id",
            "kind",
            "number",
            "scheduled_at",
            "minutes",
            "place",
            "attendance",
            "absence_reason",
            "line",
            "is_countersigned",
            "note__signed_at",
            "note__is_late_entry",
            "note__needs_countersignature",
            "draft__saved_at",
            "draft__item9",
        )
    )
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["case_id"]].append(dict(row))
    return found


def _scores(
    case_ids: Collection[UUID],
) -> dict[UUID, dict[str, tuple[int | None, int | None]]]:
    """Session -> questionnaire -> (total, answer to the item on self-harm)."""
    rows = (
        SessionMeasure.objects.filter(
            case__in=case_ids, administration__withdrawn_at__isnull=True
        )
        .order_by("administration__recorded_at")
        .values_list(
            "therapy_session_id",
            "administration__instrument_key",
            "administration__total",
            "administration__risk_item",
        )
    )
    found: dict[UUID, dict[str, tuple[int | None, int | None]]] = defaultdict(dict)
    for session_id, key, total, risk_item in rows:
        found[session_id][key] = (total, risk_item)
    return found


def _course(
    case: Case,
    *,
    periods: Sequence[ModelPeriod],
    contracts: Sequence[Contract],
    rows: list[dict[str, Any]],
    scores: Mapping[UUID, Mapping[str, tuple[int | None, int | None]]],
    missed_counts: bool,
) -> Course:
    laid_out = stretches(periods, contracts)
    course = Course(
        case_id=case.pk,
        protocol=laid_out[-1].protocol if laid_out else None,
        contract=contracts[-1] if contracts else None,
        planned=laid_out[-1].planned if laid_out else 0,
        stretches=laid_out,
        sessions=(),
        follow_ups=(),
        missed_counts=missed_counts,
        is_closed=case.is_closed,
    )
    lines = [_line(row, scores.get(row["id"], {})) for row in rows]
    treatment = [line for line in lines if not line.is_follow_up]
    return replace(
        course,
        sessions=tuple(_placed(treatment, course)),
        follow_ups=tuple(line for line in lines if line.is_follow_up),
    )


def _line(
    row: dict[str, Any], scores: Mapping[str, tuple[int | None, int | None]]
) -> SessionLine:
    return SessionLine(
        session_id=row["id"],
        case_id=row["case_id"],
        kind=row["kind"],
        number=row["number"],
        place_in_course=row["number"],
        scheduled_at=row["scheduled_at"],
        minutes=row["minutes"],
        place=row["place"],
        attendance=row["attendance"],
        state=_state(row),
        phase=None,
        scores={key: total for key, (total, _) in scores.items()},
        item9=next(
            (item for key, (_, item) in scores.items() if item is not None), None
        ),
        one_line=first_line(row["line"] or ""),
        absence_reason=row["absence_reason"],
        signed_at=row["note__signed_at"],
        is_late_entry=bool(row["note__is_late_entry"]),
        needs_countersignature=bool(row["note__needs_countersignature"]),
        is_countersigned=row["is_countersigned"],
        draft_saved_at=row["draft__saved_at"],
        draft_item9=row["draft__item9"],
    )


def _state(row: dict[str, Any]) -> State:
    if row["note__signed_at"] is not None:
        return State.SIGNED
    if row["attendance"] in TherapySession.MISSED:
        return State.MISSED
    if row["draft__saved_at"] is not None:
        return State.DRAFT
    return State.PLANNED


def _placed(lines: list[SessionLine], course: Course) -> Iterable[SessionLine]:
    """The lines with the number each has or would get, its phase, and what is next."""
    given, missed, next_seen = 0, 0, False
    for line in lines:
        if line.is_missed:
            missed += 1
            yield line
            continue
        given = line.number or given + 1
        state = line.state
        if line.is_open and not next_seen:
            next_seen = True
            state = State.NEXT if state == State.PLANNED else state
        then = stretch_on(course.stretches, line.on, line.signed_at)
        yield replace(
            line,
            place_in_course=given,
            phase=then.phase_at(given) if then else None,
            model=then.protocol if then else None,
            planned=then.planned if then else 0,
            missed_before=missed,
            state=state,
        )
        missed = 0


def _is_same(one: Phase, other: Phase) -> bool:
    """Part of one band: of one title and colour, whatever it reaches."""
    return (one.key, one.title, one.tone) == (other.key, other.title, other.tone)


def first_line(text: str) -> str:
    """The first sentence or so of a note, for a list."""
    said = " ".join(text.split())
    if len(said) <= LINE_LONGEST:
        return said
    return said[: LINE_LONGEST - 1].rsplit(" ", 1)[0] + "…"
