"""One case at a glance: where the course stands, what it is about, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from cases.models import Case, RiskEntry, SafetyPlan
from cases.queries import (
    IntakeProgress,
    beside_of,
    current_safety_plan,
    functioning_start_and_now,
    intake_progress,
    latest_risk,
    risk_words,
)
from documents.kinds import kind
from documents.models import Document
from formulation.models import Ipaf
from formulation.queries import (
    Anniversary,
    Circle,
    FocusCard,
    GoalLine,
    circle_of,
    coming_anniversaries,
    current_ipaf,
    focus_board,
    focus_kind_of,
    goals_of,
    has_earlier_focus,
    ipaf_drawn,
    people_drawn,
)
from ipt_practice.queries.treatment import (
    Milestone,
    Treatment,
    milestones_of,
    treatment_of,
)
from protocols.base import FocusKind
from protocols.endings import end_reason
from sessions.models import CarriedTask
from sessions.queries import (
    Course,
    Due,
    HomeworkLine,
    SessionLine,
    course_of,
    due_of,
    homework_of,
    main_measure_beside,
    problem_word,
)
from sessions.queries.course_reviews import ReviewPoint, ReviewsPage, reviews_page
from sessions.queries.plan import PlanChange, plan_change_of
from ui import drawing

LAST_SESSIONS = 3
MOST_DOCUMENTS = 4
MOST_TASKS = 6
LEAST_AGENDA_LINES = 3


@dataclass(frozen=True, kw_only=True)
class Step:
    """One of the first things to do, ticked once the record shows it."""

    title: str
    hint: str
    url: str
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class Next:
    """The session to come: what is due, what was asked for, its own tasks.

    `asked` is what a supervisor wants looked at in it, `tasks` what the client set out
    to do, `review` the latest review of the course that is to be held.
    """

    line: SessionLine | None
    number: int
    due: tuple[str, ...]
    agenda: tuple[str, ...]
    tasks: tuple[HomeworkLine, ...]
    asked: tuple[CarriedTask, ...]
    review: ReviewPoint | None
    measures: Due


@dataclass(frozen=True, kw_only=True)
class Focus:
    """What the work is about: an area (IPT), a pattern (DIT), or nothing yet.

    `has_earlier`: one of the other model stands from before the model changed.
    """

    card: FocusCard | None
    ipaf: Ipaf | None
    drawn: drawing.Focus | None
    is_pattern: bool
    has_earlier: bool


@dataclass(frozen=True, kw_only=True)
class Risk:
    entry: RiskEntry | None
    words: str
    plan: SafetyPlan | None


@dataclass(frozen=True, kw_only=True)
class People:
    circle: Circle
    drawn: list[drawing.Person]

    @property
    def moved_words(self) -> str:
        """ "2 people stand elsewhere than at the start", or nothing."""
        moved = sum(bool(place.moved) for place in self.circle.places)
        if not moved:
            return ""
        who = "1 person stands" if moved == 1 else f"{moved} people stand"
        return f"{who} elsewhere than at the start."


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a closed case ended, and its treatment summary."""

    reason: str
    outcome: str
    summary: Document | None


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A letter or a summary, with what its kind is called."""

    title: str
    document: Document


@dataclass(frozen=True, kw_only=True)
class Overview:
    """Everything on the page. `steps` stand in place of the chart before session 1.

    `beside` says in a line how it stands to other treatment; "" on its own.
    """

    course: Course
    treatment: Treatment | None
    steps: tuple[Step, ...]
    next: Next | None
    focus: Focus
    goals: tuple[GoalLine, ...]
    functioning: tuple[drawing.Area, ...]
    last_sessions: tuple[SessionLine, ...]
    risk: Risk
    people: People
    documents: tuple[Paper, ...]
    ending: Ending | None
    anniversaries: tuple[Anniversary, ...]
    beside: str
    plan_change: PlanChange | None


def overview_of(
    case: Case, on: date, *, may_read_drafts: bool, may_write: bool
) -> Overview:
    """One case as its front page shows it; a fixed number of queries.

    `may_read_drafts`: for someone who may read letters that are not approved yet.
    """
    course = course_of(case)
    focus = _focus(case)
    people = _people(case)
    has_begun = course.attended > 0
    documents = tuple(_documents(case, may_read_drafts=may_read_drafts))
    homework = homework_of(case)
    reviews = reviews_page(case, course)
    milestones = milestones_of(course, documents, reviews.points)
    return Overview(
        course=course,
        treatment=treatment_of(
            case,
            course,
            agreed=_agreed(focus),
            milestones=milestones,
            may_write=may_write,
        )
        if has_begun
        else None,
        steps=() if has_begun or case.is_closed else _steps(case, course, people),
        next=None
        if case.is_closed
        else _next(case, course, focus, homework, milestones, reviews),
        focus=focus,
        goals=tuple(goals_of(case)),
        functioning=_functioning(case),
        last_sessions=_last_sessions(course),
        risk=_risk(case, on),
        people=people,
        documents=tuple(
            Paper(title=kind(one.kind).short_title, document=one)
            for one in documents[:MOST_DOCUMENTS]
        ),
        ending=_ending(case, documents),
        anniversaries=tuple(coming_anniversaries([case], on)),
        beside=beside_of(case).line,
        plan_change=plan_change_of(case.pk),
    )


def _agreed(focus: Focus) -> tuple[str, date] | None:
    """What the work is about, as the chart says it, and since when."""
    if focus.card:
        day, words = focus.card.focus.agreed_on, "Focus agreed"
    else:
        day, words = focus.ipaf.shared_on if focus.ipaf else None, "Pattern shared"
    return (words, day) if day else None


# Before session 1


def _steps(case: Case, course: Course, people: People) -> tuple[Step, ...]:
    """The first things to do, in an order that works; none has to wait for another."""
    progress = intake_progress(case)
    elsewhere = {item.key.value: item.is_done for item in progress.elsewhere}
    pages = [
        (
            "Assessment",
            _assessment_hint(progress),
            "cases:intake",
            progress.is_started and progress.is_complete,
        ),
        (
            "First scores",
            _first_scores_hint(case),
            "sessions:measures",
            elsewhere["MEASURES"],
        ),
        (
            "First risk entry",
            "What was asked, and what was said.",
            "sessions:risk",
            elsewhere["RISK"],
        ),
        (
            "IPT or DIT",
            "Your written decision. The case runs without it.",
            "cases:suitability",
            case.is_model_decided,
        ),
        (
            "Social inventory",
            "The people that they see most.",
            "formulation:inventory",
            not people.circle.is_empty,
        ),
        (
            "Plan",
            "How many sessions, from when, agreed with the client.",
            "sessions:plan",
            course.has_contract,
        ),
    ]
    return tuple(
        Step(title=title, hint=hint, url=reverse(page, args=[case.pk]), is_done=done)
        for title, hint, page, done in pages
    )


def _first_scores_hint(case: Case) -> str:
    main = main_measure_beside(case)
    return f"PHQ-9, GAD-7 and {main.short_title}." if main else "PHQ-9 and GAD-7."


def _assessment_hint(progress: IntakeProgress) -> str:
    if progress.is_started and progress.is_answered and progress.still_open:
        return f"Every answer is there. Still open: {progress.still_open_words}."
    return "Start with what brought them now. It may take several sessions."


# What comes next


def _next(
    case: Case,
    course: Course,
    focus: Focus,
    homework: list[HomeworkLine],
    milestones: tuple[Milestone, ...],
    reviews: ReviewsPage,
) -> Next:
    asked = CarriedTask.objects.open().for_therapists().filter(case=case)
    line = course.next
    number = (line.place_in_course if line else None) or course.number_now
    return Next(
        line=line,
        number=number,
        due=tuple(_due(course, number, milestones, reviews)),
        agenda=_agenda(case, course, focus, number),
        tasks=tuple(task for task in homework if task.is_open),
        asked=tuple(asked.select_related("asked_by").order_by("due_on", "asked_at")),
        review=reviews.due[-1] if reviews.due else None,
        measures=due_of(case, course, timezone.now()),
    )


def _due(
    course: Course,
    number: int,
    milestones: tuple[Milestone, ...],
    reviews: ReviewsPage,
) -> list[str]:
    """Reviews of this session, what its format asks for around it, and what the record

    does not have yet though it is time."""
    said = [one.words_at(number) for one in milestones if one.is_due_at(number)]
    if course.protocol is None:
        return said
    mid = course.protocol.mid_review(course.planned)
    to_hold = [
        point.title
        for point in reviews.points
        if point.review is None and point.number == number != mid
    ]
    return [*to_hold, *course.protocol.marks(number, course.planned), *said]


def _agenda(case: Case, course: Course, focus: Focus, number: int) -> tuple[str, ...]:
    """The session's own tasks; a few lines of the phase where it has few of its own."""
    if course.protocol is None:
        return ()
    word = problem_word(case)
    tasks = [
        task.title
        for task in course.protocol.tasks(number, course.planned, word)
        if task.recorded_in is None
    ]
    area = focus.card.focus.area if focus.card else None
    standing = {line.key for line in course.protocol.standing}
    lines = [
        line.title
        for line in course.protocol.agenda(number, course.planned, area, word)
        if line.key not in standing
    ]
    found = dict.fromkeys(tasks[:MOST_TASKS])
    # The lines of the focus area stand last, and are nearest to the work.
    for title in reversed(lines):
        if len(found) < LEAST_AGENDA_LINES:
            found.setdefault(title)
    return tuple(found)


