"""Courses read from the database.

`courses_of` asks the same number of questions for one case or for a thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Substr

from accounts.queries import practice
from cases.models import Case
from cases.queries import ModelPeriod, model_periods
from sessions.models import (
    Contract,
    Countersignature,
    SessionMeasure,
    TherapySession,
)
from sessions.models.standing import VOIDED
from sessions.queries.course import Course, SessionLine, State
from sessions.queries.stretches import stretch_on, stretches

# Enough of a note to cut one line from.
LINE_SOURCE = 400
LINE_LONGEST = 140


def course_of(case: Case) -> Course:
    """The whole course of one case, with a line from each note. Five queries."""
    return courses_of([case], has_lines=True)[case.pk]


def courses_of(cases: Iterable[Case], *, has_lines: bool = False) -> dict[UUID, Course]:
    """The course of each case, by its id. Five queries, however many cases."""
    cases = list(cases)
    ids = [case.pk for case in cases]
    periods = model_periods(cases)
    contracts = _contracts(ids)
    rows = _rows(ids, has_lines=has_lines)
    scores = _scores(ids)
    missed_counts = practice().missed_session_counts
    return {
        case.pk: _course(
            case,
            periods=periods.get(case.pk, ()),
            contracts=contracts.get(case.pk, []),
            rows=rows.get(case.pk, []),
            scores=scores,
            missed_counts=missed_counts,
        )
        for case in cases
    }


def _contracts(case_ids: Collection[UUID]) -> dict[UUID, list[Contract]]:
    found: dict[UUID, list[Contract]] = defaultdict(list)
    for contract in Contract.objects.filter(case__in=case_ids).order_by("number"):
        found[contract.case_id].append(contract)
    return found


def _rows(
    case_ids: Collection[UUID], *, has_lines: bool
) -> dict[UUID, list[dict[str, Any]]]:
    text = Substr("note__text", 1, LINE_SOURCE) if has_lines else Value("")
    agreed = Countersignature.objects.filter(
        note__therapy_session=OuterRef("pk"),
        decision=Countersignature.Decision.AGREED,
    )
    rows = (
        TherapySession.with_voided.filter(case__in=case_ids)
        .order_by("scheduled_at", "pk")
        .annotate(line=text, is_countersigned=Exists(agreed))
        .values(
            "id",
            "case_id",
            "kind",
            "number",
            "scheduled_at",
            "minutes",
            "place",
            "attendance",
            "absence_reason",
            "line",
            "is_countersigned",
            "note__signed_at",
            "note__is_late_entry",
            "note__needs_countersignature",
            "draft__saved_at",
            "draft__item9",
        )
    )
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["case_id"]].append(dict(row))
    return found


def _scores(
    case_ids: Collection[UUID],
) -> dict[UUID, dict[str, tuple[int | None, int | None]]]:
    """Session -> questionnaire -> (total, answer to the item on self-harm).

    Of the case's client alone: what a partner filled in is in no line of the course."""
    rows = (
        SessionMeasure.objects.filter(
            case__in=case_ids,
            administration__withdrawn_at__isnull=True,
            administration__about=None,
        )
        .order_by("administration__recorded_at")
        .values_list(
            "therapy_session_id",
            "administration__instrument_key",
            "administration__total",
            "administration__risk_item",
        )
    )
    found: dict[UUID, dict[str, tuple[int | None, int | None]]] = defaultdict(dict)
    for session_id, key, total, risk_item in rows:
        found[session_id][key] = (total, risk_item)
    return found


def _course(
    case: Case,
    *,
    periods: Sequence[ModelPeriod],
    contracts: Sequence[Contract],
    rows: list[dict[str, Any]],
    scores: Mapping[UUID, Mapping[str, tuple[int | None, int | None]]],
    missed_counts: bool,
) -> Course:
    laid_out = stretches(periods, contracts)
    course = Course(
        case_id=case.pk,
        protocol=laid_out[-1].protocol if laid_out else None,
        contract=contracts[-1] if contracts else None,
        planned=laid_out[-1].planned if laid_out else 0,
        stretches=laid_out,
        sessions=(),
        follow_ups=(),
        missed_counts=missed_counts,
        is_closed=case.is_closed,
    )
    found = [_line(row, scores.get(row["id"], {})) for row in rows]
    lines = [line for line in found if not line.is_voided]
    treatment = [line for line in lines if not line.is_follow_up]
    return replace(
        course,
        sessions=tuple(_placed(treatment, course)),
        follow_ups=tuple(line for line in lines if line.is_follow_up),
        voided=tuple(line for line in found if line.is_voided),
    )


def _line(
    row: dict[str, Any], scores: Mapping[str, tuple[int | None, int | None]]
) -> SessionLine:
    return SessionLine(
        session_id=row["id"],
        case_id=row["case_id"],
        kind=row["kind"],
        number=row["number"],
        place_in_course=row["number"],
        scheduled_at=row["scheduled_at"],
        minutes=row["minutes"],
        place=row["place"],
        attendance=row["attendance"],
        state=_state(row),
        phase=None,
        scores={key: total for key, (total, _) in scores.items()},
        item9=next(
            (item for key, (_, item) in scores.items() if item is not None), None
        ),
        one_line="" if row["attendance"] == VOIDED else first_line(row["line"] or ""),
        absence_reason=row["absence_reason"],
        signed_at=row["note__signed_at"],
        is_late_entry=bool(row["note__is_late_entry"]),
        needs_countersignature=bool(row["note__needs_countersignature"]),
        is_countersigned=row["is_countersigned"],
        draft_saved_at=row["draft__saved_at"],
        draft_item9=row["draft__item9"],
    )


def _state(row: dict[str, Any]) -> State:
    if row["attendance"] == VOIDED:
        return State.VOIDED
    if row["note__signed_at"] is not None:
        return State.SIGNED
    if row["attendance"] in TherapySession.MISSED:
        return State.MISSED
    if row["draft__saved_at"] is not None:
        return State.DRAFT
    return State.PLANNED


def _placed(lines: list[SessionLine], course: Course) -> Iterable[SessionLine]:
    """The lines with the number each has or would get, its phase, and what is next."""
    given, missed, next_seen = 0, 0, False
    for line in lines:
        if line.is_missed:
            missed += 1
            yield line
            continue
        given = line.number or given + 1
        state = line.state
        if line.is_open and not next_seen:
            next_seen = True
            state = State.NEXT if state == State.PLANNED else state
        then = stretch_on(course.stretches, line.on, line.signed_at)
        yield replace(
            line,
            place_in_course=given,
            phase=then.phase_at(given) if then else None,
            model=then.protocol if then else None,
            planned=then.planned if then else 0,
            missed_before=missed,
            state=state,
        )
        missed = 0


def first_line(text: str) -> str:
    """The first sentence or so of a note, for a list."""
    said = " ".join(text.split())
    if len(said) <= LINE_LONGEST:
        return said
    return said[: LINE_LONGEST - 1].rsplit(" ", 1)[0] + "…"
