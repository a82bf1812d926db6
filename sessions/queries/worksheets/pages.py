"""The worksheets of a case, one of them, its states, and what to print of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from cases.models import Case
from formulation.models import FocusArea, InventoryPerson
from formulation.queries import area_title
from formulation.queries.plain_words import ToLookAt, to_look_at
from protocols.worksheets import (
    KEPT_WITH_FOCUS,
    Answers,
    KeptWithFocus,
    Look,
    WorksheetKind,
    filled_rows,
    suited,
    try_out_of,
    worksheet,
)
from sessions.models import HomeworkReview, TherapySession, Worksheet, WorksheetVersion
from sessions.queries.course import Course
from sessions.queries.worksheets.read import Reading, SectionRead, texts_of
from ui.drawing import Round, Station
from ui.words import long_day

Climb = tuple[tuple[str, int], ...]
Sections = tuple[SectionRead, ...]
# The section that the circle draws.
ROUND = "ROUND"

# How many kinds stand open where the focus is known; the rest are one click away.
OFFERED_FIRST = 4
LONGEST_TASK = 300
ADULT_FROM = 18


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """One sheet in a list. `in_a_line` is free text: what it was about, or the step."""

    worksheet_id: UUID
    kind: WorksheetKind
    person: Any
    session_id: UUID | None
    session_number: int | None
    on: date
    is_finished: bool
    in_a_line: str

    @property
    def session_title(self) -> str:
        return (
            f"Session {self.session_number}" if self.session_number else "Next session"
        )


@dataclass(frozen=True, kw_only=True)
class KeptLine:
    """A worksheet that the focus keeps, where this case has that focus."""

    kind: KeptWithFocus
    focus_id: UUID


@dataclass(frozen=True, kw_only=True)
class KindGroup:
    kind: WorksheetKind
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, kw_only=True)
class WorksheetsPage:
    """`offered` kinds suit the focus or the phase; `others` are the rest of the therapy."""

    lines: tuple[SheetLine, ...]
    taken_out: tuple[SheetLine, ...]
    kept: tuple[KeptLine, ...]
    # With whom there are sheets, and whose alone are shown.
    people: tuple[InventoryPerson, ...]
    person: InventoryPerson | None
    offered: tuple[WorksheetKind, ...]
    others: tuple[WorksheetKind, ...]
    area_title: str

    @property
    def groups(self) -> tuple[KindGroup, ...]:
        """The lines by kind, the kind written on last first."""
        by_kind: dict[str, list[SheetLine]] = {}
        for line in self.lines:
            by_kind.setdefault(line.kind.key, []).append(line)
        return tuple(
            KindGroup(kind=lines[0].kind, lines=tuple(lines))
            for lines in by_kind.values()
        )


def find_worksheet(case: Case, worksheet_id: UUID) -> Worksheet | None:
    """The case's own sheet, also one that was taken out; None for any other."""
    found = Worksheet.objects.with_people().select_related("task__review")
    return found.filter(case=case, pk=worksheet_id).first()


def find_state(sheet: Worksheet, state_id: UUID) -> WorksheetVersion | None:
    """A state of this sheet; None for one of another."""
    states = sheet.versions.select_related("worksheet__case__client", "saved_by")
    return states.filter(pk=state_id).first()


def worksheets_page(
    case: Case, course: Course, *, person_id: str = ""
) -> WorksheetsPage:
    """All sheets, latest first, and what suits the focus and the phase. Two queries.

    Those with one person where `person_id` names one.
    """
    found = list(Worksheet.objects.filter(case=case).with_people().latest_first())
    people = {one.person.pk: one.person for one in found if one.person}
    person = next((one for key, one in people.items() if str(key) == person_id), None)
    sheets = [one for one in found if person is None or one.person == person]
    focus = _focus_of(case)
    therapy = course.protocol.therapy if course.protocol else None
    phase = course.phase.key if course.phase else None
    area = focus[0].area if focus else ""
    kinds = suited(therapy, area=area, phase=phase)
    return WorksheetsPage(
        lines=tuple(_line(one) for one in sheets if one.removed_at is None),
        taken_out=tuple(_line(one) for one in sheets if one.removed_at is not None),
        people=tuple(sorted(people.values(), key=lambda one: one.name)),
        person=person,
        kept=tuple(
            KeptLine(kind=kind, focus_id=one.pk)
            for one in focus
            for kind in KEPT_WITH_FOCUS
            if kind.area == one.area
        ),
        offered=kinds[:OFFERED_FIRST],
        others=kinds[OFFERED_FIRST:],
        area_title=area_title(area) if area else "",
    )


