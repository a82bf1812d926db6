"""The ending as a whole: every step with where it stands in the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.models import Case
from cases.queries import agreed_by, current_safety_plan
from documents import kinds
from documents.models import Document
from documents.queries.ending_lines import Known, LetterState, StageLines, stages
from documents.queries.sending import Sending, sending_of
from formulation.models import GoalRating
from protocols.base import Protocol, Therapy
from protocols.endings import plan_title
from sessions.models import MaintenanceContract, Triage
from sessions.queries import Course
from sessions.queries.ending import FeltLine, feelings_of, steps_taken
from sessions.queries.follow_up import FollowUps, follow_ups_of
from sessions.queries.relapse_plan import PlanShown, plans_of
from sessions.queries.short_forms import triages_of


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
    known = Known(
        case=case,
        course=course,
        today=today,
        taken=steps_taken(case),
        plan=plans[0] if plans else None,
        letter=_letter(course, letters),
        gp_letter=letters.get(Document.Kind.GP_LETTER),
        goals_rated_on=rated.rated_on if rated else None,
        continued=contracts.filter(follows=case).first(),
        triage=_triage(case, protocol),
        title=plan_title(therapy),
    )
    kind = kinds.kind(Document.Kind.GP_LETTER)
    return EndingPage(
        left=course.left,
        work_from=protocol.ending_work_from(course.planned) if protocol else None,
        title=known.title,
        stages=tuple(stages(known)),
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


def _triage(case: Case, protocol: Protocol | None) -> Triage | None:
    """The last one, in a treatment that ends with one. One query there, none elsewhere."""
    if protocol is None or not protocol.ends_with_triage:
        return None
    return next(iter(triages_of(case)), None)


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
    due = course.protocol.letter_deadline(course.planned)
    days = {line.place_in_course: line.on for line in course.sessions}
    return LetterState(
        kind=kinds.kind(key),
        document=document,
        due=due,
        due_on=days.get(due),
        shared_in=_session_on(course, shared_on) if shared_on else None,
    )


def _session_on(course: Course, day: date) -> int | None:
    """The number of the session of that day."""
    return next((line.number for line in course.sessions if line.on == day), None)
