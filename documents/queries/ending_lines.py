"""The lines of the ending checklist, each with where it stands and where it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cases.models import Case
from documents import kinds
from documents.models import Document
from measures.instruments import instrument
from protocols import ending_checklist as steps
from protocols.ending_checklist import CHECKLIST, STAGE_TITLES, EndingStepDef, Stage
from sessions.models import MaintenanceContract, Triage
from sessions.queries import Course, SessionLine
from sessions.queries.ending import StepTaken
from sessions.queries.expected import ALWAYS_ASKED
from sessions.queries.relapse_plan import PlanShown
from ui.words import short_day


@dataclass(frozen=True, kw_only=True)
class CheckLine:
    """One step. `where` says where it stands; `route` leads to where it is done, with the
    case's id, and `document` where the page of one document is meant. `note` is free text.
    """

    key: str
    title: str
    where: str
    is_done: bool
    route: str = ""
    label: str = ""
    note: str = ""
    document: Document | None = None

    @property
    def by_hand(self) -> bool:
        return self.route == "sessions:ending_step"


@dataclass(frozen=True, kw_only=True)
class StageLines:
    title: str
    lines: tuple[CheckLine, ...]


@dataclass(frozen=True, kw_only=True)
class LetterState:
    """The letter of this therapy. `due` is the session by which it is drafted, `due_on` the
    day of that session, None where it is not booked; `shared_in` is the session in which
    it was read together."""

    kind: kinds.Kind
    document: Document | None
    due: int
    due_on: date | None
    shared_in: int | None


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the lines of the checklist are read from."""

    case: Case
    course: Course
    today: date
    taken: dict[str, StepTaken]
    plan: PlanShown | None
    letter: LetterState | None
    gp_letter: Document | None
    goals_rated_on: date | None
    continued: MaintenanceContract | None
    triage: Triage | None
    title: str


def stages(known: Known) -> Iterator[StageLines]:
    """The checklist, by when its lines are due."""
    for stage in Stage:
        lines = [_line(step, known) for step in CHECKLIST if step.stage == stage]
        yield StageLines(title=STAGE_TITLES[stage], lines=tuple(lines))


def _line(step: EndingStepDef, known: Known) -> CheckLine:
    if not step.is_recorded:
        return _taken(step, known)
    return {
        steps.PLAN: _plan_line,
        steps.LETTER: _letter_line,
        steps.SCORES: _scores_line,
        steps.GOALS: _goals_line,
        steps.GP_LETTER: _gp_line,
        steps.CLOSED: _closed_line,
    }[step.key](step, known)


def _taken(step: EndingStepDef, known: Known) -> CheckLine:
    """What is talked about: ticked in sessions, or noted on a day."""
    taken = known.taken[step.key]
    said = []
    if taken.sessions:
        plural = "s" if len(taken.sessions) > 1 else ""
        numbers = ", ".join(str(number) for number in taken.sessions)
        said.append(f"session{plural} {numbers}")
    if taken.noted_on is not None:
        said.append(f"noted {short_day(taken.noted_on, today=known.today)}")
    if step.key == steps.NEXT_STEP:
        said += _next_steps(known)
    return CheckLine(
        key=step.key,
        title=step.title,
        where=", ".join(said),
        is_done=bool(said),
        route="sessions:ending_step",
        label="Note it",
        note=taken.note,
    )


def _next_steps(known: Known) -> Iterator[str]:
    """What is decided already: maintenance, or what the last session of counselling said."""
    if known.continued is not None:
        day = short_day(known.continued.agreed_on, today=known.today)
        yield f"maintenance agreed {day}"
    if known.triage is not None:
        day = short_day(known.triage.decided_on, today=known.today)
        yield f"{known.triage.get_decision_display()}, {day}"


def _plan_line(step: EndingStepDef, known: Known) -> CheckLine:
    where = ""
    if known.plan is not None:
        plan = known.plan.plan
        where = f"version {plan.number}, {short_day(plan.made_on, today=known.today)}"
    return CheckLine(
        key=step.key,
        title=known.title,
        where=where,
        is_done=bool(where),
        route="sessions:relapse_plan",
        label="New version" if where else "Write it",
    )


def _letter_line(step: EndingStepDef, known: Known) -> CheckLine:
    letter = known.letter
    if letter is None:
        return CheckLine(key=step.key, title=step.title, where="", is_done=False)
    document, today = letter.document, known.today
    if document is None:
        where = f"draft due by session {letter.due}"
        if letter.due_on:
            where += f", {short_day(letter.due_on, today=today)}"
        return CheckLine(
            key=step.key,
            title=letter.kind.title,
            where=where,
            is_done=False,
            route="documents:list",
            label="Draft it",
        )
    said = [document.get_state_display().lower()]
    if document.shared_on is not None:
        said = [f"read together {short_day(document.shared_on, today=today)}"]
        if letter.shared_in:
            said[0] += f", session {letter.shared_in}"
    if document.given_on is not None:
        said.append(f"final copy given {short_day(document.given_on, today=today)}")
    return CheckLine(
        key=step.key,
        title=letter.kind.title,
        where=", ".join(said),
        is_done=document.shared_on is not None,
        route="documents:document",
        label="Open",
        document=document,
    )


def _scores_line(step: EndingStepDef, known: Known) -> CheckLine:
    """Taken in the last session that was held, once that is the last of the plan."""
    last = known.course.last
    where = _scores_of(last, known.today) if last else ""
    is_last = known.course.left == 0 or known.case.is_closed
    return CheckLine(
        key=step.key,
        title=step.title,
        where=where,
        is_done=bool(where) and is_last,
        route="sessions:measures",
        label="Measures",
    )


def _scores_of(line: SessionLine, today: date) -> str:
    said = [
        f"{instrument(key).short_title} {line.scores[key]}"
        for key in ALWAYS_ASKED
        if line.scores.get(key) is not None
    ]
    if not said:
        return ""
    return f"{', '.join(said)}, {short_day(line.on, today=today)}"


def _goals_line(step: EndingStepDef, known: Known) -> CheckLine:
    """Rated since the ending began."""
    day, begun = known.goals_rated_on, _ending_began(known.course)
    where = f"rated {short_day(day, today=known.today)}" if day else ""
    return CheckLine(
        key=step.key,
        title=step.title,
        where=where,
        is_done=day is not None and begun is not None and day >= begun,
        route="formulation:goals",
        label="Goals",
    )


def _ending_began(course: Course) -> date | None:
    if course.protocol is None:
        return None
    first = course.protocol.ending_work_from(course.planned)
    line = course.by_number(first)
    return line.on if line else None


def _gp_line(step: EndingStepDef, known: Known) -> CheckLine:
    document, today = known.gp_letter, known.today
    if document is None:
        return CheckLine(
            key=step.key,
            title=step.title,
            where="",
            is_done=False,
            route="documents:list",
            label="Draft it",
        )
    said = []
    if document.shared_on is not None:
        said.append(f"seen by the client {short_day(document.shared_on, today=today)}")
    if document.released_at is not None:
        said.append(f"released {short_day(document.released_at.date(), today=today)}")
    return CheckLine(
        key=step.key,
        title=step.title,
        where=", ".join(said) or document.get_state_display().lower(),
        is_done=document.is_released,
        route="documents:document",
        label="Open",
        document=document,
    )


def _closed_line(step: EndingStepDef, known: Known) -> CheckLine:
    day = known.case.closed_on
    return CheckLine(
        key=step.key,
        title=step.title,
        where=short_day(day, today=known.today) if day else "",
        is_done=day is not None,
        route="" if day else "documents:close",
        label="Close",
    )