def worksheets_with(person: InventoryPerson) -> tuple[SheetLine, ...]:
    """The sheets with one person, latest first. One query."""
    found = Worksheet.objects.standing().filter(case=person.case, person=person)
    return _lines(found.with_people().latest_first())


def worksheets_in(therapy_session: TherapySession) -> tuple[SheetLine, ...]:
    """The sheets of one session, as they were begun. One query."""
    found = Worksheet.objects.standing().filter(
        case_id=therapy_session.case_id, therapy_session=therapy_session
    )
    return _lines(found.with_people().order_by("recorded_at", "pk"))


def _focus_of(case: Case) -> list[FocusArea]:
    """The areas worked on now, the primary one first."""
    found = FocusArea.objects.filter(case=case, ended_on__isnull=True)
    return sorted(found, key=lambda one: (one.rank != FocusArea.Rank.PRIMARY, one.pk))


def _lines(sheets: Iterable[Worksheet]) -> tuple[SheetLine, ...]:
    return tuple(_line(one) for one in sheets)


def _line(sheet: Worksheet) -> SheetLine:
    kind = worksheet(sheet.kind)
    session = sheet.therapy_session
    return SheetLine(
        worksheet_id=sheet.pk,
        kind=kind,
        person=sheet.person,
        session_id=session.pk if session else None,
        session_number=session.number if session else None,
        on=timezone.localdate(sheet.recorded_at),
        is_finished=sheet.is_finished,
        in_a_line=try_out_of(kind, sheet.answers) or _first_words(kind, sheet),
    )


def _first_words(kind: WorksheetKind, sheet: Worksheet) -> str:
    for one in kind.fields:
        answer = sheet.answers.get(one.key)
        if one.kind in ("TEXT", "LONG") and isinstance(answer, str) and answer.strip():
            return answer
    return ""


# One sheet


@dataclass(frozen=True, kw_only=True)
class StateLine:
    """A state that the sheet had. Of one sitting only the last is listed."""

    state_id: UUID
    saved_at: datetime
    saved_by: str
    is_lost: bool


@dataclass(frozen=True, kw_only=True)
class SheetPage:
    """One sheet as it is read. `review` is how its task went, if it became one."""

    sheet: Worksheet
    kind: WorksheetKind
    sections: tuple[SectionRead, ...]
    states: tuple[StateLine, ...]
    try_out: str
    review: HomeworkReview | None
    going: Round | None
    climb: Climb

    @property
    def is_blank(self) -> bool:
        return not self.sections and self.going is None


def sheet_page(sheet: Worksheet) -> SheetPage:
    """What stands on it, and the states before. One query beside the sheet's own."""
    kind = worksheet(sheet.kind)
    reading = Reading(sheet=sheet, kind=kind, answers=sheet.answers)
    going = going_of(kind, sheet.answers)
    return SheetPage(
        sheet=sheet,
        kind=kind,
        sections=_told(reading.sections(), going),
        states=_states(sheet),
        try_out=try_out_of(kind, sheet.answers),
        review=getattr(sheet.task, "review", None) if sheet.task else None,
        going=going,
        climb=climb_of(kind, sheet.answers),
    )


def state_sections(state: WorksheetVersion) -> tuple[SectionRead, ...]:
    """An earlier state in words."""
    sheet = state.worksheet
    kind = worksheet(sheet.kind)
    return Reading(sheet=sheet, kind=kind, answers=state.answers).sections()


def _told(sections: Sections, going: Round | None) -> Sections:
    """Without what the circle says already."""
    return tuple(one for one in sections if going is None or one.key != ROUND)


def going_of(kind: WorksheetKind, answers: Answers) -> Round | None:
    """The circle to draw, once anything of it is known; None for a sheet without one.

    In the words of the client's copy also on the page: it is drawn together.
    """
    if not kind.has_loop:
        return None
    asked = {one.key: one for one in kind.fields}
    stations = [
        Station(
            title=asked[key].client_label,
            words=str(answers.get(key) or ""),
            is_way_out=answers.get("step_out") == key,
        )
        for key in ("event", "feeling", "behaviour", "effect", "again")
    ]
    if not any(one.words for one in stations):
        return None
    event, feeling, behaviour, effect, again = stations
    return Round(event=event, stations=(feeling, behaviour, effect, again))


