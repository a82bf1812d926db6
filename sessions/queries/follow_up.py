"""After the ending: scores and functioning at the end, and 1, 3 and 6 months later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cases.models import Case, FunctioningRating
from cases.queries.functioning import level_words
from measures.instruments import instrument
from protocols.functioning import FUNCTIONING
from sessions.models import FollowUpContact, SessionNote, TherapySession
from sessions.queries.course import Course, SessionLine
from sessions.queries.expected import ALWAYS_ASKED


@dataclass(frozen=True, kw_only=True)
class FollowUpLine:
    """One contact after the ending. `contact` is None for one recorded without its page,
    and for one that is still to come."""

    line: SessionLine
    contact: FollowUpContact | None
    next_step: str

    @property
    def title(self) -> str:
        if self.contact is not None and self.contact.month:
            months = self.contact.month
            return f"After {months} month{'s' if months > 1 else ''}"
        return "Follow-up"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One questionnaire or one area of life, in the columns of the table."""

    title: str
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FollowUps:
    """`columns` begin with the end of treatment; `rows` are scores, then areas of life."""

    columns: tuple[str, ...]
    scores: tuple[Row, ...]
    areas: tuple[Row, ...]
    held: tuple[FollowUpLine, ...]
    planned: tuple[SessionLine, ...]


def follow_ups_of(case: Case, course: Course) -> FollowUps:
    """The contacts of a course and how things stood at each. Three queries."""
    held = _held(case, course)
    ratings = list(
        FunctioningRating.objects.filter(case=case).order_by("rated_on", "recorded_at")
    )
    last = course.last
    columns = ["End", *(one.title for one in held)]
    at_end = _rating_at(ratings, last.on) if last else None
    at_each = [one.contact.functioning if one.contact else None for one in held]
    return FollowUps(
        columns=tuple(columns),
        scores=tuple(_scores([last, *(one.line for one in held)])),
        areas=tuple(_areas([at_end, *at_each])),
        held=tuple(held),
        planned=planned_follow_ups(course),
    )


def planned_follow_ups(course: Course) -> tuple[SessionLine, ...]:
    return tuple(line for line in course.follow_ups if line.is_open)


def find_planned(case: Case) -> list[TherapySession]:
    """The appointments themselves, the next one first. One query."""
    return list(
        TherapySession.objects.follow_ups()
        .planned()
        .filter(case=case, note__isnull=True)
        .in_order()
    )


def _held(case: Case, course: Course) -> list[FollowUpLine]:
    contacts = {
        one.therapy_session_id: one
        for one in FollowUpContact.objects.filter(case=case).select_related(
            "supporter", "contact", "functioning"
        )
    }
    signed = [line for line in course.follow_ups if line.is_signed]
    steps = dict(
        SessionNote.objects.filter(
            therapy_session__in=[line.session_id for line in signed]
        ).values_list("therapy_session_id", "next_plan")
    )
    return [
        FollowUpLine(
            line=line,
            contact=contacts.get(line.session_id),
            next_step=steps.get(line.session_id, ""),
        )
        for line in signed
    ]


def _rating_at(
    ratings: Sequence[FunctioningRating], day: date
) -> FunctioningRating | None:
    """The last one made by the end of treatment; the first one is that of the beginning."""
    until = [one for one in ratings if one.rated_on <= day]
    return until[-1] if len(until) > 1 else None


def _scores(lines: Sequence[SessionLine | None]) -> list[Row]:
    rows = []
    for key in ALWAYS_ASKED:
        cells = tuple(_total(line, key) for line in lines)
        if any(cells):
            rows.append(Row(title=instrument(key).short_title, cells=cells))
    return rows


def _total(line: SessionLine | None, key: str) -> str:
    total = line.scores.get(key) if line else None
    return "" if total is None else str(total)


def _areas(ratings: Sequence[FunctioningRating | None]) -> list[Row]:
    rows = []
    for area in FUNCTIONING:
        levels = [getattr(one, area.key) if one else None for one in ratings]
        if any(level is not None for level in levels):
            cells = tuple(
                "" if level is None else f"{level} {level_words(level).lower()}"
                for level in levels
            )
            rows.append(Row(title=area.title, cells=cells))
    return rows
