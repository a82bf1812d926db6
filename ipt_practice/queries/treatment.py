"""The course of treatment as a chart, with the key events under their sessions.

What the plan only has coming is told apart from what the record bears out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from cases.models import Case
from documents.models import Document
from protocols.base import ReviewKind
from sessions.charts import chart_of
from sessions.frame import rail_of
from sessions.models import CourseReview
from sessions.queries import Course
from sessions.queries.course_reviews import ReviewPoint
from ui import drawing, frame

LETTERS = (Document.Kind.ENDING_LETTER, Document.Kind.GOODBYE_LETTER)


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """`due` is its session by the plan, `done` the one in which the record has it."""

    words: str
    due: int
    done: int | None

    def is_due_at(self, number: int) -> bool:
        return self.done is None and number >= self.due

    def words_at(self, number: int) -> str:
        """ "Closing letter", or "Closing letter, due since session 13"."""
        if number == self.due:
            return self.words
        return f"{self.words}, due since session {self.due}"


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """The chart over the rail, and what it comes to in words."""

    drawn: drawing.Course
    rail: frame.Rail | None
    change: int | None
    words: str


def milestones_of(
    course: Course, documents: Sequence[Document], reviews: Sequence[ReviewPoint]
) -> tuple[Milestone, ...]:
    """The review half-way, where the format has one, and the closing letter. No query."""
    if course.protocol is None:
        return ()
    half_way = [
        Milestone(words=point.title, due=point.number, done=_held(course, point.review))
        for point in reviews
        if point.kind == ReviewKind.MIDDLE
    ]
    letter = Milestone(
        words="Closing letter",
        due=course.protocol.letter_deadline(course.planned),
        done=_approved(course, documents),
    )
    return (*half_way, letter)


def _held(course: Course, review: CourseReview | None) -> int | None:
    """The session of the review's day, or the last one before it, if held between two."""
    return column_on(course, review.reviewed_on) if review else None


def _approved(course: Course, documents: Sequence[Document]) -> int | None:
    moments = [
        one.approved_at for one in documents if one.kind in LETTERS and one.approved_at
    ]
    if not moments:
        return None
    return column_on(course, timezone.localdate(min(moments)))


def treatment_of(
    case: Case,
    course: Course,
    *,
    agreed: tuple[str, date] | None,
    milestones: Sequence[Milestone],
    may_write: bool,
) -> Treatment:
    """`agreed` is what the work is about, and the day on which that was said."""
    # A follow-up that is only booked has no column yet.
    signed = tuple(line for line in course.follow_ups if line.is_signed)
    seen = replace(course, follow_ups=signed)
    drawn = chart_of(case, seen, marks=tuple(_marks(seen, agreed, milestones)))
    scores = [score for score in drawn.series(0) if score is not None]
    return Treatment(
        drawn=drawn,
        rail=rail_of(seen, has_lead=True, may_write=may_write),
        change=scores[-1] - scores[0] if len(scores) > 1 else None,
        words=_change_words(drawn.scales[0], scores),
    )


def _change_words(scale: drawing.Scale, scores: list[int]) -> str:
    """What the first and the latest score come to; counted, never judged."""
    if not scores:
        return f"No {scale.title} yet."
    said = ""
    if len(scores) > 1:
        change = scores[-1] - scores[0]
        said = f"{scale.title} since the first score"
        if scale.reliable and abs(change) >= scale.reliable:
            kind = "change" if change < 0 else "worsening"
            said += f", a reliable {kind}"
        said += ". "
    if scale.cutoff is None:
        return said
    side = "Below" if scores[-1] < scale.cutoff else "At or above"
    return f"{said}{side} the cut-off of {scale.cutoff}."


def _marks(
    course: Course,
    agreed: tuple[str, date] | None,
    milestones: Sequence[Milestone],
) -> list[drawing.Mark]:
    """Once the case is closed nothing is due any more."""
    if course.protocol is None:
        return []
    found = []
    if agreed is not None:
        words, day = agreed
        found.append(_mark(course, column_on(course, day), words))
    for one in milestones:
        if one.done is not None:
            found.append(_mark(course, one.done, one.words))
        elif not course.is_closed:
            mark = _mark(course, one.due, f"{one.words} due")
            found.append(replace(mark, is_due=True))
    return found


def column_on(course: Course, day: date) -> int:
    """The last session held on or before a day; 0 is the assessment."""
    held = [line.number for line in course.sessions if line.number and line.on <= day]
    return max(held, default=0)


def _mark(course: Course, column: int, words: str) -> drawing.Mark:
    phase = course.phase_at(max(column, 1))
    return drawing.Mark(column=column, words=words, tone=phase.tone if phase else 1)