def climb_of(kind: WorksheetKind, answers: Answers) -> Climb:
    """How sure before, after each round, and at the end, as far as it was asked."""
    rounds = next((one for one in kind.rows if one.look == Look.ROUNDS), None)
    if rounds is None:
        return ()
    steps = [("Before", answers.get("before"))]
    steps += [
        (f"Round {place}", row.get("sure"))
        for place, row in enumerate(filled_rows(rounds, answers), start=1)
    ]
    steps.append(("After", answers.get("after")))
    return tuple((when, sure) for when, sure in steps if sure is not None)


def _states(sheet: Worksheet) -> tuple[StateLine, ...]:
    """Earlier ones, newest first: the last of each person and day, and all that lost."""
    found: dict[object, WorksheetVersion] = {}
    for state in sheet.versions.select_related("saved_by").latest_first():
        is_lost = state.origin == WorksheetVersion.Origin.LOST
        if not is_lost and state.number == sheet.version:
            continue
        sitting = (state.saved_by_id, timezone.localdate(state.saved_at))
        found.setdefault(state.pk if is_lost else sitting, state)
    return tuple(
        StateLine(
            state_id=state.pk,
            saved_at=state.saved_at,
            saved_by=state.saved_by.formal_name,
            is_lost=state.origin == WorksheetVersion.Origin.LOST,
        )
        for state in found.values()
    )


# On paper


@dataclass(frozen=True, kw_only=True)
class SheetPrint:
    """The client's copy. `person` is None where nobody is to be named on paper."""

    sheet: Worksheet
    kind: WorksheetKind
    sections: tuple[SectionRead, ...]
    person: Any
    is_person_left_out: bool
    look_at: ToLookAt
    tips: tuple[str, ...]
    going: Round | None
    climb: Climb


def sheet_print(sheet: Worksheet) -> SheetPrint:
    """In the client's words and without what is not for paper. One query."""
    kind = worksheet(sheet.kind)
    reading = Reading(sheet=sheet, kind=kind, answers=sheet.answers, is_for_client=True)
    sections = reading.sections()
    going = going_of(kind, sheet.answers)
    never = InventoryPerson.objects.filter(case=sheet.case, is_never_printed=True)
    is_left_out = sheet.person is not None and sheet.person.is_never_printed
    return SheetPrint(
        sheet=sheet,
        kind=kind,
        sections=_told(sections, going),
        person=None if is_left_out else sheet.person,
        is_person_left_out=is_left_out,
        look_at=to_look_at(texts_of(sections), never),
        tips=tips_for(kind, sheet.case),
        going=going,
        climb=climb_of(kind, sheet.answers),
    )


def tips_for(kind: WorksheetKind, case: Case) -> tuple[str, ...]:
    """The tips for young people, under 18 alone."""
    age = case.client.age_on(timezone.localdate())
    return kind.tips if age < ADULT_FROM else ()


# What was found to be tried, on its way into the next session's log


@dataclass(frozen=True, kw_only=True)
class TryOut:
    """The next step of a sheet, as a task would say it."""

    worksheet_id: UUID
    kind: WorksheetKind
    person: Any
    text: str


def try_outs(case: Case, *, drafted: Collection[UUID] = ()) -> tuple[TryOut, ...]:
    """Next steps that nobody has set as a task yet, latest first. One query.

    A sheet on which it is written already that it was tried offers nothing more. Those
    ticked in the draft stay on offer whatever became of their sheet.
    """
    is_open = Q(task__isnull=True, removed_at__isnull=True)
    sheets = Worksheet.objects.filter(is_open | Q(pk__in=drafted), case=case)
    return tuple(
        TryOut(
            worksheet_id=one.pk,
            kind=worksheet(one.kind),
            person=one.person,
            text=text,
        )
        for one in sheets.with_people().latest_first()
        if (one.pk in drafted or not one.answers.get("tried"))
        and (text := task_words(one))
    )


def task_words(sheet: Worksheet) -> str:
    """ "Ask Tom to take the second feed, by Monday 7 December"; empty for no step."""
    kind = worksheet(sheet.kind)
    words = try_out_of(kind, sheet.answers).rstrip(".")
    by = sheet.answers.get(kind.try_by) if kind.try_by else None
    if not words or not by:
        return words[:LONGEST_TASK]
    until = f", by {long_day(date.fromisoformat(by))}"
    return words[: LONGEST_TASK - len(until)] + until
