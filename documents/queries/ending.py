"""The ending as a whole: every step with where it stands in the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cases.models import Case
from cases.queries import agreed_by, current_safety_plan
from documents import kinds
from documents.models import Document
from documents.queries.sending import Sending, sending_of
from formulation.models import GoalRating
from measures.instruments import instrument
from protocols import endings
from protocols.base import Therapy
from protocols.endings import CHECKLIST, STAGE_TITLES, EndingStepDef, Stage
from sessions.models import MaintenanceContract
from sessions.queries import Course, SessionLine
from sessions.queries.ending import FeltLine, StepTaken, feelings_of, steps_taken
from sessions.queries.expected import ALWAYS_ASKED
from sessions.queries.follow_up import FollowUps, follow_ups_of
from sessions.queries.relapse_plan import PlanShown, plans_of
from ui.words import short_day


@dataclass(frozen=True, kw_only=True)
class CheckLine:
    """One step. `where` says where it stands; `route` leads to where it is done, with the
    case's id, and `document` where the page of one document is meant."""

    key: str
    title: str
    where: str
    is_done: bool
    route: str = ""
    label: str = ""
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
    """The letter of this therapy. `due` is the session by which it is drafted, None where
    the manual names none; `shared_in` is the session in which it was read together."""

    kind: kinds.Kind
    document: Document | None
    due: int | None
    shared_in: int | None


@dataclass(frozen=True, kw_only=True)
class EndingPage:
    """`left` counts the sessions to come. `continued` is the maintenance contract of a
    course that follows this one; `own` that of this course."""

    left: int
    work_from: int | None
    title: str
    stages: tuple[StageLines, ...]
    feelings: tuple[FeltLine, ...]
    plans: tuple[PlanShown, ...]
    letter: LetterState | None
    gp_letter: Document | None
    gp_sending: Sending
    follow_ups: FollowUps
    continued: MaintenanceContract | None
    own: MaintenanceContract | None
    has_safety_plan: bool

    @property
    def plan(self) -> PlanShown | None:
        return self.plans[0] if self.plans else None

    @property
    def open_count(self) -> int:
        return sum(not one.is_done for stage in self.stages for one in stage.lines)


@dataclass(frozen=True, kw_only=True)
class _Known:
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
    title: str


def ending_page(
    case: Case, course: Course, *, today: date, may_read_drafts: bool
) -> EndingPage:
    """About twenty queries, however long the course. Who may not read drafts sees none."""
    protocol = course.protocol
    therapy = protocol.therapy if protocol else Therapy.IPT
    plans = plans_of(case)
    letters = _letters(case, may_read_drafts=may_read_drafts)
    rated = GoalRating.objects.filter(case=case).order_by("-rated_on").first()
    contracts = MaintenanceContract.objects.order_by("-number")
    known = _Known(
        case=case,
        course=course,
        today=today,
        taken=steps_taken(case),
        plan=plans[0] if plans else None,
        letter=_letter(course, letters),
        gp_letter=letters.get(Document.Kind.GP_LETTER),
        goals_rated_on=rated.rated_on if rated else None,
        continued=contracts.filter(follows=case).first(),
        title=endings.plan_title(therapy),
    )
    kind = kinds.kind(Document.Kind.GP_LETTER)
    return EndingPage(
        left=course.left,
        work_from=protocol.ending_work_from(course.planned) if protocol else None,
        title=known.title,
        stages=tuple(_stages(known)),
        feelings=tuple(feelings_of(case, course)),
        plans=tuple(plans),
        letter=known.letter,
        gp_letter=known.gp_letter,
        gp_sending=sending_of(kind, agreed_by(case.client)),
        follow_ups=follow_ups_of(case, course),
        continued=known.continued,
        own=contracts.filter(case=case).first(),
        has_safety_plan=current_safety_plan(case) is not None,
    )


def _letters(case: Case, *, may_read_drafts: bool) -> dict[str, Document]:
    """The latest version of each kind. One query."""
    found = Document.objects.filter(case=case).order_by("number")
    readable = found.readable(may_read_drafts=may_read_drafts)
    return {one.kind: one for one in readable}


def _letter(course: Course, letters: dict[str, Document]) -> LetterState | None:
    if course.protocol is None:
        return None
    key = course.protocol.letter.value
    document = letters.get(key)
    shared_on = document.shared_on if document else None
    return LetterState(
        kind=kinds.kind(key),
        document=document,
        due=course.protocol.letter_deadline(course.planned),
        shared_in=_session_on(course, shared_on) if shared_on else None,
    )


def _session_on(course: Course, day: date) -> int | None:
    """The number of the session of that day."""
    return next((line.number for line in course.sessions if line.on == day), None)


def _stages(known: _Known) -> Iterator[StageLines]:
    for stage in Stage:
        lines = [_line(step, known) for step in CHECKLIST if step.stage == stage]
        yield StageLines(title=STAGE_TITLES[stage], lines=tuple(lines))


def _line(step: EndingStepDef, known: _Known) -> CheckLine:
    if not step.is_recorded:
        return _taken(step, known)
    return {
        endings.PLAN: _plan_line,
        endings.LETTER: _letter_line,
        endings.SCORES: _scores_line,
        endings.GOALS: _goals_line,
        endings.GP_LETTER: _gp_line,
        endings.CLOSED: _closed_line,
    }[step.key](step, known)


def _taken(step: EndingStepDef, known: _Known) -> CheckLine:
    """What is talked about: ticked in sessions, or noted on a day."""
    taken = known.taken[step.key]
    said = []
    if taken.sessions:
        plural = "s" if len(taken.sessions) > 1 else ""
        numbers = ", ".join(str(number) for number in taken.sessions)
        said.append(f"session{plural} {numbers}")
    if taken.noted_on is not None:
        said.append(f"noted {short_day(taken.noted_on, today=known.today)}")
    if taken.note:
        said.append(taken.note)
    if step.key == endings.NEXT_STEP and known.continued is not None:
        day = short_day(known.continued.agreed_on, today=known.today)
        said.append(f"maintenance agreed {day}")
    return CheckLine(
        key=step.key,
        title=step.title,
        where=", ".join(said),
        is_done=bool(said),
        route="sessions:ending_step",
        label="Note it",
    )


def _plan_line(step: EndingStepDef, known: _Known) -> CheckLine:
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


def _letter_line(step: EndingStepDef, known: _Known) -> CheckLine:
    letter = known.letter
    if letter is None:
        return CheckLine(key=step.key, title=step.title, where="", is_done=False)
    document, today = letter.document, known.today
    if document is None:
        where = f"draft due by session {letter.due}" if letter.due else ""
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


def _scores_line(step: EndingStepDef, known: _Known) -> CheckLine:
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


def _goals_line(step: EndingStepDef, known: _Known) -> CheckLine:
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


def _gp_line(step: EndingStepDef, known: _Known) -> CheckLine:
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


def _closed_line(step: EndingStepDef, known: _Known) -> CheckLine:
    day = known.case.closed_on
    return CheckLine(
        key=step.key,
        title=step.title,
        where=short_day(day, today=known.today) if day else "",
        is_done=day is not None,
        route="" if day else "documents:close",
        label="Close",
    )
