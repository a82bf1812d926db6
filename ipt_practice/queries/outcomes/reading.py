"""Closed courses as plain values, without a name in them.

A course is finished when at least two sessions were attended (NHS Talking Therapies
manual v6). The first score is the first of assessment or treatment, the last that of the
last treatment contact; a follow-up after it does not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from cases.models import Case
from formulation.models import FocusArea
from measures.models import Administration
from measures.outcomes import Outcome, nhs_outcome, phq9_only_outcome
from protocols import protocol
from protocols.base import FocusKind, LengthNotPossible
from sessions.models import Contract, TherapySession

# Attended sessions that make a finished course.
FINISHED_FROM = 2
IPAF, NO_FOCUS = "IPAF", ""
BEFORE, FIRST, MIDDLE, LAST = "BEFORE", "FIRST", "MIDDLE", "LAST"
Scores = dict[str, list[tuple[date, int]]]


@dataclass(frozen=True, kw_only=True)
class CourseFacts:
    """One closed course. `focus` is a key of protocols.focus_areas, IPAF or NO_FOCUS;
    `wait_days` from referral to the first session, None where none was attended; `phase`
    is where the last attended session fell."""

    closed_on: date
    protocol_key: str
    focus: str
    reason: str
    attended: int
    missed: int
    wait_days: int | None
    phase: str
    is_phq9_only: bool
    has_first_score: bool
    outcome: Outcome

    @property
    def is_finished(self) -> bool:
        return self.attended >= FINISHED_FROM


@dataclass(frozen=True, kw_only=True)
class _Sessions:
    attended_on: tuple[date, ...] = ()
    missed: int = 0


def course_facts(cases: Iterable[Case]) -> list[CourseFacts]:
    """Of closed cases with a model. Four queries, however many cases."""
    wanted = [case for case in cases if case.closed_on and case.protocol_key]
    ids = [case.pk for case in wanted]
    sessions, scores = _sessions(ids), _scores(ids)
    planned, focuses = _planned(ids), _focuses(ids)
    none, nothing = _Sessions(), Scores()
    return [
        _facts(
            case,
            sessions.get(case.pk, none),
            scores.get(case.pk, nothing),
            planned=planned.get(case.pk),
            focus=focuses.get(case.pk, NO_FOCUS),
        )
        for case in wanted
    ]


def _facts(
    case: Case, held: _Sessions, scores: Scores, *, planned: int | None, focus: str
) -> CourseFacts:
    days = held.attended_on
    until = days[-1] if days else None
    phq9 = _first_and_last(scores.get("PHQ9", []), until)
    gad7 = _first_and_last(scores.get("GAD7", []), until)
    is_phq9_only = phq9[0] is not None and gad7[0] is None
    outcome = (
        phq9_only_outcome(first=phq9[0], last=phq9[1])
        if is_phq9_only
        else nhs_outcome(
            phq9_first=phq9[0],
            phq9_last=phq9[1],
            gad7_first=gad7[0],
            gad7_last=gad7[1],
        )
    )
    has_ipaf = protocol(case.protocol_key).focus_kind == FocusKind.IPAF
    assert case.closed_on is not None  # noqa: S101 - a closed case has its day
    return CourseFacts(
        closed_on=case.closed_on,
        protocol_key=case.protocol_key,
        focus=IPAF if has_ipaf else focus,
        reason=case.ending_reason,
        attended=len(days),
        missed=held.missed,
        wait_days=(days[0] - case.referred_on).days if days else None,
        phase=_phase(case.protocol_key, len(days), planned),
        is_phq9_only=is_phq9_only,
        has_first_score=phq9[0] is not None or gad7[0] is not None,
        outcome=outcome,
    )


def _first_and_last(
    scores: list[tuple[date, int]], until: date | None
) -> tuple[int | None, int | None]:
    """The last is None where there is no second score."""
    counted = [total for day, total in scores if until is not None and day <= until]
    if not counted:
        return None, None
    return counted[0], counted[-1] if len(counted) > 1 else None


def _phase(key: str, attended: int, planned: int | None) -> str:
    """The first phase, the last, or what lies between, by the plan agreed last."""
    if attended == 0:
        return BEFORE
    model = protocol(key)
    try:
        phases = model.phases(planned or model.sessions)
    except LengthNotPossible:
        phases = model.phases(model.sessions)
    if phases[0].covers(attended):
        return FIRST
    return LAST if attended >= phases[-1].first else MIDDLE


def _sessions(ids: Collection[UUID]) -> dict[UUID, _Sessions]:
    attended: dict[UUID, list[date]] = defaultdict(list)
    missed: dict[UUID, int] = defaultdict(int)
    rows = (
        TherapySession.objects.in_treatment()
        .filter(case__in=ids)
        .exclude(attendance=TherapySession.Attendance.PLANNED)
        .order_by("scheduled_at")
        .values_list("case_id", "attendance", "scheduled_at")
    )
    for case_id, attendance, at in rows:
        if attendance in TherapySession.ATTENDED:
            attended[case_id].append(timezone.localdate(at))
        elif attendance in TherapySession.MISSED:
            missed[case_id] += 1
    return {
        case_id: _Sessions(
            attended_on=tuple(attended.get(case_id, ())), missed=missed.get(case_id, 0)
        )
        for case_id in {*attended, *missed}
    }


def _scores(ids: Collection[UUID]) -> dict[UUID, Scores]:
    """Totals of the client alone: what a partner filled in is in no course."""
    found: dict[UUID, Scores] = defaultdict(lambda: defaultdict(list))
    rows = (
        Administration.objects.standing()
        .filter(
            case__in=ids,
            instrument_key__in=("PHQ9", "GAD7"),
            about=None,
        )
        .in_order()
        .values_list("case_id", "instrument_key", "taken_on", "total")
    )
    for case_id, key, day, total in rows:
        if total is not None:
            found[case_id][key].append((day, total))
    return found


def _planned(ids: Collection[UUID]) -> dict[UUID, int]:
    """Sessions of the plan agreed last."""
    rows = Contract.objects.filter(case__in=ids).order_by("number")
    return dict(rows.values_list("case_id", "planned"))


def _focuses(ids: Collection[UUID]) -> dict[UUID, str]:
    """The main focus area that was agreed last."""
    rows = FocusArea.objects.filter(
        case__in=ids, rank=FocusArea.Rank.PRIMARY, agreed_on__isnull=False
    ).order_by("started_on", "recorded_at")
    return dict(rows.values_list("case_id", "area"))