# What it is about


def _focus(case: Case) -> Focus:
    ipaf = current_ipaf(case)
    return Focus(
        card=focus_board(case).primary,
        ipaf=ipaf,
        drawn=ipaf_drawn(ipaf) if ipaf else None,
        is_pattern=focus_kind_of(case) == FocusKind.IPAF,
        has_earlier=has_earlier_focus(case),
    )


def _people(case: Case) -> People:
    circle = circle_of(case)
    page = reverse("formulation:inventory", args=[case.pk])
    return People(circle=circle, drawn=people_drawn(circle, url=f"{page}{{id}}/"))


def _functioning(case: Case) -> tuple[drawing.Area, ...]:
    """The seven areas, or none of them before anything was rated."""
    areas = tuple(line.drawn for line in functioning_start_and_now(case))
    return areas if any(area.start is not None for area in areas) else ()


def _last_sessions(course: Course) -> tuple[SessionLine, ...]:
    signed = [line for line in (*course.sessions, *course.follow_ups) if line.is_signed]
    return tuple(reversed(signed[-LAST_SESSIONS:]))


def _risk(case: Case, on: date) -> Risk:
    entry = latest_risk(case)
    return Risk(
        entry=entry,
        words=risk_words(entry, today=on),
        plan=current_safety_plan(case),
    )


def _documents(case: Case, *, may_read_drafts: bool) -> list[Document]:
    found = Document.objects.filter(case=case).readable(may_read_drafts=may_read_drafts)
    return list(found.newest_first())


def _ending(case: Case, documents: tuple[Document, ...]) -> Ending | None:
    if not case.is_closed:
        return None
    summaries = [
        one for one in documents if one.kind == Document.Kind.TREATMENT_SUMMARY
    ]
    return Ending(
        reason=end_reason(case.ending_reason).title,
        outcome=case.ending_outcome,
        summary=summaries[0] if summaries else None,
    )
