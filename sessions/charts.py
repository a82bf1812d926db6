"""Scores on the axis of sessions, for the chart and the sparkline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Client
from measures.models import Administration
from measures.queries import ScorePoint, series_of_cases
from measures.scales import scale_of
from sessions.models import HomeworkReview, SessionMeasure
from ui.drawing import Column, Mark, Scale
from ui.drawing import Course as Drawing
from ui.words import change

if TYPE_CHECKING:
    # `sessions.queries` draws with this file: only its names are needed here.
    from sessions.queries.course import Course, SessionLine

KEYS = ("PHQ9", "GAD7")
TASK_WORDS = {
    HomeworkReview.Outcome.DONE.value: "done",
    HomeworkReview.Outcome.PARTLY.value: "partly",
}
NOT_DONE = "not done"
DAYS_IN_MONTH = 30.44


def chart_of(
    case: Case,
    course: Course,
    *,
    keys: Sequence[str] = (),
    marks: tuple[Mark, ...] = (),
) -> Drawing:
    """The assessment, every session and every follow-up as columns. Three queries.

    `keys` are the case's own where none are named: its main measure leads.

    Scores that belong to no session stand at the assessment when they are from before
    session 1; later ones are in the table by date alone.
    """
    planned = max(1, course.length)
    by_place = {
        line.place_in_course: line for line in course.sessions if line.place_in_course
    }
    tasks = _tasks(case)
    baseline = baseline_of(case, course, keys or _own_keys(case))
    keys = keys or _scored(_own_keys(case), course, baseline)
    columns = [_assessment(case, baseline, keys)]
    columns += [
        _column(case, str(number), by_place.get(number), keys, tasks)
        for number in range(1, planned + 1)
    ]
    columns += [
        _column(case, _after_words(course, line), line, keys, tasks)
        for line in course.follow_ups
        if line.is_signed
    ]
    return Drawing(
        scales=tuple(scale_of(key, _age(case)) for key in keys),
        planned=planned,
        columns=tuple(columns),
        phase_starts=tuple(phase.first for phase in course.bands(planned)[1:]),
        today=None if case.is_closed else min(course.number_now, planned),
        marks=marks,
    )


def baseline_of(
    case: Case, course: Course, keys: Sequence[str] = KEYS
) -> dict[str, ScorePoint]:
    """The last scores before session 1, by questionnaire."""
    linked = set(
        SessionMeasure.objects.filter(case=case).values_list(
            "administration_id", flat=True
        )
    )
    first = next((line for line in course.sessions if line.number == 1), None)
    found = {}
    for key, points in series_of_cases([case.pk], keys)[case.pk].items():
        before = [
            point
            for point in points
            if point.administration_id not in linked
            and (first is None or point.taken_on <= first.on)
        ]
        if before:
            found[key] = before[-1]
    return found


def spark_scores(
    course: Course, baseline: Mapping[str, ScorePoint], key: str
) -> list[int | None]:
    """One questionnaire, assessment first, then session by session up to now."""
    start = baseline.get(key)
    scores: list[int | None] = [start.total if start else None]
    signed = [line for line in course.sessions if line.is_signed]
    return scores + [line.scores.get(key) for line in signed]


@dataclass(frozen=True, kw_only=True)
class SoFar:
    """One questionnaire up to now: a line the size of a word, and a sentence."""

    title: str
    scores: list[int | None]
    scale: Scale
    now: int | None
    change: int | None
    words: str


def so_far(case: Case, course: Course, keys: Sequence[str]) -> list[SoFar]:
    """How each questionnaire has gone; those never given are left out. Two queries."""
    baseline = baseline_of(case, course, keys)
    found = []
    for key in keys:
        scores = spark_scores(course, baseline, key)
        done = [score for score in scores if score is not None]
        if done:
            found.append(_so_far(case, key, scores, done, has_baseline=key in baseline))
    return found


def _so_far(
    case: Case,
    key: str,
    scores: list[int | None],
    done: list[int],
    *,
    has_baseline: bool,
) -> SoFar:
    scale = scale_of(key, case.client.age_on(timezone.localdate()))
    first, now = done[0], done[-1]
    said = f"{first} at {'assessment' if has_baseline else 'the start'}."
    if len(done) > 1:
        changed = change(now - first, reliable=scale.reliable)
        said += f" {changed[0].upper()}{changed[1:]}."
    if scale.cutoff is not None:
        side = "Below" if now < scale.cutoff else "Not below"
        said += f" {side} the cut-off of {scale.cutoff}."
    return SoFar(
        title=scale.title,
        scores=scores,
        scale=scale,
        now=now,
        change=now - first if len(done) > 1 else None,
        words=said,
    )


def _own_keys(case: Case) -> tuple[str, ...]:
    """The main measure before the two that every session asks for."""
    return tuple(dict.fromkeys([case.main_measure, *KEYS]))


def _scored(
    keys: Sequence[str], course: Course, baseline: Mapping[str, ScorePoint]
) -> tuple[str, ...]:
    """Without a main measure that was never given."""
    given = {*KEYS, *baseline}.union(*(line.scores for line in course.sessions))
    return tuple(key for key in keys if key in given)


def _assessment(
    case: Case, baseline: Mapping[str, ScorePoint], keys: Sequence[str]
) -> Column:
    found = [baseline.get(key) for key in keys]
    days = [point.taken_on for point in found if point]
    items = [point.risk_item for point in found if point]
    first = next((point for point in found if point), None)
    return Column(
        label="A",
        scores=tuple(point.total if point else None for point in found),
        on=max(days) if days else None,
        risk_item=next((item for item in items if item is not None), None),
        href=reverse("measures:administration", args=[case.pk, first.administration_id])
        if first
        else "",
    )


def _column(
    case: Case,
    label: str,
    line: SessionLine | None,
    keys: Sequence[str],
    tasks: Mapping[object, str],
) -> Column:
    if line is None:
        return Column(label=label, scores=tuple(None for _ in keys))
    return Column(
        label=label,
        scores=tuple(line.scores.get(key) for key in keys),
        on=line.on,
        risk_item=line.item9,
        task=tasks.get(line.session_id, ""),
        href=reverse("sessions:session", args=[case.pk, line.session_id])
        if line.scores
        else "",
    )


def _tasks(case: Case) -> dict[object, str]:
    """How the task that was looked at in a session had gone. Of several, the fullest."""
    order = [NOT_DONE, "partly", "done"]
    found: dict[object, str] = {}
    rows = HomeworkReview.objects.filter(case=case).values_list(
        "reviewed_in_id", "outcome"
    )
    for session_id, outcome in rows:
        word = TASK_WORDS.get(outcome, NOT_DONE)
        best = max(order.index(word), order.index(found.get(session_id, NOT_DONE)))
        found[session_id] = order[best]
    return found


def _age(case: Case) -> int:
    """Cut-offs differ under 18."""
    return case.client.age_on(timezone.localdate())


def _after_words(course: Course, line: SessionLine) -> str:
    """ "1 month", "3 months" after the last session."""
    end: date = course.last_attended_on or line.on
    months = round((line.on - end).days / DAYS_IN_MONTH)
    if months < 1:
        return f"{max(1, (line.on - end).days // 7)} wk"
    return "1 month" if months == 1 else f"{months} months"


def standing_scores(case: Case, *, about: Client | None = None) -> list[Administration]:
    """Every score that was not taken back, newest first, with its session if it has one.

    Of the client, or of the partner where `about` says so.
    """
    return list(
        Administration.objects.standing()
        .filter(case=case, about=about)
        .select_related("session_link__therapy_session", "author")
        .order_by("-taken_on", "-recorded_at", "-pk")
    )
