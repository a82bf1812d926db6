"""What to come back to in the next session: facts of the record, each with its place.

Nothing is inferred, and nothing about safety stands here: that is asked anew each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cases.models import Case
from formulation.models import Goal
from formulation.queries import (
    Anniversary,
    coming_anniversaries,
    current_focus,
    rated_days,
)
from measures.instruments import instrument
from protocols.base import Protocol, ReviewKind
from sessions.queries.agenda import open_tasks
from sessions.queries.course import Course, SessionLine
from sessions.queries.expected import ALWAYS_ASKED
from sessions.queries.homework import open_homework
from sessions.queries.markers import markers_due
from sessions.queries.notes import last_note

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


def prompt_of(case: Case, course: Course, *, today: date) -> Prompt | None:
    """What the next session comes back to; None where none is booked or nothing waits.

    About twelve queries.
    """
    following = course.next
    if following is None or course.is_closed:
        return None
    lines = [
        *_phase(case, course, following),
        *_written(case),
        *_asked(case),
        *_anniversaries(case, today),
        *_due(case, course, following),
    ]
    return Prompt(session=following, lines=tuple(lines)) if lines else None


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


def _written(case: Case) -> Iterator[PromptLine]:
    """What was planned, and what was agreed to try."""
    last = last_note(case)
    if last is not None and last.next_plan.strip():
        yield PromptLine(
            text="Planned:",
            quote=last.next_plan,
            url=reverse("sessions:session", args=[case.pk, last.session_id]),
            label=f"Session {last.number}",
        )
    for line in open_homework(case):
        yield PromptLine(
            text="Agreed task:",
            quote=line.text,
            url=reverse("sessions:homework", args=[case.pk]),
            label=f"Set in session {line.set_in}",
        )


def _asked(case: Case) -> Iterator[PromptLine]:
    for task in open_tasks(case):
        yield PromptLine(
            text=f"{task.asked_by.short_name} asks:",
            quote=task.text,
            url=reverse("sessions:list", args=[case.pk]),
            label="Asked for in supervision",
        )


def _anniversaries(case: Case, today: date) -> Iterator[PromptLine]:
    for day in coming_anniversaries([case], today):
        yield PromptLine(
            anniversary=day,
            url=reverse("sessions:timeline", args=[case.pk]),
            label="Timeline",
        )


def _due(case: Case, course: Course, following: SessionLine) -> Iterator[PromptLine]:
    """What the protocol asks for at this number."""
    protocol, number = following.model, following.place_in_course
    if protocol is None or number is None or not following.planned:
        return
    yield from _points(case, protocol, number, following.planned)
    goals = Goal.objects.filter(case=case, status=Goal.Status.ACTIVE)
    if number in protocol.goal_rating_points(following.planned) and goals.exists():
        yield PromptLine(
            text="The goals are to be rated.",
            url=reverse("formulation:goals", args=[case.pk]),
            label="Goals",
        )
    focus = current_focus(case)
    due = focus and markers_due(
        course, since=focus.started_on, rated=rated_days(focus), number=number
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
