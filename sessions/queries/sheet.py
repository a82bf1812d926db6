"""Everything that the log form shows and needs, asked once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from cases.models import Case, Client, RiskEntry
from cases.queries.safety import current_safety_plan, latest_risk
from formulation.models import Goal, InventoryPerson
from formulation.queries import focus_briefs
from formulation.queries.focus import FocusBrief
from measures.instruments import Instrument, instrument
from measures.models import Administration
from measures.queries import ScorePoint, ago, overlap_words, series_of_cases
from protocols.base import FocusKind, Phase
from protocols.techniques import Technique, technique
from protocols.worksheets import WORKSHEETS, WorksheetKind
from sessions.charts import SoFar, so_far
from sessions.gates import Need
from sessions.models import (
    CarriedTask,
    DraftCopy,
    SessionDraft,
    Snippet,
    TechniqueUse,
    TherapySession,
)
from sessions.queries.agenda import Agenda, agenda_of, open_tasks
from sessions.queries.coping import CopingLine, coping_of
from sessions.queries.course import Course, SessionLine
from sessions.queries.courses import course_of
from sessions.queries.drafts import own_draft
from sessions.queries.expected import (
    DayRecord,
    measure_offered,
    measures_due,
    recorded_on_day,
)
from sessions.queries.gates import Gate, Lack, gate_of
from sessions.queries.groups.words import group_words
from sessions.queries.here_and_now import OwnHereAndNow, own_here_and_now
from sessions.queries.homework import HomeworkLine, open_homework
from sessions.queries.maintenance import early_signs_of
from sessions.queries.notes import LastNote, LastTime, last_note, last_time
from sessions.queries.process_notes import OwnProcessNote, own_process_note
from sessions.queries.prompt import Prompt, prompt_of
from sessions.queries.snippets import snippets_of
from sessions.queries.touched import goals_offered, people_offered
from sessions.queries.worksheets import (
    SheetLine,
    TryOut,
    try_outs,
    worksheets_in,
)
from sessions.typed import INHERITABLE, Known, Typed, try_outs_in

# How many techniques stand open; the rest are one click away.
TECHNIQUES_FIRST = 8
SENT_FROM: dict[str, str] = {
    Administration.Mode.LINK: "by the client on their own phone",
    Administration.Mode.TABLET: "by the client on a tablet here",
}


@dataclass(frozen=True, kw_only=True)
class StripPlan:
    """One questionnaire of the day. `recorded` is its total where it is in already.

    `is_offered`: the main measure of the course, which may be left out today.
    """

    instrument: Instrument
    last: ScorePoint | None
    is_recorded: bool
    recorded: int | None
    is_offered: bool = False
    # What the client sent themselves, and when, in words; None where they did not.
    own: Administration | None = None
    sent_words: str = ""
    # Where it was asked within its own period before: "PHQ-9 asks about ...".
    overlap: str = ""

    @property
    def key(self) -> str:
        return self.instrument.key


@dataclass(frozen=True, kw_only=True)
class LogSheet:
    """A session as it stands while it is written."""

    case: Case
    therapy_session: TherapySession
    course: Course
    line: SessionLine
    draft: SessionDraft | None
    unsettled: int
    strips: tuple[StripPlan, ...]
    day: DayRecord
    last_risk: RiskEntry | None
    has_safety_plan: bool
    partner_last_risk: RiskEntry | None
    has_partner_plan: bool
    item9_history: tuple[tuple[int, int], ...]
    agenda: Agenda
    tasks: tuple[CarriedTask, ...]
    techniques: tuple[Technique, ...]
    homework: tuple[HomeworkLine, ...]
    # What helps to cope, where the ending asks how it was practised.
    coping: tuple[CopingLine, ...]
    people: tuple[InventoryPerson, ...]
    goals: tuple[Goal, ...]
    try_outs: tuple[TryOut, ...]
    # Worksheets of the techniques, and those begun in this session.
    worksheet_kinds: tuple[WorksheetKind, ...]
    worksheets: tuple[SheetLine, ...]
    focus: FocusBrief
    so_far: tuple[SoFar, ...]
    last: LastNote | None
    process_note: OwnProcessNote
    gate: Gate
    snippets: tuple[Snippet, ...]
    last_time: LastTime | None
    prompt: Prompt | None
    # Of a maintenance: the client's own early signs, to be asked about one by one.
    early_signs: tuple[str, ...]
    here_and_now: tuple[OwnHereAndNow, ...]

    @property
    def number(self) -> int | None:
        return self.line.place_in_course

    @property
    def phase(self) -> Phase | None:
        return self.line.phase

    @property
    def version(self) -> int:
        return self.draft.version if self.draft else 0

    @property
    def fields(self) -> Mapping[str, Typed]:
        return self.draft.fields if self.draft else {}

    @property
    def in_group(self) -> str:
        return group_words(self.therapy_session)

    @property
    def left_behind(self) -> tuple[Lack, ...]:
        """What this session goes on without, and nobody said why."""
        return self.gate.lacks_at(None if self.line.is_follow_up else self.number)

    @property
    def unexplained(self) -> tuple[Need, ...]:
        return tuple(lack.need for lack in self.left_behind)

    @property
    def has_trace(self) -> bool:
        """DIT: one press per relationship in which the pattern showed."""
        protocol = self.course.protocol
        return (
            protocol is not None
            and protocol.focus_kind == FocusKind.IPAF
            and not self.line.is_follow_up
        )

    @property
    def has_ending(self) -> bool:
        """Whether ending work has begun by now, so that feelings about it are asked for."""
        known, number = self.line.model, self.number
        if known is None or number is None or self.line.is_follow_up:
            return False
        return number >= known.ending_work_from(self.line.planned)

    @property
    def trace_people(self) -> tuple[InventoryPerson, ...]:
        """Those with a row in the trace."""
        return self.people if self.has_trace else ()

    @property
    def inherited(self) -> dict[str, str]:
        """The words of last time, by field, as far as they can be taken over."""
        if self.last is None:
            return {}
        return {name: str(getattr(self.last, name)) for name in INHERITABLE}

    @property
    def known(self) -> Known:
        """What is needed to read a form of this session."""
        return Known(
            items={plan.key: len(plan.instrument.items) for plan in self.strips},
            last_thoughts=_said(self.last_risk),
            partner_last_thoughts=_said(self.partner_last_risk),
            is_couple=self.case.partner is not None,
            homework=tuple(line.homework_id for line in self.homework),
            coping=tuple(line.strategy_id for line in self.coping),
            people=tuple(person.pk for person in self.trace_people),
            inherited=self.inherited,
            try_outs={one.worksheet_id: one.text for one in self.try_outs},
        )


def find_session(case: Case, session_id: UUID) -> TherapySession | None:
    """The case's own session, None for an id of any other case."""
    return (
        TherapySession.with_voided.filter(case=case, pk=session_id)
        .select_related(
            "case__client",
            "case__couple__client",
            "case__therapist",
            "note__void",
            "draft",
            "group_attendance__group_session__note",
        )
        .first()
    )


