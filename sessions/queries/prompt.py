"""What to come back to in the next session: facts of the record, each with its place.

Nothing is inferred, and nothing about safety stands here: that is asked anew each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from cases.models import Case
from formulation.models import FocusArea, Goal
from formulation.queries import (
    Anniversary,
    coming_anniversaries,
    current_focuses,
    rated_days_of,
)
from measures.instruments import instrument
from protocols.base import Protocol, ReviewKind
from sessions.models import CarriedTask, Homework, SessionNote, TherapySession
from sessions.queries.agenda import open_tasks_of
from sessions.queries.course import Course, SessionLine
from sessions.queries.expected import ALWAYS_ASKED
from sessions.queries.homework import open_tasks_set
from sessions.queries.markers import markers_due

# What is read in half a minute; the rest stands folded below.
FIRST = 5
REVIEWS = {
    ReviewKind.FOCUS: "Is the focus agreed? The review of this is due.",
    ReviewKind.MIDDLE: "The mid-course review is due.",
    ReviewKind.LATE: "The review before the ending is due.",
    ReviewKind.PERIODIC: "The six-monthly review is due.",
    ReviewKind.TRIAGE: "The review is due: is more help needed?",
}


@dataclass(frozen=True, kw_only=True)
class PromptLine:
    """`text` is ours, `quote` what a person wrote; an anniversary says itself."""

    url: str
    label: str
    text: str = ""
    quote: str = ""
    anniversary: Anniversary | None = None


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """For the next session of a course."""

    session: SessionLine
    lines: tuple[PromptLine, ...]

    @property
    def first(self) -> tuple[PromptLine, ...]:
        return self.lines[:FIRST]

    @property
    def rest(self) -> tuple[PromptLine, ...]:
        return self.lines[FIRST:]


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What was planned for next time, and in which session."""

    session_id: UUID
    number: int | None
    words: str


@dataclass(frozen=True, kw_only=True)
class _Facts:
    """What the record holds of some cases, each asked for once, by the case's id."""

    planned: Mapping[UUID, Planned]
    homework: Mapping[UUID, list[Homework]]
    asked: Mapping[UUID, list[CarriedTask]]
    days: Mapping[UUID, list[Anniversary]]
    with_goals: Collection[UUID]
    focuses: Mapping[UUID, FocusArea]
    rated: Mapping[UUID, list[date]]


def prompt_of(case: Case, course: Course, *, today: date) -> Prompt | None:
    """What the next session comes back to; None where none is booked or nothing waits.

    Eight queries at most.
    """
    return prompts_of([(case, course)], today=today).get(case.pk)


def prompts_of(
    found: Iterable[tuple[Case, Course]], *, today: date
) -> dict[UUID, Prompt]:
    """The same of several cases, by their ids, in as many queries."""
    waiting = [
        (case, course, course.next)
        for case, course in found
        if course.next is not None and not course.is_closed
    ]
    if not waiting:
        return {}
    facts = _facts([case for case, _, _ in waiting], today)
    prompts = {}
    for case, course, following in waiting:
        lines = (
            *_phase(case, course, following),
            *_written(case, facts),
            *_asked(case, facts),
            *_anniversaries(case, facts),
            *_due(case, course, following, facts),
        )
        if lines:
            prompts[case.pk] = Prompt(session=following, lines=lines)
    return prompts


def _facts(cases: list[Case], today: date) -> _Facts:
    homework: dict[UUID, list[Homework]] = defaultdict(list)
    for task in open_tasks_set(cases):
        homework[task.case_id].append(task)
    asked: dict[UUID, list[CarriedTask]] = defaultdict(list)
    for carried in open_tasks_of(cases):
        asked[carried.case_id].append(carried)
    days: dict[UUID, list[Anniversary]] = defaultdict(list)
    for day in coming_anniversaries(cases, today):
        days[day.case_id].append(day)
    goals = Goal.objects.filter(case__in=cases, status=Goal.Status.ACTIVE)
    focuses = current_focuses(cases)
    return _Facts(
        planned=_planned(cases),
        homework=homework,
        asked=asked,
        days=days,
        with_goals=set(goals.values_list("case_id", flat=True)),
        focuses=focuses,
        rated=rated_days_of(focuses.values()),
    )


