"""Events and changes of focus as pins under the chart, and those of one week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet

from cases.models import Case
from formulation.models import FocusArea, Ipaf, TimelineEvent
from formulation.queries import EventLine, event_line
from formulation.when import Precision
from sessions.queries.course import Course, SessionLine
from ui.drawing import Mark

EVENT_TONE = 2
FOCUS_TONE = 1


def pins_of(case: Case, course: Course) -> tuple[Mark, ...]:
    """What happened in the client's life, and when the focus was agreed or changed.

    Each stands under the session that followed. An event is said by its kind, so that no
    name stands in the drawing. Three queries.
    """
    lines = _in_order(course)
    if not lines:
        return ()
    said = [
        (event.starts_on, event.get_kind_display(), EVENT_TONE) for event in _of(case)
    ]
    said += [(day, words, FOCUS_TONE) for day, words in _focus(case)]
    marks = (_mark(lines, day, words, tone) for day, words, tone in sorted(said))
    return tuple(mark for mark in marks if mark is not None)


def week_of(case: Case, course: Course, line: SessionLine) -> tuple[EventLine, ...]:
    """Events between the session before and this one, that day included. One query."""
    before = [one.on for one in _in_order(course) if one.on < line.on]
    rows = _of(case).filter(starts_on__lte=line.on)
    if before:
        rows = rows.filter(starts_on__gt=before[-1])
    else:
        rows = rows.filter(starts_on=line.on)
    found = rows.prefetch_related("people")
    return tuple(event_line(event, case.client.born_on, None) for event in found)


def _of(case: Case) -> QuerySet[TimelineEvent]:
    """Events of which the day is known and that still stand, in order of their days."""
    return TimelineEvent.objects.filter(
        case=case, removed_at=None, starts_precision=Precision.DAY
    ).order_by("starts_on", "pk")


def _in_order(course: Course) -> list[SessionLine]:
    return sorted(
        (line for line in course.sessions if line.number), key=lambda line: line.on
    )


def _focus(case: Case) -> Iterator[tuple[date, str]]:
    agreed = (
        FocusArea.objects.filter(
            case=case, rank=FocusArea.Rank.PRIMARY, agreed_on__isnull=False
        )
        .order_by("agreed_on", "recorded_at")
        .values_list("agreed_on", flat=True)
    )
    shared = (
        Ipaf.objects.filter(case=case, shared_on__isnull=False)
        .order_by("shared_on")
        .values_list("shared_on", flat=True)
    )
    yield from _said(agreed, "Focus agreed", "Focus changed")
    yield from _said(shared, "Pattern shared", "Pattern changed")


def _said(
    days: Iterable[date | None], first: str, later: str
) -> Iterator[tuple[date, str]]:
    for place, day in enumerate(days):
        if day is not None:
            yield day, later if place else first


def _mark(lines: list[SessionLine], day: date, words: str, tone: int) -> Mark | None:
    """Under the first session on or after the day; None before and after the course."""
    following = next((line for line in lines if line.on >= day), None)
    if following is None or following.number is None:
        return None
    is_long_before = following is lines[0] and day < following.on
    if is_long_before:
        return None
    return Mark(column=following.number, words=words, tone=tone)