def log_sheet(therapy_session: TherapySession, *, by: User) -> LogSheet:
    """The sheet of a session that is not signed. About twenty queries, however long the
    course."""
    case = therapy_session.case
    partner = case.partner
    course = course_of(case)
    line = course.line_of(therapy_session.pk)
    number = None if line.is_follow_up else line.place_in_course
    draft = own_draft(therapy_session, by)
    last = last_note(case)
    day = recorded_on_day(therapy_session, therapy_session.scheduled_at)
    due = measures_due(course, number)
    offered = measure_offered(case, due)
    asked = (*due, offered) if offered else due
    scores = series_of_cases([case.pk], asked)[case.pk]
    return LogSheet(
        case=case,
        therapy_session=therapy_session,
        course=course,
        line=line,
        draft=draft,
        unsettled=DraftCopy.objects.unsettled().filter(draft=draft).count()
        if draft
        else 0,
        strips=tuple(
            replace(
                strip_plan(
                    key, scores.get(key, []), day, on=line.on, now=timezone.now()
                ),
                is_offered=key == offered,
            )
            for key in asked
        ),
        day=day,
        last_risk=_risk_before(case, therapy_session.scheduled_at),
        has_safety_plan=current_safety_plan(case) is not None,
        partner_last_risk=_risk_before(case, therapy_session.scheduled_at, partner)
        if partner
        else None,
        has_partner_plan=partner is not None
        and current_safety_plan(case, about=partner) is not None,
        item9_history=_item9_history(course),
        agenda=agenda_of(case, course, number),
        tasks=tuple(open_tasks(case)),
        techniques=_techniques(case, course, is_follow_up=line.is_follow_up),
        homework=tuple(open_homework(case)),
        coping=_coping(case, line),
        people=() if line.is_follow_up else people_offered(case, draft),
        goals=() if line.is_follow_up else goals_offered(therapy_session, draft),
        try_outs=()
        if line.is_follow_up
        else try_outs(case, drafted=try_outs_in(draft.fields) if draft else ()),
        worksheet_kinds=_kinds(course, is_follow_up=line.is_follow_up),
        worksheets=worksheets_in(therapy_session),
        focus=focus_briefs([case])[case.pk],
        so_far=tuple(so_far(case, course, due)),
        last=last,
        last_time=last_time(course, last),
        prompt=_prompt(case, course, line),
        here_and_now=own_here_and_now(therapy_session, by),
        process_note=own_process_note(therapy_session, by),
        gate=gate_of(case, course),
        snippets=tuple(snippets_of(by)),
        early_signs=early_signs_of(case, course),
    )