def _planned(cases: list[Case]) -> dict[UUID, Planned]:
    """What the last signed note of the treatment planned, where it planned anything."""
    notes = (
        SessionNote.objects.filter(
            case__in=cases, therapy_session__kind=TherapySession.Kind.SESSION
        )
        .order_by("therapy_session__scheduled_at")
        .values_list(
            "case_id", "therapy_session_id", "therapy_session__number", "next_plan"
        )
    )
    last = {
        case_id: Planned(session_id=session_id, number=number, words=words)
        for case_id, session_id, number, words in notes
    }
    return {key: one for key, one in last.items() if one.words.strip()}


def _phase(case: Case, course: Course, following: SessionLine) -> Iterator[PromptLine]:
    """Said once, before the first session of a phase. The first of all begins none."""
    before = course.last
    if before is None or before.phase is None or following.phase is None:
        return
    if (before.phase.key, before.phase.title) != (
        following.phase.key,
        following.phase.title,
    ):
        yield PromptLine(
            text=f"{following.title} is the first of the phase: {following.phase.title}.",
            url=reverse("sessions:plan", args=[case.pk]),
            label="Plan",
        )


def _written(case: Case, facts: _Facts) -> Iterator[PromptLine]:
    """What was planned, and what was agreed to try."""
    if planned := facts.planned.get(case.pk):
        yield PromptLine(
            text="Planned:",
            quote=planned.words,
            url=reverse("sessions:session", args=[case.pk, planned.session_id]),
            label=f"Session {planned.number}",
        )
    for task in facts.homework.get(case.pk, ()):
        yield PromptLine(
            text="Agreed task:",
            quote=task.text,
            url=reverse("sessions:homework", args=[case.pk]),
            label=f"Set in session {task.set_in.number}",
        )


def _asked(case: Case, facts: _Facts) -> Iterator[PromptLine]:
    for task in facts.asked.get(case.pk, ()):
        yield PromptLine(
            text=f"{task.asked_by.short_name} asks:",
            quote=task.text,
            url=reverse("sessions:list", args=[case.pk]),
            label="Asked for in supervision",
        )


def _anniversaries(case: Case, facts: _Facts) -> Iterator[PromptLine]:
    for day in facts.days.get(case.pk, ()):
        yield PromptLine(
            anniversary=day,
            url=reverse("sessions:timeline", args=[case.pk]),
            label="Timeline",
        )


def _due(
    case: Case, course: Course, following: SessionLine, facts: _Facts
) -> Iterator[PromptLine]:
    """What the protocol asks for at this number."""
    protocol, number = following.model, following.place_in_course
    if protocol is None or number is None or not following.planned:
        return
    yield from _points(case, protocol, number, following.planned)
    is_rating = number in protocol.goal_rating_points(following.planned)
    if is_rating and case.pk in facts.with_goals:
        yield PromptLine(
            text="The goals are to be rated.",
            url=reverse("formulation:goals", args=[case.pk]),
            label="Goals",
        )
    focus = facts.focuses.get(case.pk)
    due = focus and markers_due(
        course, since=focus.started_on, rated=facts.rated[focus.pk], number=number
    )
    if focus and due:
        yield PromptLine(
            text=f"Signs of progress: {due.words}",
            url=reverse("formulation:focus_markers", args=[case.pk, focus.pk]),
            label="Rate them",
        )
    others = [key for key in protocol.measures_due(number) if key not in ALWAYS_ASKED]
    for key in others:
        yield PromptLine(
            text=f"{instrument(key).short_title} is due.",
            url=reverse("sessions:measures", args=[case.pk]),
            label="Measures",
        )


def _points(
    case: Case, protocol: Protocol, number: int, planned: int
) -> Iterator[PromptLine]:
    for review in protocol.reviews(planned):
        if review.number == number:
            yield PromptLine(
                text=REVIEWS[review.kind],
                url=reverse("sessions:plan", args=[case.pk]),
                label="Plan",
            )
    if number == protocol.letter_deadline(planned):
        yield PromptLine(
            text="The closing letter is begun by this session.",
            url=reverse("documents:list", args=[case.pk]),
            label="Letters",
        )
    if number == planned:
        yield PromptLine(
            text=f"It is the last session, {number} of {planned}.",
            url=reverse("documents:ending", args=[case.pk]),
            label="Ending",
        )