def _coping(case: Case, line: SessionLine) -> tuple[CopingLine, ...]:
    """Practised for staying well: from when the ending is worked on."""
    if line.model is None or line.place_in_course is None:
        return ()
    begins = line.model.ending_work_from(line.planned)
    return tuple(coping_of(case)) if line.place_in_course >= begins else ()


def _prompt(case: Case, course: Course, line: SessionLine) -> Prompt | None:
    """Only where this is the session that comes next."""
    if course.next is None or course.next.session_id != line.session_id:
        return None
    return prompt_of(case, course, today=timezone.localdate())


def strip_plan(
    key: str, points: list[ScorePoint], day: DayRecord, *, on: date, now: datetime
) -> StripPlan:
    """One questionnaire of a session on this day, beside what the record has of it."""
    recorded = [one for one in day.measures if one.instrument_key == key]
    ids = {one.pk for one in recorded}
    before = [point for point in points if point.administration_id not in ids]
    last, own = before[-1] if before else None, day.own_answers(key)
    definition = instrument(key)
    return StripPlan(
        instrument=definition,
        last=last,
        is_recorded=bool(recorded),
        recorded=(own or recorded[-1]).total if recorded else None,
        own=own,
        sent_words=sent_words(own, now) if own else "",
        overlap=overlap_words(definition, last.taken_on if last else None, on),
    )


def sent_words(own: Administration, now: datetime) -> str:
    """ "Sent by the client 20 min ago, on their own phone"."""
    return f"Sent {ago(own.recorded_at, now)}, {SENT_FROM[own.mode]}"


def _risk_before(
    case: Case, held_at: datetime, about: Client | None = None
) -> RiskEntry | None:
    """The newest entry up to the day of the session."""
    entry = latest_risk(case, about=about)
    if entry is None or entry.asked_on <= timezone.localdate(held_at):
        return entry
    return (
        RiskEntry.objects.filter(
            case=case, about=about, asked_on__lte=timezone.localdate(held_at)
        )
        .order_by("-asked_on", "-recorded_at", "-pk")
        .first()
    )


def _said(entry: RiskEntry | None) -> str | None:
    """What was said last time; None where nobody has asked."""
    if entry is None or entry.asked != RiskEntry.Asked.YES:
        return None
    return entry.thoughts


def _item9_history(course: Course) -> tuple[tuple[int, int], ...]:
    """(session, answer) of the sessions before, oldest first."""
    return tuple(
        (line.number, line.item9)
        for line in course.sessions
        if line.number is not None and line.item9 is not None
    )


def _kinds(course: Course, *, is_follow_up: bool) -> tuple[WorksheetKind, ...]:
    """The worksheets that the protocol's techniques work with."""
    if course.protocol is None or is_follow_up:
        return ()
    keys = set(course.protocol.techniques)
    return tuple(
        kind for kind in WORKSHEETS.values() if keys.intersection(kind.techniques)
    )


def _techniques(
    case: Case, course: Course, *, is_follow_up: bool
) -> tuple[Technique, ...]:
    """The protocol's techniques: those used in this case first, else in its order."""
    if course.protocol is None or is_follow_up:
        return ()
    used = Counter(TechniqueUse.objects.filter(case=case).values_list("key", flat=True))
    keys = course.protocol.techniques
    first = {key for key, _ in used.most_common(TECHNIQUES_FIRST)}
    ordered = sorted(keys, key=lambda key: (key not in first, keys.index(key)))
    return tuple(technique(key) for key in ordered)
